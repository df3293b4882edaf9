import Domain
import Foundation
import Store
import Testing

/// The good term of `Fixtures/good-term`, to be edited and written to a folder of its own.
struct TermFixture {
    private var files: [String: [UInt8]]

    private static let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/good-term")

    init() throws {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: Self.source.path(percentEncoded: false))
        files = [:]
        for path in paths where path.contains(".") {
            files[path] = [UInt8](try Data(contentsOf: Self.source.appending(path: path)))
        }
    }

    enum Edit {
        /// Replaces the one place where a text stands.
        case replace(_ file: String, _ text: String, _ by: String)
        case append(_ file: String, _ text: String)
        case write(_ file: String, _ text: String)
        case bytes(_ file: String, [UInt8])
        case remove(_ file: String)
        /// Something else than a file under that name.
        case folder(_ file: String)
        case pipe(_ file: String)
        case link(_ file: String, to: String)
    }

    mutating func apply(_ edit: Edit) throws {
        switch edit {
        case .replace(let file, let passage, let by):
            let old = try text(file)
            try #require(old.components(separatedBy: passage).count == 2, "\(passage) must stand once in \(file)")
            files[file] = Array(old.replacing(passage, with: by).utf8)
        case .append(let file, let more): files[file] = Array((try text(file) + more).utf8)
        case .write(let file, let text): files[file] = Array(text.utf8)
        case .bytes(let file, let bytes): files[file] = bytes
        case .remove(let file), .folder(let file), .pipe(let file), .link(let file, _): files[file] = nil
        }
    }

    func text(_ file: String) throws -> String { String(decoding: try #require(files[file]), as: UTF8.self) }

    /// Every table with a BOM and `;`, in CRLF.
    mutating func saveAsExcelDoes() throws {
        for file in files.keys where file.hasSuffix(".csv") {
            var isQuoted = false
            let text = try text(file).map { character -> String in
                if character == "\"" { isQuoted.toggle() }
                if isQuoted { return String(character) }
                return character == "," ? ";" : character == "\n" ? "\r\n" : String(character)
            }
            files[file] = [0xEF, 0xBB, 0xBF] + Array(text.joined().utf8)
        }
    }

    /// Writes the folder, with what is not files last, and reads it.
    func read(after edits: [Edit] = []) throws -> TermFolder {
        var fixture = self
        for edit in edits { try fixture.apply(edit) }
        return try Folder.temporary { folder in
            for (path, bytes) in fixture.files { try folder.write(path, bytes) }
            for edit in edits { try folder.make(edit) }
            return try TermFolder.read(folder.path, calendars: FakeCalendar.read)
        }
    }

    /// The faults of the edited folder, one a line.
    func faults(after edits: [Edit]) throws -> String {
        do {
            _ = try read(after: edits)
            return ""
        } catch let faults as FolderFaults {
            return faults.text
        }
    }
}

/// A folder for one test.
struct Folder {
    let path: String

    static func temporary<Result>(_ body: (Folder) throws -> Result) throws -> Result {
        let folder = Folder(path: NSTemporaryDirectory() + "traffpunkt-" + UUID().uuidString)
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        return try body(folder)
    }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let url = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func make(_ edit: TermFixture.Edit) throws {
        switch edit {
        case .folder(let file):
            try FileManager.default.createDirectory(atPath: "\(path)/\(file)", withIntermediateDirectories: true)
        case .pipe(let file): try #require(mkfifo("\(path)/\(file)", 0o600) == 0)
        case .link(let file, let target):
            try FileManager.default.createSymbolicLink(atPath: "\(path)/\(file)", withDestinationPath: target)
        default: break
        }
    }

    /// Each file's path and text.
    func contents() throws -> [String: String] {
        var contents: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            contents[name] = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
        }
        return contents
    }
}

/// Reads what the fixtures' calendars hold, and no more of iCalendar than that.
enum FakeCalendar {
    static func read(_ bytes: [UInt8], window: Interval) -> CalendarContents {
        var busy: [Interval] = []
        var days: [Day] = []
        var problems: [CalendarContents.Problem] = []
        var start: Instant?
        for (index, line) in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).enumerated() {
            switch line.prefix(while: { $0 != ":" }) {
            case "DTSTART;VALUE=DATE": day(line.suffix(8)).map { days.append($0) }
            case "DTSTART": start = instant(line)
            case "DTEND":
                if let start, let end = instant(line), let interval = Interval(start, end), interval.overlaps(window) {
                    busy.append(interval)
                }
            case "X-BROKEN":
                problems.append(.init(line: index + 1, isError: true, message: "no such property"))
            case "X-ODD":
                problems.append(.init(line: index + 1, isError: false, message: "left out"))
            default: break
            }
        }
        return CalendarContents(busy: busy.sorted(), closedDays: days, markedDays: days, problems: problems)
    }

    private static func day(_ digits: Substring) -> Day? {
        let digits = String(digits)
        return Day(iso: "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))")
    }

    /// `DTSTART:20270209T120000Z`.
    private static func instant(_ line: Substring) -> Instant? {
        let text = line.drop { $0 != ":" }.dropFirst()
        guard let day = day(text.prefix(8)), let hour = Int(text.dropFirst(9).prefix(2)) else { return nil }
        return Instant(seconds: day.number * 86_400 + hour * 3600)
    }
}

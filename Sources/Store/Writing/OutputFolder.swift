import CExchange
import Foundation
import Glibc

/// A file to be written, by its path from the folder.
public struct OutputFile: Hashable, Sendable {
    public let path: String
    public let bytes: [UInt8]

    public init(_ path: String, _ bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// Why nothing was written; what stood in the folder before still does.
public struct OutputFailure: Error, Hashable, Sendable, CustomStringConvertible {
    public let path: String
    /// In English: a sentence without a full stop.
    public let problem: String

    public var description: String { "\(path.escaped): \(problem)" }
}

/// The folder that a plan is written to: all of it or nothing.
///
/// The files are written to a new folder beside it and synced to the disk. Then the two folders change places in one step,
/// and the old one is removed. Where the file system has no such step, the old folder is set aside first; a run that dies
/// between leaves it whole there, and the next run puts it back. Runs that write beside each other wait for one another.
public struct OutputFolder: Sendable {
    public let path: String
    private let contents: Contents
    private let moves: Moves

    /// What is written, in place of which nothing else may stand.
    public enum Contents: Sendable {
        case plan
        /// Tables and calendars beside an `export.json`.
        case export
    }

    /// The file that tells a folder of exports.
    public static let exportMark = "export.json"
    /// What its `format` key says.
    public static let exportFormat = "traffpunkt-export/1"

    /// The system's ways to move folders; 0 when that went well.
    package struct Moves: Sendable {
        package var move: @Sendable (_ from: String, _ to: String) -> Int32 = { rename($0, $1) }
        /// Lets two folders change places in one step.
        package var exchange: @Sendable (_ a: String, _ b: String) -> Int32 = { exchange_paths($0, $1) }

        package init() {}
    }

    /// - Parameter path: may end with a slash; folders on the way there are made when it is written.
    /// - Throws: when the path has `..` in it, or is no name for a folder.
    public init(_ path: String, _ contents: Contents = .plan) throws(OutputFailure) {
        try self.init(path, Moves(), contents)
    }

    package init(_ path: String, _ moves: Moves, _ contents: Contents = .plan) throws(OutputFailure) {
        let parts = path.split(separator: "/")
        guard let name = parts.last, name != ".", !parts.contains(".."), !path.contains("\0") else {
            throw OutputFailure(path: path, problem: "must be a folder's path, without \"..\"")
        }
        self.path = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        self.moves = moves
        self.contents = contents
    }

    private var parent: String { path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) + "/" : "" }
    private var name: String { String(path.suffix(from: path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)) }
    /// Where the new folder is made, and where the old one stands while the new one takes its place.
    private var new: String { "\(parent).\(name).traffpunkt-new" }
    private var old: String { "\(parent).\(name).traffpunkt-old" }

    /// Writes the files in place of all that stands in the folder.
    ///
    /// - Throws: when the folder is a file, a link, or holds something that is not a plan of ours; when two files are in
    ///   each other's way; when the system refuses. Then the folder is as it was.
    public func write(_ files: [OutputFile]) throws(OutputFailure) {
        let above = parent.isEmpty ? "." : parent
        try makeFolder(above)
        let lock = open(above, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw failure(above, "cannot be locked") }
        defer { close(lock) }
        try recover()
        let isThere = try isReplaceable()
        do throws(OutputFailure) {
            try make(files)
            if isThere { keepPermissions() }
            try swap(isThere: isThere)
        } catch {
            try? FileManager.default.removeItem(atPath: new)
            throw error
        }
        for left in [new, old] { try? FileManager.default.removeItem(atPath: left) }
    }

    /// Checks that the folder can be written, before the work of planning.
    public func check() throws(OutputFailure) { _ = try isReplaceable() }

    /// Clears away what a run that died has left.
    private func recover() throws(OutputFailure) {
        if kind(of: path) == nil, kind(of: old) == S_IFDIR {
            guard moves.move(old, path) == 0 else { throw failure(path, "cannot be restored from \(old)") }
        }
        for left in [new, old] where kind(of: left) != nil {
            do {
                try FileManager.default.removeItem(atPath: left)
            } catch {
                throw OutputFailure(path: left, problem: "is left from an earlier run and cannot be removed")
            }
        }
    }

    /// Whether a folder stands there, which is empty or a plan of ours.
    private func isReplaceable() throws(OutputFailure) -> Bool {
        guard let kind = kind(of: path) else { return false }
        guard kind != S_IFLNK else { throw OutputFailure(path: path, problem: "is a link; must be a folder itself") }
        guard kind == S_IFDIR else { throw OutputFailure(path: path, problem: "is not a folder") }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw OutputFailure(path: path, problem: "cannot be read")
        }
        if names.isEmpty { return true }
        let what = contents == .plan ? "a plan" : "an export"
        guard holdsMark else {
            throw OutputFailure(
                path: path,
                problem:
                    "holds files that are not \(contents == .plan ? "an earlier plan" : what); name an empty folder or a new one"
            )
        }
        let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        if let foreign = all.filter({ contents == .plan ? !Self.isPart($0) : !Self.isExport($0) }).min() {
            throw OutputFailure(
                path: path, problem: "holds \(foreign.shown), which is no part of \(what) and would be lost; move it away first"
            )
        }
        return true
    }

    /// Whether the file is there by which a folder of ours is known.
    private var holdsMark: Bool {
        switch contents {
        case .plan:
            (try? FolderFile.bytes(at: "\(path)/\(PlanFile.name)", atMost: .max)).map(PlanFile.isPlan) == true
        case .export:
            (try? FolderFile.bytes(at: "\(path)/\(Self.exportMark)", atMost: 10_000)).map {
                String(decoding: $0, as: UTF8.self).contains("\"\(Self.exportFormat)\"")
            } == true
        }
    }

    /// Whether a file may have been written with an export, by its path.
    private static func isExport(_ path: String) -> Bool {
        path == exportMark || path.hasSuffix(".csv") || path.hasSuffix(".ics") || !path.contains(".")
    }

    /// Whether a file may have been written with a plan, by its path.
    private static func isPart(_ path: String) -> Bool {
        ["plan.json", "announced.json", "changes.json", "report.html", "waitlists.csv", "waitlists", "feeds"].contains(path)
            || path.hasPrefix("waitlists/") && path.hasSuffix(".csv")
            || path.hasPrefix("feeds/") && (path.hasSuffix(".ics") || !path.split(separator: "/").contains { $0.contains(".") })
    }

    private func make(_ files: [OutputFile]) throws(OutputFailure) {
        try makeFolder(new)
        var folders: Set = [new]
        for file in files {
            let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
            guard !parts.isEmpty, !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }), !file.path.contains("\0")
            else { throw OutputFailure(path: file.path, problem: "must be a path within the folder") }
            var folder = new
            for part in parts.dropLast() {
                folder += "/\(part)"
                try makeFolder(folder)
                folders.insert(folder)
            }
            try write(file.bytes, to: "\(new)/\(file.path)")
        }
        for folder in folders.sorted() { try sync(folder) }
    }

    private func swap(isThere: Bool) throws(OutputFailure) {
        if !isThere || moves.exchange(new, path) != 0 {
            if isThere {
                guard moves.move(path, old) == 0 else { throw failure(path, "cannot be replaced") }
            }
            guard moves.move(new, path) == 0 else {
                let failure = failure(path, "cannot be replaced")
                if isThere { _ = moves.move(old, path) }
                throw failure
            }
        }
        try? sync(parent.isEmpty ? "." : parent)
    }
}

// MARK: - The system's calls

extension OutputFolder {
    /// The type bits of what stands at a path, links not followed; nil when nothing does.
    private func kind(of path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    private func makeFolder(_ path: String) throws(OutputFailure) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw OutputFailure(path: path, problem: "the folder cannot be made; a file may be in the way")
        }
    }

    /// Gives the new folder the old one's permissions: who was shut out stays so.
    private func keepPermissions() {
        var status = stat()
        if stat(path, &status) == 0 { chmod(new, status.st_mode & 0o7777) }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(OutputFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure(path, "cannot be written") }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path, "cannot be written") }
            rest = rest.dropFirst(count)
        }
        guard fsync(file) == 0 else { throw failure(path, "cannot be written") }
    }

    private func sync(_ folder: String) throws(OutputFailure) {
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw failure(folder, "cannot be written") }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure(folder, "cannot be written") }
    }

    /// With what the system says of its last error.
    private func failure(_ path: String, _ problem: String) -> OutputFailure {
        OutputFailure(path: path, problem: "\(problem): \(systemMessage(errno))")
    }
}

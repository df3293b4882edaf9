import Domain
import TOMLKit

/// `term.toml`, key by key; collects what is wrong with all of them.
struct Settings {
    static let file = Table.term.file

    private let values: [String: Setting]
    private let lines: [String: Int]
    private let isReadable: Bool
    private(set) var faults: [FolderFault] = []

    /// What TOML can say, as far as a term does.
    fileprivate enum Setting {
        case text(String), number(Int), flag(Bool), moment(String), list([Setting]), other
    }

    /// Reads the file of a term folder; when it cannot be read at all, every key is nil and one fault says why.
    init(folder: String) {
        do throws(FolderFault) {
            let text = try Settings.text(at: "\(folder)/\(Settings.file)")
            values = try Settings.values(of: text)
            lines = Settings.lines(of: text)
            isReadable = true
        } catch {
            values = [:]
            lines = [:]
            isReadable = false
            faults = [error]
        }
    }

    private static let mostInLine = 20_000

    private static func text(at path: String) throws(FolderFault) -> String {
        do {
            return try validated(try FolderFile.bytes(at: path))
        } catch let refusal as FolderFile.Refusal {
            throw FolderFault(file: file, problem: refusal.problem)
        } catch let fault as FolderFault {
            throw fault
        } catch {
            throw FolderFault(file: file, problem: "cannot be read")
        }
    }

    private static func values(of text: String) throws(FolderFault) -> [String: Setting] {
        do {
            let table = try TOMLTable(string: text)
            return Dictionary(table.keys.map { ($0, Setting(table[$0]?.tomlValue)) }) { first, _ in first }
        } catch let error as TOMLParseError {
            throw FolderFault(file: file, line: error.source.begin.line, problem: "is not TOML: \(error.description)")
        } catch {
            throw FolderFault(file: file, problem: "is not TOML")
        }
    }

    /// TOMLKit takes C strings: a NUL would end the text for it, unseen.
    private static func validated(_ bytes: [UInt8]) throws(FolderFault) -> String {
        do {
            try NotUTF8.check(bytes)
        } catch {
            throw FolderFault(file: file, line: error.line, problem: "a character is not UTF-8; save the file as UTF-8")
        }
        // A key of endless parts would take TOMLKit's stack.
        for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
        where line.count > mostInLine {
            throw FolderFault(file: file, line: index + 1, problem: "has more than \(mostInLine) bytes in one line")
        }
        let text = String(decoding: bytes, as: UTF8.self)
        var line = 1
        for scalar in text.unicodeScalars {
            if scalar == "\n" { line += 1 }
            guard !scalar.isControl || ["\n", "\r", "\t", "\u{FEFF}"].contains(scalar) else {
                throw FolderFault(file: file, line: line, problem: "must not hold control characters")
            }
        }
        return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// Where each key is set; TOMLKit does not tell.
    private static func lines(of text: String) -> [String: Int] {
        var lines: [String: Int] = [:]
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let words = line.split(separator: "=", maxSplits: 1)
            guard words.count == 2 || line.hasPrefix("[") else { continue }
            let key = words[0].filter { !" \t\"'[]".contains($0) }
            if lines[key] == nil { lines[key] = index + 1 }
        }
        return lines
    }

    func line(of key: String) -> Int? { lines[key] }

    mutating func refuse(_ key: String, _ value: String?, _ problem: String) {
        faults.append(FolderFault(file: Settings.file, line: lines[key], column: key, value: value, problem: problem))
    }

    mutating func refuseKeys(except known: [String]) {
        for key in values.keys.filter({ !known.contains($0) }).sorted(by: { (lines[$0] ?? 0, $0) < (lines[$1] ?? 0, $1) }) {
            refuse(key, nil, "unknown key" + suggestion(for: key, among: known))
        }
    }
}

extension Settings {
    mutating func text<Value>(_ key: String, _ form: Form<Value>) -> Value? {
        value(key, wanted: "a text in quotes") { setting in
            if case .text(let text) = setting { text } else { nil }
        }.flatMap { read($0, key, form) }
    }

    /// A date or a local date-time, with or without quotes.
    mutating func moment<Value>(_ key: String, _ form: Form<Value>) -> Value? {
        value(key, wanted: "a date") { setting in
            switch setting {
            case .text(let text), .moment(let text): text
            default: nil
            }
        }.flatMap { read($0, key, form) }
    }

    mutating func number(_ key: String, or missing: Int) -> Int? {
        value(key, wanted: "a whole number without quotes", or: missing) { setting in
            if case .number(let number) = setting { number } else { nil }
        }
    }

    mutating func flag(_ key: String, or missing: Bool) -> Bool? {
        value(key, wanted: "true or false", or: missing) { setting in
            if case .flag(let flag) = setting { flag } else { nil }
        }
    }

    mutating func texts<Value>(_ key: String, _ form: Form<Value>, or missing: [String]? = nil) -> [Value]? {
        value(key, wanted: "a list of texts in quotes", or: missing) { setting in
            guard case .list(let items) = setting else { return nil }
            let texts = items.compactMap { item in if case .text(let text) = item { text } else { nil } }
            return texts.count == items.count ? texts : nil
        }.flatMap { texts in
            let values = texts.map { read($0, key, form) }
            return values.contains { $0 == nil } ? nil : values.compactMap(\.self)
        }
    }

    private mutating func value<Value>(
        _ key: String, wanted: String, or missing: Value? = nil, _ take: (Setting) -> Value?
    ) -> Value? {
        guard isReadable else { return nil }
        guard let setting = values[key] else {
            if missing == nil { refuse(key, nil, "the key is missing; must be \(wanted)") }
            return missing
        }
        guard let value = take(setting) else {
            refuse(key, nil, "must be \(wanted)")
            return nil
        }
        return value
    }

    private mutating func read<Value>(_ text: String, _ key: String, _ form: Form<Value>) -> Value? {
        do throws(Misfits) {
            return try form.read(text)
        } catch {
            for misfit in error.all { refuse(key, misfit.value, misfit.problem) }
            return nil
        }
    }
}

extension Settings.Setting {
    fileprivate init(_ value: TOMLValue?) {
        self =
            switch value?.type {
            case .string: .text(value?.string ?? "")
            case .int: .number(value?.int ?? 0)
            case .bool: .flag(value?.bool ?? false)
            case .date: .moment(value?.date?.debugDescription ?? "")
            case .dateTime: .moment(value?.dateTime?.debugDescription ?? "")
            case .array: .list(value?.array?.map { Settings.Setting($0.tomlValue) } ?? [])
            default: .other
            }
    }
}

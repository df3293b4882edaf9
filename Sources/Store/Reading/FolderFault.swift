import Domain

/// Something wrong in a term folder: where, what stands there, and what would be right.
public struct FolderFault: Error, Hashable, Sendable, Codable {
    /// The path from the term folder.
    public let file: String
    /// The line, 1 first, where the record begins; nil when the fault is the whole file's.
    public let line: Int?
    /// The column of a table or the key of `term.toml`; nil when the fault is the whole line's.
    public let column: String?
    /// What stands there: at most 80 characters, and nothing that a terminal would act upon.
    public let value: String?
    /// What is wrong and what would be right, in English: a sentence without a full stop.
    public let problem: String

    public init(file: String, line: Int? = nil, column: String? = nil, value: String? = nil, problem: String) {
        self.file = file.shown
        self.line = line
        self.column = column?.shown
        self.value = value?.shown
        self.problem = problem.escaped
    }
}

extension FolderFault: CustomStringConvertible {
    /// `offerings.csv:14: capacity "0": must be at least 1`.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        let subject = [column, value.map { "\"\($0)\"" }].compactMap(\.self).joined(separator: " ")
        return [place, subject, problem].filter { !$0.isEmpty }.joined(separator: ": ")
    }
}

/// All that is wrong in a term folder, in order of file and line.
public struct FolderFaults: Error, Hashable, Sendable {
    public let all: [FolderFault]

    public init(_ all: [FolderFault]) { self.all = all }

    /// One line a fault.
    public var text: String { all.map { $0.description + "\n" }.joined() }
}

extension String {
    /// Cut to 80 characters, and escaped: what comes from a file may hold anything.
    var shown: String {
        let cut = prefix(80)
        return String(cut).escaped + (cut.endIndex == endIndex ? "" : "…")
    }

    /// With its control characters as `\u{1b}`, line breaks as `\n` and tabs as `\t`.
    var escaped: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.isControl: text += "\\u{\(String(scalar.value, radix: 16))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

/// Why a backup was not written or not restored; what stood in its place before still does.
public struct BackupFailure: Error, Hashable, Sendable, CustomStringConvertible {
    public let path: String
    /// The line, 1 first; nil when the failure is the whole file's.
    public let line: Int?
    /// In English: a sentence without a full stop, and without anything that stands in the file's rows.
    public let problem: String

    init(_ path: String, line: Int? = nil, _ problem: String) {
        self.path = path
        self.line = line
        self.problem = problem
    }

    /// `monday.backup:14: the file is cut short`.
    public var description: String { "\(path.shown)\(line.map { ":\($0)" } ?? ""): \(problem)" }
}

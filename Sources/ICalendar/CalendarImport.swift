public import Domain

/// Something to tell about a calendar that was read.
public struct Problem: Hashable, Sendable {
    public enum Severity: Hashable, Sendable {
        /// The file is refused, or an event whose time cannot be trusted.
        case error
        /// Read, in a way that its author may not have meant.
        case note
    }

    /// The first line of the file is 1; nil when the whole file is meant.
    public let line: Int?
    public let severity: Severity
    /// In English: what stands there, and what would be right.
    public let message: String

    public init(line: Int?, severity: Severity, message: String) {
        self.line = line
        self.severity = severity
        self.message = message
    }
}

/// What a calendar means to planning.
public struct ImportedCalendar: Hashable, Sendable {
    /// In order of line.
    public let problems: [Problem]
    /// When something blocks, in order and merged, cut to the window.
    public let busy: [Interval]
    /// The window's days that opaque all-day events cover, in order: public holidays.
    public let closedDays: [Day]
    /// The window's days that any all-day event covers, transparent ones with them, in order: school breaks.
    public let markedDays: [Day]

    public init(problems: [Problem], busy: [Interval], closedDays: [Day], markedDays: [Day]) {
        self.problems = problems
        self.busy = busy
        self.closedDays = closedDays
        self.markedDays = markedDays
    }

    /// Whether nothing that may block is missing.
    public var isWhole: Bool { !problems.contains { $0.severity == .error } }
}

public enum CalendarImport {
    public static func read(_ bytes: [UInt8], window: Interval) -> ImportedCalendar {
        ImportedCalendar(problems: [], busy: [], closedDays: [], markedDays: [])
    }
}

public import Domain

/// What a calendar file says of a time: when its owner is busy, which days it closes, and what is wrong with it.
public struct CalendarContents: Hashable, Sendable {
    /// In order.
    public let busy: [Interval]
    /// Dates that an opaque all-day event takes, in order.
    public let closedDays: [Day]
    /// Dates that any all-day event takes, in order.
    public let markedDays: [Day]
    public let problems: [Problem]

    /// Something wrong with a calendar, or odd in it.
    public struct Problem: Hashable, Sendable {
        /// 1 first; nil when it is the whole file's.
        public let line: Int?
        /// An error makes the folder faulty; others are only told of.
        public let isError: Bool
        /// In English: a sentence without a full stop.
        public let message: String

        public init(line: Int?, isError: Bool, message: String) {
            self.line = line
            self.isError = isError
            self.message = message
        }
    }

    public init(busy: [Interval], closedDays: [Day], markedDays: [Day], problems: [Problem] = []) {
        self.busy = busy
        self.closedDays = closedDays
        self.markedDays = markedDays
        self.problems = problems
    }
}

/// Reads the bytes of a calendar file, as far as they concern a time. The bytes may be anything.
public typealias CalendarReader = (_ bytes: [UInt8], _ window: Interval) -> CalendarContents

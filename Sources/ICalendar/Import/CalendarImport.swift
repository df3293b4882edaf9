public import Domain

/// Something to tell about a calendar that was read.
public struct CalendarRemark: Hashable, Sendable {
    /// Whether something is lost.
    public enum Severity: Hashable, Sendable {
        /// The file is refused, or an event whose time cannot be trusted.
        case error
        /// Read, in a way that its author may not have meant.
        case note
    }

    /// The first line of the file is 1; nil when the whole file is meant.
    public let line: Int?
    /// How much it matters.
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
    public let remarks: [CalendarRemark]
    /// When something blocks, in order and merged, cut to the window.
    public let busy: [Interval]
    /// The window's days that opaque all-day events cover, in order: public holidays.
    public let closedDays: [Day]
    /// The window's days that any all-day event covers, transparent ones with them, in order: school breaks.
    public let markedDays: [Day]

    public init(remarks: [CalendarRemark], busy: [Interval], closedDays: [Day], markedDays: [Day]) {
        self.remarks = remarks
        self.busy = busy
        self.closedDays = closedDays
        self.markedDays = markedDays
    }
}

/// Calendars from other programs, as planning needs them.
public enum CalendarImport {
    /// Reads what a calendar says of the window; whatever the bytes are, it ends, and tells all that it left out.
    ///
    /// Events block unless they are TRANSPARENT, CANCELLED or TENTATIVE; so do the busy periods of a VFREEBUSY. Times
    /// without a zone, and whole days, are in Europe/Stockholm unless X-WR-TIMEZONE says otherwise.
    public static func read(_ bytes: [UInt8], window: Interval) -> ImportedCalendar {
        read(bytes, window: window, limits: .standard)
    }

    package static func read(_ bytes: [UInt8], window: Interval, limits: Limits) -> ImportedCalendar {
        do {
            let parsed = try CalendarParser(bytes, limits)
            try compare(parsed.calendars, with: Libical.components(of: bytes))
            var gathering = Gathering(window: window, limits: limits, remarks: parsed.remarks)
            for calendar in parsed.calendars { gathering.take(calendar) }
            return gathering.result
        } catch {
            let remark = CalendarRemark(line: error.line, severity: .error, message: error.message)
            return ImportedCalendar(remarks: [remark], busy: [], closedDays: [], markedDays: [])
        }
    }

    /// Two independent readings must see the same events; a file that reads in two ways is not to be trusted.
    private static func compare(_ calendars: [Component], with reading: [String: Int]?) throws(Refusal) {
        for name in ["VEVENT", "VFREEBUSY"] {
            let own = calendars.reduce(0) { $0 + $1.count(of: name) }
            let other = reading?[name] ?? 0
            if own != other {
                throw Refusal(nil, "can be read as having \(own) or \(other) \(name) components, so its form is broken")
            }
        }
    }
}

extension Component {
    fileprivate func count(of kind: String) -> Int {
        components.reduce(name == kind ? 1 : 0) { $0 + $1.count(of: kind) }
    }
}

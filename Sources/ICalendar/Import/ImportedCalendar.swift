public import Domain

/// What a calendar means to planning, and what it holds of the time asked for.
public struct ImportedCalendar: Hashable, Sendable {
    /// In order of line.
    public let remarks: [CalendarRemark]
    /// When something blocks, in order and merged, cut to the window.
    public let busy: [Interval]
    /// The window's days that opaque all-day events cover, in order: public holidays.
    public let closedDays: [Day]
    /// The window's days that any all-day event covers, transparent ones with them, in order: school breaks.
    public let markedDays: [Day]
    /// What stands behind `occurrences` and `taken`.
    package let entries: [CalendarEntry]
    /// Every time that an event takes place and that touches the window, whatever it does to its time, in order of start.
    package let occurrences: [ImportedOccurrence]
    /// What blocks, one by one and cut to the window, in order.
    package let taken: [TakenTime]
}

/// Something of a calendar that has times.
package struct CalendarEntry: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// VEVENT.
        case event
        /// VFREEBUSY.
        case freeBusy
        /// VAVAILABILITY: what blocks is the time outside of what it makes available.
        case availability
    }

    package let kind: Kind
    package let uid: String?
    /// Where it begins.
    package let line: Int?
    /// CONFIRMED, TENTATIVE or CANCELLED; nil when it does not say.
    package private(set) var status: String?
    package let isTransparent: Bool
    /// CLASS:PRIVATE or CONFIDENTIAL: its time counts, what it is called is nobody's business.
    package let isPrivate: Bool
    /// The name of the zone that its start is given in; nil for whole days.
    package let zone: String?
    private let text: String?

    /// - Parameter text: SUMMARY as it stands in the file.
    init(
        _ kind: Kind, uid: String?, line: Int?, text: String?, status: String? = nil, isTransparent: Bool = false,
        isPrivate: Bool = false, zone: String? = nil
    ) {
        self.kind = kind
        self.uid = uid
        self.line = line
        self.text = text
        self.status = status
        self.isTransparent = isTransparent
        self.isPrivate = isPrivate
        self.zone = zone
    }

    /// The same, called off.
    func cancelled() -> CalendarEntry {
        var entry = self
        entry.status = "CANCELLED"
        return entry
    }

    /// The UID as it may be shown.
    package var identifier: String? { uid.map(plainText) }

    /// What it is called, on one line and without control characters; `(private)` where that is not to be shown.
    package var summary: String? { isPrivate ? "(private)" : text.map(plainText) }
}

/// One time that an event takes place.
package struct ImportedOccurrence: Hashable, Sendable {
    /// Which of the calendar's entries.
    package let entry: Int
    package let start: Instant
    /// The same as `start` where the event has no length.
    package let end: Instant
    /// By the clock of its own zone.
    package let localStart: LocalTime
    /// The first and the last, of an event of whole days.
    package let days: ClosedRange<Day>?
    /// Of one in a series: when it would begin by the series.
    package let original: Moment?
}

/// A time that is blocked.
package struct TakenTime: Hashable, Sendable {
    package let time: Interval
    /// Which of the calendar's entries blocks it.
    package let entry: Int
}

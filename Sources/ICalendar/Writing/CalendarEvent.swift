package import Domain

/// An event as we publish it (RFC 5545 section 3.6.1): what a VEVENT says, as values.
///
/// Its times are in Stockholm's zone, or whole days; that all of them are of one sort is the type's doing.
package struct CalendarEvent: Hashable, Sendable {
    package enum Time: Hashable, Sendable {
        /// By the clock on the wall.
        case timed(start: LocalTime, end: LocalTime)
        /// The last day included.
        case days(first: Day, last: Day)
    }

    package enum Status: Hashable, Sendable {
        case tentative, confirmed, cancelled
    }

    /// Where a digital session is joined. A capability: only in feeds of those who may join.
    package struct Conference: Hashable, Sendable {
        package let link: String
        package let label: String

        package init(link: String, label: String) {
            self.link = link
            self.label = label
        }
    }

    /// Globally unique; the same for as long as the event lives.
    package let uid: String
    /// DTSTAMP: when what is told was last changed.
    package let stamp: Instant
    package let time: Time
    package var summary: String
    /// SEQUENCE; nil where nobody tracks changes.
    package var sequence: Int?
    package var rule: RecurrenceRule?
    /// EXDATE: starts that the rule gives and that are not held; a day stands for its midnight.
    package var except: [LocalTime] = []
    /// RECURRENCE-ID: the start, by the series, of the occurrence that this one stands for.
    package var replaces: LocalTime?
    package var location: String?
    package var description: String?
    package var conference: Conference?
    package var status: Status?
    /// Whether the time stays free for those who have it in their calendar.
    package var isTransparent = false
    /// Minutes before the start when the subscriber asked to be reminded.
    package var alarm: Int?

    package init(uid: String, stamp: Instant, time: Time, summary: String) {
        self.uid = uid
        self.stamp = stamp
        self.time = time
        self.summary = summary
    }
}

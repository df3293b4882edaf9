public import Domain

/// Something that takes a venue's or a leader's time.
public struct BusyEvent: Hashable, Sendable {
    /// In Europe/Stockholm.
    public enum When: Hashable, Sendable {
        /// `to` is later than `from`.
        case time(Day, from: ClockTime, to: ClockTime)
        /// Whole days, the last one included.
        case days(Day, through: Day)
    }

    public enum Status: String, CaseIterable, Hashable, Sendable {
        case confirmed = "CONFIRMED"
        case tentative = "TENTATIVE"
        case cancelled = "CANCELLED"
    }

    public struct Repetition: Hashable, Sendable {
        public enum Unit: String, CaseIterable, Hashable, Sendable {
            case days = "DAILY"
            case weeks = "WEEKLY"
            case months = "MONTHLY"
            case years = "YEARLY"
        }

        public let unit: Unit
        /// So many units from one time to the next.
        public let every: Int
        /// The weekdays, where they are more than the first date's own.
        public let weekdays: Set<Weekday>
        /// The last date that it can fall on.
        public let until: Day
        /// Dates that it leaves out.
        public let except: [Day]

        public init(_ unit: Unit, every: Int = 1, on weekdays: Set<Weekday> = [], until: Day, except: [Day] = []) {
            self.unit = unit
            self.every = every
            self.weekdays = weekdays
            self.until = until
            self.except = except
        }
    }

    /// Unique in its calendar: lower-case letters, digits and hyphens.
    public let id: String
    public let title: String
    public let when: When
    public let repeats: Repetition?
    /// Whether the time stays free.
    public let isTransparent: Bool
    public let status: Status

    public init(
        id: String, title: String, when: When, repeats: Repetition? = nil, isTransparent: Bool = false,
        status: Status = .confirmed
    ) {
        self.id = id
        self.title = title
        self.when = when
        self.repeats = repeats
        self.isTransparent = isTransparent
        self.status = status
    }
}

/// A calendar of what takes a venue's or a leader's time, such as other programs export.
public enum BusyCalendar {
    /// - Parameter revised: when the events were last changed.
    public static func bytes(name: String, events: [BusyEvent], site: String = DayCalendar.noSite, revised: Instant) -> [UInt8]
    {
        Publication(name: name, events: events.map { component($0, site, revised) }).calendar.bytes
    }

    private static func component(_ event: BusyEvent, _ site: String, _ revised: Instant) -> Component {
        Component(
            "VEVENT",
            [.text("UID", event.id + "@" + site), .utc("DTSTAMP", revised)]
                + span(event.when) + repetition(event)
                + [
                    .text("SUMMARY", event.title),
                    Property("STATUS", raw: event.status.rawValue),
                    Property("TRANSP", raw: event.isTransparent ? "TRANSPARENT" : "OPAQUE"),
                ])
    }

    private static func span(_ when: BusyEvent.When) -> [Property] {
        switch when {
        case .time(let day, let from, let to): [.time("DTSTART", LocalTime(day, from)), .time("DTEND", LocalTime(day, to))]
        case .days(let first, let last): [.day("DTSTART", first), .day("DTEND", last + 1)]
        }
    }

    private static func repetition(_ event: BusyEvent) -> [Property?] {
        guard let repeats = event.repeats else { return [] }
        var rule = "FREQ=\(repeats.unit.rawValue)"
        if repeats.every > 1 { rule += ";INTERVAL=\(repeats.every)" }
        if !repeats.weekdays.isEmpty { rule += ";BYDAY=" + repeats.weekdays.sorted().map(\.code).joined(separator: ",") }
        let except = repeats.except.sorted()
        switch event.when {
        case .time(_, let from, _):
            let until = Stockholm.instant(repeats.until, from)
            return [
                Property("RRULE", raw: rule + ";UNTIL=" + basicUTC(until)),
                except.isEmpty ? nil : .times("EXDATE", except.map { LocalTime($0, from) }),
            ]
        case .days:
            return [
                Property("RRULE", raw: rule + ";UNTIL=" + basic(repeats.until)), except.isEmpty ? nil : .days("EXDATE", except),
            ]
        }
    }
}

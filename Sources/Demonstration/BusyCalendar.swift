package import Domain
internal import ICalendar

/// Something that takes a venue's or a leader's time.
package struct BusyEvent: Hashable, Sendable {
    /// In Europe/Stockholm.
    package enum When: Hashable, Sendable {
        /// `to` is later than `from`.
        case time(Day, from: ClockTime, to: ClockTime)
        /// Whole days, the last one included.
        case days(Day, through: Day)
    }

    package enum Status: String, CaseIterable, Hashable, Sendable {
        case confirmed = "CONFIRMED"
        case tentative = "TENTATIVE"
        case cancelled = "CANCELLED"
    }

    package struct Repetition: Hashable, Sendable {
        package enum Unit: String, CaseIterable, Hashable, Sendable {
            case days = "DAILY"
            case weeks = "WEEKLY"
            case months = "MONTHLY"
            case years = "YEARLY"
        }

        package let unit: Unit
        /// So many units from one time to the next.
        package let every: Int
        /// The weekdays, where they are more than the first date's own.
        package let weekdays: Set<Weekday>
        /// The last date that it can fall on.
        package let until: Day
        /// Dates that it leaves out.
        package let except: [Day]

        package init(_ unit: Unit, every: Int = 1, on weekdays: Set<Weekday> = [], until: Day, except: [Day] = []) {
            self.unit = unit
            self.every = every
            self.weekdays = weekdays
            self.until = until
            self.except = except
        }
    }

    /// Unique in its calendar: lower-case letters, digits and hyphens.
    package let id: String
    package let title: String
    package let when: When
    package let repeats: Repetition?
    /// Whether the time stays free.
    package let isTransparent: Bool
    package let status: Status

    package init(
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
package enum BusyCalendar {
    /// - Parameter revised: when the events were last changed.
    package static func bytes(name: String, events: [BusyEvent], revised: Instant) -> [UInt8] {
        Publication(name: name, events: events.map { component($0, revised) }).calendar.bytes
    }

    private static func component(_ event: BusyEvent, _ revised: Instant) -> Component {
        Component(
            "VEVENT",
            [.text("UID", event.id + "@" + DayCalendar.noSite), .utc("DTSTAMP", revised)]
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
        if !repeats.weekdays.isEmpty {
            rule += ";BYDAY=" + repeats.weekdays.sorted().map(\.icalendarCode).joined(separator: ",")
        }
        let except = repeats.except.sorted()
        switch event.when {
        case .time(_, let from, _):
            let until = Stockholm.instant(repeats.until, from)
            return [
                Property("RRULE", raw: rule + ";UNTIL=" + until.basic),
                except.isEmpty ? nil : .times("EXDATE", except.map { LocalTime($0, from) }),
            ]
        case .days:
            return [
                Property("RRULE", raw: rule + ";UNTIL=" + repeats.until.basic), except.isEmpty ? nil : .days("EXDATE", except),
            ]
        }
    }
}

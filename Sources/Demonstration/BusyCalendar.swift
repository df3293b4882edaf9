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

    package enum Status: CaseIterable, Hashable, Sendable {
        case confirmed, tentative, cancelled
    }

    package struct Repetition: Hashable, Sendable {
        package enum Unit: CaseIterable, Hashable, Sendable {
            case days, weeks, months, years
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
        Publication(name: name).bytes(events.map { calendarEvent($0, revised) })
    }

    private static func calendarEvent(_ event: BusyEvent, _ revised: Instant) -> CalendarEvent {
        var written = CalendarEvent(
            uid: event.id + "@" + DayCalendar.noSite, stamp: revised, time: event.when.time, summary: event.title)
        written.rule = event.repeats?.rule(from: event.when)
        written.except = event.repeats?.except.sorted().map { LocalTime($0, event.when.start) } ?? []
        written.status = event.status.written
        written.isTransparent = event.isTransparent
        return written
    }
}

extension BusyEvent.When {
    fileprivate var time: CalendarEvent.Time {
        switch self {
        case .time(let day, let from, let to): .timed(start: LocalTime(day, from), end: LocalTime(day, to))
        case .days(let first, let last): .days(first: first, last: last)
        }
    }

    fileprivate var start: ClockTime {
        if case .time(_, let from, _) = self { from } else { ClockTime(clamping: 0) }
    }
}

extension BusyEvent.Repetition {
    fileprivate func rule(from when: BusyEvent.When) -> RecurrenceRule {
        let last: Moment =
            switch when {
            case .time(_, let from, _): .time(LocalTime(secondsSinceEpoch: Stockholm.instant(until, from).seconds), .utc)
            case .days: .day(until)
            }
        return RecurrenceRule(unit.frequency, interval: every, end: .until(last), days: weekdays)
    }
}

extension BusyEvent.Repetition.Unit {
    fileprivate var frequency: RecurrenceRule.Frequency {
        switch self {
        case .days: .daily
        case .weeks: .weekly
        case .months: .monthly
        case .years: .yearly
        }
    }
}

extension BusyEvent.Status {
    fileprivate var written: CalendarEvent.Status {
        switch self {
        case .confirmed: .confirmed
        case .tentative: .tentative
        case .cancelled: .cancelled
        }
    }
}

/// The time that is planned, and the dates in it when nobody meets.
public struct Term: Hashable, Sendable {
    public let id: ID<Term>
    public let name: String
    public let firstDay: Day
    public let lastDay: Day
    /// Public holidays and eves.
    public let closed: Set<Day>
    /// School breaks: dates when offerings that follow the school year rest.
    public let schoolBreaks: Set<Day>
    /// Start times that people know; others cost a little in L3.
    public let familiarTimes: Set<ClockTime>
    /// Days before an offering's first occurrence when held home seats are released, unless an agreement says otherwise.
    public let releaseDays: Int
    /// Decides lotteries.
    public let seed: UInt64
    /// When the tables were last changed: the DTSTAMP of what is published from them.
    public let revised: Instant
    /// The host name in UIDs.
    public let site: String
    /// Whether the people and figures are made up.
    public let invented: Bool

    public init(
        id: ID<Term>, name: String, firstDay: Day, lastDay: Day, closed: Set<Day>, schoolBreaks: Set<Day>,
        familiarTimes: Set<ClockTime>, releaseDays: Int, seed: UInt64, revised: Instant, site: String, invented: Bool
    ) {
        self.id = id
        self.name = name
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.closed = closed
        self.schoolBreaks = schoolBreaks
        self.familiarTimes = familiarTimes
        self.releaseDays = releaseDays
        self.seed = seed
        self.revised = revised
        self.site = site
        self.invented = invented
    }

    /// The most weeks a term can have.
    public static let mostWeeks = 52

    /// Calendar weeks that the term touches.
    public var weeks: Int { (lastDay.monday - firstDay.monday) / 7 + 1 }

    /// A date in a week of the term, whose first week is 1.
    public func day(week: Int, _ weekday: Weekday) -> Day { firstDay.monday + (week - 1) * 7 + weekday.rawValue }

    /// The week of the term, 1 and up, that an ISO week number names; nil when the term does not touch it.
    public func week(iso number: Int) -> Int? {
        (1...weeks).first { day(week: $0, .monday).isoWeek.week == number }
    }

    /// The dates of an offering's series (H1).
    ///
    /// The series steps by its interval. A closed date is skipped, so that the promised number is held, or dropped, as
    /// the offering says.
    /// - Returns: nil when the series does not fit in the term, or no date would be held.
    /// - Complexity: O(weeks of the term).
    public func series(of offering: Offering, on weekday: Weekday, startWeek: Int) -> Series? {
        var held: [Day] = []
        var missed: [Day] = []
        var day = day(week: startWeek, weekday)
        while held.count + (offering.whenClosed == .drop ? missed.count : 0) < offering.occurrences {
            guard firstDay <= day, day <= lastDay else { return nil }
            if isClosed(day, for: offering) { missed.append(day) } else { held.append(day) }
            day = day + 7 * offering.interval
        }
        return held.isEmpty ? nil : Series(days: held, missed: missed)
    }

    /// Whether an offering does not meet on a date: a holiday, or a school break when it rests then.
    public func isClosed(_ day: Day, for offering: Offering) -> Bool {
        closed.contains(day) || (offering.restsInSchoolBreaks && schoolBreaks.contains(day))
    }
}

extension Term {
    /// What is told of a term wherever something of it is published.
    public struct Head: Hashable, Sendable {
        public let id: ID<Term>
        public let name: String
        /// The host name in UIDs.
        public let site: String
        public let firstDay: Day
        public let lastDay: Day
        /// Whether the people and figures are made up.
        public let invented: Bool

        public init(id: ID<Term>, name: String, site: String, firstDay: Day, lastDay: Day, invented: Bool) {
            self.id = id
            self.name = name
            self.site = site
            self.firstDay = firstDay
            self.lastDay = lastDay
            self.invented = invented
        }
    }

    public var head: Head {
        Head(id: id, name: name, site: site, firstDay: firstDay, lastDay: lastDay, invented: invented)
    }
}

/// The dates of a series, in order.
public struct Series: Hashable, Sendable {
    public let days: [Day]
    /// Closed dates that the series would have met on: skipped or dropped.
    public let missed: [Day]

    public init(days: [Day], missed: [Day]) {
        self.days = days
        self.missed = missed
    }
}

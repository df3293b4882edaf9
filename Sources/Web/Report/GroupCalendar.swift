internal import Domain

/// What meets in one place, week by week. Holds only what everybody may see.
struct GroupCalendar: Hashable, Sendable {
    /// A group, as a line in the list above the weeks.
    struct Group: Hashable, Sendable {
        let title: String
        let kind: Kind
        let language: Language
        let weekday: Weekday
        let start: ClockTime
        let end: ClockTime
        /// nil when digital.
        let venue: String?
        let days: [Day]
        let missed: [Day]
        let availability: Availability
    }

    /// A group that the district owns with others and another hosts.
    struct Shared: Hashable, Sendable {
        let group: Group
        let host: ID<District>
    }

    /// As coarse as everybody may know it.
    enum Availability: Hashable, Sendable {
        case seats, fewSeats, full
    }

    enum Weeks: Hashable, Sendable {
        case week([Date])
        /// Weeks in a row when nothing meets and nothing is closed, by their Mondays.
        case quiet(from: Day, to: Day)
    }

    struct Date: Hashable, Sendable {
        let day: Day
        let isInTerm: Bool
        let closure: Closure?
        /// Groups that meet, by time, then in the order of the term's offerings.
        let meetings: [Group]
        /// Groups that pass over the date.
        let missed: [Group]
    }

    /// Why a date is not as others.
    enum Closure: Hashable, Sendable {
        case holiday(String)
        case closed
        case schoolBreak
    }

    /// nil for what meets online.
    let district: ID<District>?
    /// In the order of the week, then of the day.
    let groups: [Group]
    /// In the order of the term's offerings.
    let shared: [Shared]
    /// Monday to Friday, and those of the weekend when something meets.
    let weekdays: [Weekday]
    let weeks: [Weeks]

    /// - Parameter district: nil for what meets online.
    init(_ city: City, _ plan: Plan, district: ID<District>?) {
        let seats = Dictionary(plan.seats.map { ($0.offering, 1) }, uniquingKeysWith: +)
        let groups = plan.sessions.filter { $0.host == district }
            .compactMap { session in
                city.offering[session.offering].flatMap { Group(city, session, $0, taken: seats[$0.id] ?? 0) }
            }
            .enumerated().sorted { a, b in
                (a.element.weekday, a.element.start, a.offset) < (b.element.weekday, b.element.start, b.offset)
            }
            .map(\.element)
        let weekdays = Weekday.allCases.filter { day in day <= .friday || groups.contains { $0.weekday == day } }
        let closures = Closures(city.term)
        self.district = district
        self.groups = groups
        shared = plan.sessions.compactMap { session in
            guard let district, let host = session.host, host != district, let offering = city.offering[session.offering],
                offering.owners.contains(district), let group = Group(city, session, offering, taken: seats[offering.id] ?? 0)
            else { return nil }
            return Shared(group: group, host: host)
        }
        self.weekdays = weekdays
        weeks = (1...city.term.weeks).map { week in
            weekdays.map { weekday in
                let day = city.term.day(week: week, weekday)
                let isInTerm = city.term.firstDay <= day && day <= city.term.lastDay
                return Date(
                    day: day, isInTerm: isInTerm, closure: isInTerm ? closures.of(day) : nil,
                    meetings: groups.filter { $0.days.contains(day) }, missed: groups.filter { $0.missed.contains(day) })
            }
        }.reduce(into: []) { weeks, dates in weeks.append(week: dates) }
    }
}

extension GroupCalendar.Group {
    /// nil when everybody may not see when and where it meets.
    fileprivate init?(_ city: City, _ session: Session, _ offering: Offering, taken: Int) {
        guard let exposure = Exposure(of: offering, to: .everyone), exposure.times == .exact, let title = exposure.title,
            let end = ClockTime(minutes: session.time.start.minutes + offering.minutes)
        else { return nil }
        let venue = session.venue.flatMap { city.venue[$0] }
        let free = min(offering.capacity, venue?.seats ?? offering.capacity) - taken
        self.init(
            title: title, kind: offering.kind, language: offering.language, weekday: session.time.weekday,
            start: session.time.start, end: end, venue: venue?.name, days: session.series.days, missed: session.series.missed,
            availability: free <= 0 ? .full : free <= 2 ? .fewSeats : .seats)
    }
}

extension [GroupCalendar.Weeks] {
    /// Adds a week, or makes the quiet weeks before it one longer.
    fileprivate mutating func append(week dates: [GroupCalendar.Date]) {
        guard let monday = dates.first?.day else { return }
        guard dates.allSatisfy({ $0.meetings.isEmpty && $0.missed.isEmpty && $0.closure == nil }) else {
            return append(.week(dates))
        }
        if case .quiet(let from, _) = last {
            self[count - 1] = .quiet(from: from, to: monday)
        } else {
            append(.quiet(from: monday, to: monday))
        }
    }
}

/// Dates of a term when something is closed.
private struct Closures {
    let term: Term
    let names: [Day: String]

    init(_ term: Term) {
        self.term = term
        names = Dictionary((term.firstDay.year...term.lastDay.year).flatMap(Holidays.of).map { ($0.day, $0.name) }) { a, _ in a
        }
    }

    func of(_ day: Day) -> GroupCalendar.Closure? {
        if term.closed.contains(day) { return names[day].map { .holiday($0) } ?? .closed }
        return term.schoolBreaks.contains(day) ? .schoolBreak : nil
    }
}

/// A children's group: its weeks, and nothing on where.
struct ChildrensGroup: Hashable, Sendable {
    let title: String
    let language: Language
    /// The Mondays from its first week to its last by its interval: a week left out could tell the weekday.
    let weeks: [Day]

    static func all(_ city: City, _ plan: Plan) -> [ChildrensGroup] {
        plan.sessions.compactMap { session in
            guard let offering = city.offering[session.offering],
                let exposure = Exposure(of: offering, to: .everyone), exposure.times == .weeks, let title = exposure.title
            else { return nil }
            return ChildrensGroup(title: title, language: offering.language, weeks: weeks(session, offering))
        }
    }

    private static func weeks(_ session: Session, _ offering: Offering) -> [Day] {
        guard let first = session.series.days.first?.monday, let last = session.series.days.last?.monday else { return [] }
        return stride(from: first.number, through: last.number, by: 7 * max(1, offering.interval)).map(Day.init(number:))
    }
}

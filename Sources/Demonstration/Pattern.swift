import Domain

/// How a kind of group tends to run in Swedish municipalities: its size, rhythm and hours.
enum Pattern {
    case group(everyWeeks: Int)
    case café(everyWeeks: Int)
    case activity
    case course
    case lecture
    case wholeDay
    case online
    case children
    /// For relatives in danger: small, and never shown in public.
    case protected

    struct Shape {
        let kind: Kind
        var visibility = Visibility.open
        var needsIdentity = true
        let capacity: ClosedRange<Int>
        /// The share of the seats, in percent, that must be taken for it to run.
        let minimumPercent: Int
        var leaders = 1
        var occurrences = 1...1
        var interval = 1
        let minutes: Int
        /// Weeks of the term when it may start.
        var starts = 2...8
        var whenClosed = Offering.WhenClosed.skip
        var restsInSchoolBreaks = false
        let guestSeats: ClosedRange<Int>
        var needs: Features = []
    }

    var shape: Shape {
        switch self {
        case .group(let weeks):
            Shape(
                kind: .closed, capacity: 6...8, minimumPercent: 63,
                occurrences: weeks == 1 ? 8...10 : weeks == 2 ? 6...8 : 4...4,
                interval: weeks, minutes: 120, guestSeats: 1...3)
        case .café(let weeks):
            Shape(
                kind: .open, needsIdentity: false, capacity: 14...24, minimumPercent: 0,
                occurrences: weeks == 1 ? 14...16 : weeks == 2 ? 7...9 : 4...5, interval: weeks, minutes: 120, starts: 2...6,
                whenClosed: .drop, guestSeats: 3...8, needs: .stepFree)
        case .activity:
            Shape(
                kind: .open, needsIdentity: false, capacity: 10...15, minimumPercent: 30, occurrences: 5...7, interval: 2,
                minutes: 60, starts: 3...12, whenClosed: .drop, guestSeats: 2...5)
        case .course:
            Shape(
                kind: .course, capacity: 10...16, minimumPercent: 50, leaders: 2, occurrences: 4...6, minutes: 120,
                starts: 3...14, guestSeats: 4...6)
        case .lecture:
            Shape(
                kind: .lecture, needsIdentity: false, capacity: 25...45, minimumPercent: 30, minutes: 90, starts: 4...20,
                guestSeats: 8...20, needs: .hearingLoop)
        case .wholeDay:
            Shape(
                kind: .lecture, capacity: 24...30, minimumPercent: 34, leaders: 2, minutes: 330, starts: 10...20,
                guestSeats: 6...10)
        case .online:
            Shape(
                kind: .digital, capacity: 8...12, minimumPercent: 35, occurrences: 6...9, interval: 2, minutes: 60,
                guestSeats: 2...4)
        case .children:
            Shape(
                kind: .closed, visibility: .children, capacity: 6...8, minimumPercent: 50, occurrences: 8...10, minutes: 90,
                starts: 3...7, restsInSchoolBreaks: true, guestSeats: 1...2)
        case .protected:
            Shape(
                kind: .closed, visibility: .protected, capacity: 5...6, minimumPercent: 50, occurrences: 5...5, interval: 2,
                minutes: 90, starts: 4...8, guestSeats: 2...4, needs: .protectedEntrance)
        }
    }

    /// Weekly times when such a group can begin.
    func times(_ partOfDay: PartOfDay) -> [WeeklyTime] {
        let clocks: [String] =
            switch (self, partOfDay) {
            case (.children, _): ["15:30", "16:00", "16:30"]
            case (.wholeDay, _): ["09:30", "10:00"]
            case (.lecture, .evening): ["17:30", "18:00", "18:30"]
            case (_, .day): ["10:00", "10:30", "13:00", "13:30", "14:00"]
            case (_, .evening): ["16:30", "17:00", "17:30", "18:00"]
            }
        let days = partOfDay == .evening ? [Weekday].mondayToThursday : .workdays
        return days.flatMap { day in clocks.compactMap(ClockTime.init).map { WeeklyTime(day, $0) } }
    }
}

enum PartOfDay { case day, evening }

/// An offering that a district has thought of, before its details are drawn.
struct Idea {
    let title: String
    var neutralTitle: String?
    let pattern: Pattern
    let groups: Set<TargetGroup>
    let language: Language
    let owners: [StockholmDistrict]
    let time: PartOfDay
    let reach: Offering.Reach
    var visibility: Visibility?

    init(
        _ title: String, as pattern: Pattern, for groups: Set<TargetGroup>, by owners: [StockholmDistrict],
        _ time: PartOfDay = .evening, in language: Language = .swedish, reach: Offering.Reach = .neighbours,
        neutrally neutralTitle: String? = nil, shown visibility: Visibility? = nil
    ) {
        self.title = title
        self.neutralTitle = neutralTitle
        self.pattern = pattern
        self.groups = groups
        self.language = language
        self.owners = owners
        self.time = time
        self.reach = reach
        self.visibility = visibility
    }

    /// The offering, with times and starts among those at which it can be held at all.
    func drawn(
        id: ID<Offering>, in term: Term, venues: [Venue], leaders: [Leader], using random: inout some RandomNumberGenerator
    ) -> Offering {
        let shape = pattern.shape
        let capacity = random.number(shape.capacity)
        let isDigital = shape.kind == .digital
        let opensToAll = isDigital && random.chance(percent: 60)
        let whole = Offering(
            id: id, title: title, neutralTitle: neutralTitle, groups: groups, language: language, kind: shape.kind,
            visibility: visibility ?? shape.visibility, needsIdentity: shape.needsIdentity, owners: owners.map(\.id),
            hosts: isDigital ? [] : owners.filter(\.hasBudget).map(\.id), capacity: capacity,
            minimum: (capacity * shape.minimumPercent + 99) / 100, leadersNeeded: shape.leaders,
            occurrences: random.number(shape.occurrences), interval: shape.interval, minutes: shape.minutes,
            times: pattern.times(time), startWeeks: Array(shape.starts), whenClosed: shape.whenClosed,
            restsInSchoolBreaks: shape.restsInSchoolBreaks, guestSeats: opensToAll ? nil : random.number(shape.guestSeats),
            reach: isDigital ? .city : reach, needs: shape.needs,
            queue: random.weighted([(.registration, 70), (.priority, 15), (.lottery, 15)]))
        let times = random.some(
            random.number(3...8), of: whole.times.filter { whole.canBeHeld(at: $0, venues: venues, leaders: leaders) })
        let starts = whole.startWeeks.filter { week in
            times.allSatisfy { term.series(of: whole, on: $0.weekday, startWeek: week) != nil }
        }
        return whole.narrowed(to: times, startWeeks: random.some(random.number(2...5), of: starts))
    }
}

extension Offering {
    /// Whether in one of the hosts a venue is open then and enough leaders could come, calendars apart.
    func canBeHeld(at time: WeeklyTime, venues: [Venue], leaders: [Leader]) -> Bool {
        let able = leaders.filter { $0.canLead(self) && $0.hours.holds(self, at: time) }
        if kind == .digital { return able.count >= leadersNeeded }
        return hosts.contains { host in
            venues.contains { $0.district == host && $0.canHold(self) && $0.hours.holds(self, at: time) }
                && able.count { $0.districts.contains(host) } >= leadersNeeded
        }
    }

    func narrowed(to times: [WeeklyTime], startWeeks: [Int]) -> Offering {
        Offering(
            id: id, title: title, neutralTitle: neutralTitle, groups: groups, language: language, kind: kind,
            visibility: visibility, needsIdentity: needsIdentity, owners: owners, hosts: hosts, capacity: capacity,
            minimum: minimum, leadersNeeded: leadersNeeded, occurrences: occurrences, interval: interval, minutes: minutes,
            times: times, startWeeks: startWeeks, whenClosed: whenClosed, restsInSchoolBreaks: restsInSchoolBreaks,
            guestSeats: guestSeats, reach: reach, needs: needs, queue: queue)
    }
}

extension Leader {
    /// Competence and language, whatever the place and time.
    func canLead(_ offering: Offering) -> Bool {
        !groups.isDisjoint(with: offering.groups) && languages.contains(offering.language)
    }
}

extension Venue {
    func canHold(_ offering: Offering) -> Bool {
        seats >= offering.minimum && features.isSuperset(of: offering.needs)
    }
}

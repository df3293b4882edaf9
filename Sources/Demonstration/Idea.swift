import Domain

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
        var offering = Offering(
            id: id, title: title, neutralTitle: neutralTitle, groups: groups, language: language, kind: shape.kind,
            visibility: visibility ?? shape.visibility, needsIdentity: shape.needsIdentity, owners: owners.map(\.id),
            hosts: isDigital ? [] : owners.filter(\.hasBudget).map(\.id), capacity: capacity,
            minimum: (capacity * shape.minimumPercent + 99) / 100, leadersNeeded: shape.leaders,
            occurrences: random.number(shape.occurrences), interval: shape.interval, minutes: shape.minutes,
            times: pattern.times(time), startWeeks: Array(shape.starts), whenClosed: shape.whenClosed,
            restsInSchoolBreaks: shape.restsInSchoolBreaks, guestSeats: opensToAll ? nil : random.number(shape.guestSeats),
            reach: isDigital ? .city : reach, needs: shape.needs,
            queue: random.weighted([(.registration, 70), (.priority, 15), (.lottery, 15)]))
        offering.times = random.some(
            random.number(3...8), of: offering.times.filter { offering.canBeHeld(at: $0, venues: venues, leaders: leaders) })
        let starts = offering.startWeeks.filter { week in
            offering.times.allSatisfy { term.series(of: offering, on: $0.weekday, startWeek: week) != nil }
        }
        offering.startWeeks = random.some(random.number(2...5), of: starts)
        return offering
    }
}

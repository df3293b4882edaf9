internal import Domain

/// What both forms of the problem say of themselves, from which `Problem` is compiled.
struct ProblemSource {
    var slots: [Problem.Slot] = []
    var venueCount = 0
    var leaders: [Problem.LeaderRow] = []
    var districtCount = 0
    var weekCount = 0
    var offerings: [OfferingSource] = []
    var people: [Person] = []
    var travel: [Int32] = []
    var leaderFree: [UInt64] = []
    var serves: [Bool] = []
    var related: [[Int32]] = []
    var isNear: [Bool] = []
    var isConsiderate = false
    /// Pairs of people, by index, who must not meet.
    var barred: [(Int, Int)] = []

    struct OfferingSource {
        var minimum: Int32
        var leadersNeeded: Int32
        var candidates: [Int32]
        var isPinned = false
        var pinnedLeaders: [Int32] = []
        /// Its placement by index in `placements`, or -1.
        var announced: Problem.AnnouncedRow?
        var placements: [PlacementSource] = []
        /// What a person pays in L2 for the kind of offering, or nil when it is not for them.
        var kindCost: (Person) -> Int16?
        /// How people of a district stand to it when it meets in a host district (-1: digital).
        var standing: (_ district: Int32, _ host: Int32) -> Standing
    }

    struct PlacementSource {
        var venue: Int32
        var host: Int32
        var slot: Int32
        var start: Int32
        var weeks: UInt64
        var seats: Int32
        var guestSeats: Int32
        var features: UInt8
        var strangeness: Int32
    }

    /// All of a request that rules and objective see.
    struct Person: Hashable {
        var district: Int32
        var group: Int32
        /// Interned: the language and the kinds in their order of choice.
        var language: Int32
        var kinds: [Int32]
        var travels: Bool
        var needs: UInt8
        /// For each slot whether the person can come.
        var can: [Bool]
        /// For each slot whether the person would rather come then.
        var prefers: [Bool]
        /// Distinguishes what queue policies see, so that a class is never served out of its order.
        var priority: Int32 = 0
        var pinnedTo: Int32 = -1
        /// The offering where the person has an announced seat.
        var announcedIn: Int32 = -1
        /// Set for those in a barred pair, who are each a class of their own.
        var alone: Int32 = -1
    }
}

extension Problem {
    /// Compiles the tables.
    ///
    /// - Parameter registered: when each person registered, in any unit.
    convenience init(_ source: ProblemSource, registered: [Int]) {
        var order = [Int](repeating: 0, count: registered.count)
        for (place, person) in registered.indices.sorted(by: { (registered[$0], $0) < (registered[$1], $1) }).enumerated() {
            order[person] = place
        }
        let grouping = Grouping(source, order: order)
        var placements: [Placement] = []
        var offerings: [OfferingRow] = []
        var audiences: [Visitor] = []
        var options: [[Int32]] = Array(repeating: [], count: grouping.people.count)
        for (index, offering) in source.offerings.enumerated() {
            let pinnedClasses = grouping.people.indices.filter { grouping.people[$0].pinnedTo == Int32(index) }
            let from = placements.count
            let wanting = grouping.people.enumerated().compactMap { cls, person -> (Int32, ProblemSource.Person, Int16)? in
                guard person.pinnedTo < 0 || person.pinnedTo == Int32(index) else { return nil }
                return offering.kindCost(person).map { (Int32(cls), person, $0) }
            }
            var known: [AudienceKey: Range<Int>] = [:]
            for (origin, placement) in offering.placements.enumerated() {
                guard
                    pinnedClasses.allSatisfy({ cls in
                        let person = grouping.people[cls]
                        return offering.kindCost(person).flatMap { offering.visitor(Int32(cls), person, $0, at: placement) }
                            != nil
                    })
                else { continue }
                let key = AudienceKey(slot: placement.slot, host: placement.host, features: placement.features)
                let audience =
                    known[key]
                    ?? {
                        let first = audiences.count
                        for (cls, person, kindCost) in wanting {
                            guard let visitor = offering.visitor(cls, person, kindCost, at: placement) else { continue }
                            audiences.append(visitor)
                            if options[Int(cls)].last != Int32(index) { options[Int(cls)].append(Int32(index)) }
                        }
                        return first..<audiences.count
                    }()
                known[key] = audience
                placements.append(
                    Placement(
                        offering: Int32(index), venue: placement.venue, host: placement.host, slot: placement.slot,
                        start: placement.start, origin: Int32(origin), weeks: placement.weeks, seats: placement.seats,
                        guestSeats: min(placement.guestSeats, placement.seats), audience: audience,
                        lateness: (placement.start - 1) / 3, strangeness: placement.strangeness))
            }
            offerings.append(
                OfferingRow(
                    minimum: offering.minimum, leadersNeeded: offering.leadersNeeded, placements: from..<placements.count,
                    isPinned: offering.isPinned, pinnedLeaders: offering.pinnedLeaders,
                    pinnedClasses: pinnedClasses.map { Int32($0) },
                    announced: offering.announced.map { session in
                        let index = placements[from...].firstIndex { $0.origin == session.placement }
                        return AnnouncedRow(
                            placement: Int32(index ?? -1), slot: session.slot, venue: session.venue, start: session.start,
                            leaders: session.leaders,
                            leaderCount: session.leaderCount,
                            people: session.people)
                    }))
        }
        var flatOptions: [Int32] = []
        let classes = grouping.people.indices.map { cls -> ClassRow in
            let first = flatOptions.count
            flatOptions += options[cls]
            return ClassRow(
                members: grouping.members[cls].map { Int32($0) }, cell: grouping.cell[cls], options: first..<flatOptions.count,
                pinnedTo: grouping.people[cls].pinnedTo, barred: grouping.barred[cls], eligibility: grouping.eligibility[cls],
                announcedIn: grouping.people[cls].announcedIn)
        }
        var cellCosts: [Int32] = []
        let cells = grouping.cells.map { cell -> CellRow in
            let first = cellCosts.count
            cellCosts += (0...cell.demand).map { Int32(Cell.shortfall(unserved: $0, demand: cell.demand)) }
            return CellRow(district: cell.district, group: cell.group, demand: Int32(cell.demand), costs: Int32(first))
        }
        self.init(
            offerings: offerings, placements: placements, slots: source.slots, venueCount: source.venueCount,
            leaders: source.leaders, districtCount: source.districtCount, weekCount: source.weekCount, classes: classes,
            registration: order, cells: cells, cellCosts: cellCosts, audiences: audiences, options: flatOptions,
            travel: source.travel,
            leaderFree: source.leaderFree, serves: source.serves, candidates: source.offerings.map(\.candidates),
            related: source.related, isNear: source.isNear, isConsiderate: source.isConsiderate)
    }
}

private struct AudienceKey: Hashable {
    let slot: Int32
    let host: Int32
    let features: UInt8
}

extension ProblemSource.OfferingSource {
    /// H4 and H6 for one person and one placement, and what the seat would cost in L2.
    fileprivate func visitor(
        _ cls: Int32, _ person: ProblemSource.Person, _ kindCost: Int16, at placement: ProblemSource.PlacementSource
    ) -> Problem.Visitor? {
        guard person.can[Int(placement.slot)], person.needs & ~placement.features == 0 else { return nil }
        let isDigital = placement.host < 0
        let standing = standing(person.district, placement.host)
        guard standing == .home || (standing == .guest && (isDigital || person.travels)) else { return nil }
        let timeCost: Int16 = person.prefers[Int(placement.slot)] ? 0 : 2
        let awayCost: Int16 = isDigital || placement.host == person.district ? 0 : 3
        return Problem.Visitor(cls: cls, cost: kindCost + timeCost + awayCost, isGuest: standing == .guest)
    }
}

/// People grouped into classes, classes into cells and eligibility groups; all in order of first appearance.
private struct Grouping {
    var people: [ProblemSource.Person] = []
    var members: [[Int]] = []
    var cell: [Int32] = []
    var cells: [(district: Int32, group: Int32, demand: Int)] = []
    var eligibility: [Int32] = []
    var barred: [[Int32]]

    init(_ source: ProblemSource, order: [Int]) {
        struct CellKey: Hashable { let district: Int32, group: Int32 }
        var classOf: [ProblemSource.Person: Int] = [:]
        var cellOf: [CellKey: Int] = [:]
        var eligibilityOf: [ProblemSource.Person: Int32] = [:]
        var classOfPerson = [Int](repeating: 0, count: source.people.count)
        for (index, person) in source.people.enumerated() {
            let cls = classOf[person] ?? people.count
            if cls == people.count {
                classOf[person] = cls
                people.append(person)
                members.append([])
                let key = CellKey(district: person.district, group: person.group)
                let cellIndex = cellOf[key] ?? cells.count
                if cellIndex == cells.count {
                    cellOf[key] = cellIndex
                    cells.append((person.district, person.group, 0))
                }
                cell.append(Int32(cellIndex))
                var anyTime = person
                anyTime.prefers = []
                anyTime.alone = -1
                anyTime.announcedIn = -1
                anyTime.kinds.sort()
                let group = eligibilityOf[anyTime] ?? Int32(eligibilityOf.count)
                eligibilityOf[anyTime] = group
                eligibility.append(group)
            }
            members[cls].append(index)
            cells[Int(cell[cls])].demand += 1
            classOfPerson[index] = cls
        }
        for cls in members.indices { members[cls].sort { order[$0] < order[$1] } }
        barred = Array(repeating: [], count: people.count)
        for (a, b) in source.barred {
            barred[classOfPerson[a]].append(Int32(classOfPerson[b]))
            barred[classOfPerson[b]].append(Int32(classOfPerson[a]))
        }
    }
}

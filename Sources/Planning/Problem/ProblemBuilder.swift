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
        /// nil when nothing of it has been announced; the placement is an index in `placements`.
        var announced: Problem.AnnouncedRow?
        var placements: [PlacementSource] = []
        var groups: Set<Int32>
        /// Interned, as are a person's language and kinds.
        var language: Int32
        var kind: Int32
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
        var tables = OfferingTables(source, grouping)
        for index in source.offerings.indices { tables.compile(index) }

        var members: [Int32] = [], barred: [Int32] = [], options: [Option] = []
        func append<Element>(_ elements: [Element], to list: inout [Element]) -> Range<Int> {
            defer { list += elements }
            return list.count..<list.count + elements.count
        }
        let classes = grouping.people.indices.map { cls in
            ClassRow(
                members: append(grouping.members[cls].map { Int32($0) }, to: &members), cell: grouping.cell[cls],
                options: append(tables.options[cls], to: &options), pinnedTo: grouping.people[cls].pinnedTo,
                barred: append(grouping.barred[cls], to: &barred), eligibility: grouping.eligibility[cls],
                announcedIn: grouping.people[cls].announcedIn)
        }
        var cellCosts: [Int32] = []
        let cells = grouping.cells.map { cell in
            let costs = append(
                (0...cell.demand).map { Int32(Cell.shortfall(unserved: $0, demand: cell.demand)) }, to: &cellCosts)
            return CellRow(
                district: cell.district, group: cell.group, demand: Int32(cell.demand), costs: Int32(costs.lowerBound))
        }
        self.init(
            offerings: tables.offerings, occasions: tables.occasions, placements: tables.placements, slots: source.slots,
            venueCount: source.venueCount, leaders: source.leaders, districtCount: source.districtCount,
            weekCount: source.weekCount, classes: classes, members: members, barred: barred, registration: order, cells: cells,
            cellCosts: cellCosts, wanting: tables.wanting, admissions: tables.admissions, options: options,
            travel: source.travel, leaderFree: source.leaderFree, serves: source.serves, pools: tables.pools,
            candidates: source.offerings.map(\.candidates), related: source.related, isNear: source.isNear,
            isConsiderate: source.isConsiderate, pinnedLeaders: source.offerings.map(\.pinnedLeaders),
            pinnedClasses: tables.pinnedClasses,
            announced: source.offerings.contains { $0.announced != nil } ? tables.announced : [])
    }
}

/// What is compiled offering by offering.
private struct OfferingTables {
    let source: ProblemSource
    let grouping: Grouping
    /// The classes of a target group and a language.
    private let asking: [Asking: [Int32]]

    var offerings: [Problem.OfferingRow] = []
    var occasions: [Problem.Occasion] = []
    var placements: [Problem.Placement] = []
    var wanting: [Int32] = []
    var admissions: [Problem.Admission] = []
    var pools: [Int32] = []
    var options: [[Problem.Option]]
    var pinnedClasses: [[Int32]]
    var announced: [Problem.AnnouncedRow?] = []

    private struct Asking: Hashable { let group: Int32, language: Int32 }
    private struct OccasionKey: Hashable { let slot: Int32, host: Int32, features: UInt8 }

    init(_ source: ProblemSource, _ grouping: Grouping) {
        self.source = source
        self.grouping = grouping
        asking = Dictionary(grouping: grouping.people.indices.map { Int32($0) }) {
            let person = grouping.people[Int($0)]
            return Asking(group: person.group, language: person.language)
        }
        options = Array(repeating: [], count: grouping.people.count)
        pinnedClasses = Array(repeating: [], count: source.offerings.count)
        for (cls, person) in grouping.people.enumerated() where person.pinnedTo >= 0 {
            pinnedClasses[Int(person.pinnedTo)].append(Int32(cls))
        }
    }

    mutating func compile(_ index: Int) {
        let offering = source.offerings[index]
        let firstPlacement = placements.count, firstOccasion = occasions.count, firstWanting = wanting.count
        var keys: [OccasionKey: Int] = [:]
        var grouped: [(key: OccasionKey, placements: [Int])] = []
        for (origin, placement) in offering.placements.enumerated() {
            let key = OccasionKey(slot: placement.slot, host: placement.host, features: placement.features)
            let group = keys[key] ?? grouped.count
            if group == grouped.count {
                keys[key] = group
                grouped.append((key, []))
            }
            grouped[group].placements.append(origin)
        }
        let interested = offering.groups.flatMap { asking[Asking(group: $0, language: offering.language)] ?? [] }.filter {
            let person = grouping.people[Int($0)]
            return person.kinds.contains(offering.kind) && (person.pinnedTo < 0 || person.pinnedTo == Int32(index))
        }.sorted()
        var standings: [Int32: [Standing]] = [:]
        for key in grouped.map(\.key) where standings[key.host] == nil {
            standings[key.host] = (0..<Int32(source.districtCount)).map { offering.standing($0, key.host) }
        }
        let audiences = grouped.map { key, _ in
            interested.map { cls in
                offering.admission(
                    grouping.people[Int(cls)], slot: key.slot, host: key.host, features: key.features,
                    standings[key.host] ?? [])
            }
        }
        let places = interested.indices.filter { place in audiences.contains { !$0[place].isNone } }
        for (place, from) in places.enumerated() {
            wanting.append(interested[from])
            options[Int(interested[from])].append(Problem.Option(offering: Int32(index), place: Int32(place)))
        }
        for ((key, origins), audience) in zip(grouped, audiences) {
            let mustCome = pinnedClasses[index].allSatisfy { pinned in
                interested.firstIndex(of: pinned).map { !audience[$0].isNone } ?? false
            }
            guard mustCome else { continue }
            let first = placements.count, firstLeader = pools.count, firstAdmission = Int32(admissions.count)
            admissions += places.map { audience[$0] }
            pools += pool(offering, key)
            for origin in origins {
                let placement = offering.placements[origin]
                placements.append(
                    Problem.Placement(
                        offering: Int32(index), occasion: Int32(occasions.count), venue: placement.venue, host: placement.host,
                        slot: placement.slot, start: placement.start, origin: Int32(origin), audience: firstAdmission,
                        weeks: placement.weeks, seats: placement.seats, guestSeats: min(placement.guestSeats, placement.seats),
                        lateness: (placement.start - 1) / 3, strangeness: placement.strangeness))
            }
            occasions.append(
                Problem.Occasion(
                    placements: first..<placements.count, audience: firstAdmission, pool: firstLeader..<pools.count))
        }
        offerings.append(
            Problem.OfferingRow(
                minimum: offering.minimum, leadersNeeded: offering.leadersNeeded,
                placements: firstPlacement..<placements.count, occasions: firstOccasion..<occasions.count,
                wanting: firstWanting..<wanting.count, isPinned: offering.isPinned,
                hasPinnedClasses: !pinnedClasses[index].isEmpty))
        announced.append(
            offering.announced.map { session in
                let found = placements[firstPlacement...].firstIndex { $0.origin == session.placement }
                return Problem.AnnouncedRow(
                    placement: Int32(found ?? -1), slot: session.slot, venue: session.venue, start: session.start,
                    leaders: session.leaders, leaderCount: session.leaderCount, people: session.people)
            })
    }

    private func pool(_ offering: ProblemSource.OfferingSource, _ key: OccasionKey) -> [Int32] {
        (offering.pinnedLeaders.isEmpty ? offering.candidates : offering.pinnedLeaders).filter { leader in
            source.leaderFree[Int(leader) * source.slots.count + Int(key.slot)] != 0
                && (key.host < 0 || source.serves[Int(leader) * source.districtCount + Int(key.host)])
                && source.leaders[Int(leader)].mostPerWeek > 0
        }
    }
}

extension ProblemSource.OfferingSource {
    /// H4 and H6 for one person at one occasion, and what the seat would cost in L2.
    ///
    /// - Parameter standings: how people of each district stand to the offering at the host.
    fileprivate func admission(
        _ person: ProblemSource.Person, slot: Int32, host: Int32, features: UInt8, _ standings: [Standing]
    ) -> Problem.Admission {
        guard person.can[Int(slot)], person.needs & ~features == 0 else { return .none }
        let isDigital = host < 0
        let standing = standings[Int(person.district)]
        guard standing == .home || (standing == .guest && (isDigital || person.travels)) else { return .none }
        let kindCost = person.kinds.first == kind ? 0 : 1
        let timeCost = person.prefers[Int(slot)] ? 0 : 2
        let awayCost = isDigital || host == person.district ? 0 : 3
        return Problem.Admission(cost: kindCost + timeCost + awayCost, isGuest: standing == .guest)
    }
}

/// People grouped into classes, classes into cells and eligibility groups: cells in order of first appearance, classes in
/// order of cell and then of first appearance.
private struct Grouping {
    var people: [ProblemSource.Person] = []
    var members: [[Int]] = []
    var cell: [Int32] = []
    var cells: [(district: Int32, group: Int32, demand: Int)] = []
    var eligibility: [Int32] = []
    var barred: [[Int32]]

    private struct CellKey: Hashable { let district: Int32, group: Int32 }

    init(_ source: ProblemSource, order: [Int]) {
        var cellOf: [CellKey: Int] = [:]
        for person in source.people {
            let key = CellKey(district: person.district, group: person.group)
            if cellOf[key] == nil {
                cellOf[key] = cells.count
                cells.append((person.district, person.group, 0))
            }
        }
        let cellOfPerson = source.people.map { cellOf[CellKey(district: $0.district, group: $0.group)] ?? 0 }
        var classOf: [ProblemSource.Person: Int] = [:]
        var eligibilityOf: [ProblemSource.Person: Int32] = [:]
        var classOfPerson = [Int](repeating: 0, count: source.people.count)
        for index in source.people.indices.sorted(by: { (cellOfPerson[$0], $0) < (cellOfPerson[$1], $1) }) {
            let person = source.people[index]
            let cls = classOf[person] ?? people.count
            if cls == people.count {
                classOf[person] = cls
                people.append(person)
                members.append([])
                cell.append(Int32(cellOfPerson[index]))
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

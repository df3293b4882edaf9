internal import Domain

/// The benchmark's form of the problem, `group-session-instance/1`: weekly slots instead of clock times, everything an
/// index into its list.
public struct Instance: Decodable, Sendable {
    public let format: String
    public let weeks: Int
    public let blockedWeeks: [Int]
    public let slots: Int
    public let districts: [District]
    public let groups: [String]
    public let languages: [String]
    public let venues: [Venue]
    public let leaders: [Leader]
    public let offerings: [Offering]
    public let requests: [Request]
    public let pins: [Pin]
    /// How it was generated, where it says so.
    public private(set) var params: Params?

    enum CodingKeys: String, CodingKey {
        case format, params, weeks, slots, districts, groups, languages, venues, leaders, offerings, requests, pins
        case blockedWeeks = "blocked_weeks"
    }

    public struct Params: Decodable, Sendable {
        /// Copies of the city's districts in a ring.
        public let cities: Int?
        public let seed: Int?
    }

    public struct District: Decodable, Sendable {
        public let id: Int
        public let neighbours: [Int]
    }

    public struct Venue: Decodable, Sendable {
        public let id: Int
        public let district: Int
        public let capacity: Int
        public let slots: [Int]
        public let blockedWeeks: [Int]

        enum CodingKeys: String, CodingKey {
            case id, district, capacity, slots
            case blockedWeeks = "blocked_weeks"
        }
    }

    public struct Leader: Decodable, Sendable {
        public let id: Int
        public let home: Int
        public let districts: [Int]
        public let competences: [Int]
        public let languages: [String]
        public let slots: [Int]
        public let absentWeeks: [Int]
        public let mostPerWeek: Int

        enum CodingKeys: String, CodingKey {
            case id, home, districts, competences, languages, slots
            case absentWeeks = "absent_weeks"
            case mostPerWeek = "max_per_week"
        }
    }

    public struct Offering: Decodable, Sendable {
        public let id: Int
        public let kind: String
        public let groups: [Int]
        public let language: String
        public let hosts: [Int]
        public let capacity: Int
        public let minimum: Int
        public let leadersNeeded: Int
        public let occurrences: Int
        public let stride: Int
        public let slots: [Int]
        public let starts: [Int]
        public let neighbourSeats: Int
        public let reach: String

        enum CodingKeys: String, CodingKey {
            case id, kind, groups, language, hosts, capacity, occurrences, stride, slots, starts, reach
            case minimum = "min_participants"
            case leadersNeeded = "leaders_needed"
            case neighbourSeats = "neighbour_seats"
        }
    }

    public struct Request: Decodable, Sendable {
        public let id: Int
        public let district: Int
        public let group: Int
        public let language: String
        public let kinds: [String]
        public let slots: [Int]
        public let preferred: [Int]
        public let travels: Bool
        public let registered: Int
    }

    public struct Pin: Decodable, Sendable {
        public let offering: Int
        /// Outer nil: not pinned; the form can also pin a digital offering to no venue.
        public let venue: Int??
        public let slot: Int?
        public let start: Int?

        enum CodingKeys: CodingKey { case offering, venue, slot, start }

        init(offering: Int, venue: Int??, slot: Int?, start: Int?) {
            self.offering = offering
            self.venue = venue
            self.slot = slot
            self.start = start
        }

        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            offering = try values.decode(Int.self, forKey: .offering)
            venue = values.contains(.venue) ? .some(try values.decode(Int?.self, forKey: .venue)) : .none
            slot = try values.decodeIfPresent(Int.self, forKey: .slot)
            start = try values.decodeIfPresent(Int.self, forKey: .start)
        }
    }

    /// What is wrong with the instance, one sentence each; empty when it can be planned.
    public func faults() -> [String] {
        var faults: [String] = []
        func check(_ holds: Bool, _ what: @autoclosure () -> String) { if !holds { faults.append(what()) } }
        func within(_ list: [Int], _ range: ClosedRange<Int>, _ what: String) {
            for value in list where !range.contains(value) {
                faults.append("\(what) is \(value), not \(range.lowerBound) to \(range.upperBound)")
            }
        }
        check(format == "group-session-instance/1", "format is \"\(format)\", not group-session-instance/1")
        within([weeks], 1...64, "weeks")
        within([slots], 1...1000, "slots")
        within([districts.count], 1...2_000, "the number of districts")
        within([groups.count], 1...1_000, "the number of groups")
        within([venues.count], 0...20_000, "the number of venues")
        within([leaders.count], 0...20_000, "the number of leaders")
        within([offerings.count], 0...20_000, "the number of offerings")
        within([requests.count], 0...500_000, "the number of requests")
        guard faults.isEmpty else { return faults }
        func ids(_ list: [Int], _ what: String) { check(list == Array(list.indices), "\(what): ids must count 0, 1, 2 …") }
        ids(districts.map(\.id), "districts")
        ids(venues.map(\.id), "venues")
        ids(leaders.map(\.id), "leaders")
        ids(offerings.map(\.id), "offerings")
        ids(requests.map(\.id), "requests")
        let anySlot = 0...slots - 1, anyDistrict = 0...districts.count - 1, anyGroup = 0...groups.count - 1
        for district in districts { within(district.neighbours, anyDistrict, "district \(district.id): neighbour") }
        for venue in venues {
            within([venue.district], anyDistrict, "venue \(venue.id): district")
            within([venue.capacity], 0...10_000, "venue \(venue.id): capacity")
            within(venue.slots, anySlot, "venue \(venue.id): slot")
        }
        for leader in leaders {
            within([leader.home] + leader.districts, anyDistrict, "leader \(leader.id): district")
            within(leader.slots, anySlot, "leader \(leader.id): slot")
            within([leader.mostPerWeek], 0...100, "leader \(leader.id): max_per_week")
        }
        for offering in offerings {
            let name = "offering \(offering.id)"
            within(offering.slots, anySlot, "\(name): slot")
            within(offering.hosts, anyDistrict, "\(name): host")
            within(offering.groups, anyGroup, "\(name): group")
            within(offering.starts, 1...weeks, "\(name): start")
            within([offering.capacity], 1...2_000, "\(name): capacity")
            within([offering.minimum], 0...max(0, offering.capacity), "\(name): min_participants")
            within([offering.leadersNeeded], 1...20, "\(name): leaders_needed")
            within([offering.occurrences], 1...64, "\(name): occurrences")
            within([offering.stride], 1...64, "\(name): stride")
            within([offering.neighbourSeats], 0...10_000, "\(name): neighbour_seats")
            check(
                ["neighbours", "city"].contains(offering.reach),
                "\(name): reach is \"\(offering.reach)\", not neighbours or city")
        }
        let venuesOf = Dictionary(grouping: venues, by: \.district).mapValues(\.count)
        let ways = offerings.reduce(0) { sum, offering in
            let rooms = offering.kind == "digital" ? 1 : Set(offering.hosts).reduce(0) { $0 + (venuesOf[$1] ?? 0) }
            return sum + Set(offering.slots).count * Set(offering.starts).count * rooms
        }
        check(ways <= 5_000_000, "the offerings' slots, starts and venues make \(ways) ways to plan them, more than 5000000")
        for request in requests {
            within([request.district], anyDistrict, "request \(request.id): district")
            within([request.group], anyGroup, "request \(request.id): group")
            within(request.slots, anySlot, "request \(request.id): slot")
            check(!request.kinds.isEmpty, "request \(request.id): kinds is empty")
        }
        within(pins.map(\.offering), 0...max(0, offerings.count - 1), "pin: offering")
        check(pins.isEmpty || !offerings.isEmpty, "pins: there is no offering")
        return faults
    }

    /// The weeks of a series, from 1; nil when it does not fit in the term.
    func weeks(of offering: Offering, start: Int) -> [Int]? {
        var held: [Int] = []
        var week = start
        while held.count < offering.occurrences {
            guard week <= weeks else { return nil }
            if !blockedWeeks.contains(week) { held.append(week) }
            week += offering.stride
        }
        return held
    }
}

extension Problem {
    /// - Precondition: `instance.faults()` is empty.
    public convenience init(_ instance: Instance) {
        var source = ProblemSource()
        let slotCount = instance.slots
        func bits(_ weeks: some Sequence<Int>) -> UInt64 {
            weeks.reduce(0) { (1...64).contains($1) ? $0 | 1 << UInt64($1 - 1) : $0 }
        }
        let term = bits(1...instance.weeks)
        // Slots are points in a week that never overlap.
        source.slots = (0..<slotCount).map { Slot(weekday: Int32($0), start: 0, end: 1) }
        source.weekCount = instance.weeks
        source.districtCount = instance.districts.count
        source.venueCount = instance.venues.count
        source.leaders = instance.leaders.map { LeaderRow(mostPerWeek: Int32($0.mostPerWeek), home: Int32($0.home)) }
        source.travel = Array(repeating: 0, count: source.districtCount * source.districtCount)
        source.isNear = Array(repeating: false, count: source.districtCount * source.districtCount)
        source.related = Array(repeating: [], count: instance.offerings.count)
        source.leaderFree = instance.leaders.flatMap { leader in
            let open = Set(leader.slots), free = term & ~bits(leader.absentWeeks)
            return (0..<slotCount).map { open.contains($0) ? free : 0 }
        }
        source.serves = instance.leaders.flatMap { leader in
            let districts = Set(leader.districts)
            return instance.districts.map { districts.contains($0.id) }
        }

        var languages: [String: Int32] = [:]
        var kinds: [String: Int32] = [:]
        func number(_ text: String, in names: inout [String: Int32]) -> Int32 {
            if let known = names[text] { return known }
            names[text] = Int32(names.count)
            return Int32(names.count - 1)
        }
        let neighbours = instance.districts.map { Set($0.neighbours.map { Int32($0) }) }
        for offering in instance.offerings {
            let isCityWide = offering.reach == "city"
            let pins = instance.pins.filter { $0.offering == offering.id }
            var row = ProblemSource.OfferingSource(
                minimum: Int32(offering.minimum), leadersNeeded: Int32(offering.leadersNeeded),
                candidates: instance.leaders.filter { leader in
                    leader.languages.contains(offering.language) && !Set(leader.competences).isDisjoint(with: offering.groups)
                }.map { Int32($0.id) },
                isPinned: !pins.isEmpty,
                groups: Set(offering.groups.map { Int32($0) }), language: number(offering.language, in: &languages),
                kind: number(offering.kind, in: &kinds),
                standing: { district, host in
                    if host < 0 || district == host { return .home }
                    return isCityWide || neighbours[Int(district)].contains(host) ? .guest : .outside
                })
            let hosts = Set(offering.hosts)
            let rooms: [Instance.Venue?] =
                offering.kind == "digital" ? [nil] : instance.venues.filter { hosts.contains($0.district) }
            for slot in Set(offering.slots).sorted() {
                for start in Set(offering.starts).sorted() {
                    guard let weeks = instance.weeks(of: offering, start: start) else { continue }
                    for room in rooms {
                        if let room {
                            guard room.slots.contains(slot), room.capacity >= max(1, offering.minimum),
                                Set(weeks).isDisjoint(with: room.blockedWeeks)
                            else { continue }
                        }
                        guard pins.allSatisfy({ $0.allows(venue: room?.id, slot: slot, start: start) }) else { continue }
                        row.placements.append(
                            ProblemSource.PlacementSource(
                                venue: Int32(room?.id ?? -1), host: Int32(room?.district ?? -1), slot: Int32(slot),
                                start: Int32(start),
                                weeks: bits(weeks), seats: Int32(min(offering.capacity, room?.capacity ?? offering.capacity)),
                                guestSeats: room == nil ? Int32(offering.capacity) : Int32(max(0, offering.neighbourSeats)),
                                features: 0, strangeness: 0))
                    }
                }
            }
            source.offerings.append(row)
        }
        source.people = instance.requests.map { request in
            let can = Set(request.slots), prefers = Set(request.preferred)
            return ProblemSource.Person(
                district: Int32(request.district), group: Int32(request.group),
                language: number(request.language, in: &languages),
                kinds: request.kinds.map { number($0, in: &kinds) }, travels: request.travels, needs: 0,
                can: (0..<slotCount).map { can.contains($0) }, prefers: (0..<slotCount).map { prefers.contains($0) })
        }
        self.init(source, registered: instance.requests.map(\.registered))
    }
}

extension Instance.Pin {
    func allows(venue: Int?, slot: Int, start: Int) -> Bool {
        if case .some(let pinned) = self.venue, pinned != venue { return false }
        return (self.slot ?? slot) == slot && (self.start ?? start) == start
    }
}

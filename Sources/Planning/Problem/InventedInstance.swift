internal import Domain

extension Instance {
    /// An instance invented from a seed: scarce rooms and leaders, guests, minimums, several kinds.
    ///
    /// - Parameters:
    ///   - districts: 1 or more, in a row, a neighbour on each side.
    ///   - venues: also the number of leaders.
    package static func invented(
        seed: UInt64, districts districtCount: Int = 3, venues venueCount: Int = 4, offerings: Int = 6, requests: Int = 30
    ) -> Instance {
        var random = SplitMix64(seed: seed)
        func pick(_ from: some Collection<Int>, _ count: Int) -> [Int] {
            var left = Array(from)
            return (0..<min(count, left.count)).map { _ in left.remove(at: random.below(left.count)) }.sorted()
        }
        let kinds = ["closed", "open", "digital"]
        let everyDistrict = 0..<districtCount
        let districts = everyDistrict.map { id in
            District(id: id, neighbours: [id - 1, id + 1].filter(everyDistrict.contains))
        }
        return Instance(
            format: "group-session-instance/1", weeks: 10, blockedWeeks: [4], slots: 5, districts: districts,
            groups: ["a", "b", "c"], languages: ["sv", "fi"],
            venues: (0..<venueCount).map {
                Venue(
                    id: $0, district: $0 % districtCount, capacity: 3 + random.below(6), slots: pick(0..<5, 4),
                    blockedWeeks: pick(1...10, random.below(2)))
            },
            leaders: (0..<venueCount).map {
                Leader(
                    id: $0, home: $0 % districtCount, districts: pick(everyDistrict, 2), competences: pick(0..<3, 2),
                    languages: $0 == 0 ? ["sv", "fi"] : ["sv"],
                    slots: pick(0..<5, 4), absentWeeks: pick(1...10, random.below(2)), mostPerWeek: 1 + random.below(2))
            },
            offerings: (0..<offerings).map { id in
                let capacity = 2 + random.below(5)
                let kind = kinds[random.below(3)]
                return Offering(
                    id: id, kind: kind, groups: pick(0..<3, 1 + random.below(2)), language: random.below(5) == 0 ? "fi" : "sv",
                    hosts: kind == "digital" ? [] : pick(everyDistrict, 2), capacity: capacity, minimum: 1 + random.below(2),
                    leadersNeeded: 1 + random.below(5) / 4, occurrences: 1 + random.below(4), stride: 1 + random.below(2),
                    slots: pick(0..<5, 3), starts: pick([1, 2, 3, 5], 2), neighbourSeats: random.below(capacity + 1),
                    reach: random.below(3) == 0 ? "city" : "neighbours")
            },
            requests: (0..<requests).map { id in
                let can = pick(0..<5, 2 + random.below(3))
                return Request(
                    id: id, district: random.below(districtCount), group: random.below(3),
                    language: random.below(6) == 0 ? "fi" : "sv",
                    kinds: pick(0..<3, 1 + random.below(3)).map { kinds[$0] }, slots: can,
                    preferred: can.filter { _ in random.below(2) == 0 },
                    travels: random.below(3) > 0, registered: id)
            },
            pins: [])
    }
}

extension City {
    /// Minutes by public transport between two districts' centres; 0 within one. A pair without an estimate counts as
    /// `District.unknownTravelMinutes`.
    public func travelMinutes(_ a: ID<District>, _ b: ID<District>) -> Int {
        a == b ? 0 : district[a]?.travelMinutes[b] ?? District.unknownTravelMinutes
    }

    /// The fewest borders crossed between two districts; nil when no way leads there.
    /// - Complexity: O(districts + borders).
    public func hops(_ a: ID<District>, _ b: ID<District>) -> Int? {
        var reached: Set = [a]
        var frontier = reached
        var steps = 0
        while !frontier.isEmpty {
            if frontier.contains(b) { return steps }
            frontier = Set(frontier.flatMap { district[$0]?.neighbours ?? [] }).subtracting(reached)
            reached.formUnion(frontier)
            steps += 1
        }
        return nil
    }

    /// Whole kronor for a guest's seat and meeting, by the agreement that lets their district in: the pool's own, else the first
    /// that has both districts as members; nil where nothing is agreed.
    public func costPerSeat(of offering: Offering, host: ID<District>, home: ID<District>) -> Int? {
        if case .pool(let id) = offering.reach { return agreement[id]?.costPerSeat }
        return agreements.first { $0.members.isSuperset(of: [host, home]) && $0.costPerSeat != nil }?.costPerSeat
    }

    /// The date when an offering's held home seats are released, counted back from its first occurrence.
    public func releaseDay(of offering: Offering, first: Day) -> Day {
        if case .pool(let id) = offering.reach, let days = agreement[id]?.releaseDays { return first - days }
        return first - term.releaseDays
    }
}

extension District {
    /// Taken where the tables give no estimate between two districts.
    public static let unknownTravelMinutes = 60
}

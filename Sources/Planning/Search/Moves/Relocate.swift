/// An offering gets another time, venue, start or leaders, or is opened; up to three others in its way give way and are put
/// elsewhere, or close; those who lost their seats seek others.
enum Relocate: Move {
    private static let mostBlockers = 3
    /// Where one that gave way looks for another place.
    private static let reopenings = 30
    /// The most full offerings that a chain looks into for one who lost the seat.
    private static let mostOfferings = 20
    /// How often an offering that does not run is preferred to one that does.
    private static let closedShare = 0.2

    static func attempt(_ search: inout Search) -> Bool {
        var offering = drawn(&search)
        if search.random.unit() < closedShare {
            for _ in 0..<12 where search.draft.isOpen(offering) { offering = drawn(&search) }
        }
        let range = search.problem.offerings[offering].placements
        guard !range.isEmpty else { return false }
        let target = Int32(range.lowerBound + search.random.below(range.count))
        search.scratch.displaced.removeAll(keepingCapacity: true)
        guard search.place(offering, at: target, mostBlockers: mostBlockers, reopenings: reopenings) else { return false }
        return search.seatDisplaced(mostOfferings: mostOfferings)
    }

    private static func drawn(_ search: inout Search) -> Int32 {
        search.part.offerings[search.random.below(search.part.offerings.count)]
    }
}

extension Search {
    /// Seats those who lost their seats, in free seats first, then through chains.
    ///
    /// - Returns: false when even chains that all end with the least loss would not bring the draft below the ceiling. This
    ///   estimate spares three chains of four; it passes over those that end in a free seat further away.
    fileprivate mutating func seatDisplaced(mostOfferings: Int) -> Bool {
        var hope = 0
        for index in scratch.displaced.indices where draft.waiting[scratch.displaced[index]] > 0 {
            let cls = scratch.displaced[index]
            if !draft.takeFreeSeat(cls) { hope += Int(max(0, draft.gain(cls) - leastLoss)) }
        }
        guard Search.weighed(draft.score) - Double(hope) <= ceiling else { return false }
        for index in scratch.displaced.indices where draft.waiting[scratch.displaced[index]] > 0 {
            _ = draft.findSeat(for: scratch.displaced[index], limit: mostOfferings, &scratch)
        }
        return true
    }
}

/// The first plan.
extension Search {
    /// Opens the pinned offerings together, then the others one after another, the least free first, each where it serves
    /// the worst-off best.
    ///
    /// - Returns: pinned offerings for which no place was found.
    mutating func construct() -> [Int32] {
        let homeless = openPinned()
        guard homeless.isEmpty else { return homeless }
        let others = part.offerings.filter { !draft.isOpen($0) }
        for offering in others.sorted(by: { (freedom($0), $0) < (freedom($1), $1) }) { openAtBest(offering, tries: 24) }
        begin()
        return []
    }

    /// Begins at a solution instead, and puts in what is pinned and missing.
    ///
    /// - Returns: pinned offerings for which no place was found.
    mutating func adopt(_ solution: Solution) -> [Int32] {
        draft = Draft(problem, adopting: solution, in: part)
        let homeless = openPinned()
        begin()
        return homeless
    }

    private func freedom(_ offering: Int32) -> Int { problem.offerings[offering].placements.count }

    /// Gives the pinned offerings that do not run yet a timetable in which what blocks one gives way to it, and then seats
    /// people exactly, so that each reaches its minimum; those that do not are put elsewhere.
    ///
    /// A bounded random repair: an offering for which it finds no place is not proven to have none.
    mutating func openPinned() -> [Int32] {
        let pinned = part.offerings.filter { problem.offerings[$0].isPinned }
        var homeless = pinned.filter { !draft.isOpen($0) || !draft.isRunnable($0) }
        var seatings = 0
        for _ in 0..<400 where !homeless.isEmpty && seatings < 40 {
            for offering in homeless { openAnywhere(offering) }
            homeless = pinned.filter { !draft.isOpen($0) }
            if homeless.isEmpty {
                seatWhole()
                seatings += 1
                homeless = pinned.filter { !draft.isRunnable($0) }
                for offering in homeless where freedom(offering) > 1 { draft.close(offering) }
            }
            draft.commit()
        }
        return homeless
    }

    /// Seats everybody exactly; offerings other than the pinned ones that come to be too small close.
    private mutating func seatWhole() {
        while true {
            scratch.work.flowPivots += draft.seatExactly()
            var short: [Int32] = []
            for offering in part.offerings where draft.isOpen(offering) && !draft.isRunnable(offering) {
                short.append(offering)
            }
            let closing = short.filter { !problem.offerings[$0].isPinned }
            guard !closing.isEmpty else { return }
            for offering in closing { draft.close(offering) }
        }
    }

    /// Opens an offering without seating anybody, at the first random placement that leaders can be found for; what holds
    /// its venue or leaders closes.
    private mutating func openAnywhere(_ offering: Int32) {
        let range = problem.offerings[offering].placements
        guard !range.isEmpty, !draft.isOpen(offering) else { return }
        for _ in 0..<20 {
            let target = Int32(range.lowerBound + random.below(range.count))
            guard findRoom(at: target, mostBlockers: .max) else { continue }
            for blocker in scratch.blockers { draft.close(blocker) }
            draft.open(offering, at: target, ledBy: scratch.leaders)
            return
        }
    }

    private mutating func openAtBest(_ offering: Int32, tries: Int) {
        let range = problem.offerings[offering].placements
        guard !range.isEmpty else { return }
        let mark = draft.mark
        var bestScore = draft.score
        var found: (placement: Int32, leaders: [Int32])?
        for attempt in 0..<min(tries, range.count) {
            let index = range.count <= tries ? range.lowerBound + attempt : range.lowerBound + random.below(range.count)
            if place(offering, at: Int32(index), mostBlockers: 0), draft.score < bestScore {
                bestScore = draft.score
                found = (Int32(index), draft.leaders(of: offering))
            }
            draft.undo(to: mark)
        }
        guard let found else { return }
        scratch.dismissLeaders()
        for leader in found.leaders { scratch.choose(leader) }
        _ = settle(offering, at: found.placement)
        draft.commit()
    }
}

internal import Domain
#if canImport(Glibc)
    internal import Glibc
#endif

/// Simulated annealing over feasible plans (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983): one offering at a time is
/// put somewhere else, those in its way give way and are put elsewhere if they can, and seats are mended by chains.
struct Search {
    static let mostBlockers = 2

    let problem: Problem
    private(set) var draft: Draft
    private(set) var best: Snapshot
    private var scratch: Scratch
    private var random: SplitMix64

    /// A timetable worth keeping: each offering's placement and leaders, and who sits where.
    struct Snapshot {
        var score: Score
        var draft: Draft
    }

    init(_ problem: Problem, seed: UInt64) {
        self.problem = problem
        draft = Draft(problem)
        best = Snapshot(score: draft.score, draft: draft)
        scratch = Scratch(problem)
        random = SplitMix64(seed: seed)
    }

    // MARK: Construction

    /// Opens offerings one after another, pinned ones first, each where it serves the worst-off best.
    ///
    /// - Returns: pinned offerings for which no place was found.
    mutating func construct() -> [Int32] {
        let order = problem.offerings.indices.map { Int32($0) }.sorted { a, b in
            let first = problem.offerings[Int(a)], second = problem.offerings[Int(b)]
            if first.isPinned != second.isPinned { return first.isPinned }
            return first.placements.count < second.placements.count
                || (first.placements.count == second.placements.count && a < b)
        }
        for offering in order { openAtBest(offering, tries: 24) }
        var homeless = order.filter { problem.offerings[Int($0)].isPinned && !draft.isOpen($0) }
        // What blocks a pinned offering gives way, round after round.
        for _ in 0..<200 where !homeless.isEmpty {
            for offering in homeless { forceOpen(offering) }
            homeless = order.filter { problem.offerings[Int($0)].isPinned && !draft.isOpen($0) }
        }
        draft.commit()
        keepIfBest()
        return homeless
    }

    private mutating func openAtBest(_ offering: Int32, tries: Int) {
        let range = problem.offerings[Int(offering)].placements
        guard !range.isEmpty else { return }
        let mark = draft.mark
        var bestScore = draft.score
        var found: (placement: Int32, leaders: [Int32])?
        for attempt in 0..<min(tries, range.count) {
            let index = range.count <= tries ? range.lowerBound + attempt : range.lowerBound + random.below(range.count)
            if place(offering, at: Int32(index), mayBlock: false),
                draft.score < bestScore || (problem.offerings[Int(offering)].isPinned && found == nil)
            {
                bestScore = draft.score
                found = (Int32(index), Array(draft.leaders(of: offering)))
            }
            draft.undo(to: mark)
        }
        guard let found else { return }
        _ = settle(offering, at: found.placement, ledBy: found.leaders)
    }

    private mutating func forceOpen(_ offering: Int32) {
        let range = problem.offerings[Int(offering)].placements
        guard !range.isEmpty else { return }
        for _ in 0..<20 {
            let mark = draft.mark
            scratch.blockers.removeAll(keepingCapacity: true)
            if place(offering, at: Int32(range.lowerBound + random.below(range.count)), mayBlock: true) { return }
            draft.undo(to: mark)
        }
    }

    // MARK: Annealing

    /// One reheated cooling: from `hot` to `cold` degrees as the fraction of the work done goes from 0 to 1.
    struct Cooling {
        var hot: Double
        var cold: Double

        /// Temperature in units of the weighed score.
        func degrees(at fraction: Double) -> Double { hot * exp(log(cold / hot) * fraction) }
    }

    /// Makes `steps` moves while `goOn` says so; it is asked every 256 moves with the number made.
    mutating func anneal(_ cooling: Cooling, steps: Int, goOn: (Int, Score) -> Bool) -> Int {
        var temperature = cooling.hot
        for step in 0..<steps {
            if step % 256 == 0 {
                temperature = cooling.degrees(at: Double(step) / Double(steps))
                if !goOn(step, best.score) { return step }
            }
            let before = Search.weighed(draft.score)
            let changed = move()
            if changed {
                let worse = Search.weighed(draft.score) - before
                if worse <= 0 || random.unit() < exp(-worse / temperature) {
                    draft.commit()
                    keepIfBest()
                    continue
                }
            }
            draft.undo(to: 0)
        }
        return steps
    }

    /// Goes back to the best plan so far.
    mutating func restart() { draft = best.draft }

    /// What annealing compares: L1 in its own unit, with a taste of the lower levels.
    static func weighed(_ score: Score) -> Double { Double(score.l1) + 0.5 * Double(score.l2) + 0.02 * Double(score.l3) }

    private mutating func keepIfBest() {
        if draft.score < best.score { best = Snapshot(score: draft.score, draft: draft) }
    }

    // MARK: Moves

    /// One random move on the draft.
    ///
    /// - Returns: false when it came to nothing, and the draft may hold half of it: the caller undoes it.
    private mutating func move() -> Bool {
        let offering = Int32(random.below(problem.offerings.count))
        let range = problem.offerings[Int(offering)].placements
        guard !range.isEmpty else { return false }
        let target = Int32(range.lowerBound + random.below(range.count))
        scratch.blockers.removeAll(keepingCapacity: true)
        scratch.displaced.removeAll(keepingCapacity: true)
        guard place(offering, at: target, mayBlock: true) else { return false }
        for cls in scratch.displaced where draft.waiting[Int(cls)] > 0 {
            _ = draft.findSeat(for: cls, limit: 6, &scratch)
        }
        return true
    }

    /// Puts an offering at a placement with leaders, fills it, and finds other places for those that gave way.
    ///
    /// - Returns: false when it cannot be; the draft may hold half of it.
    private mutating func place(_ offering: Int32, at target: Int32, mayBlock: Bool) -> Bool {
        let row = problem.placements[Int(target)]
        scratch.blockers.removeAll(keepingCapacity: true)
        draft.collectVenueBlockers(row, except: offering, &scratch)
        guard scratch.blockers.count <= (mayBlock ? Search.mostBlockers : 0),
            draft.chooseLeaders(for: row, mayBlock: mayBlock, &scratch, &random)
        else { return false }
        let blockers = scratch.blockers
        let leaders = scratch.leaders
        for blocker in blockers { vacate(blocker) }
        if draft.isOpen(offering) { vacate(offering) }
        guard settle(offering, at: target, ledBy: leaders) else { return false }
        for blocker in blockers where !reopen(blocker) && problem.offerings[Int(blocker)].isPinned { return false }
        return true
    }

    private mutating func vacate(_ offering: Int32) {
        for seat in 0..<Int(draft.taken[Int(offering)]) { scratch.displaced.append(draft.occupant(offering, seat)) }
        draft.close(offering)
    }

    private mutating func reopen(_ offering: Int32) -> Bool {
        let range = problem.offerings[Int(offering)].placements
        for _ in 0..<4 {
            let index = Int32(range.lowerBound + random.below(range.count))
            let row = problem.placements[Int(index)]
            scratch.blockers.removeAll(keepingCapacity: true)
            draft.collectVenueBlockers(row, except: offering, &scratch)
            guard scratch.blockers.isEmpty, draft.chooseLeaders(for: row, mayBlock: false, &scratch, &random) else { continue }
            let mark = draft.mark
            if settle(offering, at: index, ledBy: scratch.leaders) { return true }
            draft.undo(to: mark)
        }
        return false
    }

    /// Opens an offering and seats people in it.
    ///
    /// - Returns: false when it does not reach its minimum, or somebody pinned to it has no seat.
    private mutating func settle(_ offering: Int32, at target: Int32, ledBy leaders: [Int32]) -> Bool {
        draft.open(offering, at: target, ledBy: leaders)
        draft.fill(offering, &scratch)
        return isRunnable(offering) || recruit(offering)
    }

    private func isRunnable(_ offering: Int32) -> Bool {
        let row = problem.offerings[Int(offering)]
        return draft.taken[Int(offering)] >= row.minimum && row.pinnedClasses.allSatisfy { draft.waiting[Int($0)] == 0 }
    }

    /// Draws people who sit elsewhere into an offering short of its minimum, from offerings that can spare them.
    private mutating func recruit(_ offering: Int32) -> Bool {
        let row = draft.placementRow(offering)
        for index in row.audience {
            let visitor = problem.audiences[index]
            guard !visitor.isGuest || draft.guests[Int(offering)] < row.guestSeats, draft.mayEnter(visitor, offering),
                problem.classes[Int(visitor.cls)].pinnedTo < 0
            else { continue }
            guard let from = spare(visitor.cls, except: offering) else { continue }
            draft.unseat(visitor.cls, from: from)
            draft.seat(visitor, in: offering)
            draft.fill(from, &scratch)
            if isRunnable(offering) { return true }
        }
        return false
    }

    private func spare(_ cls: Int32, except offering: Int32) -> Int32? {
        for option in problem.classes[Int(cls)].options {
            let other = problem.options[option]
            guard other != offering, draft.isOpen(other),
                draft.taken[Int(other)] > problem.offerings[Int(other)].minimum
            else { continue }
            for seat in 0..<Int(draft.taken[Int(other)]) where draft.occupant(other, seat) == cls { return other }
        }
        return nil
    }
}

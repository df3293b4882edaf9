internal import Domain

/// Changes of a finished plan, tried one at a time on a draft that holds its timetable and seats, and each taken back.
///
/// All other offerings stay where they are. People who lose their seat by a change find another by chains of people who move
/// over: what a change is said to cost can be had, and at times it could be had for less.
struct Trials: ~Copyable {
    private let problem: Problem
    private var draft: Draft
    private var scratch: Scratch
    private let before: Score
    private let servedBefore: Int
    /// Exact allocations that may still be made; each takes about the square of the number of people.
    private var exactLeft: Int

    /// A change, and what it costs.
    struct Change {
        let placement: Int
        var cost: Cost
        /// Offerings that give way to it.
        var displaced: [Int] = []
        var seating = Seating.mended

        /// How people are seated in the changed plan.
        enum Seating {
            /// By chains.
            case mended
            /// By chains, and too few sit in the offering: it may draw some from others that can spare them.
            case short
            /// Anew, as exactly as in the plan itself.
            case exact
        }
    }

    /// How many full offerings a chain may look into.
    private static let reach = 12

    init(_ problem: Problem, _ solution: Solution) {
        self.problem = problem
        scratch = Scratch(problem)
        draft = Draft(problem, adopting: solution)
        before = draft.score
        exactLeft = max(8, 60_000_000 / max(1, solution.seats.count * solution.seats.count))
        servedBefore = solution.seats.count { $0 != nil }
    }

    private var cost: Cost {
        let served = problem.cells.indices.reduce(0) { $0 + Int(problem.cells[$1].demand - draft.unserved[$1]) }
        return difference(draft.score, served: served)
    }

    private func difference(_ score: Score, served: Int) -> Cost {
        Cost(
            l1: score.l1 - before.l1, l2: score.l2 - before.l2, l3: score.l3 - before.l3, people: served - servedBefore)
    }
}

// MARK: - An offering that runs

extension Trials {
    /// What it costs not to run an offering.
    mutating func cost(without offering: Int) -> Cost {
        let mark = draft.mark
        defer { draft.undo(to: mark) }
        let homeless = close(Int32(offering))
        reseat(homeless, limit: problem.offerings.count)
        return cost
    }

    /// The ways to run an offering otherwise while no other has to give way, in the order of its placements.
    ///
    /// At each time in each venue only the start week is there that costs least. Its own leaders go on leading where they can.
    /// - Complexity: O(placements × leaders + times × venues × (audience + displaced people) × seats).
    mutating func moves(of offering: Int) -> [Change] {
        let now = Int(draft.placement[offering])
        let leaders = draft.leaders(of: Int32(offering))
        let mark = draft.mark
        defer { draft.undo(to: mark) }
        let homeless = close(Int32(offering))
        let closed = draft.mark
        return bestStarts(of: offering, besides: now, ledBy: leaders).compactMap { placement in
            defer { draft.undo(to: closed) }
            guard open(offering, at: placement, preferring: leaders) else { return nil }
            draft.fill(Int32(offering), &scratch)
            reseat(homeless, limit: Trials.reach)
            return Change(placement: placement, cost: cost, seating: draft.isRunnable(Int32(offering)) ? .mended : .short)
        }
    }

    /// The cheapest of some moves of an offering; nil when none is known to be possible.
    ///
    /// What seems to be better than the plan, or too small to run, is first seated as exactly as the plan is; in a large term
    /// only so often, and then a gain is told by the chains that make it, and what is too small is left out.
    /// - Complexity: at most four exact allocations of seats.
    mutating func cheapest(of moves: inout [Change], of offering: Int, where isMeant: (Change) -> Bool) -> Change? {
        for _ in 0..<4 {
            let meant = moves.indices.filter { isMeant(moves[$0]) }
            let able = meant.filter { moves[$0].seating != .short }
            guard let best = (able.isEmpty ? meant : able).min(by: { moves[$0].cost < moves[$1].cost }) else { return nil }
            if moves[best].seating == .exact || moves[best].seating == .mended && !moves[best].cost.isGain {
                return moves[best]
            }
            if let exact = exact(moves[best], of: offering) {
                moves[best] = exact
            } else if exactLeft == 0, moves[best].seating == .mended {
                return moves[best]
            } else {
                moves.remove(at: best)
            }
        }
        let known = moves.filter { isMeant($0) && ($0.seating == .exact || $0.seating == .mended && !$0.cost.isGain) }
        return known.min { $0.cost < $1.cost }
    }

    /// A move with everybody seated anew; nil when some offering would be too small to run.
    private mutating func exact(_ move: Change, of offering: Int) -> Change? {
        let leaders = draft.leaders(of: Int32(offering))
        let mark = draft.mark
        defer { draft.undo(to: mark) }
        _ = close(Int32(offering))
        guard open(offering, at: move.placement, preferring: leaders) else { return nil }
        return seatedExactly(move)
    }

    private mutating func seatedExactly(_ change: Change) -> Change? {
        guard exactLeft > 0 else { return nil }
        exactLeft -= 1
        let seats = SeatAllocation.best(for: draft)
        guard runs(seats.ofRequests) else { return nil }
        var exact = change
        exact.cost = difference(seats.score(of: draft), served: seats.ofRequests.count { $0 != nil })
        exact.seating = .exact
        return exact
    }

    /// Of each time and venue where a closed offering could open, the placement of the best start week.
    private mutating func bestStarts(of offering: Int, besides now: Int, ledBy leaders: [Int32]) -> [Int] {
        let closed = draft.mark
        var best: [Occasion: (placement: Int, score: Score)] = [:]
        for placement in problem.offerings[offering].placements where placement != now {
            if open(offering, at: placement, preferring: leaders) {
                let occasion = Occasion(problem.placements[placement])
                if best[occasion].map({ draft.score < $0.score }) ?? true { best[occasion] = (placement, draft.score) }
            }
            draft.undo(to: closed)
        }
        return best.values.map(\.placement).sorted()
    }

    /// What other offerings put in the way of one at a placement.
    mutating func barriers(to offering: Int, at placement: Int) -> (venueTaken: [Int], freeLeaders: Int) {
        let mark = draft.mark
        defer { draft.undo(to: mark) }
        if draft.isOpen(Int32(offering)) { draft.close(Int32(offering)) }
        let row = problem.placements[placement]
        return (venueBlockers(row).map { Int($0) }.sorted(), problem.leaderPool(of: offering).count { draft.canLead($0, row) })
    }

    /// Beside those who lead an offering, how many could by competence and language, and how many of them are free then.
    func otherLeaders(of offering: Int) -> (competent: Int, free: Int) {
        let row = draft.placementRow(Int32(offering))
        let now = draft.leaders(of: Int32(offering))
        let others = problem.candidates[offering].filter { !now.contains($0) }
        return (others.count, others.count { draft.canLead($0, row) })
    }
}

// MARK: - An offering that does not run

extension Trials {
    /// The cheapest way to run an offering that does not run, others giving way; nil when there is none.
    mutating func entry(of offering: Int) -> Change? {
        let mark = draft.mark
        var best: Change?
        var short: (entry: Entry, change: Change)?
        for entry in entries(of: offering) {
            enter(entry, offering)
            let change = Change(placement: entry.placement, cost: cost, displaced: entry.blockers.map { Int($0) }.sorted())
            if draft.isRunnable(Int32(offering)) {
                if best.map({ change.cost < $0.cost }) ?? true { best = change }
            } else if short.map({ change.cost < $0.change.cost }) ?? true {
                short = (entry, change)
            }
            draft.undo(to: mark)
        }
        // Where too few are left without a seat, some may be drawn from other offerings that can spare them.
        if let (entry, change) = short, best.map({ change.cost < $0.cost }) ?? true {
            enter(entry, offering)
            defer { draft.undo(to: mark) }
            if let drawn = seatedExactly(change), best.map({ drawn.cost < $0.cost }) ?? true { best = drawn }
        }
        return best
    }

    private struct Entry {
        let placement: Int
        let leaders: [Int32]
        let blockers: [Int32]
    }

    /// At each time in each venue the start week for which the fewest others have to give way; pinned ones never do.
    private mutating func entries(of offering: Int) -> [Entry] {
        var random = SplitMix64(seed: 0)
        var best: [Occasion: Entry] = [:]
        for placement in problem.offerings[offering].placements {
            let row = problem.placements[placement]
            guard draft.findRoom(at: row, mostBlockers: .max, &scratch, &random),
                !scratch.blockers.contains(where: { problem.offerings[$0].isPinned })
            else { continue }
            let entry = Entry(placement: placement, leaders: scratch.leaders, blockers: scratch.blockers)
            if best[Occasion(row)].map({ entry.blockers.count < $0.blockers.count }) ?? true { best[Occasion(row)] = entry }
        }
        return best.values.sorted { $0.placement < $1.placement }
    }

    private mutating func enter(_ entry: Entry, _ offering: Int) {
        let homeless = entry.blockers.flatMap { close($0) }
        draft.open(Int32(offering), at: Int32(entry.placement), ledBy: entry.leaders)
        draft.fill(Int32(offering), &scratch)
        reseat(homeless, limit: Trials.reach)
    }
}

// MARK: - Parts

extension Trials {
    /// Ways that are one but for the start week.
    private struct Occasion: Hashable {
        let slot: Int32
        let venue: Int32

        init(_ row: Problem.Placement) {
            slot = row.slot
            venue = row.venue
        }
    }

    /// Closes an offering, and tells who sat in it.
    private mutating func close(_ offering: Int32) -> [Int32] {
        let people = (0..<draft.taken[offering]).map { draft.occupant(offering, $0) }
        draft.close(offering)
        return people
    }

    /// Opens a closed offering where its venue and enough leaders are free.
    private mutating func open(_ offering: Int, at placement: Int, preferring known: [Int32]) -> Bool {
        let row = problem.placements[placement]
        guard venueBlockers(row).isEmpty else { return false }
        let pool = problem.leaderPool(of: offering)
        let inTurn = known + pool.filter { !known.contains($0) }
        let leaders = inTurn.filter { draft.canLead($0, row) }.prefix(Int(problem.offerings[offering].leadersNeeded))
        guard leaders.count == problem.offerings[offering].leadersNeeded else { return false }
        draft.open(Int32(offering), at: Int32(placement), ledBy: leaders)
        return true
    }

    private mutating func reseat(_ people: [Int32], limit: Int) {
        for cls in people where draft.waiting[cls] > 0 { _ = draft.findSeat(for: cls, limit: limit, &scratch) }
    }

    /// Offerings that hold a placement's venue at its time, also in `scratch.blockers`.
    private mutating func venueBlockers(_ row: Problem.Placement) -> [Int32] {
        scratch.unblock(to: 0)
        draft.collectVenueBlockers(row, except: row.offering, &scratch)
        return scratch.blockers
    }

    /// Whether the draft's offerings all reach their minimum, and those pinned sit.
    private func runs(_ seats: [Int?]) -> Bool {
        var taken = [Int32](repeating: 0, count: problem.offerings.count)
        for case let offering? in seats { taken[offering] += 1 }
        return problem.offerings.indices.allSatisfy { !draft.isOpen(Int32($0)) || taken[$0] >= problem.offerings[$0].minimum }
            && problem.pinnedClasses.enumerated().allSatisfy { offering, classes in
                classes.allSatisfy { seats[Int(problem.members(of: Int($0))[0])] == offering }
            }
    }
}

extension Draft {
    /// Whether a leader could lead at a placement beside all else that they lead.
    fileprivate func canLead(_ leader: Int32, _ row: Problem.Placement) -> Bool {
        couldLead(leader, row) && isFree(leader, row)
    }
}

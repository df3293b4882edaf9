internal import Domain
internal import Glibc

/// Simulated annealing over feasible plans (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983): one offering at a time is
/// put somewhere else, those in its way give way and are put elsewhere if they can, and seats are mended by chains.
struct Search {
    static let mostBlockers = 2

    let problem: Problem
    private(set) var draft: Draft
    private(set) var best: Draft
    private var scratch: Scratch
    private var random: SplitMix64

    init(_ problem: Problem, seed: UInt64) {
        self.problem = problem
        draft = Draft(problem)
        best = draft
        scratch = Scratch(problem)
        random = SplitMix64(seed: seed)
    }

    // MARK: Construction

    /// Opens the pinned offerings together, then the others one after another, the least free first, each where it serves
    /// the worst-off best.
    ///
    /// - Returns: pinned offerings for which no place was found.
    mutating func construct() -> [Int32] {
        let all = problem.offerings.indices.map { Int32($0) }
        let homeless = openPinned()
        guard homeless.isEmpty else { return homeless }
        let others = all.filter { !problem.offerings[Int($0)].isPinned }
        for offering in others.sorted(by: { (freedom($0), $0) < (freedom($1), $1) }) { openAtBest(offering, tries: 24) }
        draft.commit()
        best = draft
        return []
    }

    /// Begins at a solution instead, and puts in what is pinned and missing.
    ///
    /// - Returns: pinned offerings for which no place was found.
    mutating func adopt(_ solution: Solution) -> [Int32] {
        draft = Draft(problem, adopting: solution)
        let homeless = openPinned()
        best = draft
        return homeless
    }

    private func freedom(_ offering: Int32) -> Int { problem.offerings[Int(offering)].placements.count }

    /// Gives the pinned offerings a timetable in which what blocks one gives way to it, and then seats people exactly, so
    /// that each reaches its minimum; those that do not are put elsewhere.
    ///
    /// A bounded random repair: an offering for which it finds no place is not proven to have none.
    private mutating func openPinned() -> [Int32] {
        let pinned = problem.offerings.indices.map { Int32($0) }.filter { problem.offerings[Int($0)].isPinned }
        var homeless = pinned.filter { !draft.isOpen($0) || !isRunnable($0) }
        var seatings = 0
        for _ in 0..<400 where !homeless.isEmpty && seatings < 40 {
            for offering in homeless { openAnywhere(offering) }
            homeless = pinned.filter { !draft.isOpen($0) }
            if homeless.isEmpty {
                draft.seatExactly()
                seatings += 1
                homeless = pinned.filter { !isRunnable($0) }
                for offering in homeless where freedom(offering) > 1 { draft.close(offering) }
            }
            draft.commit()
        }
        return homeless
    }

    /// Opens an offering without seating anybody, at the first random placement that leaders can be found for; what holds
    /// its venue or leaders closes.
    private mutating func openAnywhere(_ offering: Int32) {
        let range = problem.offerings[Int(offering)].placements
        guard !range.isEmpty, !draft.isOpen(offering) else { return }
        for _ in 0..<20 {
            let target = Int32(range.lowerBound + random.below(range.count))
            let row = problem.placements[Int(target)]
            scratch.blockers.removeAll(keepingCapacity: true)
            draft.collectVenueBlockers(row, except: offering, &scratch)
            guard draft.chooseLeaders(for: row, mostBlockers: .max, &scratch, &random) else { continue }
            for blocker in scratch.blockers { draft.close(blocker) }
            draft.open(offering, at: target, ledBy: scratch.leaders)
            return
        }
    }

    private mutating func openAtBest(_ offering: Int32, tries: Int) {
        let range = problem.offerings[Int(offering)].placements
        guard !range.isEmpty else { return }
        let mark = draft.mark
        var bestScore = draft.score
        var found: (placement: Int32, leaders: [Int32])?
        for attempt in 0..<min(tries, range.count) {
            let index = range.count <= tries ? range.lowerBound + attempt : range.lowerBound + random.below(range.count)
            if place(offering, at: Int32(index), mostBlockers: 0), draft.score < bestScore {
                bestScore = draft.score
                found = (Int32(index), Array(draft.leaders(of: offering)))
            }
            draft.undo(to: mark)
        }
        guard let found else { return }
        _ = settle(offering, at: found.placement, ledBy: found.leaders)
    }

    // MARK: Annealing

    /// Cools twice: quickly, which gives a good plan early, and then slowly from there.
    ///
    /// - Parameters:
    ///   - isWarm: whether the draft is a good plan already: then it cools once, and from less heat, so as not to melt it.
    ///   - goOn: asked every 256 moves, with the number made and the best score.
    /// - Returns: the moves made: `steps`, unless it was told to stop.
    mutating func cool(steps: Int, isWarm: Bool = false, goOn: (Int, Score) -> Bool) -> Int {
        if isWarm {
            let made = anneal(steps: steps, from: Search.warm, goOn: goOn)
            draft = best
            return made
        }
        let quick = steps / 8
        var made = anneal(steps: quick, from: Search.hot, goOn: goOn)
        draft = best
        if made == quick { made += anneal(steps: steps - quick, from: Search.hot) { goOn(quick + $0, $1) } }
        draft = best
        return made
    }

    /// Degrees, in units of the weighed score, at the beginning and the end of a cooling: at first a loss of some served
    /// people is risked, in the end not even a preference.
    private static let hot = 400.0
    private static let warm = 40.0
    private static let cold = 0.5

    private mutating func anneal(steps: Int, from hottest: Double, goOn: (Int, Score) -> Bool) -> Int {
        guard !problem.offerings.isEmpty else { return steps }
        var temperature = hottest
        for step in 0..<steps {
            if step % 256 == 0 {
                temperature = hottest * pow(Search.cold / hottest, Double(step) / Double(steps))
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

    /// What annealing compares: L1 in its own unit, with a taste of the lower levels.
    static func weighed(_ score: Score) -> Double {
        Double(score.l1) + 4 * Double(score.changes) + 0.5 * Double(score.l2) + 0.02 * Double(score.l3)
    }

    private mutating func keepIfBest() {
        if draft.score < best.score { best = draft }
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
        scratch.displaced.removeAll(keepingCapacity: true)
        guard place(offering, at: target, mostBlockers: Search.mostBlockers) else { return false }
        for cls in scratch.displaced where draft.waiting[Int(cls)] > 0 {
            _ = draft.findSeat(for: cls, limit: 6, &scratch)
        }
        return true
    }

    /// Puts an offering at a placement with leaders, fills it, and finds other places for those that gave way.
    ///
    /// - Returns: false when it cannot be; the draft may hold half of it.
    private mutating func place(_ offering: Int32, at target: Int32, mostBlockers: Int) -> Bool {
        let row = problem.placements[Int(target)]
        scratch.blockers.removeAll(keepingCapacity: true)
        draft.collectVenueBlockers(row, except: offering, &scratch)
        guard scratch.blockers.count <= mostBlockers,
            draft.chooseLeaders(for: row, mostBlockers: mostBlockers, &scratch, &random)
        else { return false }
        let blockers = scratch.blockers
        let leaders = scratch.leaders
        for blocker in blockers { vacate(blocker) }
        if draft.isOpen(offering) { vacate(offering) }
        guard settle(offering, at: target, ledBy: leaders) else { return false }
        for blocker in blockers where !reopen(blocker) && problem.offerings[Int(blocker)].isPinned {
            return false
        }
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
            guard scratch.blockers.isEmpty, draft.chooseLeaders(for: row, mostBlockers: 0, &scratch, &random) else { continue }
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
        draft.taken[Int(offering)] >= problem.offerings[Int(offering)].minimum && seatsItsPinned(offering)
    }

    private func seatsItsPinned(_ offering: Int32) -> Bool {
        problem.offerings[Int(offering)].pinnedClasses.allSatisfy { draft.waiting[Int($0)] == 0 }
    }

    /// Draws people who sit elsewhere into an offering short of its minimum, from offerings that can spare them.
    private mutating func recruit(_ offering: Int32) -> Bool {
        let row = draft.placementRow(offering)
        guard seatsItsPinned(offering) else { return false }
        for index in row.audience where draft.taken[Int(offering)] < row.seats {
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

internal import Domain

/// What was decided for a problem: the front door of the core, for the real term and the benchmark alike.
public struct Solution: Sendable {
    /// For each offering the index of its placement; nil when it does not run.
    public let placements: [Int?]
    /// For each offering its leaders, in order of index.
    public let leaders: [[Int]]
    /// For each request the offering where it has a seat.
    public let seats: [Int?]
    public let l1: Int
    public let l2: Int
    public let l3: Int
    /// What gives the same plan again.
    public let seed: UInt64
    public let steps: Int
    /// False when the search was cut short, by the clock or by hand.
    public let isComplete: Bool
}

/// No plan keeps all that is pinned.
public struct Unplannable: Error, Sendable {
    /// Indices of pinned offerings that found no place.
    public let offerings: [Int]
}

extension Problem {
    /// Searches a timetable, then seats people in it exactly.
    ///
    /// The same problem, seed and number of steps give the same solution.
    public func solve(seed: UInt64, pace: Pace) throws(Unplannable) -> Solution {
        var search = Search(self, seed: seed)
        let start = pace.now()
        let homeless = search.construct()
        guard homeless.isEmpty else { throw Unplannable(offerings: homeless.map { Int($0) }.sorted()) }
        let steps = pace.steps(from: start, trying: search)
        let made = search.cool(steps: steps) { step, best in
            if step % 8192 == 0 { pace.report(.init(steps: step, ofSteps: steps, l1: best.l1, l2: best.l2, l3: best.l3)) }
            return !pace.isCancelled() && !pace.isOver(since: start)
        }
        let draft = search.best
        let seats = SeatAllocation.best(for: draft)
        let score = seats.score(of: draft)
        return Solution(
            placements: draft.placement.map { $0 < 0 ? nil : Int($0) },
            leaders: offerings.indices.map {
                draft.isOpen(Int32($0)) ? draft.leaders(of: Int32($0)).map { Int($0) }.sorted() : []
            },
            seats: seats.ofRequests, l1: score.l1, l2: score.l2, l3: score.l3, seed: seed, steps: steps,
            isComplete: made == steps)
    }
}

extension Pace {
    fileprivate func now() -> Double {
        if case .seconds(_, let clock) = length { clock() } else { 0 }
    }

    fileprivate func isOver(since start: Double) -> Bool {
        if case .seconds(let seconds, let clock) = length { clock() - start >= seconds } else { false }
    }

    /// How many moves to make: by the clock, as many as a short trial on a copy of the search says will fit.
    fileprivate func steps(from start: Double, trying search: Search) -> Int {
        switch length {
        case .steps(let steps): return max(0, steps)
        case .seconds(let seconds, let clock):
            var trial = search
            let before = clock()
            let made = trial.cool(steps: 4096) { _, _ in !isCancelled() && !isOver(since: start) }
            let speed = Double(made) / max(1e-6, clock() - before)
            return max(1, Int(speed * max(0, seconds - (clock() - start)) * 0.85))
        }
    }
}

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
    /// What of an announced plan is not kept; see `Faithfulness`.
    public let changes: Int
    public let l2: Int
    public let l3: Int
    /// What gives the same plan again.
    public let seed: UInt64
    public let steps: Int
    /// False when the search was cut short, by the clock or by hand.
    public let isComplete: Bool
}

/// No plan was found that keeps all that is pinned.
public struct Unplannable: Error, Sendable {
    /// Indices of pinned offerings that found no place.
    public let offerings: [Int]
}

extension Problem {
    /// Searches a timetable, then seats people in it exactly.
    ///
    /// The same problem, seed, number of steps and start give the same solution.
    ///
    /// - Parameter start: a solution of this problem to begin at, and never to end worse than, instead of one made from
    ///   nothing; only pinned offerings and seats may be missing in it, and are put in.
    public func solve(seed: UInt64, pace: Pace, from start: Solution? = nil) throws(Unplannable) -> Solution {
        var search = Search(self, seed: seed)
        let homeless = start.map { search.adopt($0) } ?? search.construct()
        guard homeless.isEmpty else { throw Unplannable(offerings: homeless.map { Int($0) }.sorted()) }
        let made = search.cool(steps: pace.steps, isWarm: start != nil) { step, best in
            if step % 8192 == 0 {
                pace.report(.init(steps: step, ofSteps: pace.steps, l1: best.l1, l2: best.l2, l3: best.l3))
            }
            return !pace.isCancelled()
        }
        let draft = search.best
        let seats = SeatAllocation.best(for: draft)
        let score = seats.score(of: draft)
        return Solution(
            placements: draft.placement.map { $0 < 0 ? nil : Int($0) },
            leaders: offerings.indices.map {
                draft.isOpen(Int32($0)) ? draft.leaders(of: Int32($0)).map { Int($0) }.sorted() : []
            },
            seats: seats.ofRequests, l1: score.l1, changes: score.changes, l2: score.l2, l3: score.l3, seed: seed,
            steps: pace.steps,
            isComplete: made == pace.steps)
    }

    /// How many steps a search can make in a time, by a short trial: a sixth fewer than its pace promises, since machines are
    /// shared.
    ///
    /// - Parameter clock: the time in seconds, from any beginning.
    public func steps(fitting seconds: Double, seed: UInt64, clock: () -> Double) -> Int {
        let start = clock()
        var search = Search(self, seed: seed)
        guard search.construct().isEmpty else { return 1 }
        let constructed = clock()
        let made = search.cool(steps: 4096) { _, _ in clock() - start < seconds / 4 }
        let trial = clock() - constructed
        // The search constructs once more before it cools.
        let left = seconds - (clock() - start) - (constructed - start)
        return max(1, Int(Double(made) / max(1e-6, trial) * max(0, left) * 5 / 6))
    }
}

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
        switch pace.length {
        case .steps(let steps):
            return try solve(seed: seed, steps: max(0, steps), pace) { false }
        case .seconds(let seconds, let clock):
            let start = clock()
            let sample = 2048
            var search = Search(self, seed: seed)
            _ = search.construct()
            let sampled = clock()
            let made = search.anneal(.warm, steps: sample) { _, _ in !pace.isCancelled() && clock() - start < seconds }
            let speed = Double(made) / max(1e-6, clock() - sampled)
            let left = seconds - (clock() - start)
            let steps = max(sample, Int(speed * left * 0.9))
            return try solve(seed: seed, steps: steps, pace) { clock() - start >= seconds }
        }
    }

    private func solve(seed: UInt64, steps: Int, _ pace: Pace, isOver: () -> Bool) throws(Unplannable) -> Solution {
        var search = Search(self, seed: seed)
        let homeless = search.construct()
        guard homeless.isEmpty else { throw Unplannable(offerings: homeless.map { Int($0) }.sorted()) }
        var made = 0
        // A quick first cooling gives a good plan early; a long one from there does the work.
        for (cooling, share) in [(Search.Cooling.warm, steps / 8), (.warm, steps - steps / 8)] {
            let before = made
            made += search.anneal(cooling, steps: share) { step, best in
                if step % 8192 == 0 {
                    pace.report(.init(steps: before + step, ofSteps: steps, l1: best.l1, l2: best.l2, l3: best.l3))
                }
                return !pace.isCancelled() && !isOver()
            }
            search.restart()
        }
        let draft = search.best.draft
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

extension Search.Cooling {
    static let warm = Search.Cooling(hot: 400, cold: 0.5)
}

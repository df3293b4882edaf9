internal import Dispatch
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
    /// Moves made.
    public let steps: Int
    /// What it took.
    public let work: Work
}

/// No plan was found that keeps all that is pinned.
public struct Unplannable: Error, Sendable {
    /// Indices of pinned offerings that found no place.
    public let offerings: [Int]
}

extension Problem {
    /// Searches a timetable with seats settled exactly, part by part, two searches side by side in each.
    ///
    /// The same problem, seed and number of steps give the same solution, on any number of cores; a run of more steps, all else
    /// the same, never gives a worse one. A search that is stopped made so many steps: with these it can be repeated.
    /// - Parameter start: a solution to begin at, and never to end worse than, instead of one made from nothing; only pinned
    ///   offerings and seats may be missing in it, and are put in.
    public func solve(seed: UInt64, pace: Pace, from start: Solution? = nil) throws(Unplannable) -> Solution {
        var seeds = SplitMix64(seed: seed)
        var homeless: [Int32] = []
        var construction = Work()
        let blank = Draft(self).score
        var first = blank
        let begun = parts().map { part in
            var search = Search(self, part, seed: seeds.next())
            homeless += start.map { search.adopt($0) } ?? search.construct()
            construction = construction + search.scratch.work
            first = first.joined(by: search.best.score, over: blank)
            return (part: part, plan: search.best, seed: seeds.next())
        }
        guard homeless.isEmpty else { throw Unplannable(offerings: homeless.map { Int($0) }.sorted()) }
        pace.report(.init(steps: 0, l1: first.l1, l2: first.l2, l3: first.l3))
        let crews = begun.map { Crew($0.part, startingAt: $0.plan.draft(self), seed: $0.seed) }
        var made = 0
        var told: (steps: Int, score: Score)?
        while true {
            let best = crews.reduce(blank) { sum, crew in
                let score = crew.best.score
                return sum.joined(by: score, over: blank)
            }
            let next = crews.reduce(0) { $0 + $1.nextMoves }
            let goesOn = next > 0 && made + next <= pace.steps && !pace.isCancelled()
            if told.map({ !goesOn || best < $0.score || made - $0.steps >= 65_536 }) ?? true {
                told = (made, best)
                pace.report(.init(steps: made, l1: best.l1, l2: best.l2, l3: best.l3))
            }
            guard goesOn else { break }
            let tasks = crews.flatMap { $0.tasks() }
            DispatchQueue.concurrentPerform(iterations: tasks.count) { tasks[$0]() }
            for crew in crews { crew.meet() }
            made += next
        }
        let plan = SettledPlan(crews.map { ($0.part, $0.best) }, of: self)
        return Solution(
            placements: plan.placements,
            leaders: plan.leaders.map { $0.sorted() },
            seats: plan.seats, l1: plan.score.l1, changes: plan.score.changes, l2: plan.score.l2, l3: plan.score.l3, seed: seed,
            steps: made,
            work: crews.reduce(construction) { $0 + $1.work })
    }
}

internal import Domain

/// Searches of one part that go through the rounds side by side and meet after each: all go on from the best plan of any.
///
/// Their number is fixed, whatever cores there are: a machine with one core makes the same plan, in more time.
final class Crew {
    static let size = 2

    let part: Part
    private let searchers: [Searcher]
    private var round: Round
    private var number = 0
    private var moved = 0
    private var made = 0
    private var settling = Work()

    /// - Parameter start: a plan that keeps all pins.
    init(_ part: Part, startingAt start: borrowing Draft, seed: UInt64) {
        self.part = part
        var seeds = SplitMix64(seed: seed)
        let plan = SettledPlan(start)
        let problem = start.problem
        searchers = (0..<Crew.size).map { _ in Searcher(problem, part, startingAt: plan, seed: seeds.next()) }
        settling.flowPivots = plan.pivots
        round = Round(0, offerings: part.offerings.count)
    }

    /// The best plan of any, seats settled.
    var best: SettledPlan { searchers.map(\.best).min { $0.score < $1.score } ?? searchers[0].best }

    var work: Work { searchers.map(\.work).reduce(settling, +) }

    /// Moves that the next tasks make together.
    var nextMoves: Int { stretch * searchers.count }

    /// Moves that each search makes before it looks up: few at first, and not beyond the end of the round.
    private var stretch: Int { min(max(64, made / 16), 4096, round.length - moved) }

    /// The next tasks, each to be done once, in any order or side by side, and then `meet`.
    func tasks() -> [@Sendable () -> Void] {
        let round = round, moves = moved..<moved + stretch
        moved = moves.upperBound
        made += moves.count
        return searchers.map { searcher in { searcher.advance(round, moves) } }
    }

    /// After the tasks: at the end of a round all go on from the best plan.
    func meet() {
        guard moved == round.length else { return }
        for searcher in searchers { searcher.settle() }
        let best = best
        for searcher in searchers { searcher.begin(at: best) }
        number += 1
        moved = 0
        round = Round(number, offerings: part.offerings.count)
    }
}

/// One search with the best of its plans whose seats are settled; a task has it for itself.
private final class Searcher: @unchecked Sendable {
    private var search: Search
    private(set) var best: SettledPlan
    private var settled: Score
    private var movesSinceSettling = 0
    private var pivotsOfSettling: Int

    init(_ problem: Problem, _ part: Part, startingAt plan: SettledPlan, seed: UInt64) {
        search = Search(problem, part, seed: seed)
        search.begin(at: plan.draft(problem))
        best = plan
        pivotsOfSettling = plan.pivots
        settled = plan.score
    }

    var work: Work { search.scratch.work }

    /// Anneals, and settles the seats of a new best plan, unless they were settled a little while ago.
    func advance(_ round: Round, _ moves: Range<Int>) {
        search.anneal(round, moves: moves)
        movesSinceSettling += moves.count
        // A settling takes about as long as a few moves for each of its pivots: so it takes a tenth of the time or less.
        if movesSinceSettling >= 4 * pivotsOfSettling { settle() }
    }

    func settle() {
        guard search.best.score < settled else { return }
        settled = search.best.score
        let plan = SettledPlan(search.best.draft(search.problem))
        movesSinceSettling = 0
        pivotsOfSettling = plan.pivots
        search.scratch.work.flowPivots += plan.pivots
        if plan.score < best.score { best = plan }
    }

    func begin(at plan: SettledPlan) {
        best = plan
        settled = plan.score
        search.begin(at: plan.draft(search.problem))
    }
}

/// A timetable with seats as good as they can be in it.
struct SettledPlan: Sendable {
    /// For each offering the index of its placement; nil when it does not run.
    let placements: [Int?]
    let leaders: [[Int]]
    /// For each request the offering where it has a seat.
    let seats: [Int?]
    let score: Score
    /// Pivots that the flows took.
    let pivots: Int

    init(_ draft: borrowing Draft) {
        placements = draft.placements
        leaders = draft.crews
        let allocation = SeatAllocation.best(for: draft)
        seats = allocation.ofRequests
        score = allocation.score(of: draft)
        pivots = allocation.flowPivots
    }

    /// Parts of one term put together: each offering and person as in the part that they belong to.
    init(_ plans: [(part: Part, plan: SettledPlan)], of problem: Problem) {
        let blank = Draft(problem).score
        var placements = [Int?](repeating: nil, count: problem.offerings.count)
        var leaders = [[Int]](repeating: [], count: problem.offerings.count)
        var seats = [Int?](repeating: nil, count: problem.registration.count)
        var score = blank
        for (part, plan) in plans {
            for offering in part.offerings {
                placements[Int(offering)] = plan.placements[Int(offering)]
                leaders[Int(offering)] = plan.leaders[Int(offering)]
            }
            for member in part.classes.flatMap({ problem.members(of: Int($0)) }) {
                seats[Int(member)] = plan.seats[Int(member)]
            }
            score = score.joined(by: plan.score, over: blank)
        }
        self.placements = placements
        self.leaders = leaders
        self.seats = seats
        self.score = score
        pivots = plans.reduce(0) { $0 + $1.plan.pivots }
    }

    func draft(_ problem: Problem) -> Draft { Draft(problem, placements: placements, leaders: leaders, seats: seats) }
}

extension Score {
    /// The score of a plan with a part more.
    ///
    /// - Parameters:
    ///   - part: of a plan that has only that part.
    ///   - blank: of a plan that has nothing.
    func joined(by part: Score, over blank: Score) -> Score {
        Score(
            l1: l1 + part.l1 - blank.l1, changes: changes + part.changes - blank.changes, l2: l2 + part.l2 - blank.l2,
            l3: l3 + part.l3 - blank.l3)
    }
}

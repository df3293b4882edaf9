internal import Domain
internal import Glibc

/// Simulated annealing over feasible plans (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983), in rounds: each begins at the
/// best plan so far, heats it up and cools it down again; see `Round`.
///
/// A search has no clock and no end: the same problem, seed and number of moves give the same plans, and more moves only
/// add to them.
struct Search: ~Copyable {
    let problem: Problem
    let part: Part
    var draft: Draft
    /// The best of its plans since it last began anew.
    private(set) var best: Snapshot
    var scratch: Scratch
    var random: SplitMix64
    /// What may still come of the move at hand: above this the draft is not kept.
    private(set) var ceiling = 0.0
    /// The least that L1 rose by, a few moves ago, when somebody lost a seat.
    private(set) var leastLoss: Int32 = 0

    init(_ problem: Problem, _ part: Part, seed: UInt64) {
        self.problem = problem
        self.part = part
        draft = Draft(problem)
        best = Snapshot(draft)
        scratch = Scratch(problem)
        random = SplitMix64(seed: seed)
    }

    /// Begins at a plan.
    mutating func begin(at plan: consuming Draft) {
        draft = plan
        begin()
    }

    /// Begins at the draft as it is.
    mutating func begin() {
        draft.commit()
        best = Snapshot(draft)
    }

    /// Makes some moves of a round.
    mutating func anneal(_ round: Round, moves: Range<Int>) {
        guard !part.offerings.isEmpty else { return }
        var temperature = 0.0
        for move in moves {
            if move % 256 == 0 || move == moves.lowerBound {
                temperature = round.temperature(after: move)
                leastLoss = draft.leastLoss(in: part)
            }
            // Metropolis: a rise of d is kept with probability exp(-d / temperature).
            ceiling = Search.weighed(draft.score) - temperature * log(1 - random.unit())
            scratch.work.moves += 1
            if make(Moves.drawn(with: random.unit())), Search.weighed(draft.score) <= ceiling {
                scratch.work.acceptedMoves += 1
                draft.commit { best.touch($0) }
                if draft.score < best.score { best.follow(draft) }
            } else {
                draft.undo(to: 0)
            }
        }
    }

    /// What annealing compares: L1 in its own unit, with a taste of the lower levels.
    static func weighed(_ score: Score) -> Double {
        Double(score.l1) + 4 * Double(score.changes) + 0.5 * Double(score.l2) + 0.02 * Double(score.l3)
    }

    private mutating func make(_ move: Moves) -> Bool {
        switch move {
        case .relocate: Relocate.attempt(&self)
        case .seek: Seek.attempt(&self)
        case .trade: Trade.attempt(&self)
        }
    }
}

/// One heating and cooling.
struct Round {
    /// Moves from the hottest to the coldest.
    let length: Int
    /// Degrees at the beginning, in units of the weighed score: the marginal cost of one person lies between 0 and 2000, so
    /// that at 1000 the loss of a person is often risked, and at 200 seldom.
    let heat: Double

    /// In the end hardly a preference is risked.
    static let cold = 0.3

    /// The first rounds are short, for a good plan early; then gentle rounds that keep most of the plan take turns with hot
    /// ones that find other timetables.
    init(_ number: Int, offerings: Int) {
        length = max(1, offerings) * [250, 500, 1000][number, default: 2000]
        heat = number > 2 && number % 2 == 0 ? 200 : 1000
    }

    /// Falls by the same share with each move.
    func temperature(after moves: Int) -> Double { heat * pow(Round.cold / heat, Double(moves) / Double(length)) }
}

extension [Int] {
    fileprivate subscript(index: Int, default missing: Int) -> Int { indices.contains(index) ? self[index] : missing }
}

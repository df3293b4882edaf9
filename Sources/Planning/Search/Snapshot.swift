internal import Domain

/// The best plan so far: who leads, where and when, and who sits; kept up to date by what changed since.
struct Snapshot {
    private(set) var placement: [Int32]
    private(set) var leaders: [[Int32]]
    private(set) var seats: [[Int32]]
    private(set) var score: Score
    private var touched: [Int32] = []
    private var isTouched: [Bool]

    init(_ draft: borrowing Draft) {
        let offerings = draft.problem.offerings.count
        placement = Array(repeating: -1, count: offerings)
        leaders = Array(repeating: [], count: offerings)
        seats = leaders
        score = draft.score
        isTouched = Array(repeating: false, count: offerings)
        for offering in 0..<Int32(offerings) { touch(offering) }
        follow(draft)
    }

    /// The offering is no more as it was when the snapshot last followed.
    mutating func touch(_ offering: Int32) {
        guard !isTouched[Int(offering)] else { return }
        isTouched[Int(offering)] = true
        touched.append(offering)
    }

    /// Takes over the draft as it is now.
    /// - Complexity: O(seats of the offerings touched).
    mutating func follow(_ draft: borrowing Draft) {
        for offering in touched {
            isTouched[Int(offering)] = false
            placement[Int(offering)] = draft.placement[offering]
            leaders[Int(offering)].removeAll(keepingCapacity: true)
            seats[Int(offering)].removeAll(keepingCapacity: true)
            guard draft.isOpen(offering) else { continue }
            for n in 0..<Int(draft.problem.offerings[offering].leadersNeeded) {
                leaders[Int(offering)].append(draft.leader(offering, n))
            }
            for seat in 0..<draft.taken[offering] { seats[Int(offering)].append(draft.occupant(offering, seat)) }
        }
        touched.removeAll(keepingCapacity: true)
        score = draft.score
    }

    /// The draft that it shows.
    func draft(_ problem: Problem) -> Draft {
        var draft = Draft(problem)
        for (offering, placement) in placement.enumerated() where placement >= 0 {
            draft.open(Int32(offering), at: placement, ledBy: leaders[offering])
            for cls in seats[offering] {
                guard let visitor = problem.visitor(cls, at: problem.placements[placement]) else { continue }
                draft.seat(visitor, in: Int32(offering))
            }
        }
        draft.commit()
        return draft
    }
}

/// A plan as a draft, and a draft as a plan.
extension Draft {
    /// A solution as a draft, or a part of it.
    ///
    /// - Precondition: the solution keeps the rules of the problem.
    init(_ problem: Problem, adopting solution: Solution, in part: Part? = nil) {
        self.init(
            problem, placements: solution.placements, leaders: solution.leaders, seats: solution.seats, in: part)
    }

    /// - Parameters:
    ///   - placements: for each offering the index of its placement; nil when it does not run.
    ///   - leaders: for each offering that runs its leaders.
    ///   - seats: for each request the offering where it has a seat; those in offerings outside the part are left out.
    init(_ problem: Problem, placements: [Int?], leaders: [[Int]], seats: [Int?], in part: Part? = nil) {
        self.init(problem)
        for offering in part?.offerings ?? problem.offerings.indices.map({ Int32($0) }) {
            guard let placement = placements[Int(offering)] else { continue }
            open(offering, at: Int32(placement), ledBy: leaders[Int(offering)].map { Int32($0) })
        }
        for cls in problem.classes.indices {
            for member in problem.members(of: cls) {
                guard let offering = seats[Int(member)], isOpen(Int32(offering)),
                    let visitor = problem.visitor(Int32(cls), at: placementRow(Int32(offering)))
                else { continue }
                seat(visitor, in: Int32(offering))
            }
        }
        commit()
    }

    /// For each offering the index of its placement; nil when it does not run.
    var placements: [Int?] { placement.elements.map { $0 < 0 ? nil : Int($0) } }

    /// For each offering its leaders; empty when it does not run.
    var crews: [[Int]] {
        placement.indices.map { isOpen(Int32($0)) ? leaders(of: Int32($0)).map { Int($0) } : [] }
    }
}

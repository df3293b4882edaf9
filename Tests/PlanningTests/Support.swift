@testable import Planning

extension Part {
    /// All of a problem as one part.
    static func whole(_ problem: Problem) -> Part {
        Part(
            offerings: problem.offerings.indices.map { Int32($0) }, classes: problem.classes.indices.map { Int32($0) },
            cells: problem.cells.indices.map { Int32($0) })
    }
}

extension Problem {
    /// H3: one leader cannot lead both, since they overlap or the time between them is shorter than the way.
    func clashForLeader(_ a: Placement, _ b: Placement) -> Bool {
        let (first, second) = (slots[Int(a.slot)], slots[Int(b.slot)])
        let way = way(a.host, b.host)
        return a.weeks & b.weeks != 0 && first.weekday == second.weekday && first.start < second.end + way
            && second.start < first.end + way
    }
}

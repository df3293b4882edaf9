import Domain
import Testing

@testable import Planning

/// The least (L1, L2) over every way to seat the people of a timetable, tried one by one.
private func bestByTrying(_ draft: borrowing Draft) -> [Int]? {
    let problem = draft.problem
    let people = problem.classes.indices.flatMap { cls in problem.members(of: cls).map { _ in Int32(cls) } }
    var best: [Int]?
    var taken = draft.taken.elements, guests = draft.guests.elements
    let placements = draft.placement.elements
    var unserved = problem.cells.elements.map { Int($0.demand) }
    let open = placements.indices.filter { placements[$0] >= 0 }
    let lateness = open.reduce(0) { $0 + Int(problem.placements[placements[$1]].lateness) }
    func go(_ index: Int, _ l2: Int) {
        guard index < people.count else {
            guard open.allSatisfy({ taken[$0] >= problem.offerings[$0].minimum }) else { return }
            let l1 = zip(problem.cells.elements, unserved).reduce(0) { sum, cell in
                sum + (2000 * cell.1 * cell.1 + Int(cell.0.demand)) / (2 * Int(cell.0.demand))
            }
            if best == nil || (l1, l2) < (best?[0] ?? 0, best?[1] ?? 0) { best = [l1, l2] }
            return
        }
        go(index + 1, l2)
        for offering in open {
            let row = problem.placements[placements[offering]]
            guard let visitor = problem.visitor(people[index], at: row), taken[offering] < row.seats,
                !visitor.isGuest || guests[offering] < row.guestSeats
            else { continue }
            let cell = Int(problem.classes[people[index]].cell)
            taken[offering] += 1
            guests[offering] += visitor.isGuest ? 1 : 0
            unserved[cell] -= 1
            go(index + 1, l2 + Int(visitor.cost))
            taken[offering] -= 1
            guests[offering] -= visitor.isGuest ? 1 : 0
            unserved[cell] += 1
        }
    }
    go(0, lateness)
    return best
}

@Suite("Seat allocation")
struct SeatAllocationTests {
    @Test("is as good as the best of all ways to seat people, in a thousand timetables", arguments: 0..<20)
    func optimal(block: Int) throws {
        for seed in block * 50..<(block + 1) * 50 {
            let problem = Problem(.invented(seed: UInt64(seed), offerings: 4, requests: 9))
            var search = Search(problem, Part.whole(problem), seed: 3)
            _ = search.construct()
            var timetable = search.draft.copy()
            for offering in problem.offerings.indices.map({ Int32($0) }) where timetable.isOpen(offering) {
                while timetable.taken[offering] > 0 { timetable.unseat(timetable.occupant(offering, 0), from: offering) }
            }
            let score = SeatAllocation.best(for: timetable).score(of: timetable)
            let tried = bestByTrying(timetable)
            let best = try #require(tried)
            #expect(score.l1 == best[0])
            // Registration comes before preference: an exchange may cost L2, never gain any.
            #expect(score.l2 >= best[1])
        }
    }
}

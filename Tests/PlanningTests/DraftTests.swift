import Domain
import Testing

@testable import Planning

/// The score of a draft, counted from nothing.
private func recount(_ draft: borrowing Draft) -> (l1: Int, l2: Int) {
    let problem = draft.problem
    var unserved = problem.cells.elements.map { Int($0.demand) }
    var l2 = 0
    for offering in problem.offerings.indices where draft.isOpen(Int32(offering)) {
        let row = draft.placementRow(Int32(offering))
        l2 += Int(row.lateness)
        for seat in 0..<draft.taken[offering] {
            let cls = draft.occupant(Int32(offering), seat)
            unserved[Int(problem.classes[cls].cell)] -= 1
            l2 += Int(problem.visitor(cls, at: row)?.cost ?? 9999)
        }
    }
    let l1 = zip(problem.cells.elements, unserved).reduce(0) { sum, cell in
        let demand = Int(cell.0.demand)
        return sum + (2000 * cell.1 * cell.1 + demand) / (2 * demand)
    }
    return (l1, l2)
}

/// Every rule that a draft must keep at every step, each broken one named.
private func brokenRules(_ draft: borrowing Draft) -> [String] {
    let problem = draft.problem
    var broken: [String] = []
    var open: [Int32] = []
    for offering in problem.offerings.indices where draft.isOpen(Int32(offering)) { open.append(Int32(offering)) }
    for offering in open {
        let row = draft.placementRow(offering)
        let taken = draft.taken[offering]
        if taken > row.seats { broken.append("H5 \(offering) overfull") }
        if taken < problem.offerings[offering].minimum { broken.append("H5 \(offering) below its minimum") }
        var guests = 0
        for seat in 0..<taken where problem.visitor(draft.occupant(offering, seat), at: row)?.isGuest == true { guests += 1 }
        if guests > row.guestSeats || guests != draft.guests[offering] { broken.append("H6 \(offering) guests") }
        if Set(draft.leaders(of: offering)).count != problem.offerings[offering].leadersNeeded {
            broken.append("H3 \(offering) leaders")
        }
        for leader in draft.leaders(of: offering) where !draft.couldLead(leader, row) {
            broken.append("H3 \(leader) cannot lead \(offering)")
        }
        for other in open where other > offering {
            let theirs = draft.placementRow(other)
            if row.venue >= 0, row.venue == theirs.venue, problem.overlap(row, theirs) {
                broken.append("H2 \(offering) and \(other)")
            }
            if !Set(draft.leaders(of: offering)).isDisjoint(with: draft.leaders(of: other)), problem.clashForLeader(row, theirs)
            {
                broken.append("H3 \(offering) and \(other)")
            }
        }
    }
    for leader in problem.leaders.indices {
        for week in 0..<problem.weekCount {
            var count = 0
            for offering in open
            where draft.leaders(of: offering).contains(Int32(leader))
                && draft.placementRow(offering).weeks & (1 << UInt64(week)) != 0
            {
                count += 1
            }
            if count > problem.leaders[leader].mostPerWeek { broken.append("H3 \(leader) in week \(week)") }
        }
    }
    for cls in problem.classes.indices {
        var seated = 0
        for offering in open {
            for seat in 0..<draft.taken[offering] where draft.occupant(offering, seat) == Int32(cls) { seated += 1 }
        }
        if seated + Int(draft.waiting[cls]) != problem.members(of: cls).count { broken.append("H4 class \(cls)") }
    }
    return broken
}

@Suite("A draft")
struct DraftTests {
    @Test("keeps every rule and its score right, however long the search", arguments: 0..<60)
    func feasible(seed: Int) {
        let problem = Problem(.invented(seed: UInt64(seed), offerings: 10, requests: 60))
        for part in problem.parts() {
            var search = Search(problem, part, seed: UInt64(seed))
            _ = search.construct()
            var from = 0
            for moves in [1, 10, 100, 2000] {
                search.anneal(Round(0, offerings: 10), moves: from..<from + moves)
                from += moves
                #expect(brokenRules(search.draft) == [])
                let counted = recount(search.draft)
                #expect(search.draft.score.l1 == counted.l1)
                #expect(search.draft.score.l2 == counted.l2)
                let best = search.best.draft(problem)
                #expect(brokenRules(best) == [])
                #expect(best.score == search.best.score)
            }
        }
    }

    @Test("taken back to a mark is what it was", arguments: 0..<40)
    func undo(seed: Int) throws {
        let problem = Problem(.invented(seed: UInt64(seed)))
        var search = Search(problem, Part.whole(problem), seed: 1)
        _ = search.construct()
        let before = search.draft.copy()
        var draft = before.copy()
        for offering in problem.offerings.indices.map({ Int32($0) }) where draft.isOpen(offering) { draft.close(offering) }
        #expect(draft.placement.elements.allSatisfy { $0 == -1 })
        draft.undo(to: 0)
        #expect(draft.score == before.score)
        #expect(draft.placement.elements == before.placement.elements)
        #expect(draft.taken.elements == before.taken.elements)
        #expect(draft.waiting.elements == before.waiting.elements)
        #expect(draft.unserved.elements == before.unserved.elements)
        #expect(draft.gains.elements == before.gains.elements)
        #expect(brokenRules(draft) == [])
    }
}

@Suite("Parts")
struct PartTests {
    @Test("cover every offering once and share no venue, leader or cell", arguments: 0..<60)
    func apart(seed: Int) {
        let problem = Problem(.invented(seed: UInt64(seed), offerings: 5, requests: 12))
        let parts = problem.parts()
        #expect(parts.flatMap(\.offerings).sorted() == problem.offerings.indices.map { Int32($0) })
        var seen: Set<[Int32]> = []
        for part in parts {
            var uses: Set<[Int32]> = []
            for offering in part.offerings {
                for placement in problem.offerings[offering].placements where problem.placements[placement].venue >= 0 {
                    uses.insert([0, problem.placements[placement].venue])
                }
                for occasion in problem.offerings[offering].occasions {
                    for index in problem.occasions[occasion].pool { uses.insert([1, problem.pools[index]]) }
                }
                for index in problem.offerings[offering].wanting {
                    uses.insert([2, problem.classes[problem.wanting[index]].cell])
                }
            }
            #expect(seen.isDisjoint(with: uses))
            seen.formUnion(uses)
        }
    }
}

import Domain
import Testing

@testable import Planning

/// The score of a draft, counted from nothing.
private func recount(_ draft: Draft) -> (l1: Int, l2: Int) {
    let problem = draft.problem
    var unserved = problem.cells.map { Int($0.demand) }
    var l2 = 0
    for offering in problem.offerings.indices where draft.isOpen(Int32(offering)) {
        let row = draft.placementRow(Int32(offering))
        l2 += Int(row.lateness)
        for seat in 0..<Int(draft.taken[offering]) {
            let cls = draft.occupant(Int32(offering), seat)
            unserved[Int(problem.classes[Int(cls)].cell)] -= 1
            l2 += Int(problem.visitor(cls, at: row)?.cost ?? 9999)
        }
    }
    let l1 = zip(problem.cells, unserved).reduce(0) { sum, cell in
        let demand = Int(cell.0.demand)
        return sum + (2000 * cell.1 * cell.1 + demand) / (2 * demand)
    }
    return (l1, l2)
}

/// Every rule that a draft must keep at every step, each broken one named.
private func brokenRules(_ draft: Draft) -> [String] {
    let problem = draft.problem
    var broken: [String] = []
    let open = problem.offerings.indices.map { Int32($0) }.filter { draft.isOpen($0) }
    for offering in open {
        let row = draft.placementRow(offering)
        let taken = draft.taken[Int(offering)]
        if taken > row.seats { broken.append("H5 \(offering) overfull") }
        if taken < problem.offerings[Int(offering)].minimum { broken.append("H5 \(offering) below its minimum") }
        let guests = (0..<Int(taken)).count { problem.visitor(draft.occupant(offering, $0), at: row)?.isGuest == true }
        if guests > row.guestSeats || guests != draft.guests[Int(offering)] { broken.append("H6 \(offering) guests") }
        if Set(draft.leaders(of: offering)).count != problem.offerings[Int(offering)].leadersNeeded {
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
            let count = open.count {
                draft.leaders(of: $0).contains(Int32(leader)) && draft.placementRow($0).weeks & (1 << UInt64(week)) != 0
            }
            if count > problem.leaders[leader].mostPerWeek { broken.append("H3 \(leader) in week \(week)") }
        }
    }
    for (cls, row) in problem.classes.enumerated() {
        let seated = open.reduce(0) { sum, offering in
            sum + (0..<Int(draft.taken[Int(offering)])).count { draft.occupant(offering, $0) == Int32(cls) }
        }
        if seated + Int(draft.waiting[cls]) != row.members.count { broken.append("H4 class \(cls)") }
    }
    return broken
}

@Suite("A draft")
struct DraftTests {
    @Test("keeps every rule and its score right, however long the search", arguments: 0..<60)
    func feasible(seed: Int) {
        var search = Search(Problem(.invented(seed: UInt64(seed), offerings: 10, requests: 60)), seed: UInt64(seed))
        _ = search.construct()
        for steps in [1, 10, 100, 2000] {
            _ = search.cool(steps: steps) { _, _ in true }
            #expect(brokenRules(search.draft) == [])
            let counted = recount(search.draft)
            #expect(search.draft.score.l1 == counted.l1)
            #expect(search.draft.score.l2 == counted.l2)
        }
    }

    @Test("taken back to a mark is what it was", arguments: 0..<40)
    func undo(seed: Int) throws {
        var search = Search(Problem(.invented(seed: UInt64(seed))), seed: 1)
        _ = search.construct()
        var draft = search.draft
        let before = (draft.score, draft.placement, draft.taken, draft.waiting, draft.unserved)
        for offering in draft.problem.offerings.indices.map({ Int32($0) }) where draft.isOpen(offering) {
            draft.close(offering)
        }
        #expect(draft.placement.allSatisfy { $0 == -1 })
        draft.undo(to: 0)
        #expect(draft.score == before.0)
        #expect(draft.placement == before.1)
        #expect(draft.taken == before.2)
        #expect(draft.waiting == before.3)
        #expect(draft.unserved == before.4)
        #expect(brokenRules(draft) == [])
    }
}

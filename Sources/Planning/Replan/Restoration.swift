internal import Domain

/// Changes that a search made and that turn out not to be needed, taken back.
extension Solution {
    /// The solution after as much as can be is put back as it was announced; itself where nothing is gained.
    ///
    /// - Complexity: O(rounds × changed sessions × a seating).
    func restored(in problem: Problem) -> Solution {
        guard changes > 0 else { return self }
        var draft = Draft(problem, adopting: self)
        draft.restoreAnnounced(rounds: 3)
        let better = Solution(of: draft, seed: seed, steps: steps)
        guard better.score < score else { return self }
        return Solution(
            placements: better.placements, leaders: better.leaders, seats: better.seats, l1: better.l1,
            changes: better.changes, l2: better.l2, l3: better.l3, seed: seed, steps: steps, work: work)
    }
}

extension Draft {
    /// Puts one announced session after another back where it was, or back to its leaders, as long as that lowers the score
    /// when all are seated anew.
    mutating func restoreAnnounced(rounds: Int) {
        for _ in 0..<rounds {
            var restored = 0
            for offering in problem.announced.indices.map({ Int32($0) })
            where isOtherwiseThanAnnounced(offering) && restore(offering) {
                restored += 1
            }
            guard restored > 0 else { return }
        }
    }

    private func isOtherwiseThanAnnounced(_ offering: Int32) -> Bool {
        guard let announced = problem.announced[Int(offering)] else { return false }
        return placement[offering] != announced.placement || Set(leaders(of: offering)) != Set(announced.leaders)
    }

    /// - Returns: whether the score is lower.
    private mutating func restore(_ offering: Int32) -> Bool {
        guard let announced = problem.announced[Int(offering)] else { return false }
        let now = isOpen(offering) ? [(placement[offering], leaders(of: offering))] : []
        let ways =
            [(announced.placement, announced.leaders)] + now.map { ($0.0, announced.leaders) }
            + now.map { (announced.placement, $0.1) }
        for way in ways where way.0 >= 0 && lowers(offering, to: way.0, ledBy: way.1) { return true }
        return false
    }

    /// Puts an offering somewhere if venue and leaders are free and the score falls.
    private mutating func lowers(_ offering: Int32, to target: Int32, ledBy crew: [Int32]) -> Bool {
        let row = problem.placements[target]
        var scratch = Scratch(problem)
        collectVenueBlockers(row, except: offering, &scratch)
        guard scratch.blockers.isEmpty, crew.count == problem.offerings[offering].leadersNeeded,
            Set(crew).count == crew.count, Set(crew).isSubset(of: problem.leaderPool(of: Int(offering)))
        else { return false }
        for leader in crew where !couldLead(leader, row) || !isFree(leader, row) { return false }
        let (before, mark) = (score, mark)
        if isOpen(offering) { close(offering) }
        open(offering, at: target, ledBy: crew)
        _ = seatExactly()
        guard isWhole, score < before else {
            undo(to: mark)
            return false
        }
        commit()
        return true
    }
}

import Console
import Planning

/// Counted work for fixed problems, seeds and steps: what a search may cost, without a clock.
struct WorkLedger: Codable, Equatable {
    /// Per cent by which a count may differ.
    static let tolerance = 10

    struct Entry: Codable, Equatable {
        let problem: String
        let seed: UInt64
        let steps: Int
        let work: Work
    }

    let entries: [Entry]

    /// A count that differs by more than is tolerated.
    struct Change: Equatable, CustomStringConvertible {
        let problem: String
        let count: String
        let was: Int
        let now: Int

        var isRise: Bool { now > was }

        var description: String {
            let what = "\(problem): \(count) \(isRise ? "rose" : "fell") from \(was) to \(now), by more than \(tolerance) %."
            return isRise
                ? what + " If that is meant, renew the thresholds: planbench work --write"
                : what + " Renew the thresholds, so that it stays so: planbench work --write"
        }
    }

    /// What the work now counted is beside this ledger; problems are matched by name, seed and steps.
    ///
    /// - Throws: when the two ledgers do not count the same searches.
    func changes(to current: WorkLedger) throws(Failure) -> [Change] {
        let ours = entries.map { "\($0.problem), seed \($0.seed), \($0.steps) steps" }
        let theirs = current.entries.map { "\($0.problem), seed \($0.seed), \($0.steps) steps" }
        guard ours == theirs else {
            throw Failure(
                "the thresholds count other searches (\(ours.joined(separator: "; "))) than there are now "
                    + "(\(theirs.joined(separator: "; "))); renew them: planbench work --write")
        }
        return zip(entries, current.entries).flatMap { old, new in
            zip(old.work.counts, new.work.counts).compactMap { was, now in
                let isWithin = abs(Double(now.count) - Double(was.count)) * 100 <= Double(was.count) * Double(Self.tolerance)
                return isWithin ? nil : Change(problem: old.problem, count: was.name, was: was.count, now: now.count)
            }
        }
    }

    /// The work of the invented problems, as the core does it now.
    static func counted() throws(Failure) -> WorkLedger {
        var entries: [Entry] = []
        for (subject, steps) in zip(Subject.invented, [20_000, 20_000, 10_000]) {
            let solution: Solution
            do {
                solution = try Problem(subject.instance).solve(seed: 1, pace: Pace(steps: steps))
            } catch {
                throw Failure("\(subject.name): no plan was found")
            }
            entries.append(Entry(problem: subject.name, seed: 1, steps: steps, work: solution.work))
        }
        return WorkLedger(entries: entries)
    }
}

extension Work {
    /// Each count by its name.
    var counts: [(name: String, count: Int)] {
        [
            ("moves", moves), ("acceptedMoves", acceptedMoves), ("seatSearches", seatSearches),
            ("offeringsSearched", offeringsSearched), ("flowPivots", flowPivots),
        ]
    }
}

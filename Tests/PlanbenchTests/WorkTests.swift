import Console
import Foundation
import Planning
import Testing

@testable import planbench

@Suite("Counted work")
struct WorkTests {
    private static let thresholds = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/planbench/work.json").standardized.path

    @Test("the core does no more work than the committed thresholds allow")
    func withinThresholds() throws {
        let changes = try JSONFile.read(WorkLedger.self, at: Self.thresholds, atMost: 1_000_000).changes(to: .counted())
        #expect(changes.filter(\.isRise).map(\.description) == [])
        for change in changes where !change.isRise { Issue.record("\(change)", severity: .warning) }
    }

    @Test("the same problem, seed and steps take the same work, counted in full")
    func reproducible() throws {
        let work = {
            try Problem(.invented(seed: 7, offerings: 12, requests: 90)).solve(seed: 5, pace: Pace(steps: 3000)).work
        }
        let first = try work()
        #expect(try work() == first)
        #expect((2800...3000).contains(first.moves))
        #expect(first.counts.allSatisfy { $0.count > 0 })
        #expect(first.acceptedMoves < first.moves)
    }

    private func ledger(pivots: Int, steps: Int = 10) -> WorkLedger {
        var work = Work()
        work.moves = 10
        work.flowPivots = pivots
        return WorkLedger(entries: [.init(problem: "tiny", seed: 1, steps: steps, work: work)])
    }

    @Test("a count within ten per cent is let be", arguments: [90, 100, 110])
    func tolerated(now: Int) throws {
        #expect(try ledger(pivots: 100).changes(to: ledger(pivots: now)) == [])
    }

    @Test("a count more than ten per cent above is refused, by its name, both values and what to do")
    func risen() throws {
        let changes = try ledger(pivots: 100).changes(to: ledger(pivots: 111))
        #expect(changes.map(\.isRise) == [true])
        #expect(
            changes.map(\.description) == [
                "tiny: flowPivots rose from 100 to 111, by more than 10 %. If that is meant, renew the thresholds: "
                    + "planbench work --write"
            ])
    }

    @Test("a count that came to be where there was none is a rise")
    func fromNothing() throws {
        #expect(try ledger(pivots: 0).changes(to: ledger(pivots: 1)).map(\.isRise) == [true])
    }

    @Test("a count more than ten per cent below asks for lower thresholds")
    func fallen() throws {
        let changes = try ledger(pivots: 100).changes(to: ledger(pivots: 89))
        #expect(changes.map(\.isRise) == [false])
        #expect(
            changes.first?.description.hasSuffix("Renew the thresholds, so that it stays so: planbench work --write") == true)
    }

    @Test("thresholds of other searches are refused")
    func otherSearches() {
        #expect(throws: Failure.self) { try ledger(pivots: 1).changes(to: ledger(pivots: 1, steps: 11)) }
        #expect(throws: Failure.self) { try WorkLedger(entries: []).changes(to: ledger(pivots: 1)) }
    }
}

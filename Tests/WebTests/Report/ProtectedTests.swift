import Domain
import Testing
@testable import Web

@Suite("Numbers of people")
struct ProtectedTests {
    @Test("a number is shown to the nearest five, so 1-2 people become 0 and 3-4 become 5")
    func rounds() {
        #expect((-1...13).map(shownCount) == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10, 10, 10, 15])
    }

    @Test("a percentage is of what is shown, from 10 people: 100 only when all is shown as served, 0 only when nothing is")
    func percentages() throws {
        let percent = { (demand: Int, unserved: Int) in
            Coverage(protecting: try cell("farsta", .aldre, demand: demand, unserved: unserved)).percent
        }
        #expect(try percent(7, 1) == nil)
        #expect(try percent(12, 2) == 100)
        #expect(try percent(13, 3) == 67)
        #expect(try percent(8, 4) == 50)
        #expect(try percent(8, 6) == 0)
        #expect(try percent(1000, 5) == 99)
        #expect(try percent(1000, 995) == 1)
    }

    @Test("a total is the true one to the nearest five, save where that would give all its numbers away")
    func totals() {
        #expect(shownTotal(6, of: [0, 0, 0]) == 5)
        #expect(shownTotal(8, of: [0, 0, 0, 0]) == 5)
        #expect(shownTotal(12, of: [5, 5, 5, 5]) == 15)
        #expect(shownTotal(7, of: [5, 0, 0, 0]) == 5)
    }

    @Test("from a total and the numbers beside it no number under five can be worked out", arguments: 2...5)
    func subtraction(count: Int) {
        var random = Steps(state: UInt64(count))
        for _ in 0..<40 {
            let cells = (0..<count).map { _ in random.next(below: 13) }
            expectNothingHiddenIsCertain(cells)
        }
        for people in 0...12 { expectNothingHiddenIsCertain(Array(repeating: people, count: count)) }
    }

    /// Tries every table that would be shown the same.
    private func expectNothingHiddenIsCertain(_ cells: [Int]) {
        let shown = cells.map(shownCount)
        let total = shownTotal(cells.reduce(0, +), of: shown)
        var tables: [[Int]] = [[]]
        for number in shown { tables = tables.flatMap { table in (max(0, number - 2)...number + 2).map { table + [$0] } } }
        let possible = tables.filter { shownTotal($0.reduce(0, +), of: shown) == total }
        for (index, people) in cells.enumerated() where (1...4).contains(people) {
            #expect(Set(possible.map { $0[index] }).count > 1, "\(cells)")
        }
    }

    /// Knuth's linear congruential generator (MMIX).
    private struct Steps {
        var state: UInt64

        mutating func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }
}

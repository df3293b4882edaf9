import Domain
import Testing
@testable import Web

@Suite("Small numbers")
struct ProtectedTests {
    @Test("1-2 people become 0 and 3-4 become 5; others stand")
    func protects() {
        #expect((-1...8).map(protectedCount) == [0, 0, 0, 0, 5, 5, 5, 6, 7, 8])
        #expect((0...200).allSatisfy { protectedCount(protectedCount($0)) == protectedCount($0) })
    }

    @Test("to the nearest five no number under three is seen")
    func roundsToFive() {
        #expect((-1...8).map(nearestFive) == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10])
    }

    @Test("neither those served, nor those not, nor the difference of what is shown is small")
    func protectsBothSides() throws {
        for demand in 0...40 {
            for unserved in 0...demand {
                let shown = Coverage(protecting: try cell("farsta", .aldre, demand: demand, unserved: unserved))
                #expect(
                    [shown.served, shown.unserved, shown.demand, shown.demand - shown.served].allSatisfy { $0 == 0 || $0 >= 5 })
            }
        }
    }

    @Test("a percentage is of the protected numbers: 100 only without anybody left, 0 only without anybody served")
    func percentages() throws {
        let percent = { (demand: Int, unserved: Int) in
            Coverage(protecting: try cell("farsta", .aldre, demand: demand, unserved: unserved)).percent
        }
        #expect(try percent(2, 0) == nil)
        #expect(try percent(12, 2) == 100)
        #expect(try percent(12, 3) == 64)
        #expect(try percent(8, 4) == 50)
        #expect(try percent(7, 5) == 0)
        #expect(try percent(1000, 5) == 99)
        #expect(try percent(1001, 996) == 1)
    }

    @Test("totals are sums of what is shown", arguments: 1...20)
    func totals(seed: Int) throws {
        let city = try SmallCity().city
        var state = UInt64(seed)
        let cells = try city.districts.flatMap { district in
            try TargetGroup.allCases.map { group in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let demand = Int(state >> 60)
                return try cell(
                    district.id.text, group, demand: demand, unserved: demand == 0 ? 0 : Int(state >> 40) % (demand + 1))
            }
        }
        let table = CoverageTable(city, try SmallCity.plan(of: city, cells: cells))
        #expect(table.rows.flatMap(\.cells).allSatisfy { [$0.served, $0.unserved].allSatisfy { $0 == 0 || $0 >= 5 } })
        #expect(table.rows.map(\.total) == table.rows.map { $0.cells.total() })
        #expect(table.total == table.rows.map(\.total).total())
        #expect(table.total == table.columns.total())
    }
}

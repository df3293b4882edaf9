import Foundation
import Testing

@testable import calbench

@Suite struct RecurrenceCaseTests {
    @Test("both sides of each race find the same occurrences")
    func agreement() throws {
        let cases = try RecurrenceCase.all()
        #expect(cases.count == 12)
        for item in cases { #expect(try item.own() == item.libical(), "\(item.name)") }
    }

    @Test("a race tells the speed of both, their ratio, and whether they found the same")
    func result() throws {
        let race = Race("a", { Race.Pass(count: 2, sum: 3) }, { Race.Pass(count: 2, sum: 4) })
        let result = try race.result(rounds: 1)
        #expect(result.name == "a" && result.count == 2 && !result.agree && result.own > 0 && result.libical > 0)
        let told = RaceResult(name: "a", count: 2, own: 1000, libical: 250, agree: true)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(
            String(decoding: try encoder.encode(told), as: UTF8.self)
                == #"{"agree":true,"count":2,"libical_per_second":250,"name":"a","own_per_second":1000,"ratio":4}"#)
        #expect(RaceResult.lines([told], unit: "things a second").last == "a          2        1000         250     4.0")
    }
}

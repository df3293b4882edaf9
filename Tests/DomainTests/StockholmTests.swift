import Domain
import Foundation
import Testing

@Suite("Local time in Stockholm")
struct StockholmTests {
    @Test("agrees with the zone database in every hour about each change", arguments: 1980...2037)
    func changes(_ year: Int) throws {
        let zone = try #require(TimeZone(identifier: Stockholm.identifier))
        let (begins, ends) = try #require(Stockholm.summerTime(year: year))
        for change in [begins, ends] {
            let hours = (-60...60).map { Instant(seconds: change.seconds + $0 * 3600) }
            let offsets = hours.map { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0.seconds))) }
            #expect(hours.map(Stockholm.offset) == offsets)
        }
    }

    @Test("agrees with the zone database each noon and midnight of the years between")
    func days() throws {
        let zone = try #require(TimeZone(identifier: Stockholm.identifier))
        for number in try day("1980-01-01").number...day("2037-12-31").number {
            for seconds in [number * 86_400, number * 86_400 + 43_200] {
                guard
                    Stockholm.offset(at: Instant(seconds: seconds))
                        == zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
                else {
                    Issue.record("differs at \(Day(number: number).iso)")
                    return
                }
            }
        }
    }

    @Test("comes back from each instant, but for the hour that is there twice", arguments: 1980...2037)
    func roundTrip(_ year: Int) throws {
        let (begins, ends) = try #require(Stockholm.summerTime(year: year))
        for change in [begins, ends] {
            for half in -8...8 {
                let instant = Instant(seconds: change.seconds + half * 1800)
                let (day, second) = Stockholm.local(instant)
                let back = Stockholm.instant(day, try #require(ClockTime(minutes: second / 60)))
                let isSecondOfTwo = change == ends && (0..<2).contains(half)
                #expect(back.seconds == instant.seconds - (isSecondOfTwo ? 3600 : 0))
            }
        }
    }

    @Test(
        "is an instant",
        arguments: [
            ("2027-03-28", "01:59", "2027-03-28T01:59:00+01:00"), ("2027-03-28", "02:30", "2027-03-28T03:30:00+02:00"),
            ("2027-03-28", "03:00", "2027-03-28T03:00:00+02:00"), ("2027-10-31", "02:30", "2027-10-31T02:30:00+02:00"),
            ("2027-10-31", "03:00", "2027-10-31T03:00:00+01:00"), ("2027-07-01", "24:00", "2027-07-02T00:00:00+02:00"),
        ])
    func instant(_ date: String, _ time: String, _ text: String) throws {
        #expect(Stockholm.text(Stockholm.instant(try day(date), try #require(ClockTime(time)))) == text)
    }
}

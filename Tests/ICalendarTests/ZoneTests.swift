import Domain
import Foundation
import ICalendar
import Testing

@Suite struct ZoneTests {
    private func offset(_ zone: TimeZone, _ seconds: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }

    private func local(_ seconds: Int) -> LocalTime { LocalTime(secondsSinceEpoch: seconds) }

    @Test(
        "at each change of the clocks from 2024 to 2040, what is left out takes the offset before, what comes twice is the first",
        arguments: [("Europe/Stockholm", 3600), ("America/New_York", 3600), ("Australia/Lord_Howe", 1800)])
    func changes(name: String, size: Int) throws {
        let zone = try #require(Zone(named: name))
        let known = try #require(TimeZone(identifier: name))
        var now = Date(timeIntervalSince1970: Double(try instant("2024-01-01 0:00").seconds))
        var (gaps, overlaps) = (0, 0)
        while let change = known.nextDaylightSavingTimeTransition(after: now),
            change < Date(timeIntervalSince1970: 2_240_521_200)
        {
            now = change
            let at = Int(change.timeIntervalSince1970)
            let (before, after) = (offset(known, at - 1), offset(known, at))
            #expect(abs(after - before) == size)
            if after > before { gaps += 1 } else { overlaps += 1 }
            for minute in stride(from: -7200, to: 7200, by: 300) {
                // By the wall clock as it is before the change, which also tells what is left out.
                if minute < max(0, after - before) {
                    #expect(zone.instant(local(at + before + minute)).seconds == at + minute)
                }
                if minute >= 0 {
                    let wall = at + after + minute
                    let isSecond = after < before && minute < size
                    #expect(zone.instant(local(wall)).seconds == (isSecond ? wall - before : wall - after))
                }
                #expect(zone.local(Instant(seconds: at + minute)) == local(at + minute + offset(known, at + minute)))
            }
        }
        #expect(gaps == 17 && overlaps == 17)
    }

    private static let names = [
        "Europe/Stockholm", "Europe/London", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata",
        "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca", "Africa/Monrovia", "Pacific/Apia", "Pacific/Chatham",
        "America/Caracas", "Asia/Pyongyang", "Antarctica/Troll", "Asia/Gaza", "America/Godthab", "Europe/Moscow", "EST5EDT",
    ]

    @Test("instants and local times go back and forth as by Foundation, from 1900 to 2120", arguments: names)
    func roundTrip(name: String) throws {
        let zone = try #require(Zone(named: name))
        let known = try #require(TimeZone(identifier: name))
        var random = SplitMix64(seed: 7)
        // Stockholm's own rule holds since 1980.
        let first = name == Stockholm.identifier ? 315_532_800 : -2_208_988_800
        for _ in 0..<3_000 {
            let seconds = Int.random(in: first..<4_733_510_400, using: &random)
            let offset = offset(known, seconds)
            #expect(zone.local(Instant(seconds: seconds)) == local(seconds + offset), "\(name) \(seconds)")
            let back = zone.instant(local(seconds + offset)).seconds
            // The first of two.
            let isSame = back == seconds || (back < seconds && back + self.offset(known, back) == seconds + offset)
            #expect(isSame, "\(name) \(seconds)")
        }
    }

    @Test(
        "after the years looked up, a year is as the last of its kind", arguments: ["America/New_York", "Australia/Lord_Howe"])
    func farAway(name: String) throws {
        let zone = try #require(Zone(named: name))
        let known = try #require(TimeZone(identifier: name))
        var random = SplitMix64(seed: 8)
        for _ in 0..<3_000 {
            let seconds = Int.random(in: 4_733_510_400..<33_000_000_000, using: &random)
            let offset = offset(known, seconds)
            #expect(zone.local(Instant(seconds: seconds)) == local(seconds + offset), "\(name) \(seconds)")
        }
    }

    @Test("one name is one zone, and another name another")
    func identity() throws {
        #expect(Zone(named: "Europe/Paris") == Zone(named: "Romance Standard Time"))
        #expect(Zone(named: "Europe/Paris") != Zone(named: "Europe/Berlin"))
        #expect(Zone(named: "Area/Nowhere") == nil)
    }
}

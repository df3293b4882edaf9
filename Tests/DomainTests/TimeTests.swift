import Domain
import Testing

@Suite("A date")
struct DayTests {
    @Test(
        "has its ISO week",
        arguments: [
            ("2026-12-27", 2026, 52), ("2026-12-28", 2026, 53), ("2027-01-03", 2026, 53), ("2027-01-04", 2027, 1),
            ("2032-12-26", 2032, 52), ("2032-12-27", 2032, 53), ("2033-01-02", 2032, 53), ("2033-01-03", 2033, 1),
            ("2024-12-30", 2025, 1), ("2021-01-03", 2020, 53), ("2027-03-28", 2027, 12), ("2016-01-01", 2015, 53),
        ])
    func isoWeek(_ iso: String, _ year: Int, _ week: Int) throws { #expect(try day(iso).isoWeek == (year, week)) }

    @Test("comes back from its parts and its text, each day of eight centuries")
    func roundTrip() throws {
        for number in try day("1600-01-01").number...day("2400-12-31").number {
            let date = Day(number: number)
            let (year, month, day) = date.parts
            guard Day(year: year, month: month, day: day) == date, Day(iso: date.iso) == date else {
                Issue.record("\(date.iso) does not come back")
                return
            }
        }
    }

    @Test(
        "is not made of what is no date",
        arguments: [
            "2027-02-29", "2027-13-01", "2027-00-10", "2027-1-1", "2027/01/01", "", "27-01-01", "2027-01-011", "２027-01-01",
        ])
    func none(_ text: String) { #expect(Day(iso: text) == nil) }

    @Test(
        "has its weekday",
        arguments: zip(
            ["1970-01-01", "1969-12-28", "2027-03-28", "2024-02-29"], [Weekday.thursday, .sunday, .sunday, .thursday]))
    func weekday(_ iso: String, _ weekday: Weekday) throws { #expect(try day(iso).weekday == weekday) }
}

@Suite("A time of day")
struct ClockTimeTests {
    @Test(
        "is read as people write it",
        arguments: zip(["9:00", "09.30", "17:30", "24:00", "0:00"], ["09:00", "09:30", "17:30", "24:00", "00:00"]))
    func read(_ text: String, _ normal: String) { #expect(ClockTime(text)?.text == normal) }

    @Test("is nothing else", arguments: ["", "24:01", "25:00", "9", "9:0", "9:60", "-1:00", "09:00:00", ":30", "009:00"])
    func none(_ text: String) { #expect(ClockTime(text) == nil) }
}

@Suite("Weekly hours")
struct WeeklyHoursTests {
    @Test("become one where they touch or overlap")
    func union() {
        let hours = WeeklyHours([
            (.monday, 600..<700), (.monday, 500..<600), (.monday, 650..<720), (.monday, 800..<900), (.friday, 10..<10),
        ])
        #expect(hours.on(.monday) == [500..<720, 800..<900])
        #expect(hours.on(.friday) == [])
        #expect(hours == WeeklyHours([(.monday, 500..<720), (.monday, 800..<900)]))
    }

    @Test("hold a time within one window, not across a gap")
    func contains() {
        let hours = WeeklyHours([(.monday, 500..<720), (.monday, 800..<900)])
        #expect(hours.contains(.monday, 500..<720))
        #expect(hours.contains(.monday, 850..<900))
        #expect(!hours.contains(.monday, 700..<810))
        #expect(!hours.contains(.monday, 499..<600))
        #expect(!hours.contains(.tuesday, 500..<600))
    }

    @Test("are always and never")
    func ends() {
        #expect(WeeklyHours.never.isEmpty)
        #expect(!WeeklyHours.always.isEmpty)
        #expect(WeeklyHours.always.contains(.sunday, 0..<1440))
    }
}

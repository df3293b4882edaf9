import Domain
import ICalendar
import Testing

/// VAVAILABILITY (RFC 7953).
@Suite struct AvailabilityTests {
    private func availability(_ head: String, _ available: String...) -> String {
        let parts = available.map { "\nBEGIN:AVAILABLE\nUID:a\n\($0)\nEND:AVAILABLE" }.joined()
        return "BEGIN:VAVAILABILITY\nUID:v\n\(head)\(parts)\nEND:VAVAILABILITY"
    }

    private func read(_ body: String, _ from: String, _ to: String, tells: [String] = []) throws -> [String] {
        let window = try #require(Interval(instant(from), instant(to)))
        let read = CalendarImport.read(calendar(body), window: window)
        #expect(remarks(read) == tells)
        return busy(read)
    }

    private let office =
        "DTSTART;TZID=Europe/Stockholm:20270104T090000\nDTEND;TZID=Europe/Stockholm:20270104T170000\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"

    @Test("office hours without beginning and end: all else is busy, as in the first example of the RFC")
    func officeHours() throws {
        #expect(
            try read(availability("SUMMARY:Kontorstid", office), "2027-01-15 0:00", "2027-01-19 0:00") == [
                "2027-01-15 00:00-09:00", "2027-01-15 17:00-2027-01-18 09:00", "2027-01-18 17:00-2027-01-19 00:00",
            ])
    }

    @Test("outside the span of the availability nothing is said, as in the second example")
    func bounded() throws {
        let head = "DTSTART;TZID=Europe/Stockholm:20270118T000000\nDTEND;TZID=Europe/Stockholm:20270120T000000"
        let friday =
            "DTSTART;TZID=Europe/Stockholm:20270108T090000\nDTEND;TZID=Europe/Stockholm:20270108T120000\nRRULE:FREQ=WEEKLY"
        #expect(
            try read(availability(head, office, friday), "2027-01-15 0:00", "2027-01-25 0:00") == [
                "2027-01-18 00:00-09:00", "2027-01-18 17:00-2027-01-19 09:00", "2027-01-19 17:00-2027-01-20 00:00",
            ])
    }

    @Test("spans after one another, each with its hours, as in the third example")
    func journey() throws {
        let home = availability("DTEND;TZID=Europe/Stockholm:20270119T000000", office)
        let away = availability(
            "DTSTART;TZID=Europe/Stockholm:20270119T000000",
            "DTSTART;TZID=Europe/Helsinki:20270119T090000\nDURATION:PT8H\nRRULE:FREQ=DAILY")
        #expect(
            try read(home + "\n" + away, "2027-01-18 0:00", "2027-01-20 0:00") == [
                "2027-01-18 00:00-09:00", "2027-01-18 17:00-2027-01-19 08:00", "2027-01-19 16:00-2027-01-20 00:00",
            ])
    }

    @Test(
        "a higher priority covers a lower one in its span; 0 and none are the lowest; equals count together",
        arguments: [
            ("PRIORITY:1", "PRIORITY:2", ["2027-01-18 00:00-12:00", "2027-01-18 13:00-2027-01-19 00:00"]),
            ("PRIORITY:9", "PRIORITY:0", ["2027-01-18 00:00-12:00", "2027-01-18 13:00-2027-01-19 00:00"]),
            ("PRIORITY:9", "X-A:1", ["2027-01-18 00:00-12:00", "2027-01-18 13:00-2027-01-19 00:00"]),
            ("PRIORITY:2", "PRIORITY:1", ["2027-01-18 00:00-09:00", "2027-01-18 17:00-2027-01-19 00:00"]),
            ("PRIORITY:3", "PRIORITY:3", ["2027-01-18 00:00-12:00", "2027-01-18 13:00-2027-01-19 00:00"]),
        ])
    func priority(first: String, second: String, expected: [String]) throws {
        let noon = "DTSTART;TZID=Europe/Stockholm:20270118T120000\nDURATION:PT1H"
        let both = availability(first, noon) + "\n" + availability(second, office)
        #expect(try read(both, "2027-01-18 0:00", "2027-01-19 0:00") == expected)
    }

    @Test("tentatively unavailable time does not block, and still covers what is below it")
    func tentative() throws {
        let head = "DTSTART;TZID=Europe/Stockholm:20270118T060000\nDTEND;TZID=Europe/Stockholm:20270118T200000"
        let body = availability("X-A:1", office) + "\n" + availability("\(head)\nPRIORITY:1\nBUSYTYPE:BUSY-TENTATIVE")
        #expect(
            try read(body, "2027-01-18 0:00", "2027-01-19 0:00") == [
                "2027-01-18 00:00-06:00", "2027-01-18 20:00-2027-01-19 00:00",
            ])
    }

    @Test("hours have exceptions and changes like any series, and events block on top of them")
    func exceptions() throws {
        let hours =
            "DTSTART;TZID=Europe/Stockholm:20270118T080000\nDURATION:PT8H\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;TZID=Europe/Stockholm:20270119T080000"
        let change =
            "RECURRENCE-ID;TZID=Europe/Stockholm:20270120T080000\nDTSTART;TZID=Europe/Stockholm:20270120T100000\nDURATION:PT1H"
        let meeting = "\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/Stockholm:20270118T090000\nDURATION:PT1H\nEND:VEVENT"
        #expect(
            try read(availability("X-A:1", hours, change) + meeting, "2027-01-18 0:00", "2027-01-21 0:00") == [
                "2027-01-18 00:00-08:00", "2027-01-18 09:00-10:00", "2027-01-18 16:00-2027-01-20 10:00",
                "2027-01-20 11:00-2027-01-21 00:00",
            ])
    }

    @Test("a DTSTART that its rule does not give makes nothing available")
    func start() throws {
        let sunday = office.replacing("20270104", with: "20270117")
        #expect(
            try read(
                availability("X-A:1", sunday), "2027-01-17 0:00", "2027-01-19 0:00",
                tells: ["9: note: DTSTART is not one of the rule's times, and makes nothing available"])
                == ["2027-01-17 00:00-2027-01-18 09:00", "2027-01-18 17:00-2027-01-19 00:00"])
    }
}

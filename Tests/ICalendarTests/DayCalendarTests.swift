import Domain
import ICalendar
import Testing

@Suite struct DayCalendarTests {
    @Test("a school break covers its days and closes them")
    func schoolBreak() throws {
        let first = try #require(Day(year: 2027, month: 3, day: 1))
        let bytes = DayCalendar.bytes(
            name: "Lov", entries: [("Sportlov", first, first + 4)], site: "example.org", revised: Instant(seconds: 0))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(
            text.hasSuffix(
                """
                BEGIN:VEVENT\r
                UID:eb354a53c92e112c959e3a17f3b614a1@example.org\r
                DTSTAMP:19700101T000000Z\r
                DTSTART;VALUE=DATE:20270301\r
                DTEND;VALUE=DATE:20270306\r
                SUMMARY:Sportlov\r
                TRANSP:OPAQUE\r
                END:VEVENT\r
                END:VCALENDAR\r

                """))
    }

    @Test("an entry's UID tells its name and first day, not its place or its length; the same entry twice is one")
    func identity() throws {
        let first = try #require(Day(year: 2027, month: 3, day: 1))
        func lines(_ entries: [(name: String, first: Day, last: Day)]) -> [String] {
            let bytes = DayCalendar.bytes(name: "Lov", entries: entries, revised: Instant(seconds: 0))
            return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
                .filter { $0.hasPrefix("UID:") || $0.hasPrefix("DTEND;") }
        }
        let sportlov = "UID:eb354a53c92e112c959e3a17f3b614a1@traffpunkt.example"
        let studiedag = "UID:da2ec0f672a5cf273a30c29a6ad9da69@traffpunkt.example"
        let (short, long) = ("DTEND;VALUE=DATE:20270302", "DTEND;VALUE=DATE:20270306")
        #expect(
            lines([("Sportlov", first, first), ("Studiedag", first, first)])
                == [sportlov, short, studiedag, short])
        #expect(
            lines([("Studiedag", first, first), ("Sportlov", first, first), ("Sportlov", first, first + 4)])
                == [studiedag, short, sportlov, long])
    }
}

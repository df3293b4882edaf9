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
                UID:lov-2027-03-01-2027-03-05@example.org\r
                DTSTAMP:19700101T000000Z\r
                DTSTART;VALUE=DATE:20270301\r
                DTEND;VALUE=DATE:20270306\r
                SUMMARY:Sportlov\r
                TRANSP:OPAQUE\r
                END:VEVENT\r
                END:VCALENDAR\r

                """))
    }
}

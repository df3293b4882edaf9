import Demonstration
import Domain
import ICalendar
import Testing

@Suite struct BusyCalendarTests {
    @Test("busy events of every kind come back as they were meant")
    func roundTrip() throws {
        let midnight = try time("0:00")
        let tuesday = try day("2027-01-26")
        let events = [
            BusyEvent(id: "a", title: "Möte", when: .time(tuesday, from: try time("9:00"), to: try time("10:00"))),
            BusyEvent(
                id: "b", title: "Kör", when: .time(tuesday, from: try time("17:00"), to: try time("24:00")),
                repeats: .init(
                    .weeks, every: 2, on: [.tuesday, .thursday], until: try day("2027-02-25"), except: [try day("2027-02-09")])),
            BusyEvent(id: "c", title: "Stängt", when: .days(try day("2027-03-01"), through: try day("2027-03-02"))),
            BusyEvent(
                id: "d", title: "Städdag", when: .days(try day("2027-04-05"), through: try day("2027-04-05")),
                repeats: .init(.months, until: try day("2027-06-30"))),
            BusyEvent(
                id: "e", title: "Kanske", when: .time(tuesday, from: try time("12:00"), to: try time("13:00")),
                status: .tentative),
            BusyEvent(id: "f", title: "Fritt", when: .days(tuesday, through: tuesday), isTransparent: true),
        ]
        let bytes = BusyCalendar.bytes(name: "Lokal", events: events, revised: Instant(seconds: 0))
        let spring = try #require(
            Interval(Stockholm.instant(try day("2027-01-01"), midnight), Stockholm.instant(try day("2027-07-01"), midnight)))
        let read = CalendarImport.read(bytes, window: spring)
        #expect(read.remarks == [])
        #expect(
            read.busy.map { "\(Stockholm.text($0.start).prefix(16))/\(Stockholm.text($0.end).prefix(16))" } == [
                "2027-01-26T09:00/2027-01-26T10:00", "2027-01-26T17:00/2027-01-27T00:00", "2027-01-28T17:00/2027-01-29T00:00",
                "2027-02-11T17:00/2027-02-12T00:00", "2027-02-23T17:00/2027-02-24T00:00", "2027-02-25T17:00/2027-02-26T00:00",
                "2027-03-01T00:00/2027-03-03T00:00", "2027-04-05T00:00/2027-04-06T00:00", "2027-05-05T00:00/2027-05-06T00:00",
                "2027-06-05T00:00/2027-06-06T00:00",
            ])
    }

    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
    private func time(_ text: String) throws -> ClockTime { try #require(ClockTime(text)) }
}

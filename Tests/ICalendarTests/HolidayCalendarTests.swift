import Domain
import ICalendar
import Testing

@Suite struct HolidayCalendarTests {
    @Test("read back, holidays and eves close their days and squeeze days only mark them")
    func roundTrip() throws {
        let window = try #require(Interval(instant("2027-01-01 0:00"), instant("2029-01-01 0:00")))
        let read = CalendarImport.read(HolidayCalendar.bytes(years: 2026...2029), window: window)
        let all = [2027, 2028].flatMap(Holidays.of)
        #expect(read.problems == [])
        #expect(read.closedDays == Set(all.filter { $0.kind != .squeeze }.map(\.day)).sorted())
        #expect(read.markedDays == Set(all.map(\.day)).sorted())
    }

    @Test("each holiday has a UID of its own, by its name and date, whatever years are asked for")
    func identity() throws {
        func uids(_ years: ClosedRange<Int>) -> [Substring] {
            String(decoding: HolidayCalendar.bytes(years: years), as: UTF8.self).split(separator: "\r\n").filter {
                $0.hasPrefix("UID:")
            }
        }
        let found = uids(2020...2040)
        #expect(Set(found).count == found.count)
        #expect(uids(2027...2027).contains("UID:e17754ea38173efd8292e5acc18dc7e4@traffpunkt.example"))
        #expect(Set(uids(2027...2027)).isSubset(of: found))
        #expect(Libical.read(HolidayCalendar.bytes(years: 2020...2040))?.faults == [])
    }
}

@Suite struct BusyCalendarTests {
    @Test("busy events of every kind come back as they were meant")
    func roundTrip() throws {
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
        let read = try read(bytes)
        #expect(read.problems == [])
        #expect(
            busy(read) == [
                "2027-01-26 09:00-10:00", "2027-01-26 17:00-2027-01-27 00:00", "2027-01-28 17:00-2027-01-29 00:00",
                "2027-02-11 17:00-2027-02-12 00:00", "2027-02-23 17:00-2027-02-24 00:00", "2027-02-25 17:00-2027-02-26 00:00",
                "2027-03-01 00:00-2027-03-03 00:00", "2027-04-05 00:00-2027-04-06 00:00", "2027-05-05 00:00-2027-05-06 00:00",
                "2027-06-05 00:00-2027-06-06 00:00",
            ])
        #expect(Libical.read(bytes)?.faults == [])
    }
}

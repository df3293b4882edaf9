import Domain
import ICalendar
import Testing

@Suite struct HolidayCalendarTests {
    @Test("read back, holidays and eves close their days and squeeze days only mark them")
    func roundTrip() throws {
        let window = try #require(Interval(instant("2027-01-01 0:00"), instant("2029-01-01 0:00")))
        let read = CalendarImport.read(HolidayCalendar.bytes(years: 2026...2029), window: window)
        let all = [2027, 2028].flatMap(Holidays.of)
        #expect(read.remarks == [])
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
        #expect(libicalFaults(HolidayCalendar.bytes(years: 2020...2040)) == [])
    }
}

import ICalendar
import Testing

/// Exceptions and changes that hit nothing of their series.
@Suite struct MissTests {
    private static let daily = "DTSTART:20270126T120000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=5\n"
    private static let days = "DTSTART;VALUE=DATE:20270126\nRRULE:FREQ=DAILY;COUNT=5\n"

    @Test(
        "an exception that hits nothing is told, whatever it is given as",
        arguments: [
            (daily + "EXDATE:20270127T130000Z", "2027-01-27 14:00"), (daily + "EXDATE:20270131T120000Z", "2027-01-31 13:00"),
            (daily + "EXDATE:20270125T120000Z", "2027-01-25 13:00"), (daily + "EXDATE;VALUE=DATE:20270131", "2027-01-31"),
            (days + "EXDATE;VALUE=DATE:20270125", "2027-01-25"), (days + "EXDATE:20270130T230000Z", "2027-01-31 00:00"),
            ("DTSTART:20270126T120000Z\nEXDATE:20270127T120000Z", "2027-01-27 13:00"),
        ])
    func missed(body: String, moment: String) throws {
        let told = "4: EXDATE \(moment) is no time of its series, and leaves out nothing"
        #expect(notes(try read(event(body))).contains(told))
    }

    @Test(
        "one that hits is not told",
        arguments: [
            daily + "EXDATE:20270127T120000Z", daily + "EXDATE:20270126T120000Z,20270130T120000Z,20270128T120000Z",
            daily + "EXDATE;TZID=Europe/Stockholm:20270127T130000", daily + "EXDATE;VALUE=DATE:20270130",
            daily + "RDATE:20270210T120000Z\nEXDATE:20270210T120000Z", days + "EXDATE;VALUE=DATE:20270126,20270130",
            // 27 and 30 January in Stockholm.
            days + "EXDATE:20270126T230000Z,20270129T230000Z", "DTSTART:20270126T120000Z\nEXDATE:20270126T120000Z",
            "DTSTART:20270126T120000Z\nRRULE:FREQ=HOURLY;COUNT=48\nEXDATE:20270126T120000Z,20270127T110000Z,20270128T110000Z",
        ])
    func hit(body: String) throws {
        #expect(!notes(try read(event(body))).contains { $0.contains("is no time of its series") })
    }

    private func change(_ series: String, _ replaced: String) -> [UInt8] {
        calendar(
            "BEGIN:VEVENT\nUID:1\n\(series)END:VEVENT\nBEGIN:VEVENT\nUID:1\nRECURRENCE-ID\(replaced)\nDTSTART:20270301T120000Z\nEND:VEVENT"
        )
    }

    @Test(
        "a changed occurrence is known by its date where its series has whole days, and by its instant elsewhere",
        arguments: [
            (days, ":20270126T230000Z", nil), (days, ";VALUE=DATE:20270130", nil), (daily, ";VALUE=DATE:20270130", nil),
            (daily, ":20270130T120000Z", nil), (days, ":20270130T230000Z", "2027-01-31 00:00"),
            (days, ";VALUE=DATE:20270131", "2027-01-31"), (daily, ":20270130T110000Z", "2027-01-30 12:00"),
        ] as [(String, String, String?)])
    func changes(series: String, replaced: String, moment: String?) throws {
        let told = notes(try read(change(series, replaced))).filter { $0.contains("is no time of its series") }
        let line = series == MissTests.days ? 9 : 10
        let expected = moment.map { "\(line): RECURRENCE-ID \($0) is no time of its series; the event is taken besides it" }
        #expect(told == (expected.map { [$0] } ?? []))
    }

    @Test("check tells the same as busy, also of what lies outside the dates asked for")
    func check() throws {
        let bytes = change(MissTests.daily, ":20290130T110000Z")
        #expect(CalendarImport.check(bytes).remarks == (try read(bytes)).remarks)
        #expect(CalendarImport.check(bytes).remarks.count == 1)
    }

    @Test("looking for what hits nothing has its limit, which is told")
    func limit() throws {
        var limits = Limits.standard
        limits.searchSteps = 150
        let dates = (10...28).map { "202702\($0)T120000Z" }.joined(separator: ",")
        let body = (1...3).map {
            "BEGIN:VEVENT\nUID:\($0)\nDTSTART:20270126T120000Z\nRRULE:FREQ=YEARLY;BYMONTH=1\nEXDATE:\(dates)\nEND:VEVENT"
        }
        let read = CalendarImport.read(calendar(body.joined(separator: "\n")), window: try spring(), limits: limits)
        #expect(
            notes(read).first
                == "the file has so many exceptions from series that not all were looked up; one that hits nothing is not told")
    }
}

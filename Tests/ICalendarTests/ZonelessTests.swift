import Domain
import ICalendar
import Testing

/// Values without a zone beside a DTSTART that has one (RFC 5545 sections 3.8.4.4, 3.8.5.1 and 3.8.5.2).
@Suite struct ZonelessTests {
    private let weekly = "DURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3"

    @Test(
        "an EXDATE without a zone leaves out the instance at that time of DTSTART's zone, also in UTC",
        arguments: [
            ("DTSTART;TZID=Europe/Helsinki:20270202T100000", "09:00-10:00"), ("DTSTART:20270202T100000Z", "11:00-12:00"),
            ("DTSTART;TZID=America/New_York:20270202T100000", "16:00-17:00"),
        ])
    func exception(start: String, time: String) throws {
        let read = try read(event("\(start)\n\(weekly)\nEXDATE:20270209T100000,20270216T100000"))
        #expect(busy(read) == ["2027-02-02 \(time)"])
        #expect(remarks(read) == ["9: note: EXDATE has no zone; it is taken in that of DTSTART"])
    }

    @Test("an RDATE without a zone is in DTSTART's, and so is a PERIOD, at both its ends and over the change to summer time")
    func added() throws {
        let added = try read(
            event("DTSTART;TZID=Europe/Helsinki:20270326T100000\nDURATION:PT1H\nRDATE:20270329T100000"))
        #expect(busy(added) == ["2027-03-26 09:00-10:00", "2027-03-29 09:00-10:00"])
        let periods = try read(
            event(
                "DTSTART;TZID=Europe/Helsinki:20270326T100000\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20270327T230000/20270328T050000"
            ))
        #expect(busy(periods) == ["2027-03-26 09:00-10:00", "2027-03-27 22:00-2027-03-28 04:00"])
        let utc = try read(event("DTSTART:20270326T100000Z\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20270329T100000/PT2H"))
        #expect(busy(utc) == ["2027-03-26 11:00-12:00", "2027-03-29 12:00-14:00"])
        #expect(
            [added, periods, utc].flatMap(remarks)
                == Array(repeating: "8: note: RDATE has no zone; it is taken in that of DTSTART", count: 3))
    }

    @Test(
        "a DTEND without a zone is in DTSTART's, so that no hour is lost, also where the clocks change between them",
        arguments: [
            ("DTSTART:20270202T170000Z", "DTEND:20270202T180000", "2027-02-02 18:00-19:00"),
            ("DTSTART:20270702T170000Z", "DTEND:20270702T190000", nil),
            (
                "DTSTART;TZID=Europe/Helsinki:20270327T230000", "DTEND:20270328T050000",
                "2027-03-27 22:00-2027-03-28 04:00"
            ),
        ])
    func end(start: String, end: String, expected: String?) throws {
        let read = try read(event("\(start)\n\(end)"))
        #expect(busy(read) == [expected].compactMap(\.self))
        #expect(remarks(read) == ["7: note: DTEND has no zone; it is taken in that of DTSTART"])
    }

    @Test(
        "a RECURRENCE-ID without a zone is in that of its series' DTSTART, wherever the change stands and moves to",
        arguments: [true, false])
    func change(isFirst: Bool) throws {
        let series = "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/Helsinki:20270202T100000\n\(weekly)\nEND:VEVENT\n"
        let change = "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20270209T100000\nDTSTART:20270210T080000Z\nDURATION:PT1H\nEND:VEVENT\n"
        let read = try read(calendar(isFirst ? change + series : series + change))
        #expect(busy(read) == ["2027-02-02 09:00-10:00", "2027-02-10 09:00-10:00", "2027-02-16 09:00-10:00"])
        #expect(
            notes(read) == [
                "\(isFirst ? 4 : 10): RECURRENCE-ID has no zone; it is taken in that of its series' DTSTART"
            ])
    }

    @Test("beside a series in UTC a RECURRENCE-ID without a zone is in UTC, and so is one that calls an occurrence off")
    func universal() throws {
        let series = "BEGIN:VEVENT\nUID:1\nDTSTART:20270202T100000Z\n\(weekly)\nEND:VEVENT\n"
        let moved = "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20270209T100000\nDTSTART:20270209T140000Z\nDURATION:PT1H\nEND:VEVENT\n"
        let off = "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20270216T100000\nSTATUS:CANCELLED\nEND:VEVENT\n"
        #expect(
            busy(try read(calendar(series + moved + off))) == ["2027-02-02 11:00-12:00", "2027-02-09 15:00-16:00"])
    }

    @Test("where all is without a zone, all is in one, and is told of once")
    func floating() throws {
        let read = try read(
            calendar(
                "X-WR-TIMEZONE:Europe/Helsinki\nBEGIN:VEVENT\nUID:1\nDTSTART:20270202T100000\n\(weekly)\nEXDATE:20270209T100000\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20270216T100000\nDTSTART:20270217T100000\nDURATION:PT1H\nEND:VEVENT"
            ))
        #expect(busy(read) == ["2027-02-02 09:00-10:00", "2027-02-17 09:00-10:00"])
        #expect(notes(read).contains("7: times without a zone are taken in Europe/Helsinki"))
    }

    @Test(
        "a date among the EXDATEs beside a start in a zone leaves out that date there, also an EXDATE in another zone its instant"
    )
    func otherForms() throws {
        let read = try read(
            event(
                "DTSTART;TZID=Europe/Helsinki:20270202T003000\n\(weekly)\nEXDATE;VALUE=DATE:20270209\nEXDATE;TZID=Europe/London:20270215T223000"
            ))
        #expect(busy(read) == ["2027-02-01 23:30-2027-02-02 00:30"])
    }

    @Test("the periods of a busy list without a zone are in that of its DTSTART")
    func busyList() throws {
        let read = try read(
            calendar(
                "BEGIN:VFREEBUSY\nUID:1\nDTSTART:20270101T000000Z\nFREEBUSY:20270126T120000/PT1H\nFREEBUSY:20270127T120000Z/20270127T130000\nEND:VFREEBUSY"
            ))
        #expect(busy(read) == ["2027-01-26 13:00-14:00", "2027-01-27 13:00-14:00"])
        #expect(errors(read) == [])
    }
}

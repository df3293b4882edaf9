import Domain
import ICalendar
import Testing

@Suite struct ImportTests {
    @Test("an event blocks from its start to its end")
    func simple() throws {
        let read = try read(event("DTSTART;TZID=Europe/Stockholm:20270126T130000\nDTEND;TZID=Europe/Stockholm:20270126T150000"))
        #expect(busy(read) == ["2027-01-26 13:00-15:00"])
        #expect(read.remarks == [])
    }

    @Test(
        "what leaves its time free does not block",
        arguments: ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "STATUS:TENTATIVE", "status:cancelled"])
    func free(line: String) throws {
        let read = try read(event("DTSTART:20270126T120000Z\nDURATION:PT1H\n\(line)"))
        #expect(read.remarks == [])
        #expect(busy(read) == [])
        #expect(read.occurrences.count == 1)
    }

    @Test("a cancellation by METHOD blocks nothing")
    func method() throws {
        let read = try read(calendar("METHOD:CANCEL\nBEGIN:VEVENT\nUID:1\nDTSTART:20270126T120000Z\nDURATION:PT1H\nEND:VEVENT"))
        #expect(busy(read) == [])
    }

    @Test("overlapping and touching events become one busy time")
    func merging() throws {
        let read = try read(
            calendar(
                """
                BEGIN:VEVENT
                UID:1
                DTSTART:20270126T120000Z
                DURATION:PT1H
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                DTSTART:20270126T123000Z
                DURATION:PT1H
                END:VEVENT
                BEGIN:VEVENT
                UID:3
                DTSTART:20270126T133000Z
                DURATION:PT30M
                END:VEVENT
                """))
        #expect(busy(read) == ["2027-01-26 13:00-15:00"])
    }

    @Test("an all-day event blocks its days in Stockholm and closes them; a transparent one only marks them")
    func allDay() throws {
        let closing = try read(event("DTSTART;VALUE=DATE:20270327\nDTEND;VALUE=DATE:20270329"))
        #expect(busy(closing) == ["2027-03-27 00:00-2027-03-29 00:00"])
        #expect(closing.closedDays == [try day("2027-03-27"), try day("2027-03-28")])
        #expect(closing.markedDays == closing.closedDays)
        let marking = try read(event("DTSTART;VALUE=DATE:20270327\nTRANSP:TRANSPARENT"))
        #expect(marking.remarks == [])
        #expect(busy(marking) == [])
        #expect(marking.closedDays == [])
        #expect(marking.markedDays == [try day("2027-03-27")])
    }

    @Test("a series keeps its local time over the change to summer time")
    func daylightSaving() throws {
        let read = try read(
            event(
                "DTSTART;TZID=Europe/Stockholm:20270321T130000\nDTEND;TZID=Europe/Stockholm:20270321T140000\nRRULE:FREQ=WEEKLY;COUNT=2"
            ))
        #expect(read.busy.map(\.start) == [Instant(seconds: 1_805_630_400), Instant(seconds: 1_806_231_600)])
        #expect(busy(read) == ["2027-03-21 13:00-14:00", "2027-03-28 13:00-14:00"])
    }

    @Test("EXDATE leaves out, RDATE adds, RECURRENCE-ID moves, a cancelled occurrence frees")
    func exceptions() throws {
        let read = try read(
            calendar(
                """
                BEGIN:VEVENT
                UID:1
                DTSTART;TZID=Europe/Stockholm:20270105T100000
                DURATION:PT1H
                RRULE:FREQ=WEEKLY;UNTIL=20270202T090000Z
                EXDATE;TZID=Europe/Stockholm:20270112T100000
                RDATE;VALUE=PERIOD:20270106T090000Z/PT2H
                END:VEVENT
                BEGIN:VEVENT
                UID:1
                RECURRENCE-ID:20270119T090000Z
                DTSTART;TZID=Europe/Stockholm:20270120T160000
                DURATION:PT1H
                END:VEVENT
                BEGIN:VEVENT
                UID:1
                RECURRENCE-ID;TZID=Europe/Stockholm:20270126T100000
                DTSTART;TZID=Europe/Stockholm:20270126T100000
                DURATION:PT1H
                STATUS:CANCELLED
                END:VEVENT
                """))
        #expect(read.remarks == [])
        #expect(
            busy(read) == [
                "2027-01-05 10:00-11:00", "2027-01-06 10:00-12:00", "2027-01-20 16:00-17:00", "2027-02-02 10:00-11:00",
            ])
    }

    @Test("RANGE=THISANDFUTURE moves the occurrence and all that follow")
    func thisAndFuture() throws {
        let read = try read(
            calendar(
                """
                BEGIN:VEVENT
                UID:1
                DTSTART;TZID=Europe/Stockholm:20270105T100000
                DURATION:PT1H
                RRULE:FREQ=WEEKLY;COUNT=4
                END:VEVENT
                BEGIN:VEVENT
                UID:1
                RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Stockholm:20270119T100000
                DTSTART;TZID=Europe/Stockholm:20270120T130000
                DURATION:PT30M
                END:VEVENT
                """))
        #expect(
            busy(read) == [
                "2027-01-05 10:00-11:00", "2027-01-12 10:00-11:00", "2027-01-20 13:00-13:30", "2027-01-27 13:00-13:30",
            ])
    }

    @Test("a date among the EXDATEs of a timed series leaves out its day, and is noted")
    func exceptionByDay() throws {
        let read = try read(
            event("DTSTART:20270105T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20270106"))
        #expect(busy(read) == ["2027-01-05 10:00-11:00", "2027-01-07 10:00-11:00"])
        #expect(notes(read) == ["9: EXDATE and DTSTART are not both dates or both times; whole days are left out"])
    }

    @Test("a DTEND without zone is in the zone of DTSTART, and is noted")
    func endWithoutZone() throws {
        let read = try read(event("DTSTART;TZID=America/New_York:20270105T090000\nDTEND:20270105T100000"))
        #expect(busy(read) == ["2027-01-05 15:00-16:00"])
        #expect(notes(read) == ["7: DTEND has no zone; it is taken in that of DTSTART"])
    }

    @Test("a length in days keeps the time of day where the clocks change, one in hours does not")
    func nominal() throws {
        let days = try read(event("DTSTART;TZID=Europe/Stockholm:20270327T120000\nDURATION:P1D"))
        let hours = try read(event("DTSTART;TZID=Europe/Stockholm:20270327T120000\nDURATION:PT24H"))
        #expect(busy(days) == ["2027-03-27 12:00-2027-03-28 12:00"])
        #expect(busy(hours) == ["2027-03-27 12:00-2027-03-28 13:00"])
    }

    @Test("a time in the spring gap takes the offset from before it; one that comes twice is the first")
    func gapAndOverlap() throws {
        for (zone, day, expected) in [
            ("Europe/Stockholm", "20270328", 1_806_195_600 + 1800), ("Europe/Berlin", "20261025", 1_792_888_200),
        ] {
            let bytes = event("DTSTART;TZID=\(zone):\(day)T023000\nDURATION:PT1H")
            let year = try #require(Interval(instant("2026-01-01 0:00"), instant("2028-01-01 0:00")))
            #expect(CalendarImport.read(bytes, window: year).busy.map(\.start.seconds) == [expected])
        }
    }

    @Test("of two changes of one occurrence the later counts")
    func sequence() throws {
        let change = { (hour: Int, sequence: Int) in
            """
            BEGIN:VEVENT
            UID:1
            RECURRENCE-ID:20270105T090000Z
            SEQUENCE:\(sequence)
            DTSTART:20270105T\(hour)0000Z
            DURATION:PT1H
            END:VEVENT
            """
        }
        #expect(busy(try read(calendar(change(15, 2) + "\n" + change(12, 1)))) == ["2027-01-05 16:00-17:00"])
    }

    @Test("the busy periods of a VFREEBUSY block; free and tentative ones do not")
    func freeBusy() throws {
        let read = try read(
            calendar(
                """
                BEGIN:VFREEBUSY
                UID:1
                FREEBUSY:20270126T120000Z/PT1H,20270127T120000Z/20270127T123000Z
                FREEBUSY;FBTYPE=FREE:20270128T120000Z/PT1H
                FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270129T120000Z/PT1H
                FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20270130T120000Z/PT1H
                END:VFREEBUSY
                """))
        #expect(busy(read) == ["2027-01-26 13:00-14:00", "2027-01-27 13:00-13:30", "2027-01-30 13:00-14:00"])
    }

    @Test(
        "zones are known by IANA, Windows and prefixed names",
        arguments: [
            ("Europe/Stockholm", "13:00-14:00"), ("W. Europe Standard Time", "13:00-14:00"),
            ("FLE Standard Time", "12:00-13:00"),
            ("Europe/London", "14:00-15:00"), ("America/New_York", "19:00-20:00"), ("\"Tokyo Standard Time\"", "05:00-06:00"),
            ("/freeassociation.sourceforge.net/Europe/Helsinki", "12:00-13:00"),
            ("/mozilla.org/20070129_1/America/Argentina/Buenos_Aires", "17:00-18:00"), ("UTC", "14:00-15:00"),
        ])
    func zones(name: String, expected: String) throws {
        let read = try read(event("DTSTART;TZID=\(name):20270126T130000\nDURATION:PT1H"))
        #expect(errors(read) == [])
        #expect(busy(read) == ["2027-01-26 " + expected])
    }

    @Test("every Windows name leads to a zone that is there, and only UTC to UTC")
    func windowsNames() throws {
        #expect(WindowsZones.iana.filter { Zone(named: $0.key) == nil }.keys.sorted() == [])
        #expect(WindowsZones.iana.keys.filter { Zone(named: $0) == .utc } == ["UTC"])
    }

    @Test("a zone that the file itself defines is followed")
    func ownZone() throws {
        let read = try read(
            calendar(
                """
                BEGIN:VTIMEZONE
                TZID:Min zon
                BEGIN:STANDARD
                DTSTART:16011028T030000
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
                TZOFFSETFROM:+0300
                TZOFFSETTO:+0200
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:16010325T020000
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0300
                END:DAYLIGHT
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:1
                DTSTART;TZID=Min zon:20270327T130000
                DURATION:PT1H
                RRULE:FREQ=DAILY;COUNT=3
                END:VEVENT
                """))
        #expect(read.remarks == [])
        #expect(busy(read) == ["2027-03-27 12:00-13:00", "2027-03-28 12:00-13:00", "2027-03-29 12:00-13:00"])
    }

    @Test("times without a zone are taken in Stockholm, or as X-WR-TIMEZONE says, with one note")
    func floating() throws {
        let stockholm = try read(event("DTSTART:20270126T130000\nDTEND:20270126T140000"))
        #expect(busy(stockholm) == ["2027-01-26 13:00-14:00"])
        #expect(notes(stockholm) == ["6: times without a zone are taken in Europe/Stockholm"])
        let helsinki = try read(
            calendar("X-WR-TIMEZONE:Europe/Helsinki\nBEGIN:VEVENT\nUID:1\nDTSTART:20270126T130000\nDURATION:PT1H\nEND:VEVENT"))
        #expect(busy(helsinki) == ["2027-01-26 12:00-13:00"])
        #expect(notes(helsinki) == ["7: times without a zone are taken in Europe/Helsinki"])
    }

    @Test("a byte order mark, LF alone, folded lines and lower case are read")
    func forms() throws {
        let lines = "begin:vevent\nuid:1\ndtstart;tzid=Europe/\n Stockholm:20270126T\n\t130000\nduration:PT1H\nend:vevent"
        let read = try read([0xEF, 0xBB, 0xBF] + calendar(lines, newline: "\n"))
        #expect(read.remarks == [])
        #expect(busy(read) == ["2027-01-26 13:00-14:00"])
    }

    @Test("busy times are cut to the window")
    func window() throws {
        let read = try read(event("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20270103"))
        #expect(busy(read) == ["2027-01-01 00:00-2027-01-03 00:00"])
        #expect(read.closedDays == [try day("2027-01-01"), try day("2027-01-02")])
    }

    @Test("a series that began long ago reaches the window")
    func old() throws {
        let read = try read(event("DTSTART;VALUE=DATE:19700501\nRRULE:FREQ=YEARLY"))
        #expect(read.closedDays == [try day("2027-05-01")])
    }

    @Test("a DTSTART outside its own rule counts too")
    func unsynchronized() throws {
        let read = try read(event("DTSTART;VALUE=DATE:20270104\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2"))
        #expect(read.closedDays == [try day("2027-01-04"), try day("2027-01-05"), try day("2027-01-12")])
    }
}

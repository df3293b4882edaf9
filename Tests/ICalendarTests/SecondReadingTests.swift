import ICalendar
import Testing

/// libical reads each event a second time, and what it reads otherwise is told.
@Suite struct SecondReadingTests {
    private static let meeting = """
        DTSTART;TZID=Europe/Stockholm:20270126T130000
        DTEND;TZID=Europe/Stockholm:20270126T150000
        RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=TU,TH
        EXDATE;TZID=Europe/Stockholm:20270202T130000,20270204T130000
        RDATE;TZID=Europe/Stockholm:20270203T130000
        RDATE;VALUE=PERIOD:20270205T120000Z/PT1H
        STATUS:CONFIRMED
        TRANSP:OPAQUE
        """

    private func differences(_ ours: String, _ theirs: String) -> [String] {
        CalendarImport.secondReading(of: event(ours), as: event(theirs)).differences.map { difference in
            "\(difference.line ?? 0) \(difference.property): \(difference.ours ?? "-") | \(difference.theirs ?? "-")"
        }
    }

    @Test("an event that both read alike is counted and not told of")
    func alike() {
        let second = CalendarImport.secondReading(of: event(SecondReadingTests.meeting))
        #expect(second.compared == 1)
        #expect(second.differences == [])
    }

    @Test(
        "each value that libical reads otherwise is a difference, at its line",
        arguments: [
            (
                "DTSTART;TZID=Europe/Stockholm:20270126T130000", "DTSTART;TZID=Europe/Stockholm:20270126T133000",
                "6 DTSTART: 2027-01-26 13:00 | 2027-01-26 13:30"
            ),
            (
                "DTSTART;TZID=Europe/Stockholm:20270126T130000", "DTSTART;TZID=Europe/London:20270126T130000",
                "6 DTSTART: 2027-01-26 13:00 | 2027-01-26 14:00"
            ),
            (
                "DTSTART;TZID=Europe/Stockholm:20270126T130000", "DTSTART:20270231T130000Z",
                "6 DTSTART: 2027-01-26 13:00 | no date or time"
            ),
            ("DTSTART;TZID=Europe/Stockholm:20270126T130000", "DTSTAMP:20270126T130000Z", "6 DTSTART: 2027-01-26 13:00 | -"),
            (
                "DTEND;TZID=Europe/Stockholm:20270126T150000", "DTEND;TZID=Europe/Stockholm:20270127T150000",
                "7 DTEND: 2027-01-26 15:00 | 2027-01-27 15:00"
            ),
            ("DTEND;TZID=Europe/Stockholm:20270126T150000", "DURATION:PT1H", "7 DTEND: 2027-01-26 15:00 | 2027-01-26 14:00"),
            (
                "FREQ=WEEKLY;COUNT=5", "FREQ=DAILY;COUNT=5",
                "8 RRULE: FREQ=WEEKLY;COUNT=5;BYDAY=TU,TH | FREQ=DAILY;COUNT=5;BYDAY=TU,TH"
            ),
            ("COUNT=5", "COUNT=6", "8 RRULE: FREQ=WEEKLY;COUNT=5;BYDAY=TU,TH | FREQ=WEEKLY;COUNT=6;BYDAY=TU,TH"),
            (
                "COUNT=5", "UNTIL=20270301T120000Z",
                "8 RRULE: FREQ=WEEKLY;COUNT=5;BYDAY=TU,TH | FREQ=WEEKLY;UNTIL=20270301T120000;BYDAY=TU,TH"
            ),
            ("BYDAY=TU,TH", "BYDAY=TU", "8 RRULE: FREQ=WEEKLY;COUNT=5;BYDAY=TU,TH | FREQ=WEEKLY;COUNT=5;BYDAY=TU"),
            (
                "COUNT=5", "COUNT=5;WKST=SU",
                "8 RRULE: FREQ=WEEKLY;COUNT=5;BYDAY=TU,TH | FREQ=WEEKLY;COUNT=5;BYDAY=TU,TH;WKST=SU"
            ),
            ("RRULE", "X-RULE", "8 RRULE: FREQ=WEEKLY;COUNT=5;BYDAY=TU,TH | -"),
            ("20270204T130000", "20270204T140000", "9 EXDATE: 2027-02-04 13:00 | 2027-02-04 14:00"),
            (",20270204T130000", "", "9 EXDATE: 2027-02-04 13:00 | -"),
            ("20270203T130000", "20270203T140000", "10 RDATE: 2027-02-03 13:00 | 2027-02-03 14:00"),
            ("Z/PT1H", "Z/PT2H", "11 RDATE: 2027-02-05 13:00 | 2027-02-05 13:00"),
            ("CONFIRMED", "TENTATIVE", "12 STATUS: CONFIRMED | TENTATIVE"), ("CONFIRMED", "NONE", "12 STATUS: CONFIRMED | -"),
            ("OPAQUE", "TRANSPARENT", "13 TRANSP: - | TRANSPARENT"),
        ])
    func values(line: String, other: String, told: String) {
        let theirs = SecondReadingTests.meeting.replacing(line, with: other)
        #expect(differences(SecondReadingTests.meeting, theirs) == [told])
    }

    @Test("an identity and a changed occurrence are held against each other too")
    func identity() {
        let change = "DTSTART:20270126T120000Z\nRECURRENCE-ID:20270126T110000Z"
        #expect(
            differences(change, change.replacing("T11", with: "T10")) == [
                "7 RECURRENCE-ID: 2027-01-26 12:00 | 2027-01-26 11:00"
            ])
        let (ours, theirs) = (event(change), calendar("BEGIN:VEVENT\nUID:2\n\(change)\nEND:VEVENT"))
        let second = CalendarImport.secondReading(of: ours, as: theirs)
        #expect(second.differences.map(\.property) == ["UID"])
        #expect(second.differences.map(\.line) == [5])
    }

    @Test("what is written otherwise and means the same is no difference")
    func same() {
        let other = SecondReadingTests.meeting
            .replacing("DTEND;TZID=Europe/Stockholm:20270126T150000", with: "DURATION:PT120M")
            .replacing("BYDAY=TU,TH", with: "BYDAY=TH,TU,TU;INTERVAL=1;WKST=MO")
            .replacing("EXDATE;TZID=Europe/Stockholm:20270202T130000,", with: "EXDATE:20270202T130000\nEXDATE:")
            .replacing("Z/PT1H", with: "Z/20270205T130000Z").replacing("STATUS:CONFIRMED", with: "STATUS:confirmed")
            .replacing("TRANSP:OPAQUE\n", with: "")
        #expect(differences(SecondReadingTests.meeting, other) == [])
        #expect(differences(other, SecondReadingTests.meeting) == [])
    }

    @Test("an event without a time here that has one for libical is told")
    func timeless() throws {
        // libical takes a name with a blank after it.
        let read = try read(event("DTSTART :20270126T120000Z\nDURATION:PT1H"))
        #expect(
            remarks(read) == [
                "4: note: DTSTART: read as nothing, but by another program (libical) as \"20270126T120000\"",
                "4: note: the event has no DTSTART, so it takes no time",
                "6: note: \"DTSTART :20270126T120000Z\" is not NAME:VALUE and is left out",
            ])
    }

    @Test("a cancelled calendar, an event read in part and one that is refused give no difference")
    func notDifferent() {
        for body in [
            "METHOD:CANCEL\nBEGIN:VEVENT\nUID:1\nSTATUS:CONFIRMED\nDTSTART:20270126T120000Z\nEND:VEVENT",
            "BEGIN:VEVENT\nUID:1\nDTSTART:20270126T120000Z\nRRULE:FREQ=DAILY\nEXDATE:20270231T120000Z,20270127T120000Z\nEND:VEVENT",
            "BEGIN:VEVENT\nUID:1\nDTSTART:20270231T120000Z\nEND:VEVENT",
            "BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20270126\nDTEND:20270126T120000Z\nEND:VEVENT",
        ] { #expect(CalendarImport.secondReading(of: calendar(body)).differences == []) }
    }

    @Test("of a file that is too large for libical nothing is compared")
    func large() {
        let bytes = event("DTSTART:20270126T120000Z\nX-A:" + String(repeating: "x", count: Limits.standard.libicalLineLength))
        #expect(CalendarImport.secondReading(of: bytes) == SecondReading())
    }

    // MARK: Known faults

    private static let daily = "DTSTART:20270126T120000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=9\n"

    private func example(of fault: LibicalFault) -> [UInt8] {
        switch fault {
        case .blankLineInFold: event("DTSTART:20270126\n\n T120000Z").replacing("\r\n T12", with: "\r\n\r\n T12")
        case .emptyParameter: event("DTSTART;TZID=Europe/Stockholm;:20270126T130000")
        case .colonInZone: event("DTSTART;VALUE=DATE-TIME;TZID=GMT+01:00:20270520T130000")
        case .manyValues:
            event(
                SecondReadingTests.daily + "EXDATE:" + Array(repeating: "20270127T120000Z", count: 501).joined(separator: ","))
        case .emptyValue: event(SecondReadingTests.daily + "EXDATE:20270127T120000Z,,20270128T120000Z")
        case .periodWithoutKind: event(SecondReadingTests.daily + "RDATE:20270127T150000Z/PT2H")
        case .periodOfNoLength: event(SecondReadingTests.daily + "RDATE;VALUE=PERIOD:20270127T150000Z/PT0S")
        case .timeCalledPeriod: event(SecondReadingTests.daily + "RDATE;VALUE=PERIOD:20270127T150000Z")
        case .largeNumber: event("DTSTART:20270126T120000Z\nRRULE:FREQ=DAILY;COUNT=4294967298")
        case .blankInRule: event("DTSTART:20270126T120000Z\nRRULE:FREQ=DAILY; COUNT=3")
        case .emptyPartOfRule: event("DTSTART:20270126T120000Z\nRRULE:FREQ=DAILY;;COUNT=3")
        case .smallLetters: event("DTSTART:20270126T120000Z\nRRULE:FREQ=DAILY;UNTIL=20270128t120000z")
        case .repeatedNumbers:
            event(
                "DTSTART:20270126T120000Z\nRRULE:FREQ=DAILY;COUNT=3;BYHOUR="
                    + Array(repeating: "12", count: 30).joined(separator: ","))
        case .unknownEscape: calendar("BEGIN:VEVENT\nUID:a\\x\nDTSTART:20270126T120000Z\nEND:VEVENT")
        }
    }

    @Test("each known fault of libical's is recognized in its case, and is not told", arguments: LibicalFault.allCases)
    func faults(fault: LibicalFault) {
        let bytes = example(of: fault)
        #expect(CalendarImport.secondReading(of: bytes).differences.map(\.fault) == [fault])
        #expect(!CalendarImport.check(bytes).remarks.contains { $0.message.contains("libical") })
    }
}

extension [UInt8] {
    fileprivate func replacing(_ text: String, with other: String) -> [UInt8] {
        Array(String(decoding: self, as: UTF8.self).replacing(text, with: other).utf8)
    }
}

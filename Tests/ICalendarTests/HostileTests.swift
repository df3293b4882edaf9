import Domain
import ICalendar
import Testing

/// Calendars that are broken, or made to break their reader.
@Suite struct HostileTests {
    @Test(
        "an error names the line, the value and what would be right",
        arguments: [
            ("DTSTART;TZID=Europe/Stockholm:20270231T180000", "6: DTSTART: \"20270231T180000\": there is no 31 February 2027"),
            ("DTSTART:20270126T250000Z", "6: DTSTART: \"20270126T250000Z\": the time of day is beyond 23:59:59"),
            ("DTSTART:20271301T100000Z", "6: DTSTART: \"20271301T100000Z\": there is no month 13 of year 2027"),
            (
                "DTSTART:2027-01-26T13:00:00",
                "6: DTSTART: \"2027-01-26T13:00:00\" is not a date such as 20270126 or a time such as 20270126T130000"
            ),
            (
                "DTSTART;TZID=Europe/Stokholm:20270126T130000",
                "6: DTSTART: TZID \"Europe/Stokholm\" is neither known nor defined in the file; Europe/Stockholm is an example of a known one"
            ),
            ("DTSTART:20270126T130000Z\nDTEND:20270126T120000Z", "7: DTEND \"20270126T120000Z\" is before the beginning"),
            (
                "DTSTART:20270126T130000Z\nDTEND;VALUE=DATE:20270127",
                "7: DTEND \"20270127\": a date goes with a date, and a time with a time"
            ),
            ("DTSTART:20270126T130000Z\nDURATION:P9999999W", "7: DURATION: \"P9999999W\" is longer than ten years"),
            (
                "DTSTART:20270126T130000Z\nRRULE:FREQ=FORTNIGHTLY",
                "7: RRULE: FREQ=\"FORTNIGHTLY\" is none of SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY"
            ),
            ("DTSTART:20270126T130000Z\nRRULE:FREQ=DAILY;COUNT=0", "7: RRULE: COUNT=\"0\" is not a whole number, 1 or more"),
            (
                "DTSTART:20270126T130000Z\nRRULE:FREQ=DAILY;COUNT=3;UNTIL=20270201",
                "7: RRULE: a rule has COUNT or UNTIL, not both"
            ),
            (
                "DTSTART:20270126T130000Z\nRRULE:FREQ=YEARLY;RSCALE=HEBREW",
                "7: RRULE: RSCALE=\"HEBREW\": rules by another calendar than the Gregorian (RFC 7529) are not followed"
            ),
            (
                "DTSTART:20270126T130000Z\nEXRULE:FREQ=DAILY",
                "7: EXRULE is long withdrawn and not followed; EXDATE with the dates would be right"
            ),
            (
                "DTSTART:20270126T130000Z\nRRULE:FREQ=WEEKLY;COUNT=2;\nBYDAY=MO,WE",
                "8: \"BYDAY=MO,WE\" is not NAME:VALUE; a continued RRULE begins its next line with a space"
            ),
        ])
    func named(body: String, message: String) throws {
        #expect(errors(try read(event(body))) == [message])
    }

    @Test(
        "a file that is no whole calendar is refused with the reason",
        arguments: [
            ("", "the file is empty; a calendar begins with BEGIN:VCALENDAR"),
            (
                "<!DOCTYPE html><title>Logga in</title>",
                "1: a web page, perhaps one to log in, and no calendar; a calendar begins with BEGIN:VCALENDAR"
            ),
            (
                "PK\u{3}\u{4}zip",
                "1: a ZIP archive or an office file such as XLSX, and no calendar; a calendar begins with BEGIN:VCALENDAR"
            ),
            ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270126T1300", "2: BEGIN:VEVENT has no END; the file is cut short"),
            (
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR",
                "3: END:\"VALARM\" where END:VEVENT would be right, for line 2"
            ),
            ("BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR", "3: END:\"VCALENDAR\" ends nothing"),
            ("BEGIN:VCALENDAR\nA:\u{0}", "2: a NUL byte; a calendar is text in UTF-8"),
            (
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=../zoneinfo/Asia/Tokyo:20270126T130000\nEND:VEVENT\nEND:VCALENDAR",
                "3: TZID \"../zoneinfo/Asia/Tokyo\" is no zone's name; Europe/Stockholm would be"
            ),
        ])
    func refused(text: String, message: String) throws {
        let read = try read(Array(text.utf8))
        #expect(errors(read) == [message])
        #expect(read.busy == [])
    }

    @Test("a calendar cut off anywhere is refused, or whole")
    func truncated() throws {
        let whole = event("DTSTART:20270126T120000Z\nDURATION:PT1H")
        let expected = try read(whole)
        for length in 0..<whole.count {
            let read = try read(Array(whole.prefix(length)))
            #expect(read == expected || !read.isWhole, "\(length) bytes")
        }
    }

    @Test("one event too wrong to trust does not hide the others")
    func others() throws {
        let read = try read(
            calendar(
                """
                BEGIN:VEVENT
                UID:1
                DTSTART:20270231T120000Z
                DURATION:PT1H
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                DTSTART:20270226T120000Z
                DURATION:PT1H
                END:VEVENT
                """))
        #expect(errors(read) == ["6: DTSTART: \"20270231T120000Z\": there is no 31 February 2027"])
        #expect(busy(read) == ["2027-02-26 13:00-14:00"])
    }

    @Test("limits hold before any parser sees the file")
    func limits() throws {
        var limits = Limits.standard
        limits.bytes = 500
        limits.lineLength = 100
        limits.components = 5
        limits.depth = 3
        limits.properties = 20
        func refusal(_ body: String) throws -> [String] {
            errors(CalendarImport.read(calendar(body), window: try spring(), limits: limits))
        }
        #expect(try refusal(String(repeating: "A:1\n", count: 200)) == ["the file has 1065 bytes; at most 500 are read"])
        #expect(try refusal("UID:" + String(repeating: "x", count: 97)) == ["4: a line longer than 100 bytes"])
        #expect(try refusal("UID:1\n" + String(repeating: " xxxxxxxxxx\n", count: 20)) == ["4: a line longer than 100 bytes"])
        #expect(try refusal("A:" + String(repeating: "x", count: 200)) == [])
        #expect(try refusal(String(repeating: "A:1\n", count: 30)) == ["21: more than 20 properties"])
        #expect(try refusal(String(repeating: "BEGIN:X\n", count: 3)) == ["6: components more than 3 deep within each other"])
        #expect(try refusal(String(repeating: "BEGIN:X\nEND:X\n", count: 5)) == ["12: more than 5 components"])
    }

    @Test("nesting of 100 000, and a line of 1 MB that decides a time, end in a refusal")
    func huge() throws {
        #expect(
            errors(try read(calendar(String(repeating: "BEGIN:X\n", count: 50_000)))) == [
                "19: components more than 16 deep within each other"
            ])
        let line = calendar("EXDATE:" + String(repeating: "x", count: 1_000_000))
        #expect(errors(try read(line)) == ["4: a line longer than 1000000 bytes"])
    }

    @Test(
        "a rule that gives too much, or never anything, ends",
        arguments: [
            ("FREQ=SECONDLY", "4: the rule gives more than 50000 times in the term"),
            ("FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", nil), ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", nil),
            ("FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", nil),
            ("FREQ=SECONDLY;BYHOUR=3;BYMONTH=13", "7: RRULE: BYMONTH=\"13\" is not 1-12"),
            ("FREQ=DAILY;INTERVAL=9223372036854775807", nil), ("FREQ=YEARLY;INTERVAL=9223372036854775807", nil),
            (
                "FREQ=DAILY;COUNT=99999999999999999999",
                "7: RRULE: COUNT=\"99999999999999999999\" is not a whole number, 1 or more"
            ),
        ] as [(String, String?)])
    func endless(rule: String, message: String?) throws {
        let body = event("DTSTART:20270104T120000Z\nRRULE:\(rule)")
        #expect(errors(try read(body)) == (message.map { [$0] } ?? []))
    }

    @Test("following rules has a limit over the whole file")
    func steps() throws {
        var limits = Limits.standard
        limits.steps = 1000
        let read = CalendarImport.read(
            event("DTSTART:20170104T120000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY;BYDAY=MO;COUNT=50000"), window: try spring(),
            limits: limits)
        #expect(
            errors(read) == ["4: the calendar's rules take too long to follow; events that repeat daily or less often would do"]
        )
    }

    @Test("a COUNT above 32 bits is not cut")
    func bigCount() throws {
        let read = try read(event("DTSTART;VALUE=DATE:20270628\nRRULE:FREQ=DAILY;COUNT=4294967298"))
        #expect(read.closedDays == [try day("2027-06-28"), try day("2027-06-29"), try day("2027-06-30")])
    }

    @Test("600 EXDATEs all count")
    func manyExceptions() throws {
        let first = try day("2025-11-01")
        let dates = (0..<600).map { basic(first + $0) }.joined(separator: ",")
        let read = try read(event("DTSTART;VALUE=DATE:20251101\nRRULE:FREQ=DAILY;COUNT=602\nEXDATE;VALUE=DATE:\(dates)"))
        #expect(read.closedDays == [first + 600, first + 601])
    }

    @Test(
        "what is built to cost much ends with the reason",
        arguments: [
            ("X-A" + String(repeating: ";A=b", count: 50_000) + ":1", "4: \"X-A\" has more than 100 parameters"),
            ("X-A" + String(repeating: " A=b", count: 50_000), "4: a long line that is not NAME:VALUE; this is no calendar"),
            (
                "BEGIN:VEVENT\nDTSTART:20270105T090000Z\nRRULE:FREQ=DAILY;BYDAY=" + String(repeating: "MO,", count: 20_000)
                    + "MO\nEND:VEVENT",
                "6: RRULE: the rule is longer than 5000 bytes"
            ),
            (
                "BEGIN:VEVENT\nDTSTART:20270105T090000Z\n"
                    + String(repeating: "RDATE:" + String(repeating: "20270105T090000Z,", count: 50_000) + "\n", count: 3)
                    + "END:VEVENT",
                "8: RDATE: the calendar's rules take too long to follow; events that repeat daily or less often would do"
            ),
            (
                "BEGIN:VTIMEZONE\nTZID:Zon\nBEGIN:STANDARD\nDTSTART:00010101T000000\nRRULE:FREQ=HOURLY\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
                    + "END:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nDTSTART;TZID=Zon:20270105T090000\nEND:VEVENT",
                "14: DTSTART: the rule gives more than 10000 times in the term"
            ),
        ])
    func cost(body: String, message: String) throws {
        #expect(errors(try read(calendar(body))) == [message])
    }

    @Test("changes of all that follow, hundreds of them to a series, are refused")
    func manyTurns() throws {
        let body = (0..<400).map { number in
            let hour = number % 24 < 10 ? "0\(number % 24)" : "\(number % 24)"
            let date = basic((Day(iso: "2027-01-05") ?? Day(number: 0)) + number / 24)
            return """
                BEGIN:VEVENT
                UID:1
                DTSTART:20270105T0900\(number % 50 + 10)Z
                RRULE:FREQ=HOURLY
                END:VEVENT
                BEGIN:VEVENT
                UID:1
                RECURRENCE-ID;RANGE=THISANDFUTURE:\(date)T\(hour)0000Z
                DTSTART:20270105T100000Z
                END:VEVENT
                """
        }
        let told = errors(try read(calendar(body.joined(separator: "\n")))).map { $0.drop { $0 != " " } }
        #expect(told == [" the calendar's rules take too long to follow; events that repeat daily or less often would do"])
    }

    @Test("remarks beyond the first 200 are counted, not told")
    func manyProblems() throws {
        let broken = String(repeating: "BEGIN:VEVENT\nUID:1\nDTSTART:x\nEND:VEVENT\n", count: 300)
        let read = try read(calendar(broken))
        #expect(read.remarks.count == 201)
        #expect(read.remarks.first == CalendarRemark(line: nil, severity: .note, message: "100 more remarks are not shown"))
    }

    @Test("random damage to a calendar never brings the reader down", arguments: 0..<20)
    func damage(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let whole = event(
            "DTSTART;TZID=Europe/Stockholm:20270104T120000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=1MO,-1FR;COUNT=9\nEXDATE;TZID=Europe/Stockholm:20270201T120000"
        )
        for _ in 0..<50 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
                }
            }
            let read = try read(bytes)
            #expect(read.busy == read.busy.sorted())
        }
    }
}

private func basic(_ day: Day) -> String { day.iso.filter { $0 != "-" } }

import Domain
import ICalendar
import Testing

/// Files that are broken in one way each: all that is told of them, and what is read all the same.
@Suite struct BrokenFileTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]
        let tells: [String]
        let busy: [String]

        init(_ what: String, _ bytes: [UInt8], tells: [String] = [], busy: [String] = []) {
            testDescription = what
            self.bytes = bytes
            self.tells = tells
            self.busy = busy
        }
    }

    @Test("a broken file is read as far as it can be trusted, and all that is wrong is told", arguments: files)
    func broken(_ file: Case) throws {
        let read = try read(file.bytes)
        #expect(remarks(read) == file.tells)
        #expect(busy(read) == file.busy)
        #expect(CalendarImport.check(file.bytes).remarks == read.remarks)
    }

    static let files: [Case] = [
        Case(
            "a folder of mail", Array("From: a@example.org\nSubject: Calendar\n".utf8),
            tells: ["1: error: begins with \"From: a@example.org\" and is no calendar; a calendar begins with BEGIN:VCALENDAR"]),
        Case(
            "a web page after blank lines", Array("\n\n  <html><head><title>Sign in</title>".utf8),
            tells: ["3: error: a web page, perhaps one to log in, and no calendar; a calendar begins with BEGIN:VCALENDAR"]),
        Case(
            "XML", Array("<?xml version=\"1.0\"?><icalendar/>".utf8),
            tells: ["1: error: an XML file, and no calendar; a calendar begins with BEGIN:VCALENDAR"]),
        Case(
            "JSON", Array("{\"error\": \"unauthorized\"}".utf8),
            tells: ["1: error: JSON, and no calendar; a calendar begins with BEGIN:VCALENDAR"]),
        Case(
            "jCal", Array("[\"vcalendar\", [], []]".utf8),
            tells: ["1: error: JSON, and no calendar; a calendar begins with BEGIN:VCALENDAR"]),
        Case(
            "a PDF", Array("%PDF-1.7\n".utf8),
            tells: ["1: error: a PDF, and no calendar; a calendar begins with BEGIN:VCALENDAR"]),
        Case(
            "gzip", [0x1F, 0x8B, 0x08, 0x00],
            tells: ["1: error: a file packed with gzip, and no calendar; a calendar begins with BEGIN:VCALENDAR"]),
        Case(
            "a workbook", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00],
            tells: [
                "1: error: a ZIP archive or an office file such as XLSX, and no calendar; a calendar begins with BEGIN:VCALENDAR"
            ]),
        Case(
            "an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1],
            tells: [
                "1: error: a file of an old office program, such as XLS or MSG, and no calendar; a calendar begins with BEGIN:VCALENDAR"
            ]),
        Case(
            "a picture", [0x89, 0x50, 0x4E, 0x47],
            tells: ["1: error: a picture, and no calendar; a calendar begins with BEGIN:VCALENDAR"]),
        Case(
            "an address card", Array("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n".utf8),
            tells: ["1: error: an address card (vCard), and no calendar; a calendar begins with BEGIN:VCALENDAR"]),
        Case(
            "Outlook's table", Array("\"Subject\",\"Start Date\",\"Start Time\"\n\"Möte\",\"2027-01-26\",\"13:00\"\n".utf8),
            tells: ["1: error: a table (CSV), and no calendar; a calendar begins with BEGIN:VCALENDAR"]),
        Case(
            "an answer with its head",
            Array("HTTP/1.1 200 OK\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n".utf8),
            tells: [
                "1: error: an answer of a web server with its head, and no calendar; a calendar begins with BEGIN:VCALENDAR"
            ]),
        Case(
            "blanks alone", Array(" \n\t\n\n".utf8), tells: ["error: the file is empty; a calendar begins with BEGIN:VCALENDAR"]
        ),
        Case(
            "a byte order mark alone", [0xEF, 0xBB, 0xBF],
            tells: ["error: the file is empty; a calendar begins with BEGIN:VCALENDAR"]),
        Case(
            "vCalendar 1.0",
            Array(
                "BEGIN:VCALENDAR\nVERSION:1.0\nTZ:+01\nBEGIN:VEVENT\nDTSTART:20270126T130000\nRRULE:W1 TU #4\nEND:VEVENT\nEND:VCALENDAR\n"
                    .utf8),
            tells: [
                "2: error: VERSION:1.0 is vCalendar, an older form that is not read; iCalendar (VERSION:2.0) would be right"
            ]),
        Case(
            "another calendar's dates",
            Array(
                "BEGIN:VCALENDAR\nCALSCALE:HEBREW\nBEGIN:VEVENT\nUID:1\nDTSTART:57870126T130000Z\nEND:VEVENT\nEND:VCALENDAR\n"
                    .utf8),
            tells: ["2: error: CALSCALE:\"HEBREW\": dates by another calendar are not understood; GREGORIAN would be right"]),
        Case(
            "an event outside a calendar",
            Array("BEGIN:VEVENT\nUID:1\nDTSTART:20270126T120000Z\nDURATION:PT1H\nEND:VEVENT\n".utf8),
            tells: ["1: note: BEGIN:VEVENT outside BEGIN:VCALENDAR … END:VCALENDAR; read as if it stood within"],
            busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "an event that has neither an end of its time nor END before the next",
            calendar(
                "BEGIN:VEVENT\nUID:1\nDTSTART:20270126T120000Z\nBEGIN:VEVENT\nUID:2\nDTSTART:20270127T120000Z\nDURATION:PT1H\nEND:VEVENT"
            ), tells: ["7: error: BEGIN:VEVENT before END:VEVENT, for line 4"], busy: ["2027-01-27 13:00-14:00"]),
        Case(
            "events that have no END before the next",
            calendar(
                "BEGIN:VEVENT\nUID:1\nDTSTART:20270126T120000Z\nDTEND:20270126T130000Z\nBEGIN:VEVENT\nUID:2\nDTSTART;VALUE=DATE:20270127\nBEGIN:VEVENT\nUID:3\nDTSTART:20270128T120000Z\nDURATION:PT1H\nEND:VEVENT"
            ),
            tells: [
                "8: error: BEGIN:VEVENT before END:VEVENT, for line 4; what stands before it is read",
                "11: error: BEGIN:VEVENT before END:VEVENT, for line 8; what stands before it is read",
            ],
            busy: ["2027-01-26 13:00-14:00", "2027-01-27 00:00-2027-01-28 00:00", "2027-01-28 13:00-14:00"]),
        Case(
            "a busy list that has no END before an event",
            calendar(
                "BEGIN:VFREEBUSY\nUID:1\nFREEBUSY:20270126T120000Z/PT1H\nBEGIN:VEVENT\nUID:2\nDTSTART:20270127T120000Z\nDURATION:PT1H\nEND:VEVENT"
            ), tells: ["7: error: BEGIN:VEVENT before END:VFREEBUSY, for line 4; what stands before it is read"],
            busy: ["2027-01-26 13:00-14:00", "2027-01-27 13:00-14:00"]),
        Case(
            "an alarm and an event that have no END before the next",
            calendar(
                "BEGIN:VEVENT\nUID:1\nDTSTART:20270126T120000Z\nDTEND:20270126T130000Z\nBEGIN:VALARM\nTRIGGER:-PT10M\nBEGIN:VEVENT\nUID:2\nDTSTART:20270127T120000Z\nDURATION:PT1H\nEND:VEVENT"
            ),
            tells: [
                "10: error: BEGIN:VEVENT before END:VALARM, for line 8",
                "10: error: BEGIN:VEVENT before END:VEVENT, for line 4; what stands before it is read",
            ], busy: ["2027-01-26 13:00-14:00", "2027-01-27 13:00-14:00"]),
        Case(
            "an alarm without END in which no time stands",
            event("DTSTART:20270126T120000Z\nDTEND:20270126T130000Z\nBEGIN:VALARM\nTRIGGER:-PT10M"),
            tells: ["10: note: END:\"VEVENT\" where END:VALARM would be right, for line 8; no time stands in it"],
            busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "an event that the calendar's end cuts off",
            calendar("BEGIN:VEVENT\nUID:1\nDTSTART:20270126T120000Z\nDURATION:PT1H"),
            tells: [
                "8: error: END:\"VCALENDAR\" where END:VEVENT would be right, for line 4; what stands before it is read"
            ],
            busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "an alarm without END swallows the event's end",
            event("DTSTART:20270126T120000Z\nBEGIN:VALARM\nTRIGGER:-PT10M\nDTEND:20270126T130000Z"),
            tells: ["10: error: END:\"VEVENT\" where END:VALARM would be right, for line 7"]),
        Case(
            "an alarm without BEGIN leaves its length to the event",
            event("DTSTART:20270126T120000Z\nTRIGGER:-PT10M\nDURATION:PT5M\nEND:VALARM"),
            tells: ["9: error: END:\"VALARM\" where END:VEVENT would be right, for line 4"]),
        Case(
            "a misspelt END",
            Array(
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20270126T120000Z\nDURATION:PT1H\nEND:VEVNT\nEND:VCALENDAR\n".utf8
            ), tells: ["6: note: END:\"VEVNT\" where END:VEVENT would be right, for line 2; read as that"],
            busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "an END too many", calendar("BEGIN:VEVENT\nUID:1\nDTSTART:20270126T120000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VEVENT"),
            tells: ["9: error: END:\"VEVENT\" where END:VCALENDAR would be right, for line 1"], busy: ["2027-01-26 13:00-14:00"]
        ),
        Case(
            "a file cut short within an event",
            Array(
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20270126T120000Z\nDURATION:PT1H\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nDTSTART:20270127T1200"
                    .utf8), tells: ["7: error: BEGIN:VEVENT has no END; the file is cut short"],
            busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "a file cut short between events",
            Array("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20270126T120000Z\nDURATION:PT1H\nEND:VEVENT\n".utf8),
            tells: ["1: error: BEGIN:VCALENDAR has no END; the file is cut short"], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "two calendars, the first without END",
            Array(
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20270126T120000Z\nDURATION:PT1H\nEND:VEVENT\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:2\nDTSTART:20270127T120000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n"
                    .utf8), tells: ["7: error: BEGIN:VCALENDAR before END:VCALENDAR, for line 1"],
            busy: ["2027-01-26 13:00-14:00", "2027-01-27 13:00-14:00"]),
        Case(
            "text before the calendar", Array("Warning: mysql\nBEGIN:VCALENDAR\nEND:VCALENDAR\n".utf8),
            tells: ["1: error: begins with \"Warning: mysql\" and is no calendar; a calendar begins with BEGIN:VCALENDAR"]),
        Case(
            "text between calendars",
            Array("BEGIN:VCALENDAR\nEND:VCALENDAR\nhello\nX-A:1\nBEGIN:VCALENDAR\nEND:VCALENDAR\n".utf8),
            tells: ["3: note: \"hello\" is not NAME:VALUE and is left out"]),
        Case(
            "a component without a name", Array("BEGIN:VCALENDAR\nBEGIN:\nEND:\nEND:VCALENDAR\n".utf8),
            tells: ["2: error: BEGIN:\"\" names no component such as VEVENT"]),
        Case(
            "a DTSTART without colon", event("DTSTART;TZID=Europe/Stockholm 20270126T130000\nDURATION:PT1H"),
            tells: [
                "6: error: \"DTSTART;TZID=Europe/Stockholm 20270126T130000\" is not NAME:VALUE, such as DTSTART:… or DTSTART;NAME=VALUE:…"
            ]),
        Case(
            "a parameter without value", event("DTSTART;TZID:20270126T130000\nDURATION:PT1H"),
            tells: ["6: error: \"DTSTART;TZID:20270126T130000\" is not NAME:VALUE, such as DTSTART:… or DTSTART;NAME=VALUE:…"]),
        Case(
            "quotes that do not end", event("DTSTART;TZID=\"Europe/Stockholm:20270126T130000\nDURATION:PT1H"),
            tells: [
                "6: error: \"DTSTART;TZID=\"Europe/Stockholm:20270126T130000\" is not NAME:VALUE, such as DTSTART:… or DTSTART;NAME=VALUE:…"
            ]),
        Case(
            "an empty parameter", event("DTSTART;;TZID=Europe/Stockholm;:20270126T130000\nDURATION:PT1H"),
            tells: ["6: note: DTSTART: an empty parameter is left out"], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "a torn DESCRIPTION", event("DTSTART:20270126T120000Z\nDESCRIPTION:one\ntwo\n\nDURATION:PT1H"),
            tells: ["8: note: \"two\" is not NAME:VALUE and is left out"], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "a torn EXDATE",
            event("DTSTART:20270126T120000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20270127T120000Z,\n20270128T120000Z"),
            tells: ["9: error: \"20270128T120000Z\" is not NAME:VALUE; a continued EXDATE begins its next line with a space"]),
        Case(
            "two starts that differ", event("DTSTART:20270126T120000Z\nDTSTART:20270127T120000Z"),
            tells: ["7: error: a second DTSTART in the event that begins on line 4; one is allowed"]),
        Case(
            "two starts alike", event("DTSTART:20270126T120000Z\nDTSTART:20270126T120000Z\nDURATION:PT1H"),
            tells: ["7: note: the same DTSTART again; it counts once"], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "DTEND and DURATION that agree", event("DTSTART:20270126T120000Z\nDTEND:20270126T130000Z\nDURATION:PT1H"),
            tells: ["7: note: both DTEND and DURATION, of which an event has one; they agree"], busy: ["2027-01-26 13:00-14:00"]
        ),
        Case(
            "DTEND and DURATION that do not", event("DTSTART:20270126T120000Z\nDTEND:20270126T130000Z\nDURATION:PT2H"),
            tells: ["7: note: both DTEND and DURATION, of which an event has one; they disagree, and the later end counts"],
            busy: ["2027-01-26 13:00-15:00"]),
        Case(
            "VALUE=DATE before a time", event("DTSTART;VALUE=DATE:20270126T130000\nDTEND;VALUE=DATE:20270126T140000"),
            tells: [
                "6: note: DTSTART says VALUE=DATE, but \"20270126T130000\" has a time of day, which counts",
                "6: note: times without a zone are taken in Europe/Stockholm",
                "7: note: DTEND says VALUE=DATE, but \"20270126T140000\" has a time of day, which counts",
            ], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "a date without VALUE=DATE", event("DTSTART:20270126"),
            tells: ["6: note: DTSTART is a date, but does not say VALUE=DATE; read as one"],
            busy: ["2027-01-26 00:00-2027-01-27 00:00"]),
        Case(
            "whole days that end at a time", event("DTSTART;VALUE=DATE:20270126\nDTEND:20270127T120000Z"),
            tells: [
                "6: note: DTSTART is a date, but DTEND has a time of day; the event takes the time from that date's first moment"
            ], busy: ["2027-01-26 00:00-2027-01-27 13:00"]),
        Case(
            "whole days that last hours", event("DTSTART;VALUE=DATE:20270126\nDURATION:PT10H"),
            tells: ["7: error: DURATION: \"PT10H\": an event of whole days lasts days, such as P1D"]),
        Case(
            "a length below nothing", event("DTSTART:20270126T120000Z\nDURATION:-PT1H"),
            tells: ["7: error: DURATION: \"-PT1H\": an event cannot end before it begins"]),
        Case(
            "a length without a unit", event("DTSTART:20270126T120000Z\nDURATION:PT90"),
            tells: ["7: error: DURATION: \"PT90\" is not a length of time such as PT1H30M or P1D"]),
        Case(
            "a month of 29 February in a common year", event("DTSTART;VALUE=DATE:20270229"),
            tells: ["6: error: DTSTART: \"20270229\": there is no 29 February 2027"]),
        Case(
            "hour 24", event("DTSTART:20270126T240000Z"),
            tells: ["6: error: DTSTART: \"20270126T240000Z\": the time of day is beyond 23:59:59"]),
        Case("a leap second", event("DTSTART:20270126T115960Z\nDURATION:PT1H"), busy: ["2027-01-26 12:59-13:59"]),
        Case(
            "year 0", event("DTSTART;VALUE=DATE:00000126"),
            tells: ["6: error: DTSTART: \"00000126\": there is no month 1 of year 0"]),
        Case(
            "a year of five digits", event("DTSTART;VALUE=DATE:120270126"),
            tells: ["6: error: DTSTART: \"120270126\" is not a date such as 20270126 or a time such as 20270126T130000"]),
        Case(
            "digits that are not ASCII", event("DTSTART:٢٠٢٧٠١٢٦T120000Z"),
            tells: ["6: error: DTSTART: \"٢٠٢٧٠١٢٦T120000Z\" is not a date such as 20270126 or a time such as 20270126T130000"]),
        Case(
            "a time in UTC with a zone", event("DTSTART;TZID=Europe/London:20270126T120000Z\nDURATION:PT1H"),
            tells: ["6: note: DTSTART is in UTC; its TZID has no meaning"], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "an unknown zone", event("DTSTART;TZID=Mars/Olympus:20270126T130000\nDURATION:PT1H"),
            tells: [
                "6: error: DTSTART: TZID \"Mars/Olympus\" is neither known nor defined in the file; Europe/Stockholm is an example of a known one"
            ]),
        Case(
            "a custom zone that is not defined", event("DTSTART;TZID=Customized Time Zone:20270126T130000\nDURATION:PT1H"),
            tells: [
                "6: error: DTSTART: TZID \"Customized Time Zone\" is neither known nor defined in the file; Europe/Stockholm is an example of a known one"
            ]),
        Case(
            "a zone of one observance without start",
            calendar(
                "BEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Z:20270126T130000\nEND:VEVENT"
            ), tells: ["13: error: DTSTART: the VTIMEZONE has a STANDARD without DTSTART"]),
        Case(
            "a zone of a day's offset",
            calendar(
                "BEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+2400\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Z:20270126T130000\nEND:VEVENT"
            ), tells: ["14: error: DTSTART: TZOFFSETFROM \"+2400\" in the VTIMEZONE is a day or more"]),
        Case(
            "a zone that contradicts its name",
            calendar(
                "BEGIN:VTIMEZONE\nTZID:Europe/Stockholm\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/Stockholm:20270126T130000\nDURATION:PT1H\nEND:VEVENT"
            ),
            tells: [
                "4: note: VTIMEZONE \"Europe/Stockholm\" is 60 minutes from Europe/Stockholm on 2027-01-26; Europe/Stockholm counts"
            ], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "a path for a zone", event("DTSTART;TZID=/../../etc/passwd:20270126T130000\nDURATION:PT1H"),
            tells: ["6: error: TZID \"/../../etc/passwd\" is no zone's name; Europe/Stockholm would be"]),
        Case(
            "X-WR-TIMEZONE that nobody knows",
            calendar("X-WR-TIMEZONE:Norrland\nBEGIN:VEVENT\nUID:1\nDTSTART:20270126T130000\nDURATION:PT1H\nEND:VEVENT"),
            tells: [
                "4: note: X-WR-TIMEZONE \"Norrland\" is not a known zone; Europe/Stockholm is taken",
                "7: note: times without a zone are taken in Europe/Stockholm",
            ], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "a rule without FREQ", event("DTSTART:20270126T120000Z\nRRULE:COUNT=3"),
            tells: ["7: error: RRULE: the rule has no FREQ"]),
        Case(
            "a rule that says FREQ twice", event("DTSTART:20270126T120000Z\nRRULE:FREQ=DAILY;FREQ=WEEKLY"),
            tells: ["7: error: RRULE: the rule has \"FREQ\" twice"]),
        Case(
            "a rule of hours from a date", event("DTSTART;VALUE=DATE:20270126\nRRULE:FREQ=HOURLY"),
            tells: ["4: error: FREQ=HOURLY needs a DTSTART with a time of day"]),
        Case(
            "a rule with an interval of nothing", event("DTSTART:20270126T120000Z\nRRULE:FREQ=DAILY;INTERVAL=0"),
            tells: ["7: error: RRULE: INTERVAL=\"0\" is not a whole number, 1 or more"]),
        Case(
            "UNTIL before the start", event("DTSTART:20270126T120000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20270101T000000Z"),
            tells: ["8: note: UNTIL is before DTSTART, so the event takes place once"], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "the same rule twice",
            event("DTSTART:20270126T120000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\nRRULE:FREQ=DAILY;COUNT=2"),
            tells: ["9: note: the same RRULE again; it counts once"],
            busy: ["2027-01-26 13:00-14:00", "2027-01-27 13:00-14:00"]),
        Case(
            "an RDATE that is no date", event("DTSTART:20270126T120000Z\nDURATION:PT1H\nRDATE:tomorrow,20270127T120000Z"),
            tells: ["8: error: RDATE: \"tomorrow\" is not a date such as 20270126 or a time such as 20270126T130000"],
            busy: ["2027-01-26 13:00-14:00", "2027-01-27 13:00-14:00"]),
        Case(
            "an RDATE that is a date", event("DTSTART:20270126T120000Z\nDURATION:PT1H\nRDATE;VALUE=DATE:20270127"),
            tells: ["8: error: RDATE \"20270127\": a date goes with a DTSTART that is a date, and a time with a time"],
            busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "a period of dates", event("DTSTART:20270126T120000Z\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20270128/20270130"),
            tells: ["8: note: RDATE \"20270128/20270130\" is a period of dates; its whole days are taken"],
            busy: ["2027-01-26 13:00-14:00", "2027-01-28 00:00-2027-01-30 00:00"]),
        Case(
            "an EXDATE that does not exist",
            event(
                "DTSTART:20270126T120000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE:20270231T120000Z,20270127T120000Z"),
            tells: ["9: error: EXDATE: \"20270231T120000Z\": there is no 31 February 2027"], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "an EXDATE that is empty", event("DTSTART:20270126T120000Z\nDURATION:PT1H\nEXDATE:"),
            tells: ["8: note: EXDATE is empty"], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "RANGE=THISANDPRIOR",
            calendar(
                "BEGIN:VEVENT\nUID:1\nDTSTART:20270126T120000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nRECURRENCE-ID;RANGE=THISANDPRIOR:20270127T120000Z\nDTSTART:20270127T150000Z\nDURATION:PT1H\nEND:VEVENT"
            ), tells: ["12: note: RANGE=\"THISANDPRIOR\" is not followed; this occurrence alone is changed"],
            busy: ["2027-01-26 13:00-14:00", "2027-01-27 16:00-17:00"]),
        Case(
            "a RECURRENCE-ID that is no time", event("RECURRENCE-ID:first\nDTSTART:20270126T120000Z"),
            tells: ["6: error: RECURRENCE-ID: \"first\" is not a date such as 20270126 or a time such as 20270126T130000"]),
        Case(
            "an unknown STATUS and TRANSP", event("DTSTART:20270126T120000Z\nDURATION:PT1H\nSTATUS:BOOKED\nTRANSP:GLASS"),
            tells: [
                "8: note: STATUS \"BOOKED\" is none of CONFIRMED, TENTATIVE, CANCELLED; the event counts",
                "9: note: TRANSP \"GLASS\" is neither OPAQUE nor TRANSPARENT; the event blocks",
            ], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "an event without UID",
            calendar(
                "BEGIN:VEVENT\nDTSTART:20270126T120000Z\nDURATION:PT1H\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20270127T120000Z\nDURATION:PT1H\nEND:VEVENT"
            ), tells: ["4: note: 2 events, here the first, have no UID; such an event is taken for one of its own"],
            busy: ["2027-01-26 13:00-14:00", "2027-01-27 13:00-14:00"]),
        Case(
            "an event without DTSTART", event("SUMMARY:Some day"),
            tells: ["4: note: the event has no DTSTART, so it takes no time"]),
        Case(
            "a busy period that ends before it begins",
            calendar("BEGIN:VFREEBUSY\nUID:1\nFREEBUSY:20270126T120000Z/20270126T110000Z,20270127T120000Z/PT1H\nEND:VFREEBUSY"),
            tells: ["6: error: FREEBUSY \"20270126T120000Z/20270126T110000Z\" is before the beginning"],
            busy: ["2027-01-27 13:00-14:00"]),
        Case(
            "a busy period of one side", calendar("BEGIN:VFREEBUSY\nUID:1\nFREEBUSY:20270126T120000Z\nEND:VFREEBUSY"),
            tells: ["6: error: FREEBUSY: \"20270126T120000Z\" is not a period such as 20270126T120000Z/PT1H"]),
        Case(
            "a busy period of an unknown kind",
            calendar("BEGIN:VFREEBUSY\nUID:1\nFREEBUSY;FBTYPE=LUNCH:20270126T120000Z/PT1H\nEND:VFREEBUSY"),
            tells: ["6: note: FBTYPE=\"LUNCH\" is not known; the time blocks"], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "an availability of a priority that is none",
            calendar(
                "BEGIN:VAVAILABILITY\nUID:1\nDTSTART:20270126T000000Z\nDTEND:20270127T000000Z\nPRIORITY:10\nEND:VAVAILABILITY"),
            tells: ["8: error: PRIORITY \"10\" is not 0-9"]),
        Case(
            "an availability whose hours cannot be read",
            calendar(
                "BEGIN:VAVAILABILITY\nUID:1\nDTSTART:20270126T000000Z\nDTEND:20270127T000000Z\nBEGIN:AVAILABLE\nUID:2\nDTSTART:20270126T0800\nEND:AVAILABLE\nEND:VAVAILABILITY"
            ),
            tells: ["10: error: DTSTART: \"20270126T0800\" is not a date such as 20270126 or a time such as 20270126T130000"],
            busy: ["2027-01-26 01:00-2027-01-27 01:00"]),
        Case(
            "an availability with a length and no start",
            calendar("BEGIN:VAVAILABILITY\nUID:1\nDURATION:P1D\nEND:VAVAILABILITY"),
            tells: ["4: error: the VAVAILABILITY has a DURATION, but no DTSTART to count it from"]),
        Case(
            "Latin-1",
            latin1(
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Möte på Södermalm\nDTSTART:20270126T120000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n"
            ), tells: ["4: note: not UTF-8; such lines are read as Windows-1252 (Latin-1)"], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "UTF-16 with its mark", utf16(event("DTSTART:20270126T120000Z\nDURATION:PT1H"), hasMark: true, isBig: false),
            tells: ["1: note: the file is in UTF-16; UTF-8 would be right"], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "UTF-16 without, the other way round",
            utf16(event("DTSTART:20270126T120000Z\nDURATION:PT1H"), hasMark: false, isBig: true),
            tells: ["1: note: the file is in UTF-16; UTF-8 would be right"], busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "lines that end with CR alone",
            calendar("BEGIN:VEVENT\nUID:1\nDTSTART:20270126T120000Z\nDURATION:PT1H\nEND:VEVENT", newline: "\r"),
            busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "a CR within a line",
            Array(
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:a\rDTSTART:20270127T120000Z\nDTSTART:20270126T120000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n"
                    .utf8), tells: ["4: note: a CR within the line; it ends no line without LF"],
            busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "a NUL in the middle", Array("BEGIN:VCALENDAR\nX-A:\u{0}\nEND:VCALENDAR\n".utf8),
            tells: ["2: error: a NUL byte; a calendar is text in UTF-8"]),
        Case(
            "controls in a message", event("DTSTART:\u{1B}[31m\u{202E}20270126"),
            tells: [
                "6: error: DTSTART: \"\u{FFFD}[31m\u{FFFD}20270126\" is not a date such as 20270126 or a time such as 20270126T130000"
            ]),
        Case(
            "a fold within a letter", foldWithinLetter,
            busy: ["2027-01-26 13:00-14:00"]),
        Case(
            "an empty line within a fold",
            Array(
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20270126\r\r\n\r\n T120000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
                    .utf8), busy: ["2027-01-26 13:00-14:00"]),
    ]
}

/// The two bytes of an ö lie on two lines.
private let foldWithinLetter: [UInt8] = {
    let head = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:M"
    let tail = "te\r\nDTSTART:20270126T120000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    var bytes = Array(head.utf8)
    bytes += [0xC3, 0x0D, 0x0A, 0x20, 0xB6]
    bytes += Array(tail.utf8)
    return bytes
}()

/// A text's characters as the bytes of Latin-1.
private func latin1(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

private func utf16(_ bytes: [UInt8], hasMark: Bool, isBig: Bool) -> [UInt8] {
    let units = (hasMark ? [0xFEFF] : []) + Array(String(decoding: bytes, as: UTF8.self).utf16)
    return units.flatMap { unit in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return isBig ? [high, low] : [low, high]
    }
}

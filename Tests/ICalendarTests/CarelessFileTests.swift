import Domain
import ICalendar
import Testing

/// Files whose makers were careless, and whose times are in no doubt.
@Suite struct CarelessFileTests {
    private let long = String(repeating: "x", count: 1_500_000)
    private let hour = "DTSTART:20270126T120000Z\nDTEND:20270126T130000Z"

    // MARK: Long lines

    @Test(
        "what tells no time may be as long as the file",
        arguments: [
            "ATTACH;VALUE=BINARY;ENCODING=BASE64,BASE64;FMTTYPE=image/jpeg:", "X-ALT-DESC;FMTTYPE=text/html:", "DESCRIPTION:",
            "SUMMARY:", "PHOTO;ENCODING=b:",
        ])
    func longLine(name: String) throws {
        let read = try read(event("\(hour)\n\(name)\(long)"))
        #expect(read.remarks == [])
        #expect(busy(read) == ["2027-01-26 13:00-14:00"])
        #expect((read.entries.first?.summary?.utf8.count ?? 0) <= 500)
    }

    @Test("a long attachment in short folds is skipped, and so is one whose lines are not folded, which is told")
    func foldedAttachment() throws {
        let pieces = { (start: String) in String(repeating: start + String(repeating: "QUJD", count: 18) + "\n", count: 15_000)
        }
        let folded = try read(event("ATTACH;ENCODING=BASE64;VALUE=BINARY:QUJD\n\(pieces(" "))\(hour)"))
        #expect(folded.remarks == [])
        #expect(busy(folded) == ["2027-01-26 13:00-14:00"])
        let torn = try read(event("ATTACH;ENCODING=BASE64;VALUE=BINARY:QUJD\n\(pieces(""))\(hour)"))
        #expect(errors(torn) == [])
        #expect(busy(torn) == ["2027-01-26 13:00-14:00"])
    }

    // MARK: Files joined to one

    private func joined(_ zone: String?, _ uid: Int, _ date: Int) -> [UInt8] {
        calendar(
            (zone.map { "X-WR-TIMEZONE:\($0)\n" } ?? "")
                + "BEGIN:VEVENT\nUID:\(uid)\nDTSTART:\(date)T130000\nDURATION:PT1H\nEND:VEVENT")
    }

    @Test(
        "each calendar of a file has its own X-WR-TIMEZONE, also with byte order marks between them", arguments: [true, false])
    func joinedFiles(hasMarks: Bool) throws {
        let mark: [UInt8] = hasMarks ? [0xEF, 0xBB, 0xBF] : []
        let bytes =
            mark + joined("Europe/Helsinki", 1, 20_270_126) + mark + joined(nil, 2, 20_270_127) + mark
            + joined("America/New_York", 3, 20_270_128)
        let read = try read(bytes)
        #expect(busy(read) == ["2027-01-26 12:00-13:00", "2027-01-27 13:00-14:00", "2027-01-28 19:00-20:00"])
        #expect(errors(read) == [])
        #expect(notes(read).contains("11: a byte order mark within the file is left out") == hasMarks)
        #expect(CalendarImport.check(bytes).summary.calendars == 3)
    }

    @Test("files joined without a line end between them are two calendars", arguments: ["", "\u{FEFF}"])
    func sameLine(mark: String) throws {
        let first = String(decoding: joined("Europe/Helsinki", 1, 20_270_126), as: UTF8.self)
        let second = String(decoding: joined(nil, 2, 20_270_127), as: UTF8.self)
        let bytes = Array((first.dropLast() + mark + second).utf8)
        let read = try read(bytes)
        #expect(busy(read) == ["2027-01-26 12:00-13:00", "2027-01-27 13:00-14:00"])
        #expect(errors(read) == [])
        #expect(CalendarImport.check(bytes).summary.calendars == 2)
    }

    @Test("METHOD:CANCEL calls off what stands in its own calendar, and nothing where another METHOD stands beside it")
    func methods() throws {
        let one = "BEGIN:VEVENT\nUID:1\n\(hour)\nEND:VEVENT\n"
        let other = one.replacing("UID:1", with: "UID:2").replacing("0126", with: "0127")
        #expect(
            busy(try read(calendar("METHOD:CANCEL\n" + one) + calendar("METHOD:PUBLISH\n" + other))) == [
                "2027-01-27 13:00-14:00"
            ])
        let mixed = try read(calendar("METHOD:CANCEL\n" + one + "METHOD:PUBLISH\n" + other))
        #expect(busy(mixed) == ["2027-01-26 13:00-14:00", "2027-01-27 13:00-14:00"])
        #expect(notes(mixed) == ["4: METHOD:CANCEL beside another METHOD; no event is called off by it"])
        #expect(try read(calendar("METHOD:PUBLISH\n" + one + "METHOD:PUBLISH\n" + other)).remarks == [])
    }

    // MARK: Raw line breaks

    @Test(
        "a line that a raw line break tore from a text is no property, though it reads like one",
        arguments: [
            "Duration: 2 timmar", "Status: bekräftad", "Begin: 10:00", "End: 12:00", "Duration", "Status=klar", "Class: 4B",
            "Priority: hög", "Sequence: 3", "Summary: kort",
        ])
    func torn(line: String) throws {
        let read = try read(event("\(hour)\nSUMMARY:Bokning\nDESCRIPTION:Lokal: Sal B\nBokad av förening\nPris: 0 kr\n\(line)"))
        #expect(busy(read) == ["2027-01-26 13:00-14:00"])
        #expect(errors(read) == [])
        #expect(notes(read).contains { $0.hasPrefix("12: ") })
        #expect(read.entries.first?.summary == "Bokning")
        #expect(read.entries.first?.isPrivate == false)
    }

    @Test(
        "a torn line that would free the time is an error, and the time counts",
        arguments: ["Status: Cancelled", "Status: tentative"])
    func tornFreeing(line: String) throws {
        let read = try read(event("\(hour)\nDESCRIPTION:Lokal\n\(line)"))
        #expect(busy(read) == ["2027-01-26 13:00-14:00"])
        #expect(
            errors(read) == [
                "9: \"\(line)\" is read as the rest of the text above, whose line breaks are raw, and not as STATUS; the time counts"
            ])
    }

    @Test("a property after a text is one where it is written as one, also in small letters throughout")
    func notTorn() throws {
        let capital = try read(event("\(hour)\nDESCRIPTION:Lokal\nrad två\nSTATUS:CANCELLED"))
        #expect(busy(capital) == [])
        let small = try read(event("dtstart:20270126T120000Z\ndescription:Lokal\nduration:PT1H\nstatus:confirmed"))
        #expect(small.remarks == [])
        #expect(busy(small) == ["2027-01-26 13:00-14:00"])
        let length = try read(event("DTSTART:20270126T120000Z\nDESCRIPTION:Lokal\nDuration:PT1H"))
        #expect(busy(length) == ["2027-01-26 13:00-14:00"])
        let secret = try read(event("\(hour)\nDESCRIPTION:Lokal\nClass:PRIVATE"))
        #expect(secret.entries.first?.isPrivate == true)
    }

    // MARK: Rules by a calendar's name

    @Test(
        "a rule by the Gregorian calendar that moves no date is as without, and told",
        arguments: [
            "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=OMIT;COUNT=3", "FREQ=MONTHLY;COUNT=3;RSCALE=gregorian",
            "SKIP=OMIT;FREQ=MONTHLY;COUNT=3",
        ])
    func scale(rule: String) throws {
        let read = try read(event("DTSTART:20270131T120000Z\nDURATION:PT1H\nRRULE:\(rule)"))
        #expect(busy(read) == ["2027-01-31 13:00-14:00", "2027-03-31 14:00-15:00", "2027-05-31 14:00-15:00"])
        #expect(remarks(read) == ["8: note: RSCALE and SKIP change nothing in this rule; it is followed as without them"])
    }

    @Test(
        "SKIP is followed where no date of the rule can be missing, and refused where one can",
        arguments: [
            ("FREQ=WEEKLY;BYDAY=TU;COUNT=2", true), ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", true),
            ("FREQ=MONTHLY;BYMONTHDAY=1,28;COUNT=2", true), ("FREQ=MONTHLY;BYMONTHDAY=29;COUNT=2", false),
            ("FREQ=MONTHLY;COUNT=2", false), ("FREQ=YEARLY;BYYEARDAY=366;COUNT=2", false),
        ])
    func skip(rule: String, isFollowed: Bool) throws {
        for skip in ["BACKWARD", "FORWARD"] {
            let read = try read(event("DTSTART:20270126T120000Z\nDURATION:PT1H\nRRULE:RSCALE=GREGORIAN;\(rule);SKIP=\(skip)"))
            let refusal = "8: RRULE: SKIP=\"\(skip)\": dates moved to another day (RFC 7529) are not followed"
            #expect(errors(read) == (isFollowed ? [] : [refusal]))
        }
    }

    // MARK: Empty properties

    @Test(
        "an empty property says nothing and loses nothing",
        arguments: [
            "RRULE", "EXDATE", "RDATE", "DTEND", "DURATION", "EXRULE", "RECURRENCE-ID", "STATUS", "TRANSP", "SEQUENCE",
        ])
    func empty(name: String) throws {
        for (value, suffix) in [("", ""), (" ", ""), ("", ";VALUE=DATE")] {
            let read = try read(event("DTSTART;VALUE=DATE:20270209\n\(name)\(suffix):\(value)"))
            #expect(busy(read) == ["2027-02-09 00:00-2027-02-10 00:00"])
            #expect(remarks(read) == ["7: note: \(name) is empty"])
        }
    }

    @Test("an empty property of a calendar or of a zone says nothing; an empty DTSTART hides a time, and is an error")
    func emptyElsewhere() throws {
        let found = try read(
            calendar(
                "CALSCALE:\nMETHOD:\nX-WR-TIMEZONE:\nBEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:19700101T000000\nRRULE:\nRDATE:\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Ours:20270126T140000\nDURATION:PT1H\nEND:VEVENT"
            ))
        #expect(errors(found) == [])
        #expect(busy(found) == ["2027-01-26 13:00-14:00"])
        #expect(
            errors(try read(event("DTSTART:"))) == [
                "6: DTSTART: \"\" is not a date such as 20270126 or a time such as 20270126T130000"
            ])
    }
}

import Foundation
import IndependentCheck
import Testing

/// The busy times that the lines of a calendar's one event give, until 31 May 2027, in Stockholm time.
private func busy(_ lines: String..., component: String = "VEVENT") throws -> [String] {
    try busy(["BEGIN:\(component)"] + lines + ["END:\(component)"])
}

private func busy(_ lines: [String]) throws -> [String] {
    try Fixture.scratch { folder in
        let file = folder.appendingPathComponent("busy.ics")
        let text = (["BEGIN:VCALENDAR", "VERSION:2.0"] + lines + ["END:VCALENDAR", ""]).joined(separator: "\r\n")
        try text.write(to: file, atomically: true, encoding: .utf8)
        let last = try #require(LocalDate("2027-05-31"))
        return try CalendarFile(file).busy(until: last).map { "\(stamp($0.start).prefix(16)) \(stamp($0.end).prefix(16))" }
    }
}

/// The first dates (month and day) of a rule that begins on Tuesday 12 January 2027 at 10:00.
private func dates(_ rule: String, _ more: String...) throws -> [String] {
    try busy(
        ["BEGIN:VEVENT", "UID:a", "DTSTART;TZID=Europe/Stockholm:20270112T100000", "DURATION:PT1H", "RRULE:\(rule)"] + more
            + ["END:VEVENT"]
    ).map { String($0.dropFirst(5).prefix(5)) }
}

@Suite("The judge reads calendars by itself")
struct CalendarFileTests {
    @Test(
        "a rule of recurrence gives its dates",
        arguments: [
            ("FREQ=DAILY;COUNT=3", "01-12 01-13 01-14"),
            ("FREQ=DAILY;INTERVAL=10;UNTIL=20270201T085959Z", "01-12 01-22"),
            ("FREQ=DAILY;INTERVAL=10;UNTIL=20270201T090000Z", "01-12 01-22 02-01"),
            ("FREQ=DAILY;BYDAY=SA,SU;COUNT=4", "01-12 01-16 01-17 01-23"),
            ("FREQ=WEEKLY;COUNT=3", "01-12 01-19 01-26"),
            ("FREQ=WEEKLY;UNTIL=20270126", "01-12 01-19 01-26"),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;COUNT=5", "01-12 01-25 01-26 02-08 02-09"),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=4", "01-12 01-24 01-26 02-07"),
            ("FREQ=MONTHLY;COUNT=3", "01-12 02-12 03-12"),
            ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4", "01-12 01-31 02-28 03-31"),
            ("FREQ=MONTHLY;BYDAY=2TU,-1FR;COUNT=5", "01-12 01-29 02-09 02-26 03-09"),
            ("FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=8,9,10,11,12,13,14;INTERVAL=2;COUNT=3", "01-12 03-09 05-11"),
            ("FREQ=YEARLY;UNTIL=20270501T000000Z", "01-12"),
        ])
    func rule(_ rule: String, _ right: String) throws {
        #expect(try dates(rule).joined(separator: " ") == right)
    }

    @Test("excluded occurrences count and are left out, added ones come to")
    func exceptions() throws {
        let found = try dates(
            "FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Europe/Stockholm:20270119T100000,20270126T110000",
            "RDATE;TZID=Europe/Stockholm:20270129T100000")
        #expect(found == ["01-12", "01-26", "01-29"])
    }

    @Test("an override stands in for its occurrence, and a cancelled one leaves it free")
    func overrides() throws {
        let found = try busy([
            "BEGIN:VEVENT", "UID:a", "DTSTART:20270112T090000Z", "DTEND:20270112T100000Z", "RRULE:FREQ=WEEKLY;COUNT=3",
            "END:VEVENT",
            "BEGIN:VEVENT", "UID:a", "RECURRENCE-ID;TZID=Europe/Stockholm:20270119T100000",
            "DTSTART;TZID=Europe/Stockholm:20270120T150000", "DTEND;TZID=Europe/Stockholm:20270120T153000", "END:VEVENT",
            "BEGIN:VEVENT", "UID:a", "RECURRENCE-ID:20270126T090000Z", "DTSTART:20270126T090000Z", "STATUS:CANCELLED",
            "END:VEVENT",
        ])
        #expect(found == ["2027-01-12T10:00 2027-01-12T11:00", "2027-01-20T15:00 2027-01-20T15:30"])
    }

    @Test(
        "a time is taken in its zone",
        arguments: [
            ("DTSTART:20270115T100000", "2027-01-15T10:00 2027-01-15T11:00"),
            ("DTSTART:20270115T100000Z", "2027-01-15T11:00 2027-01-15T12:00"),
            ("DTSTART;TZID=W. Europe Standard Time:20270415T100000", "2027-04-15T10:00 2027-04-15T11:00"),
            ("DTSTART;TZID=\"W. Europe Standard Time\":20270415T100000", "2027-04-15T10:00 2027-04-15T11:00"),
            ("DTSTART;TZID=Europe/Helsinki:20270115T100000", "2027-01-15T09:00 2027-01-15T10:00"),
            ("DTSTART;TZID=/example.org/Europe/London:20270115T100000", "2027-01-15T11:00 2027-01-15T12:00"),
        ])
    func zones(_ start: String, _ right: String) throws {
        #expect(try busy(start, "DURATION:PT1H") == [right])
    }

    @Test("a series keeps its local time over the change to summer time, by UTC it does not")
    func summerTime() throws {
        let local = try busy("DTSTART;TZID=Europe/Stockholm:20270321T100000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2")
        #expect(local == ["2027-03-21T10:00 2027-03-21T11:00", "2027-03-28T10:00 2027-03-28T11:00"])
        let universal = try busy("DTSTART:20270321T090000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2")
        #expect(universal == ["2027-03-21T10:00 2027-03-21T11:00", "2027-03-28T11:00 2027-03-28T12:00"])
    }

    @Test("whole days go from midnight to midnight, also the short one")
    func allDay() throws {
        #expect(
            try busy("DTSTART;VALUE=DATE:20270327", "DTEND;VALUE=DATE:20270329") == ["2027-03-27T00:00 2027-03-29T00:00"])
        #expect(try busy("DTSTART;VALUE=DATE:20270328") == ["2027-03-28T00:00 2027-03-29T00:00"])
        #expect(
            try busy("DTSTART;VALUE=DATE:20270328", "RRULE:FREQ=DAILY;COUNT=2") == [
                "2027-03-28T00:00 2027-03-29T00:00", "2027-03-29T00:00 2027-03-30T00:00",
            ])
    }

    @Test(
        "what is transparent, cancelled or tentative does not block",
        arguments: ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "STATUS:TENTATIVE"])
    func free(_ line: String) throws {
        #expect(try busy("DTSTART:20270115T100000", "DURATION:PT1H", line) == [])
    }

    @Test("the periods of a free/busy component block, unless they are free or tentative")
    func freeBusy() throws {
        let found = try busy(
            "FREEBUSY:20270115T100000Z/20270115T110000Z,20270116T100000Z/PT30M",
            "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20270117T100000Z/PT30M", "FREEBUSY;FBTYPE=FREE:20270118T100000Z/PT30M",
            component: "VFREEBUSY")
        #expect(
            found == [
                "2027-01-15T11:00 2027-01-15T12:00", "2027-01-16T11:00 2027-01-16T11:30", "2027-01-17T11:00 2027-01-17T11:30",
            ])
    }

    @Test("a folded line is one line, and an alarm inside an event is not the event's")
    func parts() throws {
        let found = try busy(
            "DTSTART:202701", " 15T100000", "BEGIN:VALARM", "TRIGGER:-PT15M", "DURATION:PT9H", "END:VALARM", "DURATION:PT1H")
        #expect(found == ["2027-01-15T10:00 2027-01-15T11:00"])
    }

    @Test(
        "what the judge does not know it refuses",
        arguments: [
            "RRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1", "RRULE:FREQ=HOURLY", "DTEND;TZID=Mars/Olympus:20270115T110000",
            "DTEND:20270231T110000", "RECURRENCE-ID;RANGE=THISANDFUTURE:20270115T100000",
        ])
    func refused(_ line: String) {
        #expect(throws: (any Error).self) { try busy("DTSTART:20270115T100000", line) }
    }
}

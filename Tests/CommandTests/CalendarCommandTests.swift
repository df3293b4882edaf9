import Foundation
import Program
import Testing

@Suite("The commands on calendars")
struct CalendarCommandTests {
    private func calendar(_ events: String...) -> [UInt8] {
        let lines =
            ["BEGIN:VCALENDAR", "VERSION:2.0"] + events.map { "BEGIN:VEVENT\r\n\($0)\r\nEND:VEVENT" } + ["END:VCALENDAR", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    private var good: [UInt8] {
        calendar(
            "UID:1\r\nSUMMARY:Kör\r\nDTSTART;TZID=Europe/Stockholm:20270105T100000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=3",
            "UID:2\r\nSUMMARY:Läkare\r\nCLASS:PRIVATE\r\nDTSTART;VALUE=DATE:20270106",
            "UID:3\r\nSUMMARY:Kanske\r\nSTATUS:TENTATIVE\r\nDTSTART:20270107T120000Z\r\nDURATION:PT1H")
    }

    private var bad: [UInt8] {
        calendar("UID:1\r\nDTSTART:20270231T180000", "UID:2\r\nSUMMARY:Kvar\r\nDTSTART:20270105T120000Z\r\nDURATION:PT1H")
    }

    private func decode<Value: Decodable>(_ type: Value.Type, _ outcome: Program.Outcome) throws -> Value {
        try JSONDecoder().decode(type, from: Data(outcome.output.utf8))
    }

    private struct Finding: Decodable, Equatable {
        struct Problem: Decodable, Equatable {
            let line: Int?
            let severity: String
            let message: String
        }
        let file: String
        let outcome: String
        let calendars: Int
        let events: Int
        let uids: Int
        let problems: [Problem]
    }

    // MARK: check

    @Test("check tells what was read of a good file, and ends with 0")
    func checkGood() throws {
        try Program.inEmptyFolder { program in
            try program.write("a.ics", good)
            let outcome = try program.run("calendar", "check", "a.ics")
            #expect(outcome.status == 0)
            #expect(
                outcome.output
                    == "a.ics: read: 3 events, 1 of them a series, 2027-01-05 to 2027-01-19, zones Europe/Stockholm, 0 errors, 0 notes\n"
            )
            #expect(outcome.errors == "")
        }
    }

    @Test("check names every fault by line, checks all files, and ends with 1")
    func checkBad() throws {
        try Program.inEmptyFolder { program in
            try program.write("bad.ics", bad)
            try program.write("page.ics", Array("<html>".utf8))
            try program.write("good.ics", good)
            let outcome = try program.run("calendar", "check", "bad.ics", "page.ics", "good.ics")
            #expect(outcome.status == 1)
            #expect(
                outcome.output.split(separator: "\n").map(String.init) == [
                    "bad.ics:5: error: DTSTART: \"20270231T180000\": there is no 31 February 2027",
                    "bad.ics: read in part: 2 events, 2027-01-05 to 2027-01-05, 1 error, 0 notes",
                    "page.ics:1: error: a web page, perhaps one to log in, and no calendar; a calendar begins with BEGIN:VCALENDAR",
                    "page.ics: nothing was read",
                    "good.ics: read: 3 events, 1 of them a series, 2027-01-05 to 2027-01-19, zones Europe/Stockholm, 0 errors, 0 notes",
                ])
        }
    }

    @Test("check tells programs the same")
    func checkJSON() throws {
        try Program.inEmptyFolder { program in
            try program.write("bad.ics", bad)
            try program.write("empty.ics", [])
            let outcome = try program.run("calendar", "check", "bad.ics", "empty.ics", "--format", "json")
            #expect(outcome.status == 1)
            #expect(
                try decode([Finding].self, outcome) == [
                    Finding(
                        file: "bad.ics", outcome: "partial", calendars: 1, events: 2, uids: 2,
                        problems: [
                            .init(
                                line: 5, severity: "error",
                                message: "DTSTART: \"20270231T180000\": there is no 31 February 2027")
                        ]),
                    Finding(
                        file: "empty.ics", outcome: "refused", calendars: 0, events: 0, uids: 0,
                        problems: [
                            .init(
                                line: nil, severity: "error",
                                message: "the file is empty; a calendar begins with BEGIN:VCALENDAR")
                        ]),
                ])
        }
    }

    @Test("notes alone do no harm")
    func checkNotes() throws {
        try Program.inEmptyFolder { program in
            try program.write("a.ics", calendar("UID:1\r\nDTSTART:20270105T100000"))
            let outcome = try program.run("calendar", "check", "a.ics")
            #expect(outcome.status == 0)
            #expect(
                outcome.output.hasPrefix(
                    "a.ics:5: note: times without a zone are taken in Europe/Stockholm\na.ics: read: 1 event, "))
        }
    }

    @Test("a file that is missing, a folder, a pipe and one that is too large are refused at once", .timeLimit(.minutes(1)))
    func checkUnreadable() throws {
        try Program.inEmptyFolder { program in
            try program.write("folder/a.ics", good)
            #expect(mkfifo(program.folder.appending(path: "pipe.ics").path, 0o600) == 0)
            try program.write("large.ics", [UInt8](repeating: 0x41, count: 10_000_001))
            let outcome = try program.run("calendar", "check", "missing.ics", "folder", "pipe.ics", "large.ics")
            #expect(outcome.status == 1)
            #expect(
                outcome.output.split(separator: "\n").map(String.init).filter { $0.contains("error") } == [
                    "missing.ics: error: the file is missing",
                    "folder: error: must be a regular file, not a folder, a link or a pipe",
                    "pipe.ics: error: must be a regular file, not a folder, a link or a pipe",
                    "large.ics: error: the file is too large; must be at most 10 MB",
                ])
        }
    }

    @Test("- is standard input")
    func checkInput() throws {
        try Program.inEmptyFolder { program in
            let outcome = try program.run("calendar", "check", "-", input: bad)
            #expect(outcome.status == 1)
            #expect(outcome.output.hasPrefix("-:5: error: DTSTART: "))
        }
    }

    // MARK: busy and occurrences

    private struct Busy: Decodable, Equatable {
        let file: String
        let start: String
        let end: String
        let start_local: String
        let end_local: String
        let uid: String?
        let summary: String?
    }

    @Test("busy lists what blocks, with both dates included, for people and for programs")
    func busy() throws {
        try Program.inEmptyFolder { program in
            try program.write("a.ics", good)
            let text = try program.run(
                "calendar", "busy", "a.ics", "--from", "2027-01-05", "--to", "2027-01-12", "--format", "text")
            #expect(text.status == 0)
            #expect(text.errors == "")
            #expect(
                text.output
                    == "2027-01-05 10:00–11:00  Kör\n2027-01-06 00:00–2027-01-07 00:00  (private)\n2027-01-12 10:00–11:00  Kör\n"
            )
            let json = try program.run(
                "calendar", "busy", "a.ics", "--from", "2027-01-06", "--to", "2027-01-06", "--format", "json")
            #expect(
                try decode([Busy].self, json) == [
                    Busy(
                        file: "a.ics", start: "2027-01-05T23:00:00Z", end: "2027-01-06T23:00:00Z",
                        start_local: "2027-01-06T00:00:00+01:00", end_local: "2027-01-07T00:00:00+01:00", uid: "2",
                        summary: "(private)")
                ])
        }
    }

    @Test("busy prints what was read of a faulty file, tells its faults on standard error, and ends with 1")
    func busyBad() throws {
        try Program.inEmptyFolder { program in
            try program.write("bad.ics", bad)
            let outcome = try program.run(
                "calendar", "busy", "bad.ics", "no.ics", "--from", "2027-01-01", "--to", "2027-06-30", "--format", "text")
            #expect(outcome.status == 1)
            #expect(outcome.output == "2027-01-05 13:00–14:00  Kvar  [bad.ics]\n")
            #expect(
                outcome.errors
                    == "bad.ics:5: error: DTSTART: \"20270231T180000\": there is no 31 February 2027\nno.ics: error: the file is missing\n"
            )
        }
    }

    private struct Occurrence: Decodable, Equatable {
        let start: String
        let all_day: Bool
        let first_day: String?
        let last_day: String?
        let summary: String?
        let status: String?
        let transparent: Bool
        let recurrence_id: String?
        let tzid: String?
    }

    @Test("occurrences lists every instance after changes, also what does not block")
    func occurrences() throws {
        try Program.inEmptyFolder { program in
            try program.write("a.ics", good)
            let text = try program.run(
                "calendar", "occurrences", "a.ics", "--from", "2027-01-05", "--to", "2027-01-11", "--format", "text")
            #expect(text.status == 0)
            #expect(
                text.output
                    == "2027-01-05 10:00–11:00  Kör\n2027-01-06  (private)\n2027-01-07 13:00–14:00  Kanske  (tentative)\n")
            let json = try program.run(
                "calendar", "occurrences", "a.ics", "--from", "2027-01-06", "--to", "2027-01-12", "--format", "json")
            #expect(
                try decode([Occurrence].self, json) == [
                    Occurrence(
                        start: "2027-01-05T23:00:00Z", all_day: true, first_day: "2027-01-06", last_day: "2027-01-06",
                        summary: "(private)", status: nil, transparent: false, recurrence_id: nil, tzid: nil),
                    Occurrence(
                        start: "2027-01-07T12:00:00Z", all_day: false, first_day: nil, last_day: nil, summary: "Kanske",
                        status: "TENTATIVE", transparent: false, recurrence_id: nil, tzid: "UTC"),
                    Occurrence(
                        start: "2027-01-12T09:00:00Z", all_day: false, first_day: nil, last_day: nil, summary: "Kör",
                        status: nil, transparent: false, recurrence_id: "2027-01-12T09:00:00Z", tzid: "Europe/Stockholm"),
                ])
        }
    }

    // MARK: holidays

    @Test("holidays lists a year, for people, for programs and for calendars")
    func holidays() throws {
        try Program.inEmptyFolder { program in
            let text = try program.run("calendar", "holidays", "2027")
            #expect(text.status == 0)
            #expect(text.output.split(separator: "\n").first == "2027-01-01  Friday     holiday  Nyårsdagen")
            #expect(text.output.contains("2027-06-25  Friday     eve      Midsommarafton\n"))
            struct Row: Decodable, Equatable {
                let date: String
                let name: String
                let kind: String
            }
            let rows = try decode([Row].self, try program.run("calendar", "holidays", "2026-2027", "--format", "json"))
            #expect(rows.first == Row(date: "2026-01-01", name: "Nyårsdagen", kind: "holiday"))
            #expect(rows.contains(Row(date: "2027-05-07", name: "Klämdag", kind: "squeeze")))
            #expect(rows.last?.date == "2027-12-31")
            let feed = try program.run("calendar", "holidays", "2027", "--format", "ics")
            let busy = try program.run(
                "calendar", "busy", "-", "--from", "2027-12-20", "--to", "2027-12-24", "--format", "text",
                input: Array(feed.output.utf8))
            #expect(busy.output == "2027-12-24 00:00–2027-12-25 00:00  Julafton\n")
        }
    }

    // MARK: expand

    private struct Time: Decodable, Equatable {
        let local: String
        let utc: String?
    }

    @Test("expand lists a rule's times over the change of the clocks, in its zone and in UTC")
    func expand() throws {
        try Program.inEmptyFolder { program in
            let rule = [
                "calendar", "expand", "--rrule", "FREQ=DAILY;COUNT=2", "--dtstart", "20270327T130000", "--tzid",
                "Europe/Stockholm",
            ]
            // Where nobody looks on, as here.
            #expect(try program.run(rule) == program.run(rule + ["--format", "json"]))
            let text = try program.run(rule + ["--format", "text"])
            #expect(text.status == 0)
            #expect(text.errors == "")
            #expect(text.output == "20270327T130000  20270327T120000Z\n20270328T130000  20270328T110000Z\n")
            #expect(
                try decode([Time].self, try program.run(rule + ["--format", "json"])) == [
                    Time(local: "20270327T130000", utc: "20270327T120000Z"),
                    Time(local: "20270328T130000", utc: "20270328T110000Z"),
                ])
        }
    }

    @Test("expand takes dates, times without zone and RRULE: before the rule, and stops at its limit")
    func expandForms() throws {
        try Program.inEmptyFolder { program in
            let dates = try program.run(
                "calendar", "expand", "--rrule", "RRULE:FREQ=YEARLY", "--dtstart", "20280229", "--limit", "2", "--format",
                "json")
            #expect(try decode([Time].self, dates) == [Time(local: "20280229", utc: nil), Time(local: "20320229", utc: nil)])
            #expect(!dates.output.contains("utc"))
            let floating = try program.run(
                "calendar", "expand", "--rrule", "FREQ=HOURLY", "--dtstart", "20270126T230000", "--limit", "2", "--format",
                "text")
            #expect(floating.output == "20270126T230000\n20270127T000000\n")
            let until = try program.run(
                "calendar", "expand", "--rrule", "FREQ=DAILY;UNTIL=20270127T230000Z", "--dtstart", "20270126T230000",
                "--format", "text")
            #expect(until.output == "20270126T230000\n20270127T230000\n")
            let many = try program.run(
                "calendar", "expand", "--rrule", "FREQ=SECONDLY", "--dtstart", "20270126T230000Z", "--format", "text")
            #expect(many.output.split(separator: "\n").count == 100)
            #expect(many.output.hasSuffix("20270126T230139Z\n"))
        }
    }

    @Test("a rule that never matches gives nothing, and a DTSTART that it does not give is noted")
    func expandNever() throws {
        try Program.inEmptyFolder { program in
            let never = try program.run(
                "calendar", "expand", "--rrule", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "--dtstart", "20270126", "--format",
                "json")
            #expect(never.status == 0)
            #expect(try decode([Time].self, never) == [])
            let outside = try program.run(
                "calendar", "expand", "--rrule", "FREQ=WEEKLY;BYDAY=MO;COUNT=1", "--dtstart", "20270126", "--format", "text")
            #expect(outside.output == "20270201\n")
            #expect(
                outside.errors
                    == "note: --dtstart 20270126 is not one of the rule's times; a calendar program shows it too, before them\n"
            )
        }
    }

    @Test("a faulty rule is told, with what would be right")
    func expandFault() throws {
        try Program.inEmptyFolder { program in
            let outcome = try program.run("calendar", "expand", "--rrule", "FREQ=FORTNIGHTLY", "--dtstart", "20270126")
            #expect(outcome.status == 1)
            #expect(outcome.output == "")
            #expect(
                outcome.errors
                    == "Error: --rrule: FREQ=\"FORTNIGHTLY\" is none of SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY\n"
            )
        }
    }

    @Test(
        "dates, zones and numbers that make no sense end with 64",
        arguments: [
            (["check"], "Missing expected argument"), (["busy", "a.ics"], "Missing expected argument"),
            (["busy", "a.ics", "--from", "2027-02-29", "--to", "2027-03-01"], "is not a date that exists"),
            (["busy", "a.ics", "--from", "2027-03-02", "--to", "2027-03-01"], "is after --to"),
            (["occurrences", "a.ics", "--from", "2017-01-01", "--to", "2027-03-01"], "within ten years"),
            (["holidays", "27"], "is not a year"), (["holidays", "2027-2026"], "is not a year"),
            (["holidays", "2000-2999"], "At most 200 years"),
            (["expand", "--rrule", "FREQ=DAILY", "--dtstart", "20270231"], "there is no 31 February 2027"),
            (
                ["expand", "--rrule", "FREQ=DAILY", "--dtstart", "20270126T130000", "--tzid", "Europe/Stokholm"],
                "is not a known zone"
            ),
            (["expand", "--rrule", "FREQ=DAILY", "--dtstart", "20270126", "--limit", "10001"], "--limit must be 1 to 10000"),
        ])
    func nonsense(arguments: [String], said: String) throws {
        try Program.inEmptyFolder { program in
            let outcome = try program.run(["calendar"] + arguments)
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains(said))
            #expect(outcome.output == "")
        }
    }

    @Test("each command teaches by an example", arguments: ["check", "busy", "occurrences", "holidays", "expand"])
    func help(command: String) throws {
        try Program.inEmptyFolder { program in
            let outcome = try program.run("calendar", command, "--help")
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("\n  traffpunkt calendar \(command) "))
        }
    }
}

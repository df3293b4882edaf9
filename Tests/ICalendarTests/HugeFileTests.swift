import Domain
import ICalendar
import Testing

/// Files made to cost much. A test bounds no time: one that hangs does not end.
@Suite struct HugeFileTests {
    private func times(_ count: Int, _ line: (Int) -> String) -> String { (0..<count).map(line).joined(separator: "\n") }

    private func date(_ number: Int) -> String { basic(Day(number: 20_820 + number)) }

    private func basic(_ day: Day) -> String { day.iso.filter { $0 != "-" } }

    private func events(_ count: Int, _ body: (Int) -> String) -> [UInt8] {
        calendar(times(count) { "BEGIN:VEVENT\nUID:\($0)\n\(body($0))\nEND:VEVENT" })
    }

    @Test("a file of 20 MB in one line is refused for its size")
    func oneLine() throws {
        let bytes = Array("BEGIN:VCALENDAR\r\nSUMMARY:".utf8) + [UInt8](repeating: 0x78, count: 20_000_000)
        #expect(errors(try read(bytes)) == ["the file has \(bytes.count) bytes; at most 10000000 are read"])
    }

    @Test("components 100 000 deep are refused at the seventeenth")
    func deep() throws {
        #expect(
            errors(try read(calendar(String(repeating: "BEGIN:X\n", count: 100_000)))) == [
                "19: components more than 16 deep within each other"
            ])
    }

    @Test("a million lines of junk are refused; 300 000 are left out and counted")
    func junk() throws {
        #expect(
            errors(try read(calendar(String(repeating: "x\n", count: 1_000_000)))) == ["400001: more than 400000 properties"])
        let some = try read(calendar(String(repeating: "x\n", count: 300_000)))
        #expect(
            notes(some) == [
                "4: \"x\" is not NAME:VALUE and is left out (300000 such notes, also on lines 5, 6, 7, 8, 9 …)"
            ])
    }

    @Test("100 000 EXDATEs all count")
    func exceptions() throws {
        let hours = (0..<100_000).map { number in
            let hour = number % 24
            return "\(date(number / 24))T\(hour < 10 ? "0" : "")\(hour)0000Z"
        }
        let lists = stride(from: 0, to: hours.count, by: 100).map { "EXDATE:" + hours[$0..<$0 + 100].joined(separator: ",") }
        let read = try read(
            event("DTSTART:\(date(0))T000000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY\n" + lists.joined(separator: "\n")))
        #expect(read.remarks == [])
        #expect(read.busy == [])
    }

    @Test("50 000 parameters are refused")
    func parameters() throws {
        let bytes = calendar("ATTENDEE" + String(repeating: ";A=b", count: 50_000) + ":1")
        #expect(errors(try read(bytes)) == ["4: \"ATTENDEE\" has more than 100 parameters"])
    }

    @Test("a thousand rules of a minute without end are refused, each with its event")
    func minutes() throws {
        let read = try read(events(1000) { _ in "DTSTART:20270101T000000Z\nRRULE:FREQ=MINUTELY" })
        #expect(read.busy == [])
        #expect(read.remarks.first?.message == "800 more remarks are not shown")
        #expect(errors(read).first == "4: the rule gives more than 50000 times in the term")
    }

    @Test("a thousand rules of a minute that never match give their first time alone")
    func never() throws {
        let read = try read(
            events(1000) { _ in "DTSTART:20270101T000000Z\nDURATION:PT1H\nRRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30" })
        #expect(errors(read) == [])
        #expect(busy(read) == ["2027-01-01 01:00-02:00"])
    }

    @Test("zones with a change each day are refused, each with its event")
    func zones() throws {
        let zones = times(2000) {
            """
            BEGIN:VTIMEZONE
            TZID:Zone \($0)
            BEGIN:STANDARD
            DTSTART:16010101T000000
            RRULE:FREQ=DAILY
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            END:STANDARD
            END:VTIMEZONE
            """
        }
        let events = times(2000) { "BEGIN:VEVENT\nUID:\($0)\nDTSTART;TZID=Zone \($0):20270101T000000\nEND:VEVENT" }
        let read = try read(calendar(zones + "\n" + events))
        #expect(read.busy == [])
        #expect(read.remarks.first?.message == "1800 more remarks are not shown")
    }

    @Test("400 000 RDATEs are too many; 100 000 all count")
    func added() throws {
        let list = (0..<100).map { "\(date($0))T120000Z" }.joined(separator: ",")
        let lists = { (count: Int) in self.times(count) { _ in "RDATE:" + list } }
        let some = try read(event("DTSTART:20270101T120000Z\nDURATION:PT1H\n" + lists(1000)))
        #expect(some.remarks == [])
        #expect(some.busy.count == 101)
        #expect(
            errors(try read(event("DTSTART:20270101T120000Z\nDURATION:PT1H\n" + lists(4000)))) == [
                "1258: RDATE: the calendar's rules take too long to follow; events that repeat daily or less often would do"
            ])
    }

    @Test("4 000 changes of one series all count, on top of each other")
    func changes() throws {
        let changes = times(4000) { number in
            let hour = number % 24
            let moment = "\(date(number / 24))T\(hour < 10 ? "0" : "")\(hour)0000Z"
            return "BEGIN:VEVENT\nUID:0\nRECURRENCE-ID:\(moment)\nDTSTART:20270301T120000Z\nDURATION:PT1H\nEND:VEVENT"
        }
        let read = try read(
            calendar(
                "BEGIN:VEVENT\nUID:0\nDTSTART:\(date(0))T000000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY;COUNT=4000\nEND:VEVENT\n"
                    + changes))
        #expect(read.remarks == [])
        #expect(read.taken.count == 4000)
        #expect(busy(read) == ["2027-03-01 13:00-14:00"])
    }

    @Test("lines folded after every byte are read")
    func folded() throws {
        let whole = event("SUMMARY:\(String(repeating: "x", count: 100_000))\nDTSTART:20270126T120000Z\nDURATION:PT1H")
        var folded: [UInt8] = []
        for byte in whole {
            folded.append(byte)
            if byte != 0x0D, byte != 0x0A { folded += [0x0D, 0x0A, 0x20] }
        }
        // A line's own end follows the last fold.
        let read = try read(folded)
        #expect(read.remarks == [])
        #expect(busy(read) == ["2027-01-26 13:00-14:00"])
    }

    @Test("60 000 events of one UID are all kept, and told of once")
    func sameUID() throws {
        let bytes = calendar(
            times(60_000) { "BEGIN:VEVENT\nUID:1\nDTSTART:\(date($0 % 100))T\(100_000 + $0 / 1000)Z\nEND:VEVENT" })
        let read = try read(bytes)
        #expect(errors(read) == [])
        #expect(read.remarks.first?.message == "59800 more remarks are not shown" || read.remarks.count <= 201)
        #expect(read.occurrences.count == 6000)
    }

    @Test("more than 60 000 times in all are not listed")
    func occurrences() throws {
        let read = try read(events(30) { _ in "DTSTART:20270101T000000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY" })
        #expect(read.occurrences.count <= 60_000)
        #expect(errors(read).contains { $0.hasSuffix("those from here on are left out") })
    }

    @Test("a free/busy list of 400 000 periods is refused")
    func periods() throws {
        let list = "FREEBUSY:" + Array(repeating: "20270105T090000Z/PT1H", count: 10_000).joined(separator: ",")
        let bytes = calendar("BEGIN:VFREEBUSY\n" + times(40) { _ in list } + "\nEND:VFREEBUSY")
        #expect(
            errors(try read(bytes)) == [
                "17: FREEBUSY: the calendar's rules take too long to follow; events that repeat daily or less often would do"
            ])
    }
}

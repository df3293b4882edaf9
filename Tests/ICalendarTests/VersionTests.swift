import Domain
import ICalendar
import Testing

/// Several events of one UID: versions of one event, or events whose exporter was careless.
@Suite struct VersionTests {
    private func vevent(_ lines: String) -> String { "BEGIN:VEVENT\nUID:1\n\(lines)\nEND:VEVENT\n" }

    private func expect(_ body: String, busy expected: [String], tells: [String]) throws {
        let read = try read(calendar(body))
        #expect(busy(read) == expected)
        #expect(remarks(read) == tells)
    }

    @Test("the higher SEQUENCE counts, wherever it stands")
    func sequence() throws {
        let old = vevent("SEQUENCE:1\nDTSTART:20270126T120000Z\nDURATION:PT1H")
        let new = vevent("SEQUENCE:2\nDTSTART:20270127T120000Z\nDURATION:PT1H")
        let busy = ["2027-01-27 13:00-14:00"]
        try expect(
            old + new, busy: busy,
            tells: ["4: note: an older version (SEQUENCE 1) of the event on line 10 (SEQUENCE 2), which counts"])
        try expect(
            new + old, busy: busy,
            tells: ["10: note: an older version (SEQUENCE 1) of the event on line 4 (SEQUENCE 2), which counts"])
    }

    @Test("of one SEQUENCE and time the one changed last counts, else the last in the file")
    func stamp() throws {
        let free = vevent("LAST-MODIFIED:20260102T000000Z\nDTSTART:20270126T120000Z\nDURATION:PT1H\nTRANSP:TRANSPARENT")
        let busy = vevent("DTSTAMP:20260101T000000Z\nDTSTART:20270126T120000Z\nDURATION:PT1H\nTRANSP:OPAQUE")
        try expect(
            free + busy, busy: [], tells: ["11: note: the same event, at the same time, as on line 4, which counts"])
        let unstamped = vevent("DTSTART:20270126T120000Z\nDURATION:PT1H\nTRANSP:TRANSPARENT")
        try expect(
            vevent("DTSTART:20270126T120000Z\nDURATION:PT1H") + unstamped, busy: [],
            tells: ["4: note: the same event, at the same time, as on line 9, which counts"])
    }

    @Test("of one SEQUENCE and at different times all are kept: busy too much rather than too little")
    func careless() throws {
        try expect(
            vevent("DTSTART:20270126T120000Z\nDURATION:PT1H") + vevent("DTSTART:20270127T120000Z\nDURATION:PT1H"),
            busy: ["2027-01-26 13:00-14:00", "2027-01-27 13:00-14:00"],
            tells: ["4: note: UID \"1\" stands in 2 events at different times (also on line 9); all are kept"])
    }

    @Test("versions are found over all calendars of a file")
    func calendars() throws {
        let first = calendar(vevent("SEQUENCE:2\nDTSTART:20270126T120000Z\nDURATION:PT1H"))
        let second = calendar(vevent("SEQUENCE:1\nDTSTART:20270127T120000Z\nDURATION:PT1H"))
        #expect(busy(try read(first + second)) == ["2027-01-26 13:00-14:00"])
    }

    @Test("a cancellation without a time calls off its event, and one occurrence where it names one")
    func cancellation() throws {
        let series = vevent("DTSTART:20270126T120000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3")
        try expect(series + vevent("STATUS:CANCELLED\nSEQUENCE:1"), busy: [], tells: [])
        try expect(
            series + vevent("STATUS:CANCELLED\nRECURRENCE-ID:20270127T120000Z"),
            busy: ["2027-01-26 13:00-14:00", "2027-01-28 13:00-14:00"], tells: [])
        try expect(
            "METHOD:CANCEL\n" + series.replacing("UID:1", with: "UID:2") + vevent("SEQUENCE:1"), busy: [], tells: [])
    }

    @Test("of two changes of one occurrence the later version counts, and the other is told of")
    func change() throws {
        let change = { (hour: Int, sequence: Int) in
            vevent("RECURRENCE-ID:20270105T090000Z\nSEQUENCE:\(sequence)\nDTSTART:20270105T\(hour)0000Z\nDURATION:PT1H")
        }
        try expect(
            change(15, 2) + change(12, 1), busy: ["2027-01-05 16:00-17:00"],
            tells: [
                "4: note: RECURRENCE-ID of a series that is not in the file; the event is taken by itself",
                "11: note: changes the same occurrence as the event on line 4, which counts",
            ])
    }

    @Test("without a UID each event is its own, also where they are alike")
    func anonymous() throws {
        let one = "BEGIN:VEVENT\nDTSTART:20270126T120000Z\nDURATION:PT1H\nEND:VEVENT\n"
        let read = try read(calendar(one + one))
        #expect(read.taken.count == 2)
        #expect(remarks(read) == ["4: note: 2 events, here the first, have no UID; such an event is taken for one of its own"])
    }

    /// Four Tuesdays of which the third is left out, and a change of that one.
    private func leftOut(series: Int, change: Int, extra: String = "") -> String {
        vevent("SEQUENCE:\(change)\nRECURRENCE-ID:20270216T120000Z\nDTSTART:20270217T120000Z\nDURATION:PT1H\(extra)")
            + vevent(
                "SEQUENCE:\(series)\nDTSTART:20270202T120000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20270216T120000Z"
            )
    }

    private let others = ["2027-02-02 13:00-14:00", "2027-02-09 13:00-14:00", "2027-02-23 13:00-14:00"]

    @Test("a change older than the series that leaves its occurrence out is gone, and told")
    func deletedChange() throws {
        try expect(
            leftOut(series: 2, change: 1), busy: others,
            tells: [
                "4: note: an older version (SEQUENCE 1) of an occurrence that the event on line 11 (SEQUENCE 2) leaves out by EXDATE, which counts"
            ])
    }

    @Test("a change as new as its series or newer counts although the series leaves the occurrence out", arguments: [2, 3])
    func keptChange(change: Int) throws {
        try expect(
            leftOut(series: 2, change: change), busy: [others[0], others[1], "2027-02-17 13:00-14:00", others[2]],
            tells: ["4: note: changes an occurrence that the event on line 11 leaves out by EXDATE; the change counts"])
    }

    @Test("an older change of another occurrence stays, and a date among the EXDATEs leaves out its day's")
    func otherChanges() throws {
        let stays = leftOut(series: 2, change: 1).replacing("EXDATE:20270216", with: "EXDATE:20270209")
        try expect(stays, busy: [others[0], "2027-02-17 13:00-14:00", others[2]], tells: [])
        let day = leftOut(series: 2, change: 1).replacing("EXDATE:20270216T120000Z", with: "EXDATE;VALUE=DATE:20270216")
        #expect(busy(try read(calendar(day))) == others)
        let days = leftOut(series: 2, change: 1).replacing("T120000Z", with: "").replacing("PT1H", with: "P1D")
        #expect(
            busy(try read(calendar(days))) == [
                "2027-02-02 00:00-2027-02-03 00:00", "2027-02-09 00:00-2027-02-10 00:00", "2027-02-23 00:00-2027-02-24 00:00",
            ])
    }
}

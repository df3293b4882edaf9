import Domain
import ICalendar
import Testing

@Suite struct RecurrenceTests {
    private func times(_ text: String, _ start: String, through last: String = "20361231T235959") throws -> [String] {
        let rule = try RecurrenceRule(text)
        let start = try Moment(start, zone: .utc)
        let end = try Moment(last, zone: .utc).local
        var steps = StepBudget(1_000_000)
        return try rule.times(from: start, in: start.local...end, limit: 1000, steps: &steps)
            .map { start.isDate ? String($0.basic.prefix(8)) : $0.basic }
    }

    @Test(
        "examples of RFC 5545 section 3.8.5.3 and their like",
        arguments: [
            ("FREQ=DAILY;INTERVAL=10;COUNT=3", "20270101", ["20270101", "20270111", "20270121"]),
            (
                "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU;COUNT=4", "20270105",
                ["20270105", "20270117", "20270119", "20270131"]
            ),
            (
                "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,SU;COUNT=4", "20270105",
                ["20270105", "20270110", "20270119", "20270124"]
            ),
            ("FREQ=MONTHLY;BYDAY=1FR,-1MO;COUNT=4", "20270101", ["20270101", "20270125", "20270205", "20270222"]),
            ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", "20270131", ["20270131", "20270331", "20270531"]),
            ("FREQ=MONTHLY;BYMONTHDAY=-2;COUNT=3", "20270130", ["20270130", "20270227", "20270330"]),
            ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", "20270129", ["20270129", "20270226", "20270331"]),
            ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2", "20270813", ["20270813", "20281013"]),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=2", "20280229", ["20280229", "20320229"]),
            ("FREQ=YEARLY", "20280229", ["20280229", "20320229", "20360229"]),
            ("FREQ=YEARLY;BYDAY=20MO;COUNT=2", "20270517", ["20270517", "20280515"]),
            ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;COUNT=2", "20261228", ["20261228", "20321227"]),
            ("FREQ=YEARLY;BYYEARDAY=1,-1;COUNT=3", "20270101", ["20270101", "20271231", "20280101"]),
            (
                "FREQ=DAILY;BYHOUR=9,17;BYMINUTE=30;COUNT=3", "20270101T093000",
                ["20270101T093000", "20270101T173000", "20270102T093000"]
            ),
            (
                "FREQ=HOURLY;INTERVAL=5;BYDAY=SA;COUNT=3", "20270102T200000",
                ["20270102T200000", "20270109T020000", "20270109T070000"]
            ),
            (
                "FREQ=MINUTELY;INTERVAL=90;BYHOUR=9,10;COUNT=3", "20270102T090000",
                ["20270102T090000", "20270102T103000", "20270103T090000"]
            ),
        ])
    func examples(rule: String, start: String, expected: [String]) throws {
        #expect(try times(rule, start) == expected)
    }

    @Test(
        "a rule without COUNT gives the same in a late window as when followed from its start",
        arguments: [
            "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR", "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=1,-1",
            "FREQ=YEARLY;INTERVAL=2;BYDAY=-1SU",
            "FREQ=HOURLY;INTERVAL=7", "FREQ=MINUTELY;INTERVAL=1001;BYMONTH=3,4", "FREQ=SECONDLY;INTERVAL=100003",
        ])
    func lateWindow(text: String) throws {
        let rule = try RecurrenceRule(text)
        let start = Moment.time(LocalTime(day: try day("2020-02-28"), second: 34_200), .utc)
        let from = LocalTime(day: try day("2027-03-01"), second: 1)
        let last = LocalTime(day: try day("2029-03-01"), second: 0)
        var steps = StepBudget(10_000_000)
        let whole = try rule.times(from: start, in: start.local...last, limit: 100_000, steps: &steps)
        #expect(try rule.times(from: start, in: from...last, limit: 100_000, steps: &steps) == whole.filter { $0 >= from })
    }
}

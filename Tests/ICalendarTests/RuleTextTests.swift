import Domain
import ICalendar
import Testing

@Suite struct RuleTextTests {
    @Test("a rule written and read again is the same rule", arguments: 0..<20)
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let start = try Moment("20270101T090000", zone: .utc)
        for _ in 0..<100 {
            let frequency = try #require(RecurrenceRule.Frequency.allCases.randomElement(using: &random))
            let rule = try RecurrenceRule.random(frequency, from: start, &random)
            #expect(try RecurrenceRule(rule.text) == rule)
        }
    }

    @Test("a rule made in code is written without what goes without saying, its UNTIL in UTC")
    func made() throws {
        #expect(RecurrenceRule(.weekly).text == "FREQ=WEEKLY")
        #expect(RecurrenceRule(.daily, interval: 0, end: .count(0)).text == "FREQ=DAILY;COUNT=1")
        let last = try Moment("20270622T130000", zone: .stockholm)
        let rule = RecurrenceRule(.weekly, interval: 2, end: .until(last), days: [.thursday, .monday], weekStart: .sunday)
        #expect(rule.text == "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270622T110000Z;BYDAY=MO,TH;WKST=SU")
        #expect(
            try RecurrenceRule(
                .monthly, end: .until(.day(try day("2027-12-31"))), days: [.init(ordinal: -1, weekday: .friday)],
                months: [6, 1]
            ).text == "FREQ=MONTHLY;UNTIL=20271231;BYMONTH=1,6;BYDAY=-1FR")
        #expect(throws: ValueFault("BYMONTH=\"13\" is not 1-12")) {
            try RecurrenceRule(.monthly, days: [], months: [13])
        }
    }

    @Test(
        "what real files hold is read",
        arguments: [
            ("freq=weekly;byday=mo,we;", "FREQ=WEEKLY;BYDAY=MO,WE"), (" FREQ = DAILY ; COUNT = 3 ; ", "FREQ=DAILY;COUNT=3"),
            ("FREQ=WEEKLY;BYDAY=WE, MO ,WE", "FREQ=WEEKLY;BYDAY=MO,WE"), (";FREQ=DAILY;;INTERVAL=2", "FREQ=DAILY;INTERVAL=2"),
            ("FREQ=DAILY;UNTIL=20270101t090000z", "FREQ=DAILY;UNTIL=20270101T090000Z"),
            ("FREQ=MONTHLY;BYMONTHDAY=+1,-1", "FREQ=MONTHLY;BYMONTHDAY=-1,1"),
            ("FREQ=MINUTELY;BYSECOND=60,59", "FREQ=MINUTELY;BYSECOND=59"),
        ])
    func tolerant(text: String, same: String) throws {
        #expect(try RecurrenceRule(text).text == same)
    }

    @Test(
        "a fault in a rule tells what would be right",
        arguments: [
            ("", "the rule has no FREQ"), ("FREQ=DAILY;COUNT=0", "COUNT=\"0\" is not a whole number, 1 or more"),
            ("FREQ=DAILY;INTERVAL=-1", "INTERVAL=\"-1\" is not a whole number, 1 or more"),
            (
                "FREQ=DAILY;UNTIL=2027-01-01",
                "\"2027-01-01\" is not a date such as 20270126 or a time such as 20270126T130000"
            ),
            ("FREQ=DAILY;UNTIL=20270230", "\"20270230\": there is no 30 February 2027"),
            ("FREQ=DAILY;BYHOUR=24", "BYHOUR=\"24\" is not 0-23"), ("FREQ=DAILY;FREQ=DAILY", "the rule has \"FREQ\" twice"),
            ("FREQ=DAILY;BYDAY=", "BYDAY=\"\" is not a weekday such as MO, 2TU or -1FR"),
            (
                "FREQ=MONTHLY;SKIP=FORWARD",
                "SKIP=\"FORWARD\": dates moved to another day (RFC 7529) are not followed"
            ),
            ("FREQ=WEEKLY;BYDAY=2MO", "BYDAY with a number needs FREQ=MONTHLY, or YEARLY without BYWEEKNO"),
            ("FREQ=DAILY;BYSETPOS=1", "BYSETPOS needs another BY part to choose from"),
        ])
    func faults(text: String, message: String) throws {
        #expect(throws: ValueFault(message)) { try RecurrenceRule(text) }
    }

    @Test("parts that the RFC forbids together narrow the dates, and the import notes it")
    func remarks() throws {
        let read = try read(event("DTSTART;VALUE=DATE:20270104\nRRULE:FREQ=WEEKLY;BYMONTHDAY=1,5;COUNT=2"))
        #expect(read.closedDays == [try day("2027-01-04"), try day("2027-01-05"), try day("2027-02-01")])
        #expect(
            notes(read) == [
                "7: BYMONTHDAY does not go with FREQ=WEEKLY (RFC 5545 section 3.3.10); it is read as narrowing the dates"
            ])
        #expect(try RecurrenceRule("FREQ=DAILY;BYWEEKNO=1;BYYEARDAY=1").remarks.count == 2)
        #expect(try RecurrenceRule("FREQ=YEARLY;BYWEEKNO=1;BYYEARDAY=1;BYMONTHDAY=1").remarks == [])
    }
}

import Domain
import ICalendar
import Testing

@Suite struct RuleTimesTests {
    /// A rule, its DTSTART and all its times up to the end of a day, found by brute force.
    private struct Case {
        let rule: RecurrenceRule
        let start: Moment
        let last: Day
        let times: [LocalTime]
    }

    private func randomCase(_ random: inout SplitMix64) throws -> Case {
        let frequency = try #require(RecurrenceRule.Frequency.allCases.randomElement(using: &random))
        let day = Day(number: try day("2019-06-01").number + Int.random(in: 0..<1500, using: &random))
        let isDate = frequency >= .daily && Bool.random(using: &random)
        let zone = try #require(Zone(named: "America/New_York"))
        let start: Moment =
            isDate
            ? .day(day) : .time(LocalTime(day: day, second: Int.random(in: 0..<86_400, using: &random)), zone)
        let rule = try RecurrenceRule.random(frequency, from: start, &random)
        let days = [.secondly: 1, .minutely: 5, .hourly: 200, .daily: 900, .weekly: 1200][frequency] ?? 2200
        return Case(
            rule: rule, start: start, last: day + days, times: NaiveRule(rule: rule, start: start).times(through: day + days))
    }

    private func all(_ times: inout RuleTimes, through last: Day) throws -> [LocalTime] {
        var steps = StepBudget(10_000_000)
        var found: [LocalTime] = []
        while let time = try times.next(steps: &steps), time.day <= last { found.append(time) }
        return found
    }

    @Test("a random rule has the times that brute force finds", arguments: 0..<25)
    func bruteForce(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<50 {
            let item = try randomCase(&random)
            var times = try RuleTimes(item.rule, from: item.start)
            let found = try all(&times, through: item.last)
            #expect(found == item.times, "\(item.rule.text) \(item.start.basic)")
        }
    }

    @Test("skipping to any time gives the first time from there on, and then all that follow", arguments: 0..<20)
    func skipping(seed: UInt64) throws {
        var random = SplitMix64(seed: 1000 + seed)
        for _ in 0..<40 {
            let item = try randomCase(&random)
            var times = try RuleTimes(item.rule, from: item.start)
            var steps = StepBudget(10_000_000)
            var left = item.times[...]
            let whole = (item.last + 1).number * 86_400 - item.start.local.secondsSinceEpoch
            for _ in 0..<3 {
                let target = LocalTime(
                    secondsSinceEpoch: item.start.local.secondsSinceEpoch + Int.random(in: -86_400..<whole, using: &random))
                if target.day > item.last { break }
                try times.skip(to: target, steps: &steps)
                left = left.drop { $0 < target }
                guard let next = left.popFirst() else { break }
                #expect(try times.next(steps: &steps) == next, "\(item.rule.text) \(item.start.basic) to \(target.basic)")
            }
            #expect(try all(&times, through: item.last) == Array(left), "\(item.rule.text) \(item.start.basic)")
        }
    }

    @Test(
        "the next time after centuries costs next to nothing, and is the right one",
        arguments: [
            ("FREQ=DAILY;INTERVAL=3", "29261231T235959", "29270102T090000"),
            ("FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=2000000", "90270101T000000", "90270101T090000"),
            ("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR;COUNT=1000000", "90270101T000000", "90270108T090000"),
            ("FREQ=DAILY;INTERVAL=2;COUNT=1400000", "90270101T000000", "90270102T090000"),
            ("FREQ=MONTHLY;BYDAY=-1SU;COUNT=1000000", "90270101T000000", "90270128T090000"),
            ("FREQ=YEARLY;INTERVAL=7;BYYEARDAY=-1;COUNT=2000", "90270101T000000", "90271231T090000"),
            ("FREQ=HOURLY;INTERVAL=7;COUNT=100000000", "90270101T000000", nil),
            ("FREQ=SECONDLY;COUNT=1000000000000", "90270101T000000", "90270101T000000"),
            ("FREQ=MINUTELY;INTERVAL=1441", "90270101T000000", nil),
            ("FREQ=DAILY;COUNT=1000", "90270101T000000", ""),
        ])
    func farAway(text: String, target: String, expected: String?) throws {
        let start = try Moment("20270101T090000", zone: .utc)
        var times = try RuleTimes(try RecurrenceRule(text), from: start)
        var steps = StepBudget(20_000)
        let target = try Moment(target, zone: .utc).local
        try times.skip(to: target, steps: &steps)
        let next = try times.next(steps: &steps)
        if let expected { #expect((next?.basic ?? "") == expected) }
        if expected != "" { #expect(try #require(next) >= target) }
    }

    @Test(
        "a rule that can never match ends at once",
        arguments: [
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=31",
            "FREQ=SECONDLY;BYSETPOS=366;BYHOUR=1",
            "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=3", "FREQ=YEARLY;INTERVAL=4;BYYEARDAY=366",
            "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2", "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYSETPOS=2", "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
            "FREQ=YEARLY;BYWEEKNO=20;BYYEARDAY=1", "FREQ=HOURLY;INTERVAL=24;BYHOUR=10",
            "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1,3,59",
            "FREQ=MINUTELY;INTERVAL=1440;BYHOUR=8", "FREQ=SECONDLY;INTERVAL=604800;BYDAY=TU",
            "FREQ=HOURLY;INTERVAL=168;BYDAY=WE", "FREQ=YEARLY;INTERVAL=1000000;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2,4,6,9,11", "FREQ=YEARLY;BYDAY=53MO;BYMONTH=1",
        ])
    func never(text: String) throws {
        let start = try Moment("20270104T090000", zone: .utc)
        #expect(start.local.day.weekday == .monday)
        var times = try RuleTimes(try RecurrenceRule(text), from: start)
        let most = 100_000
        var steps = StepBudget(most)
        #expect(try times.next(steps: &steps) == nil)
        #expect(steps.remaining > 0)
        try times.skip(to: try Moment("50270104T090000", zone: .utc).local, steps: &steps)
        #expect(try times.next(steps: &steps) == nil)
    }

    @Test("UNTIL in UTC is told by DTSTART's zone, and counts itself")
    func until() throws {
        let zone = try #require(Zone(named: "America/New_York"))
        let start = try Moment("20270301T090000", zone: zone)
        for (until, count) in [("20270314T130000Z", 14), ("20270314T125959Z", 13), ("20270313T140000Z", 13), ("20270313", 13)] {
            var steps = StepBudget(1000)
            var times = try RuleTimes(try RecurrenceRule("FREQ=DAILY;UNTIL=\(until)"), from: start)
            var found = 0
            while try times.next(steps: &steps) != nil { found += 1 }
            #expect(found == count, "\(until)")
        }
    }

    @Test("a rule with times of day needs a DTSTART with one")
    func dateAlone() throws {
        let rule = try RecurrenceRule("FREQ=HOURLY")
        #expect(throws: ValueFault("FREQ=HOURLY needs a DTSTART with a time of day")) {
            try RuleTimes(rule, from: .day(try day("2027-01-01")))
        }
    }
}

import Domain
import ICalendar
import Testing

@Suite struct SeriesTimesTests {
    private func all(_ events: [RecurringEvent], most: Int = 1000) throws -> [Occurrence] {
        var steps = StepBudget(1_000_000)
        var times = try SeriesTimes(events, steps: &steps)
        var found: [Occurrence] = []
        while found.count < most, let next = try times.next(steps: &steps) { found.append(next) }
        return found
    }

    private func moment(_ text: String) throws -> Moment { try Moment(text, zone: .stockholm) }

    private func moments(_ text: String) throws -> [Moment] { try text.split(separator: " ").map { try moment(String($0)) } }

    private func starts(_ events: [RecurringEvent]) throws -> [String] { try all(events).map(\.start.basic) }

    private func weekly(_ start: String, count: Int = 4, except: String = "", extra: String = "") throws -> RecurringEvent {
        RecurringEvent(
            start: try moment(start), rules: [RecurrenceRule(.weekly, end: .count(count))],
            extra: try moments(extra).map { .init($0) }, except: try moments(except))
    }

    @Test("a changed occurrence takes the place of its original; one of no original is one more")
    func changed() throws {
        let changes = try [("20270112T100000", "20270204T120000"), ("20270113T100000", "20270101T080000")].map {
            RecurringEvent(start: try moment($0.1), replaces: try moment($0.0))
        }
        #expect(
            try starts([try weekly("20270105T100000")] + changes) == [
                "20270101T080000", "20270105T100000", "20270119T100000", "20270126T100000", "20270204T120000",
            ])
        #expect(try all([try weekly("20270105T100000")] + changes).map(\.event) == [2, 0, 0, 0, 1])
        #expect(try starts(changes) == ["20270101T080000", "20270204T120000"])
    }

    @Test("EXDATE leaves out DTSTART itself, a whole day by its date, and an RDATE; never a changed occurrence")
    func except() throws {
        #expect(
            try starts([try weekly("20270105T100000", except: "20270105T100000 20270119", extra: "20270121T100000")]) == [
                "20270112T100000", "20270121T100000", "20270126T100000",
            ])
        #expect(
            try starts([
                try weekly("20270105T100000", count: 2, except: "20270112T100000 20270113T100000", extra: "20270113T100000"),
                RecurringEvent(start: try moment("20270112T130000"), replaces: try moment("20270112T100000")),
            ]) == ["20270105T100000", "20270112T130000"])
        #expect(try starts([try weekly("20270105", count: 3, except: "20270112T100000")]) == ["20270105", "20270119"])
    }

    @Test("what rules, RDATEs and DTSTART give together comes once, in order, a PERIOD with its own length")
    func together() throws {
        let hour = Length(seconds: 3600)
        let event = RecurringEvent(
            start: try moment("20270105T100000"), length: hour,
            rules: [RecurrenceRule(.weekly, end: .count(2)), RecurrenceRule(.daily, end: .count(3))],
            extra: [
                .init(try moment("20270112T100000"), length: Length(seconds: 60)), .init(try moment("20270104T080000")),
                .init(try Moment("20270106T090000Z", zone: .utc)),
            ])
        let found = try all([event])
        #expect(
            found.map(\.start.basic) == [
                "20270104T080000", "20270105T100000", "20270106T090000Z", "20270107T100000", "20270112T100000",
            ])
        #expect(found.map(\.length.seconds) == [3600, 3600, 3600, 3600, 60])
    }

    @Test("a turn is followed by another turn, each by its own shift from the original")
    func turns() throws {
        let turns = try [("20270112T100000", "20270111T090000", 60), ("20270126T100000", "20270128T110000", 120)].map {
            RecurringEvent(
                start: try moment($0.1), length: Length(seconds: $0.2), replaces: try moment($0.0), replacesFollowing: true)
        }
        let found = try all([try weekly("20270105T100000", count: 5, except: "20270202T100000")] + turns)
        #expect(
            found.map(\.start.basic) == ["20270105T100000", "20270111T090000", "20270118T090000", "20270128T110000"])
        #expect(found.map(\.length.seconds) == [0, 60, 60, 120])
        #expect(found.map(\.event) == [0, 1, 1, 2])
        #expect(found[2].original == (try moment("20270119T100000")))
    }

    @Test("an earlier turn moves later occurrences before earlier ones, and they come in order")
    func turnBack() throws {
        let turn = RecurringEvent(
            start: try moment("20270106T100000"), replaces: try moment("20270119T100000"), replacesFollowing: true)
        #expect(
            try starts([try weekly("20270105T100000"), turn]) == [
                "20270105T100000", "20270106T100000", "20270112T100000", "20270113T100000",
            ])
    }

    @Test("of two changes of one occurrence the higher SEQUENCE counts, else the later; of two series the higher, else both")
    func sequence() throws {
        let replaced = try moment("20270112T100000")
        func change(_ start: String, _ sequence: Int) throws -> RecurringEvent {
            RecurringEvent(start: try moment(start), replaces: replaced, sequence: sequence)
        }
        #expect(try starts([try change("20270101T100000", 2), try change("20270102T100000", 1)]) == ["20270101T100000"])
        #expect(try starts([try change("20270101T100000", 1), try change("20270102T100000", 1)]) == ["20270102T100000"])
        let series = try [("20270105", 0), ("20270106", 1), ("20270107", 1)].map {
            RecurringEvent(start: try moment($0.0), sequence: $0.1)
        }
        #expect(try starts(series) == ["20270106", "20270107"])
    }

    @Test("a time that the clocks leave out comes when its instant does, and what falls together is one")
    func gap() throws {
        let event = RecurringEvent(
            start: try moment("20270328T003000"), rules: [try RecurrenceRule("FREQ=MINUTELY;INTERVAL=30;COUNT=8")])
        let found = try all([event])
        #expect(
            found.map(\.start.basic) == [
                "20270328T003000", "20270328T010000", "20270328T013000", "20270328T020000", "20270328T023000",
                "20270328T040000",
            ])
        #expect(found.map(\.instant) == found.map(\.instant).sorted())
    }

    private func randomSeries(_ random: inout SplitMix64) throws -> [RecurringEvent] {
        let zone = try #require(
            [Zone.stockholm, .utc, Zone(named: "America/New_York"), Zone(named: "Australia/Lord_Howe")]
                .compactMap(\.self).randomElement(using: &random))
        func moment() -> Moment {
            .time(
                LocalTime(
                    day: Day(number: 20_800 + Int.random(in: 0..<400, using: &random)),
                    second: Int.random(in: 0..<48, using: &random) * 1800), zone)
        }
        let start = moment()
        var events = [
            RecurringEvent(
                start: start, length: Length(seconds: 3600),
                rules: try (0..<Int.random(in: 0...2, using: &random)).map { _ in
                    let frequency = [RecurrenceRule.Frequency.hourly, .daily, .weekly, .monthly, .yearly].randomElement(
                        using: &random)
                    return try RecurrenceRule.random(frequency ?? .daily, from: start, &random)
                },
                extra: (0..<Int.random(in: 0...4, using: &random)).map { _ in .init(moment()) })
        ]
        let originals = try all(events, most: 300).map(\.original)
        let except = originals.filter { _ in Int.random(in: 0..<6, using: &random) == 0 }
        events[0] = RecurringEvent(
            start: start, length: Length(seconds: 3600), rules: events[0].rules, extra: events[0].extra, except: except)
        for original in originals where Int.random(in: 0..<12, using: &random) == 0 {
            events.append(
                RecurringEvent(
                    start: moment(), length: Length(seconds: 60), replaces: original,
                    replacesFollowing: Int.random(in: 0..<8, using: &random) == 0))
        }
        return events
    }

    @Test("the next after any instant is the first of all that is not before it", arguments: 0..<20)
    func nextAfter(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<20 {
            let events = try randomSeries(&random)
            let whole = try all(events)
            #expect(whole.map(\.instant) == whole.map(\.instant).sorted())
            #expect(Set(whole).count == whole.count)
            for _ in 0..<5 {
                let target = Instant(seconds: 86_400 * 20_800 + Int.random(in: -86_400..<86_400 * 500, using: &random))
                let left = whole.drop { $0.instant < target }
                if left.count < 3 { continue }
                var steps = StepBudget(1_000_000)
                var times = try SeriesTimes(events, steps: &steps)
                for _ in 0..<Int.random(in: 0..<3, using: &random) { _ = try times.next(steps: &steps) }
                if whole.dropFirst(3).first.map({ $0.instant >= target }) ?? true { continue }
                try times.skip(to: target, steps: &steps)
                var found: [Occurrence] = []
                for _ in 0..<3 { if let next = try times.next(steps: &steps) { found.append(next) } }
                #expect(found.map(\.instant) == left.prefix(3).map(\.instant))
            }
        }
    }

    private func text(_ lines: String...) -> String {
        "BEGIN:VEVENT\nUID:1\n" + lines.joined(separator: "\n") + "\nEND:VEVENT\n"
    }

    @Test("an occurrence moved out of the window leaves it, one moved in counts, and so does one that only reaches into it")
    func window() throws {
        let series = text("DTSTART:20261222T090000Z", "RRULE:FREQ=WEEKLY;COUNT=40", "DURATION:P10D")
        let window = try #require(Interval(instant("2027-01-04 0:00"), instant("2027-01-12 0:00")))
        let read = { CalendarImport.read(calendar($0), window: window) }
        #expect(busy(read(series)) == ["2027-01-04 00:00-2027-01-12 00:00"])
        let short = text("DTSTART:20261222T090000Z", "RRULE:FREQ=WEEKLY;COUNT=40", "DURATION:PT1H")
        let out = text("RECURRENCE-ID:20270105T090000Z", "DTSTART:20270301T090000Z", "DURATION:PT1H")
        let into = text("RECURRENCE-ID:20270525T090000Z", "DTSTART:20270107T090000Z", "DURATION:PT1H")
        let reaching = text("RECURRENCE-ID:20261222T090000Z", "DTSTART:20261222T090000Z", "DURATION:P13D")
        #expect(
            busy(read(short + out + into + reaching)) == ["2027-01-04 00:00-10:00", "2027-01-07 10:00-11:00"])
        #expect(read(short + out + into + reaching).remarks == [])
    }

    @Test("hundreds of turns of a series are followed")
    func manyTurns() throws {
        let first = try day("2027-01-05")
        let turns = (0..<300).map { number in
            RecurringEvent(
                start: .time(LocalTime(day: first + number, second: 36_060), .utc),
                replaces: .time(LocalTime(day: first + number, second: 36_000), .utc), replacesFollowing: true)
        }
        let series = RecurringEvent(
            start: .time(LocalTime(day: first, second: 36_000), .utc), rules: [RecurrenceRule(.daily, end: .count(400))])
        let found = try all([series] + turns)
        #expect(found.count == 400 && found.allSatisfy { $0.start.local.second == 36_060 })
        #expect(found.map(\.event) == Array(1...300) + Array(repeating: 300, count: 100))
    }

    @Test(
        "an EXDATE that is a date leaves out that date of the event's zone alone, also where a time is its midnight in Stockholm"
    )
    func midnights() throws {
        let utc = text("DTSTART:20270120T230000Z", "RRULE:FREQ=DAILY;COUNT=8", "DURATION:PT1H", "EXDATE;VALUE=DATE:20270126")
        #expect(
            busy(try read(calendar(utc))).map { $0.prefix(10) } == [
                "2027-01-21", "2027-01-22", "2027-01-23", "2027-01-24", "2027-01-25", "2027-01-26", "2027-01-28",
            ])
        let days = text("DTSTART;VALUE=DATE:20270124", "RRULE:FREQ=DAILY;UNTIL=20270127T230000Z", "EXDATE:20270125T230000Z")
        #expect(try read(calendar(days)).closedDays.map(\.iso) == ["2027-01-24", "2027-01-25", "2027-01-27", "2027-01-28"])
    }

    @Test("changes of occurrences that are not there are noted")
    func remarks() throws {
        let change = text("RECURRENCE-ID:20270113T090000Z", "DTSTART:20270114T090000Z", "DURATION:PT1H")
        let series = text("DTSTART:20270105T090000Z", "RRULE:FREQ=WEEKLY;COUNT=2", "DURATION:PT1H")
        let read = try read(calendar(series + change))
        #expect(busy(read) == ["2027-01-05 10:00-11:00", "2027-01-12 10:00-11:00", "2027-01-14 10:00-11:00"])
        #expect(
            notes(read) == [
                "10: RECURRENCE-ID 2027-01-13 10:00 is no time of its series; the event is taken besides it"
            ])
        let orphan = try ICalendarTests.read(calendar(change))
        #expect(busy(orphan) == ["2027-01-14 10:00-11:00"])
        #expect(notes(orphan) == ["4: RECURRENCE-ID of a series that is not in the file; the event is taken by itself"])
    }
}

import Console
import Domain
import ICalendar

/// A series to follow, by both sides.
struct RecurrenceCase {
    let name: String
    let own: () throws -> Race.Pass
    let libical: () throws -> Race.Pass

    /// For each kind of rule and zone: the rule alone, and the event with exceptions.
    static func all() throws -> [RecurrenceCase] {
        var cases: [RecurrenceCase] = []
        for zone in ["Europe/Stockholm", "America/New_York"] {
            for (name, rule, start, counts) in [
                ("daily", "FREQ=DAILY", "20270104T120000", (3650, 365)),
                ("weekly MO,WE,FR", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "20270104T120000", (1560, 156)),
                ("monthly 2TU", "FREQ=MONTHLY;BYDAY=2TU", "20270112T120000", (120, 60)),
            ] {
                let series = try Series(rule: "\(rule);COUNT=\(counts.0)", start: start, zone: zone)
                cases.append(
                    RecurrenceCase(name: "\(name), \(zone)", own: series.followRule, libical: { try libicalRule(series) }))
                let exceptions = try Series(rule: "\(rule);COUNT=\(counts.1)", start: start, zone: zone).withExceptions()
                let event = try LibicalEvent(exceptions)
                cases.append(
                    RecurrenceCase(
                        name: "\(name), \(zone), with exceptions", own: exceptions.followEvents, libical: event.follow))
            }
        }
        return cases
    }
}

/// A series by its rule, of which DTSTART is the first time.
struct Series {
    let rule: String
    let zoneName: String
    let zone: Zone
    let start: Moment
    var except: [Moment] = []
    /// From the one to the other.
    var moved: [(from: Moment, to: Moment)] = []

    static let steps = 100_000_000

    init(rule: String, start text: String, zone name: String) throws {
        guard let zone = Zone(named: name) else { throw Failure("\(name) is not known to this system") }
        self.rule = rule
        zoneName = name
        self.zone = zone
        start = try Moment(text, zone: zone)
    }

    /// Every tenth left out, every fiftieth an hour later.
    func withExceptions() throws -> Series {
        var steps = StepBudget(Series.steps)
        var times = try RuleTimes(try RecurrenceRule(rule), from: start)
        var series = self
        var index = 0
        while let time = try times.next(steps: &steps) {
            index += 1
            let later = LocalTime(secondsSinceEpoch: time.secondsSinceEpoch + 3600)
            if index % 10 == 5 { series.except.append(start.at(time)) }
            if index % 50 == 7 { series.moved.append((start.at(time), start.at(later))) }
        }
        return series
    }

    func followRule() throws -> Race.Pass {
        var steps = StepBudget(Series.steps)
        var times = try RuleTimes(try RecurrenceRule(rule), from: start)
        var (count, sum) = (0, 0)
        while let time = try times.next(steps: &steps) {
            count += 1
            sum &+= zone.instant(time).seconds
        }
        return Race.Pass(count: count, sum: sum)
    }

    func followEvents() throws -> Race.Pass {
        var steps = StepBudget(Series.steps)
        let events =
            [RecurringEvent(start: start, length: Length(seconds: 3600), rules: [try RecurrenceRule(rule)], except: except)]
            + moved.map { RecurringEvent(start: $0.to, length: Length(seconds: 3600), replaces: $0.from) }
        var times = try SeriesTimes(events, steps: &steps)
        var (count, sum) = (0, 0)
        while let occurrence = try times.next(steps: &steps) {
            count += 1
            sum &+= occurrence.instant.seconds
        }
        return Race.Pass(count: count, sum: sum)
    }
}

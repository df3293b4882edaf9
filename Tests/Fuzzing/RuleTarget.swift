import Domain
import ICalendar

/// A rule, and where they stand on lines of their own a DTSTART and a zone: what is read is written and read again as the same;
/// its times come in order, skipping goes to the same ones, and brute force finds no others.
func brokenRule(_ text: String) -> [String] {
    let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    let zone = lines.count > 2 ? Zone(named: lines[2]) ?? .utc : .utc
    let start = lines.count > 1 ? try? Moment(lines[1], zone: zone) : nil
    let rule: RecurrenceRule
    do { rule = try RecurrenceRule(lines.first ?? "") } catch { return brokenLine(error.message) }
    var broken = rule.remarks.flatMap(brokenLine)
    if (try? RecurrenceRule(rule.text)) != rule { broken.append("\(rule.text) is read as another rule") }
    do {
        return broken
            + (try brokenTimes(rule, start ?? .time(LocalTime(day: Day(clamping: 2027, 1, 26), second: 46_800), zone)))
    } catch {
        return broken + brokenLine(error.message)
    }
}

/// - Throws: where the rule takes more than a budget, or needs a time of day.
private func brokenTimes(_ rule: RecurrenceRule, _ start: Moment) throws(ValueFault) -> [String] {
    var steps = StepBudget(300_000)
    var all = try RuleTimes(rule, from: start)
    var times: [LocalTime] = []
    var isWhole = false
    while times.count < 100, !isWhole {
        if let time = try all.next(steps: &steps) { times.append(time) } else { isWhole = true }
    }
    var broken: [String] = []
    if let first = times.first, first < start.local { broken.append("\(first.basic) is before DTSTART") }
    if zip(times, times.dropFirst()).contains(where: { $0 >= $1 }) { broken.append("times out of order") }
    if case .count(let count) = rule.end, times.count > count { broken.append("more times than COUNT") }
    for index in [1, 2, 7, 40, 99] where index < times.count {
        let targets = [times[index], LocalTime(secondsSinceEpoch: times[index - 1].secondsSinceEpoch + 1)]
        for target in targets {
            var ahead = try RuleTimes(rule, from: start)
            try ahead.skip(to: target, steps: &steps)
            let next = try ahead.next(steps: &steps)
            if next != times[index] {
                broken.append("skipping to \(target.basic) gives \(next?.basic ?? "none"), not \(times[index].basic)")
            }
        }
    }
    return broken + brokenByForce(rule, start, times, isWhole: isWhole)
}

/// Only of rules that brute force follows in milliseconds.
private func brokenByForce(_ rule: RecurrenceRule, _ start: Moment, _ times: [LocalTime], isWhole: Bool) -> [String] {
    let year = start.local.day.year
    guard (1971...9000).contains(year), let span = [.daily: 120, .weekly: 200, .monthly: 400, .yearly: 800][rule.frequency]
    else {
        return []
    }
    var last = start.local.day + span
    if !isWhole, let end = times.last, end.day <= last { last = end.day - 1 }
    if last < start.local.day { return [] }
    let expected = NaiveRule(rule: rule, start: start).times(through: last)
    let found = times.filter { $0.day <= last }
    if found == expected { return [] }
    return ["\(rule.text) from \(start.basic): found \(found.map(\.basic)), by force \(expected.map(\.basic))"]
}

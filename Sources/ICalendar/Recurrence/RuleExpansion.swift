internal import Domain

/// The first times of a rule by itself, as somebody who writes one wants to see them.
package struct RuleExpansion {
    private let rule: RecurrenceRule
    private let asked: Moment
    /// Where times have no zone, an UNTIL in UTC ends them by the clock on the wall.
    private let start: Moment

    /// More are never given.
    package static let most = 10_000

    /// - Throws: what is wrong with the rule.
    package init(_ rule: String, start: Moment) throws(ValueFault) {
        self.init(try RecurrenceRule(rule), start: start)
    }

    init(_ rule: RecurrenceRule, start: Moment) {
        self.rule = rule
        asked = start
        self.start = if case .time(let time, .floating) = start { .time(time, .utc) } else { start }
    }

    /// The first `count` times in order, in DTSTART's form and zone; DTSTART only where the rule gives it.
    package func first(_ count: Int) throws(ValueFault) -> [Moment] {
        var steps = StepBudget(20_000_000)
        var span = rule.interval.multipliedReportingOverflow(by: unit * 2 * max(16, min(count, RuleExpansion.most)))
            .partialValue
        let end = LocalTime(day: Day(number: DateParts.afterLast - 1), second: 86_399)
        while true {
            let isLast = span <= 0 || start.local.secondsSinceEpoch > end.secondsSinceEpoch - span
            let last = isLast ? end : LocalTime(secondsSinceEpoch: start.local.secondsSinceEpoch + span)
            let times = try rule.times(
                from: start.local, isDate: start.isDate, in: start.local...max(last, start.local), limit: 2_000_000,
                steps: &steps,
                isPast: isPast)
            if isLast || times.count >= count { return times.prefix(count).map(asked.at) }
            span = span.multipliedReportingOverflow(by: 16).partialValue
        }
    }

    /// Whether a time lies after UNTIL.
    private func isPast(_ time: LocalTime) -> Bool {
        guard case .until(let until) = rule.end else { return false }
        switch until {
        case .day(let day): return time.day > day
        case .time(let last, .utc) where !start.isDate: return start.at(time).instant > Zone.utc.instant(last)
        case .time(let last, _): return start.isDate ? time.day > last.day : time > last
        }
    }

    /// Seconds from one period of the rule to the next, or a little more.
    private var unit: Int {
        switch rule.frequency {
        case .secondly: 1
        case .minutely: 60
        case .hourly: 3600
        case .daily: 86_400
        case .weekly: 7 * 86_400
        case .monthly: 31 * 86_400
        case .yearly: 366 * 86_400
        }
    }
}

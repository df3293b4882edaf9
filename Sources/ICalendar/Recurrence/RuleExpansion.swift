/// The first times of a rule by itself, as somebody who writes one wants to see them.
package struct RuleExpansion {
    private let rule: RecurrenceRule
    private let start: Moment

    /// More are never given.
    package static let most = 10_000

    /// - Throws: what is wrong with the rule.
    package init(_ rule: String, start: Moment) throws(ValueFault) {
        self.rule = try RecurrenceRule(rule)
        self.start = start
    }

    /// The first `count` times in order, in DTSTART's form and zone; DTSTART only where the rule gives it.
    package func first(_ count: Int) throws(ValueFault) -> [Moment] {
        // Where times have no zone, an UNTIL in UTC ends them by the clock on the wall.
        let from: Moment = if case .time(let time, .floating) = start { .time(time, .utc) } else { start }
        var times = try RuleTimes(rule, from: from)
        var steps = StepBudget(20_000_000)
        var first: [Moment] = []
        while first.count < min(count, RuleExpansion.most), let time = try times.next(steps: &steps) {
            first.append(start.at(time))
        }
        return first
    }

    /// What RFC 5545 forbids of the rule, though it can be followed.
    package var remarks: [String] { rule.remarks }
}

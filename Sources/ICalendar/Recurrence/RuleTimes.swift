internal import Domain

/// The times of a rule, in order by the clock on the wall, one by one (RFC 5545 section 3.3.10).
///
/// Whether DTSTART is one of them is the rule's matter. A rule that can never match ends at once: the Gregorian calendar repeats
/// after 400 years, so what has no match in one cycle has none.
package struct RuleTimes: Sendable {
    private let end: RuleEnd
    private var steady: SteadyTimes
    /// In place of the steady ones.
    private var chosen: ChosenTimes?
    /// How many more COUNT lets through.
    private var left: Int?
    private var first: LocalTime

    /// - Parameter start: DTSTART, which gives what the rule leaves out, and the zone by which an UNTIL in UTC is told.
    /// - Throws: when the rule has times of day and DTSTART has none.
    package init(_ rule: RecurrenceRule, from start: Moment) throws(ValueFault) {
        if start.isDate, rule.frequency < .daily {
            throw ValueFault("FREQ=\(rule.frequency.rawValue) needs a DTSTART with a time of day")
        }
        end = RuleEnd(rule.end, start: start)
        left = if case .count(let count) = rule.end { count } else { nil }
        first = start.local
        steady = SteadyTimes(rule, start: start.local, isDate: start.isDate)
        if !rule.positions.isEmpty, rule.frequency > .daily {
            chosen = ChosenTimes(rule, start: start.local, isDate: start.isDate)
        }
    }

    /// The next time; nil after the last.
    package mutating func next(steps: inout StepBudget) throws(ValueFault) -> LocalTime? {
        while left != 0, let time = try chosen == nil ? steady.next(&steps) : chosen?.next(&steps) {
            switch end.place(of: time) {
            case .before:
                left = left.map { $0 - 1 }
                first = time
                return time
            case .after: continue
            case .allAfter: left = 0
            }
        }
        return nil
    }

    /// Goes on at the first time that is not before `time`; never back.
    ///
    /// - Complexity: O(1) without COUNT. With it O(years), or O(periods) where INTERVAL leaves some out; what comes more often than
    ///   daily and is limited by a part, or is chosen by BYSETPOS, is walked through.
    package mutating func skip(to time: LocalTime, steps: inout StepBudget) throws(ValueFault) {
        guard time > first, left != 0 else { return }
        first = time
        if let count = left {
            let passed =
                if chosen == nil { try steady.count(before: time, most: count, &steps) } else {
                    try chosen?.count(before: time, most: count, &steps) ?? 0
                }
            left = max(0, count - passed)
        } else {
            steady.seek(time)
            chosen?.seek(time)
        }
    }
}

extension RecurrenceRule {
    /// The times of the rule in a window, by the clock on the wall.
    ///
    /// - Parameters:
    ///   - start: DTSTART.
    ///   - limit: with more times than this the rule is refused.
    package func times(
        from start: Moment, in window: ClosedRange<LocalTime>, limit: Int, steps: inout StepBudget
    ) throws(ValueFault) -> [LocalTime] {
        var all = try RuleTimes(self, from: start)
        try all.skip(to: window.lowerBound, steps: &steps)
        var times: [LocalTime] = []
        while let time = try all.next(steps: &steps), time <= window.upperBound {
            times.append(time)
            if times.count > limit { throw ValueFault("the rule gives more than \(limit) times in the term") }
        }
        return times
    }
}

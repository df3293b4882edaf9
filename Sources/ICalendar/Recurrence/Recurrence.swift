internal import Domain

/// How much following rules may cost; shared by all the rules of a file.
package struct StepBudget: Sendable {
    private var remaining: Int

    /// Placing an occurrence in time costs as much as examining so many days.
    static let perOccurrence = 10
    /// So does reading a date in a list.
    static let perListed = 40

    package init(_ steps: Int) { remaining = steps }

    mutating func spend(_ steps: Int) throws(ValueFault) {
        remaining -= steps
        if remaining < 0 {
            throw ValueFault("the calendar's rules take too long to follow; events that repeat daily or less often would do")
        }
    }
}

extension RecurrenceRule {
    /// The times of the rule itself, in order, by the clock on the wall (RFC 5545 section 3.3.10); whether `start` is one of
    /// them is the rule's matter.
    ///
    /// - Parameters:
    ///   - start: DTSTART, which gives what the rule leaves out.
    ///   - isDate: whether DTSTART is a DATE, so that the parts on time of day do not count.
    ///   - window: the first and the last time wanted.
    ///   - limit: with more times than this the rule is refused.
    ///   - isPast: whether a time is later than UNTIL.
    /// - Complexity: O(steps), where a step is a day or a time examined. Without COUNT, what lies before the window costs nothing.
    package func times(
        from start: LocalTime, isDate: Bool = false, in window: ClosedRange<LocalTime>, limit: Int, steps: inout StepBudget,
        isPast: (LocalTime) -> Bool = { _ in false }
    ) throws(ValueFault) -> [LocalTime] {
        if isDate, frequency < .daily { throw ValueFault("FREQ=\(frequency.rawValue) needs a DTSTART with a time of day") }
        let pattern = RecurrencePattern(self, start: start, isDate: isDate)
        var left: Int? = if case .count(let count) = end { count } else { nil }
        var times: [LocalTime] = []
        var index = left == nil ? pattern.index(before: window.lowerBound) : 0
        while let period = pattern.period(index), period.start <= window.upperBound {
            for time in try pattern.times(in: period, steps: &steps) where time >= start {
                if left == 0 || time > window.upperBound || isPast(time) { return times }
                left = left.map { $0 - 1 }
                if time >= window.lowerBound { times.append(time) }
            }
            if times.count > limit { throw ValueFault("the rule gives more than \(limit) times in the term") }
            index = pattern.index(after: period, at: index)
        }
        return times
    }
}

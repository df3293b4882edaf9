internal import Domain

/// The dates of a rule: those that its parts let through, in the periods that INTERVAL counts.
struct RuleDates {
    private var matching: MatchingDays
    private let periods: Periods
    /// How many dates are in each period, where they are alike.
    private let inEach: Int?

    init(_ rule: RecurrenceRule, start: Day) {
        let filter = DateFilter(rule, start: start)
        inEach = filter.datesInEach(rule.frequency)
        matching = MatchingDays(filter, near: start.number)
        periods = Periods(rule, start: start)
    }

    var areAll: Bool { periods.areAll && matching.filter.isEveryDay }

    /// The first date from a day on; nil when there is none in one cycle of the calendar, and so none at all.
    mutating func first(from day: Int, _ steps: inout StepBudget) throws(ValueFault) -> Int? {
        if periods.areAll {
            return try matching.first(from: day, through: min(lastDayNumber, day + daysInCycle - 1), &steps)
        }
        var day = day
        for _ in 0...periods.cycle {
            guard let period = periods.counted(from: day) else { return nil }
            let last = min(period.upperBound - 1, lastDayNumber)
            if let found = try matching.first(from: max(day, period.lowerBound), through: last, &steps) { return found }
            try steps.spend(1)
            day = period.upperBound
        }
        return nil
    }

    /// How many dates lie between two days, both with.
    ///
    /// - Complexity: O(periods), or O(1) where all periods are alike.
    mutating func count(from day: Int, through last: Int, _ steps: inout StepBudget) throws(ValueFault) -> Int {
        let last = min(last, lastDayNumber)
        if periods.areAll { return try matching.count(from: day, through: last, &steps) }
        var day = day
        var count = 0
        while let period = periods.counted(from: day), period.lowerBound <= last {
            count += try matching.count(
                from: max(day, period.lowerBound), through: min(period.upperBound - 1, last), &steps)
            try steps.spend(1)
            day = period.upperBound
            if let inEach {
                let alike = periods.countBetween(period.lowerBound, last)
                count += alike * inEach
                day = periods.firstDay(afterCounted: alike + 1, from: period.lowerBound)
            }
        }
        return count
    }

    /// The first period from a day on that INTERVAL counts, and its dates; nil beyond the calendar.
    mutating func period(
        from day: Int, _ steps: inout StepBudget
    ) throws(ValueFault) -> (days: Range<Int>, dates: [Int])? {
        guard let period = periods.counted(from: day) else { return nil }
        let last = min(period.upperBound - 1, lastDayNumber)
        var dates: [Int] = []
        var day = period.lowerBound
        while let date = try matching.first(from: day, through: last, &steps) {
            dates.append(date)
            day = date + 1
        }
        try steps.spend(1 + dates.count)
        return (period, dates)
    }

    /// After so many periods that INTERVAL counts the calendar repeats.
    var periodsInCycle: Int { periods.cycle }
}

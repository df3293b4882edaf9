/// The dates that a filter lets through, looked up by the year.
///
/// A year's days are filtered once for each kind of year and kept as bits.
struct MatchingDays {
    let filter: DateFilter
    /// Six words for each kind of year.
    private var words = [UInt64](repeating: 0, count: DateFilter.kinds * wordsInYear)
    /// Which kinds are known.
    private var known: UInt32 = 0
    private var year: CalendarYear
    /// Where its words begin.
    private var page = 0

    private static let wordsInYear = 6

    init(_ filter: DateFilter, near day: Int) {
        self.filter = filter
        year = CalendarYear(holding: day)
        turn(to: year)
    }

    /// The first match of some days.
    ///
    /// - Complexity: O(years).
    mutating func first(from day: Int, through last: Int, _ steps: inout StepBudget) throws(ValueFault) -> Int? {
        var day = day
        while day <= last {
            try turn(to: day, &steps)
            if let place = firstPlace(from: day - year.firstDay) {
                let found = year.firstDay + place
                return found <= last ? found : nil
            }
            day = year.days.upperBound
        }
        return nil
    }

    /// How many of some days match.
    ///
    /// - Complexity: O(years).
    mutating func count(from day: Int, through last: Int, _ steps: inout StepBudget) throws(ValueFault) -> Int {
        var day = day
        var count = 0
        while day <= last {
            try turn(to: day, &steps)
            count += self.count(
                from: day - year.firstDay, through: min(last, year.days.upperBound - 1) - year.firstDay)
            day = year.days.upperBound
        }
        return count
    }

    private func firstPlace(from place: Int) -> Int? {
        var word = place >> 6
        var bits = words[page + word] & (.max << UInt64(place & 63))
        while bits == 0 {
            word += 1
            if word == MatchingDays.wordsInYear { return nil }
            bits = words[page + word]
        }
        return word << 6 + bits.trailingZeroBitCount
    }

    private func count(from first: Int, through last: Int) -> Int {
        var count = 0
        for word in first >> 6...last >> 6 {
            var bits = words[page + word]
            if word == first >> 6 { bits &= .max << UInt64(first & 63) }
            if word == last >> 6 { bits &= .max >> UInt64(63 - last & 63) }
            count += bits.nonzeroBitCount
        }
        return count
    }

    private mutating func turn(to day: Int, _ steps: inout StepBudget) throws(ValueFault) {
        guard !year.days.contains(day) else { return }
        try steps.spend(1)
        if turn(to: day == year.days.upperBound ? year.next : CalendarYear(holding: day)) {
            try steps.spend(filter.steps)
        }
    }

    /// - Returns: whether its days had to be filtered.
    @discardableResult
    private mutating func turn(to year: CalendarYear) -> Bool {
        self.year = year
        let kind = filter.kind(of: year)
        page = kind * MatchingDays.wordsInYear
        guard known >> kind & 1 == 0 else { return false }
        known |= 1 << kind
        for place in filter.matches(in: year) { words[page + place >> 6] |= 1 << UInt64(place & 63) }
        return true
    }
}

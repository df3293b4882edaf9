internal import Domain

/// A date's place in its month and year.
struct DateParts {
    let year: Int
    let month: Int
    let day: Int
    let monthLength: Int
    /// 1 January is 1.
    let yearDay: Int
    let yearLength: Int

    /// The number of the day after 9999-12-31.
    static let afterLast = 2_932_897

    init(_ date: Day) {
        (year, month, day) = date.parts
        let newYear = Day(year: year, month: 1, day: 1) ?? date
        yearLength = Day.isLeap(year) ? 366 : 365
        yearDay = date - newYear + 1
        monthLength = Day.length(of: month, year)
    }
}

extension Day {
    func startOfWeek(from first: Weekday) -> Day { self - (weekday.rawValue - first.rawValue + 7) % 7 }
}

/// Which dates a rule's parts let through (RFC 5545 section 3.3.10): each part narrows.
///
/// A part that the RFC lets expand does the same here, since the days of a period are all tried.
struct DateFilter {
    private var months: [Int]
    private var monthDays: [Int]
    private let yearDays: [Int]
    private let weekNumbers: [Int]
    private var weekdays: [RecurrenceRule.OrdinalDay]
    private let weekStart: Weekday
    /// Whether a weekday's ordinal counts in the month, not in the year.
    private let ordinalsInMonth: Bool

    init(_ rule: RecurrenceRule, start: Day) {
        months = rule.months
        monthDays = rule.monthDays
        yearDays = rule.yearDays
        weekNumbers = rule.weekNumbers
        weekdays = rule.days
        weekStart = rule.weekStart
        ordinalsInMonth = rule.frequency == .monthly || !rule.months.isEmpty
        guard monthDays.isEmpty, yearDays.isEmpty, weekdays.isEmpty else { return }
        let own = RecurrenceRule.OrdinalDay(ordinal: nil, weekday: start.weekday)
        switch rule.frequency {
        case .yearly where !weekNumbers.isEmpty, .weekly: weekdays = [own]
        case .yearly:
            monthDays = [start.parts.day]
            if months.isEmpty { months = [start.parts.month] }
        case .monthly: monthDays = [start.parts.day]
        default: break
        }
    }

    /// The spans of a year's days that need trying.
    func possible(in year: Range<Int>) -> [Range<Int>] {
        guard !months.isEmpty else { return [year] }
        let number = Day(number: year.lowerBound).year
        return Set(months).sorted().compactMap { month in
            guard let first = Day(year: number, month: month, day: 1) else { return nil }
            return first.number..<first.number + DateParts(first).monthLength
        }
    }

    func holds(_ date: Day) -> Bool {
        if weekdays.isEmpty, months.isEmpty, monthDays.isEmpty, yearDays.isEmpty { return true }
        let weekday = date.weekday
        if !weekdays.isEmpty, !weekdays.contains(where: { $0.weekday == weekday }) { return false }
        let parts = DateParts(date)
        return (months.isEmpty || months.contains(parts.month))
            && isIn(monthDays, parts.day, of: parts.monthLength)
            && isIn(yearDays, parts.yearDay, of: parts.yearLength)
            && (weekdays.isEmpty || weekdays.contains { $0.weekday == weekday && isOrdinal($0.ordinal, parts) })
            && (weekNumbers.isEmpty || isInWeeks(date))
    }

    private func isIn(_ part: [Int], _ place: Int, of length: Int) -> Bool {
        part.isEmpty || part.contains(place) || part.contains(place - length - 1)
    }

    private func isOrdinal(_ ordinal: Int?, _ parts: DateParts) -> Bool {
        guard let ordinal else { return true }
        let (place, length) = ordinalsInMonth ? (parts.day, parts.monthLength) : (parts.yearDay, parts.yearLength)
        return ordinal > 0 ? (place - 1) / 7 + 1 == ordinal : (length - place) / 7 + 1 == -ordinal
    }

    /// A week belongs to the year that holds its fourth day, as in ISO 8601, also where it begins on another weekday.
    private func isInWeeks(_ date: Day) -> Bool {
        let fourth = DateParts(date.startOfWeek(from: weekStart) + 3)
        let number = (fourth.yearDay - 1) / 7 + 1
        let count = number + (fourth.yearLength - fourth.yearDay) / 7
        return isIn(weekNumbers, number, of: count)
    }
}

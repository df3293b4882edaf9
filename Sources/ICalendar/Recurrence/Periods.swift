internal import Domain

/// The years, months, weeks or days that INTERVAL counts and BYSETPOS chooses within.
struct Periods {
    private let frequency: RecurrenceRule.Frequency
    private let interval: Int
    private let startYear: Int
    private let startMonth: Int
    /// The first day of DTSTART's week, or DTSTART's own.
    private let startDay: Int

    /// - Parameter rule: what repeats more often than daily is counted by the day here, each of them.
    init(_ rule: RecurrenceRule, start: Day) {
        frequency = max(rule.frequency, .daily)
        interval = rule.frequency < .daily ? 1 : rule.interval
        (startYear, startMonth, _) = start.parts
        let sinceWeekStart = modulo(start.weekday.rawValue - rule.weekStart.rawValue, 7)
        startDay = start.number - (frequency == .weekly ? sinceWeekStart : 0)
    }

    /// Whether INTERVAL leaves none out.
    var areAll: Bool { interval == 1 }

    /// After so many counted periods the calendar repeats.
    var cycle: Int {
        let inCycle =
            switch frequency {
            case .yearly: 400
            case .monthly: 4_800
            case .weekly: daysInCycle / 7
            default: daysInCycle
            }
        return inCycle / greatestCommonDivisor(inCycle, interval)
    }

    /// The first counted period that does not end before a day; nil beyond the calendar.
    func counted(from day: Int) -> Range<Int>? {
        let index = index(of: day)
        let over = modulo(index, interval)
        let counted = over == 0 ? index : index + interval - over
        let first = firstDay(of: counted)
        return first > lastDayNumber ? nil : first..<firstDay(of: counted + 1)
    }

    /// So many counted periods after the one that a day is in.
    func firstDay(afterCounted count: Int, from day: Int) -> Int { firstDay(of: index(of: day) + count * interval) }

    /// How many counted periods lie wholly between the one of `day`, not with it, and that of `last`.
    func countBetween(_ day: Int, _ last: Int) -> Int { max(0, (index(of: last) - index(of: day)) / interval - 1) }

    /// How many periods after DTSTART's.
    private func index(of day: Int) -> Int {
        switch frequency {
        case .yearly: return Day(number: day).year - startYear
        case .monthly:
            let (year, month, _) = Day(number: day).parts
            return (year - startYear) * 12 + month - startMonth
        case .weekly: return floorDivide(day - startDay, 7)
        default: return day - startDay
        }
    }

    private func firstDay(of index: Int) -> Int {
        switch frequency {
        case .yearly: return Day(year: startYear + index, month: 1, day: 1)?.number ?? lastDayNumber + 1
        case .monthly:
            let months = startYear * 12 + startMonth - 1 + index
            return Day(year: months / 12, month: months % 12 + 1, day: 1)?.number ?? lastDayNumber + 1
        case .weekly: return startDay + 7 * index
        default: return startDay + index
        }
    }
}

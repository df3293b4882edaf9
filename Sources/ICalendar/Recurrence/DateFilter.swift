internal import Domain

/// Which dates a rule's parts let through.
///
/// RFC 5545 section 3.3.10 has a table of which part expands and which limits a period of FREQ. Since all the days of a period
/// are tried here, both come to the same: each part narrows. What is left of the table:
///
/// | FREQ | BYDAY's numbers count in | without BYDAY, BYMONTHDAY, BYYEARDAY, BYWEEKNO, DTSTART gives |
/// | --- | --- | --- |
/// | YEARLY | the year; with BYMONTH the month | the month (unless BYMONTH) and its day |
/// | MONTHLY | the month | the day of the month |
/// | WEEKLY | - | the weekday |
/// | DAILY and shorter | - | nothing |
///
/// YEARLY with BYWEEKNO and none of the other three takes the weekday from DTSTART.
struct DateFilter {
    /// Bit 1 is January.
    private let months: UInt64
    private let monthDays: Places
    private let yearDays: Set<Int>
    private let weekNumbers: Places
    /// Those without a number; bit 0 is Monday.
    private let weekdays: UInt64
    /// Those with one, from Monday on; empty when none has.
    private let ordinals: [Places]
    /// From 0 for Monday.
    private let weekStart: Int
    /// Whether a weekday's number counts in the month, not in the year.
    private let ordinalsInMonth: Bool

    /// Places from 1, and from the end where negative.
    private struct Places {
        let fromStart: UInt64
        let fromEnd: UInt64

        init(_ part: [Int]) {
            fromStart = bits(part.filter { $0 > 0 })
            fromEnd = bits(part.filter { $0 < 0 }.map { -$0 })
        }

        var isEmpty: Bool { fromStart | fromEnd == 0 }

        func hold(_ place: Int, of length: Int) -> Bool {
            (fromStart >> place | fromEnd >> (length - place + 1)) & 1 == 1
        }
    }

    init(_ rule: RecurrenceRule, start: Day) {
        var (months, monthDays, days) = (rule.months, rule.monthDays, rule.days)
        if days.isEmpty, monthDays.isEmpty, rule.yearDays.isEmpty {
            switch rule.frequency {
            case .yearly where !rule.weekNumbers.isEmpty: days = [.init(ordinal: nil, weekday: start.weekday)]
            case _ where !rule.weekNumbers.isEmpty: break
            case .yearly:
                monthDays = [start.parts.day]
                if months.isEmpty { months = [start.parts.month] }
            case .monthly: monthDays = [start.parts.day]
            case .weekly: days = [.init(ordinal: nil, weekday: start.weekday)]
            default: break
            }
        }
        self.months = bits(months.isEmpty ? Array(1...12) : months)
        self.monthDays = Places(monthDays)
        yearDays = Set(rule.yearDays)
        weekNumbers = Places(rule.weekNumbers)
        let numbered = days.filter { $0.ordinal != nil }
        ordinals =
            numbered.isEmpty
            ? [] : Weekday.allCases.map { weekday in Places(numbered.filter { $0.weekday == weekday }.compactMap(\.ordinal)) }
        weekdays = bits(days.isEmpty ? Array(0..<7) : days.filter { $0.ordinal == nil }.map(\.weekday.rawValue))
        weekStart = rule.weekStart.rawValue
        ordinalsInMonth = rule.frequency == .monthly || !rule.months.isEmpty
    }

    /// Whether nothing but weekdays matters, so that all weeks are alike.
    var isByWeekday: Bool {
        months == bits(Array(1...12)) && monthDays.isEmpty && yearDays.isEmpty && weekNumbers.isEmpty && ordinals.isEmpty
    }

    var isEveryDay: Bool { isByWeekday && weekdays == bits(Array(0..<7)) }

    /// How many dates each period of a rule holds, where this is the same in all.
    func datesInEach(_ frequency: RecurrenceRule.Frequency) -> Int? {
        switch frequency {
        case .weekly: isByWeekday ? weekdays.nonzeroBitCount : nil
        case .daily: isEveryDay ? 1 : nil
        default: nil
        }
    }

    /// What of a year decides which of its days match: its kind, of 14, and with BYWEEKNO whether a leap year lies beside it.
    func kind(of year: CalendarYear) -> Int {
        let leap =
            year.length == 366 ? 1 : weekNumbers.isEmpty ? 0 : year.previousLength == 366 ? 2 : year.nextLength == 366 ? 3 : 0
        return leap * 7 + year.firstWeekday
    }

    static let kinds = 28

    /// What filtering the days of a year costs.
    var steps: Int { yearDays.isEmpty ? 20 : 200 }

    /// The places in the year, from 0, that match, in order.
    func matches(in year: CalendarYear) -> [Int] {
        var matches: [Int] = []
        var newMonth = 0
        for month in 1...12 {
            let length = Day.length(of: month, year.number)
            defer { newMonth += length }
            guard months >> month & 1 == 1 else { continue }
            for day in 1...length where monthDays.isEmpty || monthDays.hold(day, of: length) {
                let place = newMonth + day - 1
                let inUnit = ordinalsInMonth ? (day, length) : (place + 1, year.length)
                if isWeekday((year.firstWeekday + place) % 7, inUnit), isYearDay(place + 1, of: year.length),
                    isInWeeks(place, of: year)
                {
                    matches.append(place)
                }
            }
        }
        return matches
    }

    private func isWeekday(_ weekday: Int, _ unit: (place: Int, length: Int)) -> Bool {
        if weekdays >> weekday & 1 == 1 { return true }
        // Of so many of its kind in the month or year it is this one.
        let number = (unit.place - 1) / 7 + 1
        return !ordinals.isEmpty && ordinals[weekday].hold(number, of: number + (unit.length - unit.place) / 7)
    }

    private func isYearDay(_ day: Int, of length: Int) -> Bool {
        yearDays.isEmpty || yearDays.contains(day) || yearDays.contains(day - length - 1)
    }

    /// A week belongs to the year that holds its fourth day, as in ISO 8601, also where it begins on another weekday.
    private func isInWeeks(_ place: Int, of year: CalendarYear) -> Bool {
        guard !weekNumbers.isEmpty else { return true }
        var fourth = place - modulo(year.firstWeekday + place - weekStart, 7) + 3
        var length = year.length
        if fourth < 0 {
            length = year.previousLength
            fourth += length
        } else if fourth >= length {
            fourth -= length
            length = year.nextLength
        }
        let number = fourth / 7 + 1
        return weekNumbers.hold(number, of: number + (length - 1 - fourth) / 7)
    }
}

/// A set of numbers below 64.
func bits(_ numbers: [Int]) -> UInt64 { numbers.reduce(0) { $0 | 1 << UInt64($1) } }

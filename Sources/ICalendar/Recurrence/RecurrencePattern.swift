internal import Domain

/// A rule with what it leaves out filled in from DTSTART: which times each of its periods holds.
///
/// A period is one unit of FREQ: BYSETPOS chooses within it, INTERVAL steps from one to the next.
struct RecurrencePattern {
    private let frequency: RecurrenceRule.Frequency
    private let interval: Int
    private let start: LocalTime
    private let weekStart: Weekday
    private let dates: DateFilter
    private let hours: [Int]
    private let minutes: [Int]
    private let seconds: [Int]
    private let positions: [Int]

    struct Period {
        let start: LocalTime
        /// Day numbers.
        let days: Range<Int>
    }

    init(_ rule: RecurrenceRule, start: LocalTime, isDate: Bool) {
        frequency = rule.frequency
        interval = rule.interval
        self.start = start
        weekStart = rule.weekStart
        positions = rule.positions
        dates = DateFilter(rule, start: start.day)
        func part(_ given: [Int], _ own: Int, unlessStepping unit: RecurrenceRule.Frequency) -> [Int] {
            isDate ? [0] : given.isEmpty && rule.frequency > unit ? [own] : given
        }
        hours = part(rule.hours, start.second / 3600, unlessStepping: .hourly)
        minutes = part(rule.minutes, start.second / 60 % 60, unlessStepping: .minutely)
        seconds = part(rule.seconds, start.second % 60, unlessStepping: .secondly)
    }

    /// The period so many steps after DTSTART's; nil beyond the calendar's end.
    func period(_ index: Int) -> Period? {
        let (year, month, _) = start.day.parts
        switch frequency {
        case .yearly:
            return span(
                Day(year: year + index * interval, month: 1, day: 1), Day(year: year + index * interval, month: 12, day: 31))
        case .monthly:
            let months = year * 12 + month - 1 + index * interval
            guard let first = Day(year: months / 12, month: months % 12 + 1, day: 1) else { return nil }
            return span(first, first + (DateParts(first).monthLength - 1))
        case .weekly:
            let first = firstWeek + 7 * interval * index
            return span(first, first + 6)
        case .daily: return span(start.day + interval * index, start.day + interval * index)
        case .hourly, .minutely, .secondly:
            let time = LocalTime(secondsSinceEpoch: base + unit * interval * index)
            return Period(start: time, days: time.day.number..<time.day.number + 1)
        }
    }

    private func span(_ first: Day?, _ last: Day?) -> Period? {
        guard let first, let last, last.number < DateParts.afterLast else { return nil }
        return Period(start: LocalTime(day: first, second: 0), days: first.number..<last.number + 1)
    }

    /// The last period that begins no later than `time`, and no earlier than DTSTART's.
    func index(before time: LocalTime) -> Int {
        let (year, month, _) = start.day.parts
        let (thatYear, thatMonth, _) = time.day.parts
        let units =
            switch frequency {
            case .yearly: thatYear - year
            case .monthly: thatYear * 12 + thatMonth - year * 12 - month
            case .weekly: (time.day - firstWeek) / 7
            case .daily: time.day - start.day
            case .hourly, .minutely, .secondly: (time.secondsSinceEpoch - base) / unit
            }
        return max(0, units / interval)
    }

    /// The next period that may hold something.
    func index(after period: Period, at index: Int) -> Int {
        guard frequency < .daily, let wanted = firstPossible(after: period.start) else { return index + 1 }
        let step = unit * interval
        return max(index + 1, (wanted - base + step - 1) / step)
    }

    /// For a time that is ruled out by its day, hour or minute: when the next day, hour or minute begins.
    private func firstPossible(after time: LocalTime) -> Int? {
        let now = time.secondsSinceEpoch
        if !dates.holds(time.day) { return (time.day + 1).number * 86_400 }
        if !allows(hours, time.second / 3600) { return now - now % 3600 + 3600 }
        if frequency == .secondly, !allows(minutes, time.second / 60 % 60) { return now - now % 60 + 60 }
        return nil
    }

    private func allows(_ part: [Int], _ value: Int) -> Bool { part.isEmpty || part.contains(value) }

    private var unit: Int {
        switch frequency {
        case .hourly: 3600
        case .minutely: 60
        default: 1
        }
    }

    /// Second when DTSTART's period begins, for periods shorter than a day.
    private var base: Int {
        let now = start.secondsSinceEpoch
        return now - (start.second % unit)
    }

    private var firstWeek: Day { start.day.startOfWeek(from: weekStart) }

    /// The period's times, in order, with BYSETPOS done.
    func times(in period: Period, steps: inout StepBudget) throws(ValueFault) -> [LocalTime] {
        let tried = frequency == .yearly ? dates.possible(in: period.days) : [period.days]
        try steps.spend(tried.reduce(1) { $0 + $1.count })
        let days = tried.joined().lazy.map(Day.init(number:)).filter(dates.holds).map(\.self) as [Day]
        let ofDay = days.isEmpty ? [] : timesOfDay(in: period)
        let count = days.count * ofDay.count
        guard count > 0 else { return [] }
        func time(_ index: Int) -> LocalTime { LocalTime(day: days[index / ofDay.count], second: ofDay[index % ofDay.count]) }
        guard !positions.isEmpty else {
            try steps.spend(count)
            return (0..<count).map(time)
        }
        let chosen = Set(positions.map { $0 > 0 ? $0 - 1 : count + $0 }.filter((0..<count).contains))
        return chosen.sorted().map(time)
    }

    /// Seconds since midnight, in order.
    private func timesOfDay(in period: Period) -> [Int] {
        let now = period.start.second
        func within(_ part: [Int], _ own: Int, _ steps: Bool) -> [Int] { steps ? (allows(part, own) ? [own] : []) : part }
        let hours = within(hours, now / 3600, frequency <= .hourly)
        let minutes = within(minutes, now / 60 % 60, frequency <= .minutely)
        let seconds = within(seconds, now % 60, frequency == .secondly)
        return hours.flatMap { hour in minutes.flatMap { minute in seconds.map { hour * 3600 + minute * 60 + $0 } } }
    }
}

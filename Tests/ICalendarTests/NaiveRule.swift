import Domain
import ICalendar

/// A rule followed by trying each time of each day, by the words of RFC 5545 section 3.3.10 and nothing clever: what the
/// real one is held against.
struct NaiveRule {
    let rule: RecurrenceRule
    let start: Moment

    /// All times up to the end of a day.
    func times(through last: Day) -> [LocalTime] {
        var periods: [Int: [LocalTime]] = [:]
        // The first period may begin before DTSTART, and the last end later.
        let days = [.weekly: 7, .monthly: 31, .yearly: 366][rule.frequency] ?? 0
        for number in start.local.day.number - days...last.number + days where isDate(Day(number: number)) {
            for second in secondsOfDay where number * 86_400 + second >= 0 {
                let time = LocalTime(day: Day(number: number), second: second)
                let period = self.period(of: time)
                if period >= 0, period % rule.interval == 0 { periods[period, default: []].append(time) }
            }
        }
        var times: [LocalTime] = []
        for period in periods.keys.sorted() {
            let all = (periods[period] ?? []).sorted()
            times += all.enumerated().filter { isChosen($0.offset, of: all.count) }.map(\.element)
        }
        times = times.filter { $0 >= start.local && $0.day <= last }
        switch rule.end {
        case .never: return times
        case .count(let count): return Array(times.prefix(count))
        case .until(.day(let day)): return times.filter { $0.day <= day }
        case .until(.time(let last, .utc)) where !start.isDate:
            return times.filter { start.at($0).instant.seconds <= last.secondsSinceEpoch }
        case .until(.time(let last, _)): return times.filter { start.isDate ? $0.day <= last.day : $0 <= last }
        }
    }

    private func isChosen(_ index: Int, of count: Int) -> Bool {
        rule.positions.isEmpty || rule.positions.contains(index + 1) || rule.positions.contains(index - count)
    }

    private var secondsOfDay: [Int] {
        if start.isDate { return [0] }
        func part(_ given: [Int], _ own: Int, _ all: Range<Int>, _ unit: RecurrenceRule.Frequency) -> [Int] {
            given.isEmpty ? rule.frequency <= unit ? Array(all) : [own] : given
        }
        let own = start.local.second
        return part(rule.hours, own / 3600, 0..<24, .hourly).flatMap { hour in
            part(rule.minutes, own / 60 % 60, 0..<60, .minutely).flatMap { minute in
                part(rule.seconds, own % 60, 0..<60, .secondly).map { hour * 3600 + minute * 60 + $0 }
            }
        }
    }

    /// How many units of FREQ after DTSTART's.
    private func period(of time: LocalTime) -> Int {
        func unit(_ time: LocalTime) -> Int {
            let (year, month, _) = time.day.parts
            switch rule.frequency {
            case .yearly: return year
            case .monthly: return year * 12 + month
            case .weekly: return week(time.day).number / 7
            case .daily: return time.day.number
            case .hourly: return time.secondsSinceEpoch / 3600
            case .minutely: return time.secondsSinceEpoch / 60
            case .secondly: return time.secondsSinceEpoch
            }
        }
        return unit(time) - unit(start.local)
    }

    /// The first day of a day's week.
    private func week(_ day: Day) -> Day {
        var day = day
        while day.weekday != rule.weekStart { day = day - 1 }
        return day
    }

    private func isDate(_ day: Day) -> Bool {
        let (year, month, date) = day.parts
        let (startYear, startMonth, startDate) = start.local.day.parts
        precondition(startYear > 0)
        let length = Day.length(of: month, year)
        let newYear = Day(clamping: year, 1, 1)
        let days = Day(clamping: year, 12, 31) - newYear + 1
        func isIn(_ part: [Int], _ place: Int, _ count: Int) -> Bool {
            part.isEmpty || part.contains(place) || part.contains(place - count - 1)
        }
        guard rule.months.isEmpty || rule.months.contains(month), isIn(rule.monthDays, date, length),
            isIn(rule.yearDays, day - newYear + 1, days), isInWeek(day)
        else { return false }
        if !rule.days.isEmpty { return rule.days.contains { isDay($0, day) } }
        guard rule.monthDays.isEmpty, rule.yearDays.isEmpty else { return true }
        switch rule.frequency {
        case .yearly where !rule.weekNumbers.isEmpty: return day.weekday == start.local.day.weekday
        case _ where !rule.weekNumbers.isEmpty: return true
        case .yearly: return date == startDate && (!rule.months.isEmpty || month == startMonth)
        case .monthly: return date == startDate
        case .weekly: return day.weekday == start.local.day.weekday
        default: return true
        }
    }

    private func isDay(_ wanted: RecurrenceRule.OrdinalDay, _ day: Day) -> Bool {
        guard day.weekday == wanted.weekday, let ordinal = wanted.ordinal else { return day.weekday == wanted.weekday }
        let (year, month, _) = day.parts
        let inMonth = rule.frequency == .monthly || !rule.months.isEmpty
        let first = Day(clamping: year, inMonth ? month : 1, 1)
        let last = Day(clamping: year, inMonth ? month : 12, 31)
        let alike = (first.number...last.number).filter { Day(number: $0).weekday == wanted.weekday }
        return ordinal > 0
            ? ordinal <= alike.count && alike[ordinal - 1] == day.number
            : -ordinal <= alike.count && alike[alike.count + ordinal] == day.number
    }

    private func isInWeek(_ day: Day) -> Bool {
        if rule.weekNumbers.isEmpty { return true }
        // Week 1 is the one with 4 January.
        let first = { (year: Int) in week(Day(clamping: year, 1, 4)) }
        let year = day >= first(day.year + 1) ? day.year + 1 : day >= first(day.year) ? day.year : day.year - 1
        let count = (first(year + 1) - first(year)) / 7
        let number = (day - first(year)) / 7 + 1
        return rule.weekNumbers.contains(number) || rule.weekNumbers.contains(number - count - 1)
    }
}

extension RecurrenceRule {
    /// A random rule, with parts that make sense together more often than not.
    static func random(_ frequency: Frequency, from start: Moment, _ random: inout SplitMix64) throws -> RecurrenceRule {
        func part(_ chance: Int, _ range: ClosedRange<Int>, negative: Bool = false, most: Int = 3) -> [Int] {
            guard Int.random(in: 0..<100, using: &random) < chance else { return [] }
            return (0..<Int.random(in: 1...most, using: &random)).map { _ in
                Int.random(in: range, using: &random) * (negative && Bool.random(using: &random) ? -1 : 1)
            }
        }
        let subdaily = frequency < .daily
        let weekNumbers = part(frequency == .yearly ? 25 : 5, 1...53, negative: true)
        let ordinals = !weekNumbers.isEmpty ? nil : [.monthly: 1...5, .yearly: 1...53][frequency]
        var days: [OrdinalDay] = []
        if Int.random(in: 0..<100, using: &random) < 45 {
            for weekday in Weekday.allCases where Int.random(in: 0..<3, using: &random) == 0 {
                let sign = Bool.random(using: &random) ? 1 : -1
                let ordinal = Bool.random(using: &random) ? ordinals.map { sign * Int.random(in: $0, using: &random) } : nil
                days.append(OrdinalDay(ordinal: ordinal, weekday: weekday))
            }
        }
        let isTimed = !start.isDate
        let hours = part(isTimed ? 30 : 0, 0...23)
        let months = part(30, 1...12, most: 6)
        let monthDays = part(30, 1...31, negative: true, most: 8)
        let yearDays = part(10, 1...366, negative: true, most: 20)
        let others = [hours, months, monthDays, yearDays, weekNumbers, days.map { $0.weekday.rawValue }]
        let positions = others.contains { !$0.isEmpty } ? part(25, 1...(subdaily ? 2 : 6), negative: true) : []
        let end: End
        switch Int.random(in: 0..<5, using: &random) {
        case 0: end = .count(Int.random(in: 1...40, using: &random))
        case 1:
            let last = LocalTime(
                secondsSinceEpoch: start.local.secondsSinceEpoch + Int.random(in: 0...40_000_000, using: &random))
            end = .until(start.isDate ? .day(last.day) : .time(last, Bool.random(using: &random) ? .utc : .floating))
        default: end = .never
        }
        let intervals = subdaily ? [1, 1, 2, 7, 24, 90, 61, 3600, 5000] : [1, 1, 2, 3, 5, 13]
        return try RecurrenceRule(
            frequency, interval: intervals.randomElement(using: &random) ?? 1, end: end,
            seconds: part(isTimed && frequency < .hourly ? 20 : 0, 0...59), minutes: part(isTimed ? 20 : 0, 0...59),
            hours: hours, days: days, monthDays: monthDays, yearDays: yearDays, weekNumbers: weekNumbers, months: months,
            positions: positions, weekStart: Weekday.allCases.randomElement(using: &random) ?? .monday)
    }
}

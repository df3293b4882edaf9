internal import CLibical
internal import Domain

/// An RRULE as libical read it: each part in order and without what stands twice, as in `RecurrenceRule`.
struct LibicalRule: Hashable, Sendable {
    /// `WEEKLY`.
    let frequency: String
    let interval: Int
    /// 0 without COUNT.
    let count: Int
    let until: LibicalTime?
    let weekStart: Weekday?
    let seconds: [Int]
    let minutes: [Int]
    let hours: [Int]
    let days: [RecurrenceRule.OrdinalDay]
    let monthDays: [Int]
    let yearDays: [Int]
    let weekNumbers: [Int]
    let months: [Int]
    let positions: [Int]

    init(_ rule: icalrecurrencetype) {
        frequency = icalrecur_freq_to_string(rule.freq).map { String(cString: $0) } ?? ""
        interval = Int(rule.interval)
        count = Int(rule.count)
        until = icaltime_is_null_time(rule.until) == 0 ? LibicalTime(rule.until, zone: nil) : nil
        weekStart = Weekday(rule.week_start)
        // A leap second is the second before it (RFC 5545 section 3.3.12).
        seconds = ordered(numbers(rule.by_second).map { min($0, 59) })
        minutes = ordered(numbers(rule.by_minute))
        hours = ordered(numbers(rule.by_hour))
        days = Set(
            numbers(rule.by_day).compactMap { code in
                let ordinal = Int(icalrecurrencetype_day_position(Int16(code)))
                return Weekday(icalrecurrencetype_day_day_of_week(Int16(code))).map {
                    RecurrenceRule.OrdinalDay(ordinal: ordinal == 0 ? nil : ordinal, weekday: $0)
                }
            }
        ).sorted()
        monthDays = ordered(numbers(rule.by_month_day))
        yearDays = ordered(numbers(rule.by_year_day))
        weekNumbers = ordered(numbers(rule.by_week_no))
        months = ordered(numbers(rule.by_month))
        positions = ordered(numbers(rule.by_set_pos))
    }

    /// Whether the other reading is the same rule.
    func isSame(as rule: RecurrenceRule) -> Bool {
        let isSameEnd =
            switch rule.end {
            case .never: count == 0 && until == nil
            case .count(let number): count == number && until == nil
            case .until(let last): count == 0 && until?.isSame(as: last) == true
            }
        return isSameEnd && frequency == rule.frequency.rawValue && interval == rule.interval && weekStart == rule.weekStart
            && seconds == rule.seconds && minutes == rule.minutes && hours == rule.hours && days == rule.days
            && monthDays == rule.monthDays && yearDays == rule.yearDays && weekNumbers == rule.weekNumbers
            && months == rule.months && positions == rule.positions
    }
}

extension LibicalRule {
    /// For messages: `FREQ=WEEKLY;COUNT=3;BYDAY=MO,TU`.
    var text: String {
        let parts: [(name: String, values: [String])] = [
            ("FREQ", [frequency]), ("INTERVAL", interval == 1 ? [] : ["\(interval)"]),
            ("COUNT", count == 0 ? [] : ["\(count)"]),
            ("UNTIL", until.map { [$0.local?.basic ?? "no date or time"] } ?? []),
            ("BYMONTH", months.map(\.description)), ("BYWEEKNO", weekNumbers.map(\.description)),
            ("BYYEARDAY", yearDays.map(\.description)), ("BYMONTHDAY", monthDays.map(\.description)),
            ("BYDAY", days.map(\.text)), ("BYHOUR", hours.map(\.description)), ("BYMINUTE", minutes.map(\.description)),
            ("BYSECOND", seconds.map(\.description)), ("BYSETPOS", positions.map(\.description)),
            ("WKST", weekStart == .monday ? [] : [weekStart?.icalendarCode ?? "?"]),
        ]
        return parts.filter { !$0.values.isEmpty }.map { "\($0)=\($1.joined(separator: ","))" }.joined(separator: ";")
    }
}

extension LibicalTime {
    /// Whether an UNTIL, which has no zone of its own, is the same.
    fileprivate func isSame(as until: Moment) -> Bool {
        local == until.local && isDate == until.isDate && isUTC == (until == .time(until.local, .utc))
    }
}

private func ordered(_ numbers: [Int]) -> [Int] { Set(numbers).sorted() }

/// What one of a rule's arrays holds, up to the mark that ends it.
private func numbers(_ part: some Any) -> [Int] {
    withUnsafeBytes(of: part) { bytes in
        bytes.assumingMemoryBound(to: Int16.self).prefix { $0 != Int16(ICAL_RECURRENCE_ARRAY_MAX.rawValue) }.map(Int.init)
    }
}

extension Weekday {
    /// nil for no weekday. libical's first is Sunday, 1.
    fileprivate init?(_ day: icalrecurrencetype_weekday) {
        if day == ICAL_NO_WEEKDAY { return nil }
        self.init(rawValue: (Int(day.rawValue) + 5) % 7)
    }
}

internal import Domain

extension RecurrenceRule {
    /// The rule as an RRULE's value; read back it is the same rule.
    ///
    /// What is as it would be anyway (INTERVAL=1, WKST=MO) is left out.
    package var text: String {
        var bytes: [UInt8] = []
        bytes.append(self)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension [UInt8] {
    /// A RECUR (RFC 5545 section 3.3.10).
    mutating func append(_ rule: RecurrenceRule) {
        append("FREQ=")
        append(contentsOf: rule.frequency.rawValue.utf8)
        if rule.interval > 1 { append(";INTERVAL=", [rule.interval]) }
        switch rule.end {
        case .never: break
        case .count(let count): append(";COUNT=", [count])
        case .until(let last):
            append(";UNTIL=")
            append(last)
        }
        append(";BYMONTH=", rule.months)
        append(";BYWEEKNO=", rule.weekNumbers)
        append(";BYYEARDAY=", rule.yearDays)
        append(";BYMONTHDAY=", rule.monthDays)
        if !rule.days.isEmpty {
            append(";BYDAY=")
            append(contentsOf: rule.days.map(\.text).joined(separator: ",").utf8)
        }
        append(";BYHOUR=", rule.hours)
        append(";BYMINUTE=", rule.minutes)
        append(";BYSECOND=", rule.seconds)
        append(";BYSETPOS=", rule.positions)
        if rule.weekStart != .monday {
            append(";WKST=")
            append(contentsOf: rule.weekStart.icalendarCode.utf8)
        }
    }

    /// A part with its numbers; nothing when there are none.
    private mutating func append(_ part: StaticString, _ numbers: [Int]) {
        guard !numbers.isEmpty else { return }
        append(part)
        for (index, number) in numbers.enumerated() {
            if index > 0 { append(UInt8(ascii: ",")) }
            append(contentsOf: String(number).utf8)
        }
    }
}

extension RecurrenceRule.OrdinalDay {
    /// `TU`, `2TU`, `-1FR`.
    var text: String { (ordinal.map(String.init) ?? "") + weekday.icalendarCode }
}

extension Moment {
    /// `20270126`, `20270126T130000`, or with `Z` in UTC; another zone is for a TZID to tell.
    package var basic: String {
        var bytes: [UInt8] = []
        bytes.append(self)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// In UTC where it has a zone, as an UNTIL must be.
    var withoutZone: Moment {
        switch self {
        case .day, .time(_, .floating), .time(_, .utc): self
        case .time(let time, let zone): .time(Zone.utc.local(zone.instant(time)), .utc)
        }
    }
}

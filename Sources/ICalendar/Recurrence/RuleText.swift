internal import Domain

extension RecurrenceRule {
    /// The rule as an RRULE's value; read back it is the same rule.
    ///
    /// What is as it would be anyway (INTERVAL=1, WKST=MO) is left out.
    package var text: String {
        var text = "FREQ=" + frequency.rawValue
        func add(_ name: String, _ values: [String]) {
            if !values.isEmpty { text += ";\(name)=" + values.joined(separator: ",") }
        }
        add("INTERVAL", interval == 1 ? [] : ["\(interval)"])
        switch end {
        case .never: break
        case .count(let count): add("COUNT", ["\(count)"])
        case .until(let last): add("UNTIL", [last.basic])
        }
        add("BYMONTH", months.map(String.init))
        add("BYWEEKNO", weekNumbers.map(String.init))
        add("BYYEARDAY", yearDays.map(String.init))
        add("BYMONTHDAY", monthDays.map(String.init))
        add("BYDAY", days.map(\.text))
        add("BYHOUR", hours.map(String.init))
        add("BYMINUTE", minutes.map(String.init))
        add("BYSECOND", seconds.map(String.init))
        add("BYSETPOS", positions.map(String.init))
        add("WKST", weekStart == .monday ? [] : [weekStart.icalendarCode])
        return text
    }
}

extension RecurrenceRule.OrdinalDay {
    /// `TU`, `2TU`, `-1FR`.
    var text: String { (ordinal.map(String.init) ?? "") + weekday.icalendarCode }
}

extension Moment {
    /// `20270126`, `20270126T130000`, or with `Z` in UTC; another zone is for a TZID to tell.
    package var basic: String {
        switch self {
        case .day(let day): day.basic
        case .time(let time, let zone): time.basic + (zone == .utc ? "Z" : "")
        }
    }

    /// In UTC where it has a zone, as an UNTIL must be.
    var withoutZone: Moment {
        switch self {
        case .day, .time(_, .floating), .time(_, .utc): self
        case .time(let time, let zone): .time(Zone.utc.local(zone.instant(time)), .utc)
        }
    }
}

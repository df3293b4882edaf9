// Dates and times as people write them.

extension Wording {
    public func text(of weekday: Weekday) -> String {
        let names =
            switch self {
            case .swedish: ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
            case .english: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
            }
        return names[weekday.rawValue]
    }

    /// `tis`.
    public func shortText(of weekday: Weekday) -> String { String(text(of: weekday).prefix(3)) }

    /// `tisdagar`.
    public func recurring(_ weekday: Weekday) -> String {
        text(of: weekday) + (self == .swedish ? "ar" : "s")
    }

    /// `tis 26 jan 2027`.
    public func text(of day: Day) -> String { "\(shortText(of: day.weekday)) \(shortText(of: day)) \(day.year)" }

    /// `26 jan`.
    public func shortText(of day: Day) -> String { "\(day.parts.day) \(shortMonth(of: day))" }

    /// `26 januari 2027`.
    public func longText(of day: Day) -> String { "\(day.parts.day) \(month(of: day)) \(day.year)" }

    /// `25–31 jan`, `29 mars–4 apr`; one date alone when both are the same.
    public func span(_ from: Day, _ to: Day) -> String {
        if from == to { return shortText(of: from) }
        let isSameMonth = from.parts.month == to.parts.month && from.year == to.year
        return "\(isSameMonth ? String(from.parts.day) : shortText(of: from))–\(shortText(of: to))"
    }

    /// `v. 4`: the ISO week that the date lies in.
    public func week(of day: Day) -> String { "\(self == .swedish ? "v." : "week") \(day.isoWeek.week)" }

    /// `tis 17:30`.
    public func text(of time: WeeklyTime) -> String { "\(shortText(of: time.weekday)) \(time.start.text)" }

    private func month(of day: Day) -> String { name(ofMonth: day.parts.month) }

    /// `januari`; January is 1.
    ///
    /// - Precondition: the month is 1...12.
    package func name(ofMonth month: Int) -> String {
        let names =
            switch self {
            case .swedish:
                [
                    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
                    "november", "december",
                ]
            case .english:
                [
                    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                    "November", "December",
                ]
            }
        return names[month - 1]
    }

    /// Swedish months are cut to three letters, save those of four that keep them.
    private func shortMonth(of day: Day) -> String {
        let name = month(of: day)
        return self == .swedish && name.utf8.count <= 4 ? name : String(name.prefix(3))
    }
}

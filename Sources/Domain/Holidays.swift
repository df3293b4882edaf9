/// A date when no group meets, or that people tend to take off.
public struct Holiday: Hashable, Sendable {
    /// Why the date is free, or nearly.
    public enum Kind: Hashable, Sendable {
        /// A public holiday (lag 1989:253 om allmänna helgdagar), Sundays apart.
        case holiday
        /// Midsommarafton, julafton, nyårsafton: equated with Sundays by semesterlagen (1977:480) 3 a and 7 §.
        case eve
        /// Klämdag: a weekday between two free days of which one at least is a holiday or an eve (a convention, not a law).
        case squeeze
    }

    public let day: Day
    public let kind: Kind
    /// The Swedish name.
    public let name: String

    public init(day: Day, kind: Kind, name: String) {
        self.day = day
        self.kind = kind
        self.name = name
    }
}

/// The Swedish calendar, by rule.
public enum Holidays {
    /// Public holidays, eves and squeeze days of a year, in order of date.
    ///
    /// When two fall on one date (nationaldagen on pingstdagen) both are listed.
    /// - Returns: an empty list outside the Gregorian years 1583-9999.
    public static func of(_ year: Int) -> [Holiday] {
        let free = free(year)
        // A squeeze day can lie between this year's last free day and the next year's first.
        let known = Set((Holidays.free(year - 1) + free + Holidays.free(year + 1)).map(\.day))
        let isFree = { (day: Day) in known.contains(day) || day.weekday >= .saturday }
        let squeezed = Set(known.flatMap { [$0 - 1, $0 + 1] }).filter { day in
            day.year == year && !isFree(day) && isFree(day - 1) && isFree(day + 1)
        }
        return (free + squeezed.map { Holiday(day: $0, kind: .squeeze, name: "Klämdag") })
            .sorted { ($0.day, $0.name) < ($1.day, $1.name) }
    }

    /// Whether a date is a public holiday or an eve, Sundays apart.
    public static func isFree(_ day: Day) -> Bool { free(day.year).contains { $0.day == day } }

    private static func free(_ year: Int) -> [Holiday] {
        guard let easter = easterSunday(year) else { return [] }
        let fixed: [(Int, Int, Holiday.Kind, String)] = [
            (1, 1, .holiday, "Nyårsdagen"), (1, 6, .holiday, "Trettondedag jul"), (5, 1, .holiday, "Första maj"),
            (6, 6, .holiday, "Sveriges nationaldag"), (12, 24, .eve, "Julafton"), (12, 25, .holiday, "Juldagen"),
            (12, 26, .holiday, "Annandag jul"), (12, 31, .eve, "Nyårsafton"),
        ]
        let byEaster: [(Int, String)] = [
            (-2, "Långfredagen"), (0, "Påskdagen"), (1, "Annandag påsk"), (39, "Kristi himmelsfärdsdag"), (49, "Pingstdagen"),
        ]
        var all = fixed.compactMap { month, day, kind, name in
            Day(year: year, month: month, day: day).map { Holiday(day: $0, kind: kind, name: name) }
        }
        all += byEaster.map { Holiday(day: easter + $0, kind: .holiday, name: $1) }
        if let from = Day(year: year, month: 6, day: 20) {
            let midsummer = firstSaturday(from: from)
            all += [
                Holiday(day: midsummer - 1, kind: .eve, name: "Midsommarafton"),
                Holiday(day: midsummer, kind: .holiday, name: "Midsommardagen"),
            ]
        }
        if let from = Day(year: year, month: 10, day: 31) {
            all.append(Holiday(day: firstSaturday(from: from), kind: .holiday, name: "Alla helgons dag"))
        }
        return all.sorted { $0.day < $1.day }
    }

    private static func firstSaturday(from day: Day) -> Day { day + (Weekday.saturday.rawValue - day.weekday.rawValue + 7) % 7 }

    /// Easter Sunday of the Gregorian calendar. Source: the anonymous computus published in Nature, 20 April 1876.
    public static func easterSunday(_ year: Int) -> Day? {
        guard (1583...9999).contains(year) else { return nil }
        let a = year % 19, b = year / 100, c = year % 100
        let d = b / 4, e = b % 4, g = (8 * b + 13) / 25
        let h = (19 * a + b - d - g + 15) % 30
        let i = c / 4, k = c % 4
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 19 * l) / 433
        let month = (h + l - 7 * m + 90) / 25
        return Day(year: year, month: month, day: (h + l - 7 * m + 33 * month + 19) % 32)
    }
}

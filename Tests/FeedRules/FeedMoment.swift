internal import Foundation

/// A DATE or DATE-TIME of a feed, as it is written.
struct FeedMoment: Hashable, Comparable {
    enum Form: Hashable {
        case date, utc, floating
        case zoned(String)
    }

    let day: CivilDay
    /// After midnight on the clock on the wall.
    let seconds: Int
    let form: Form

    init(day: CivilDay, seconds: Int, form: Form) {
        (self.day, self.seconds, self.form) = (day, seconds, form)
    }

    /// nil when it is no such value, or no such day exists.
    init?(_ text: some StringProtocol, zone: String?) {
        let isUTC = text.hasSuffix("Z")
        let parts = (isUTC ? String(text.dropLast()) : String(text)).split(separator: "T", omittingEmptySubsequences: false)
        guard let date = parts.first, let day = CivilDay(digits: date) else { return nil }
        self.day = day
        if parts.count == 1, !isUTC {
            (seconds, form) = (0, .date)
            return
        }
        guard parts.count == 2, parts[1].utf8.count == 6, let clock = number(parts[1]), clock < 24_00_00,
            clock / 100 % 100 < 60, clock % 100 < 60
        else { return nil }
        seconds = clock / 10000 * 3600 + clock / 100 % 100 * 60 + clock % 100
        form = isUTC ? .utc : zone.map(Form.zoned) ?? .floating
    }

    /// Seconds since 1970 as the clock on the wall counts.
    var wall: Int { day.number * 86400 + seconds }

    /// Seconds since 1970 in UTC, by Foundation's zones; a date and a floating time count as Stockholm's.
    var instant: Int {
        let zone: TimeZone? =
            switch form {
            case .utc: nil
            case .zoned("Europe/Stockholm"), .date, .floating: stockholm
            case .zoned(let name): TimeZone(identifier: name)
            }
        guard let zone else { return wall }
        var guess = wall
        for _ in 0..<2 { guess = wall - zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(guess))) }
        return guess
    }

    func adding(days: Int) -> FeedMoment { FeedMoment(day: day + days, seconds: seconds, form: form) }

    static func < (a: FeedMoment, b: FeedMoment) -> Bool { a.wall < b.wall }
}

let stockholm = TimeZone(identifier: "Europe/Stockholm")

/// A day of the Gregorian calendar, counted from 1970-01-01.
package struct CivilDay: Hashable, Comparable {
    let number: Int

    init(number: Int) { self.number = number }

    /// Reads `2027-01-26`.
    package init?(iso: String) { self.init(digits: iso.replacingOccurrences(of: "-", with: "")) }

    /// Reads `20270126`; nil when no such day exists.
    init?(digits: some StringProtocol) {
        guard digits.utf8.count == 8, let all = FeedRules.number(digits) else { return nil }
        self.init(year: all / 10000, month: all / 100 % 100, day: all % 100)
    }

    init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...CivilDay.length(ofMonth: month, year)).contains(day) else { return nil }
        // Years are counted from March, so that a leap day ends one.
        let years = month > 2 ? year : year - 1
        let months = (month + 9) % 12
        number = 365 * years + years / 4 - years / 100 + years / 400 + (153 * months + 2) / 5 + day - 1 - 719_468
    }

    private static func length(ofMonth month: Int, _ year: Int) -> Int {
        let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// 0 for Monday.
    var weekday: Int { (number % 7 + 10) % 7 }

    package static func + (day: CivilDay, days: Int) -> CivilDay { CivilDay(number: day.number + days) }
    package static func - (a: CivilDay, b: CivilDay) -> Int { a.number - b.number }
    package static func < (a: CivilDay, b: CivilDay) -> Bool { a.number < b.number }

    /// The last Sunday of a month with 31 days.
    static func lastSunday(_ year: Int, month: Int) -> CivilDay? {
        CivilDay(year: year, month: month, day: 31).map { $0 + -(($0.weekday + 1) % 7) }
    }
}

/// A number of ASCII digits alone; nil with a sign, or with anything else.
func number(_ text: some StringProtocol) -> Int? {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
}

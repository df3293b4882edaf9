/// Local time in Europe/Stockholm: UTC+1, and UTC+2 from the last Sunday in March to the last Sunday in October,
/// changing at 01:00 UTC (directive 2000/84/EC; the same rule since 1996; until 1995 summer time ended in September).
///
/// Exact for 1980 and later, for as long as the directive stands, and without summer time back to 1900 but for the summer
/// of 1916.
public enum Stockholm {
    /// The name in the tz database (IANA).
    public static let identifier = "Europe/Stockholm"

    /// Seconds east of UTC.
    public static func offset(at instant: Instant) -> Int {
        let (year, month, _) = Day(number: floorDivide(instant.seconds, 86_400)).parts
        switch month {
        case 11, 12, 1, 2: return 3600
        case 5...8: return year < firstSummer ? 3600 : 7200
        default:
            guard let (begins, ends) = summerTime(year: year) else { return 3600 }
            return begins <= instant && instant < ends ? 7200 : 3600
        }
    }

    /// The instant of a local time.
    ///
    /// A time in the spring gap takes the offset from before the gap; a time that occurs twice in the autumn is the
    /// first of the two (RFC 5545 section 3.3.5).
    public static func instant(_ day: Day, _ time: ClockTime) -> Instant {
        instant(onWall: day.number * 86_400 + time.minutes * 60)
    }

    /// The instant of a local time.
    ///
    /// - Parameter seconds: by the clock on the wall, since 1970-01-01T00:00:00.
    package static func instant(onWall seconds: Int) -> Instant {
        let asSummer = Instant(seconds: seconds - 7200)
        return offset(at: asSummer) == 7200 ? asSummer : Instant(seconds: seconds - 3600)
    }

    /// The local date and the second of the day, as a clock shows it: 0..<86,400, also on days of 23 or 25 hours.
    public static func local(_ instant: Instant) -> (day: Day, secondOfDay: Int) {
        let seconds = instant.seconds + offset(at: instant)
        let day = floorDivide(seconds, 86_400)
        return (Day(number: day), seconds - day * 86_400)
    }

    private static let firstSummer = 1980

    /// The instants when summer time begins and ends in a year; nil in years without.
    public static func summerTime(year: Int) -> (begins: Instant, ends: Instant)? {
        guard year >= firstSummer,
            let begins = Day(year: year, month: year == firstSummer ? 4 : 3, day: year == firstSummer ? 6 : 31),
            let ends = year < 1996 ? Day(year: year, month: 9, day: 30) : Day(year: year, month: 10, day: 31)
        else { return nil }
        let atSunday = { (last: Day) in Instant(seconds: (last - (last.weekday.rawValue + 1) % 7).number * 86_400 + 3600) }
        return (atSunday(begins), atSunday(ends))
    }

    /// `2027-03-28T13:00:00+02:00` (RFC 3339).
    public static func text(_ instant: Instant) -> String {
        let (day, second) = local(instant)
        let offset = offset(at: instant) / 3600
        return
            "\(day.iso)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))+\(padded(offset, 2)):00"
    }
}

/// Rounded down.
///
/// - Precondition: `b` is more than 0.
package func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }

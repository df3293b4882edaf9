/// Local time in Europe/Stockholm: UTC+1, and UTC+2 from the last Sunday in March to the last Sunday in October,
/// changing at 01:00 UTC (directive 2000/84/EC; the same rule since 1996).
///
/// Exact for 1996 and later, for as long as the directive stands.
public enum Stockholm {
    /// The name in the tz database (IANA).
    public static let identifier = "Europe/Stockholm"

    /// Seconds east of UTC.
    public static func offset(at instant: Instant) -> Int {
        let day = Day(number: floorDivide(instant.seconds, 86_400))
        guard let (summer, winter) = summerTime(year: day.year) else { return 3600 }
        return summer <= instant && instant < winter ? 7200 : 3600
    }

    /// The instant of a local time.
    ///
    /// A time in the spring gap takes the offset from before the gap; a time that occurs twice in the autumn is the
    /// first of the two (RFC 5545 section 3.3.5).
    public static func instant(_ day: Day, _ time: ClockTime) -> Instant {
        let local = day.number * 86_400 + time.minutes * 60
        let asSummer = Instant(seconds: local - 7200)
        if offset(at: asSummer) == 7200 { return asSummer }
        return Instant(seconds: local - 3600)
    }

    /// The local date and the second of the day, as a clock shows it: 0..<86,400, also on days of 23 or 25 hours.
    public static func local(_ instant: Instant) -> (day: Day, secondOfDay: Int) {
        let seconds = instant.seconds + offset(at: instant)
        let day = floorDivide(seconds, 86_400)
        return (Day(number: day), seconds - day * 86_400)
    }

    /// The instants when summer time begins and ends in a year.
    public static func summerTime(year: Int) -> (begins: Instant, ends: Instant)? {
        guard let march = Day(year: year, month: 3, day: 31), let october = Day(year: year, month: 10, day: 31) else {
            return nil
        }
        let sunday = { (last: Day) in last - (last.weekday.rawValue + 1) % 7 }
        return (
            Instant(seconds: sunday(march).number * 86_400 + 3600), Instant(seconds: sunday(october).number * 86_400 + 3600)
        )
    }

    /// `2027-03-28T13:00:00+02:00` (RFC 3339).
    public static func text(_ instant: Instant) -> String {
        let (day, second) = local(instant)
        let offset = offset(at: instant) / 3600
        return
            "\(day.iso)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))+\(padded(offset, 2)):00"
    }

    static func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
}

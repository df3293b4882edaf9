/// A calendar date in the proleptic Gregorian calendar, as days since 1970-01-01.
public struct Day: Hashable, Comparable, Sendable {
    public let number: Int

    public init(number: Int) { self.number = number }

    /// The date, or nil when no such date exists (31 February).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...Day.length(of: month, year)).contains(day) else {
            return nil
        }
        self.init(existing: year, month, day)
    }

    /// The nearest date that exists: 31 February is 28 or 29 February.
    public init(clamping year: Int, _ month: Int, _ day: Int) {
        let year = min(max(year, 1), 9999)
        let month = min(max(month, 1), 12)
        self.init(existing: year, month, min(max(day, 1), Day.length(of: month, year)))
    }

    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
    private init(existing year: Int, _ month: Int, _ day: Int) {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// As people count: the month and the day from 1.
    public var parts: (year: Int, month: Int, day: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// In the proleptic Gregorian calendar.
    public var year: Int { parts.year }

    /// By ISO 8601, whose weeks run on without a break through all dates.
    public var weekday: Weekday {
        let index = (number + 3) % 7  // 1970-01-01 was a Thursday
        return Weekday.allCases[index < 0 ? index + 7 : index]
    }

    /// The Monday of the week, which in ISO 8601 is the week's first day.
    public var monday: Day { self - weekday.rawValue }

    /// Week number and its year by ISO 8601: week 1 is the one with the year's first Thursday.
    public var isoWeek: (year: Int, week: Int) {
        let thursday = monday + 3
        let year = thursday.year
        guard let newYear = Day(year: year, month: 1, day: 1) else { return (year, 1) }
        return (year, (thursday - newYear) / 7 + 1)
    }

    /// `2027-03-28`.
    public var iso: String {
        let (year, month, day) = parts
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Parses `2027-03-28`, and nothing else.
    public init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = wholeNumber(bytes[0..<4]), let month = wholeNumber(bytes[5..<7]), let day = wholeNumber(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package static func isLeap(_ year: Int) -> Bool { (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 }

    /// Days in a month, 1...12.
    package static func length(of month: Int, _ year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
    public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
    public static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
    public static func - (a: Day, b: Day) -> Int { a.number - b.number }
}

/// Monday first, as in ISO 8601.
public enum Weekday: Int, CaseIterable, Hashable, Comparable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    public static func < (a: Weekday, b: Weekday) -> Bool { a.rawValue < b.rawValue }
}

/// Local time of day, as minutes since midnight: 0...1440, where 1440 is the end of the day.
public struct ClockTime: Hashable, Comparable, Sendable {
    public let minutes: Int

    /// - Returns: nil outside 0...1440.
    public init?(minutes: Int) {
        guard (0...1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// The nearest time that exists.
    public init(clamping minutes: Int) { self.minutes = min(max(minutes, 0), 1440) }

    /// Parses `17:30` (also `9:00` and `17.30`, as people write).
    public init?(_ text: String) {
        let parts = text.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            let hour = wholeNumber(parts[0]), let minute = wholeNumber(parts[1]), minute < 60
        else { return nil }
        self.init(minutes: hour * 60 + minute)
    }

    /// `17:30`.
    public var text: String { "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))" }

    public static func < (a: ClockTime, b: ClockTime) -> Bool { a.minutes < b.minutes }
}

/// A weekday and a time of day.
public struct WeeklyTime: Hashable, Comparable, Sendable {
    public let weekday: Weekday
    public let start: ClockTime

    public init(_ weekday: Weekday, _ start: ClockTime) {
        self.weekday = weekday
        self.start = start
    }

    public static func < (a: WeeklyTime, b: WeeklyTime) -> Bool { (a.weekday, a.start) < (b.weekday, b.start) }
}

/// A point in time, as seconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
    public let seconds: Int

    public init(seconds: Int) { self.seconds = seconds }

    public static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }
}

/// The time from `start` up to, not including, `end`.
public struct Interval: Hashable, Comparable, Sendable {
    public let start: Instant
    public let end: Instant

    /// - Returns: nil unless `start < end`.
    public init?(_ start: Instant, _ end: Instant) {
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    /// Whether they share time; two that touch do not.
    public func overlaps(_ other: Interval) -> Bool { start < other.end && other.start < end }

    public static func < (a: Interval, b: Interval) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// With zeros before it, to at least `width` digits.
///
/// - Precondition: the number is not negative.
package func padded(_ number: Int, _ width: Int, radix: Int = 10) -> String {
    let text = String(number, radix: radix)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

/// The number that one to nine ASCII digits write; nil for anything else.
package func wholeNumber(_ bytes: some Collection<UInt8>) -> Int? {
    var value = 0
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    for byte in bytes {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
}

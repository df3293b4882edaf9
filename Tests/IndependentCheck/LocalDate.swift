package import Foundation

func timeZone(_ identifier: String) -> TimeZone {
    guard let zone = TimeZone(identifier: identifier) else { fatalError("Foundation has no time zone \(identifier)") }
    return zone
}

let stockholm = timeZone("Europe/Stockholm")

private func calendar(in zone: TimeZone) -> Calendar {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = zone
    return calendar
}

private let plain = calendar(in: timeZone("UTC"))

/// A date without a zone. All arithmetic is Foundation's.
package struct LocalDate: Hashable, Comparable {
    private let midnight: Date

    private init(midnight: Date) { self.midnight = midnight }

    /// Reads `2027-03-28` or `20270328`; nil when no such date exists.
    package init?(_ text: String) {
        let digits = text.replacingOccurrences(of: "-", with: "")
        guard digits.count == 8, let number = Int(digits) else { return nil }
        let components = DateComponents(year: number / 10000, month: number / 100 % 100, day: number % 100)
        guard let date = plain.date(from: components) else { return nil }
        midnight = date
        guard self.text.replacingOccurrences(of: "-", with: "") == digits else { return nil }
    }

    /// The date in a zone at an instant.
    init(_ instant: Date, in zone: TimeZone) {
        let parts = calendar(in: zone).dateComponents([.year, .month, .day], from: instant)
        midnight = plain.date(from: parts) ?? instant
    }

    var year: Int { plain.component(.year, from: midnight) }
    var month: Int { plain.component(.month, from: midnight) }
    var day: Int { plain.component(.day, from: midnight) }
    /// 0 for Monday.
    var weekday: Int { (plain.component(.weekday, from: midnight) + 5) % 7 }
    /// ISO 8601 week number.
    var week: Int { plain.component(.weekOfYear, from: midnight) }
    var monday: LocalDate { self + -weekday }
    var daysInMonth: Int { plain.range(of: .day, in: .month, for: midnight)?.count ?? 0 }

    /// `2027-03-28`.
    package var text: String { String(format: "%04d-%02d-%02d", year, month, day) }

    /// The instant of a local time of day, where 24:00 is midnight of the next date.
    func at(seconds: Int, in zone: TimeZone = stockholm) -> Date {
        if seconds >= 86400 { return (self + seconds / 86400).at(seconds: seconds % 86400, in: zone) }
        let components = DateComponents(
            year: year, month: month, day: day, hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60)
        guard let instant = calendar(in: zone).date(from: components) else { fatalError("no instant for \(text)") }
        return instant
    }

    package static func < (a: LocalDate, b: LocalDate) -> Bool { a.midnight < b.midnight }
    static func + (date: LocalDate, days: Int) -> LocalDate {
        guard let next = plain.date(byAdding: .day, value: days, to: date.midnight) else {
            fatalError("no date \(days) days on")
        }
        return LocalDate(midnight: next)
    }
    static func - (a: LocalDate, b: LocalDate) -> Int {
        plain.dateComponents([.day], from: b.midnight, to: a.midnight).day ?? 0
    }
}

/// `2027-03-28T13:00:00+02:00`, in Stockholm.
package func stamp(_ instant: Date) -> String {
    let parts = calendar(in: stockholm).dateComponents([.hour, .minute, .second], from: instant)
    let offset = stockholm.secondsFromGMT(for: instant) / 60
    return LocalDate(instant, in: stockholm).text
        + String(
            format: "T%02d:%02d:%02d+%02d:%02d", parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0, offset / 60, offset % 60
        )
}

/// From `start` up to, not including, `end`.
package struct Span: Hashable {
    package let start: Date
    package let end: Date

    /// One that ends when the other begins does not clash.
    func clashes(with other: Span) -> Bool { start < other.end && other.start < end }
}

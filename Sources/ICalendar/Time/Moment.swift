package import Domain

/// A DATE or a DATE-TIME (RFC 5545 sections 3.3.4 and 3.3.5).
package enum Moment: Hashable, Sendable {
    case day(Day)
    case time(LocalTime, Zone)

    /// - Parameter zone: of a time without `Z`.
    package init(_ text: String, zone: Zone) throws(ValueFault) {
        let bytes = Array(text.utf8)
        switch bytes.count {
        case 8: self = .day(try date(bytes[...], in: text))
        case 15, 16:
            guard bytes[8] == UInt8(ascii: "T"), bytes.count == 15 || bytes[15] == UInt8(ascii: "Z") else {
                throw malformed(text)
            }
            self = .time(
                LocalTime(day: try date(bytes[..<8], in: text), second: try timeOfDay(bytes[9..<15], in: text)),
                bytes.count == 16 ? .utc : zone)
        default: throw malformed(text)
        }
    }

    package var isDate: Bool { if case .day = self { true } else { false } }

    /// Midnight of a date.
    package var local: LocalTime {
        switch self {
        case .day(let day): LocalTime(day: day, second: 0)
        case .time(let time, _): time
        }
    }

    /// A date begins at midnight in Stockholm.
    package var instant: Instant {
        switch self {
        case .day: Zone.stockholm.instant(local)
        case .time(let time, let zone): zone.instant(time)
        }
    }

    /// Its date; of a time in UTC, that in Stockholm.
    var day: Day {
        if case .time(_, .utc) = self { Stockholm.local(instant).day } else { local.day }
    }

    /// The same on another date and time of day.
    package func at(_ time: LocalTime) -> Moment {
        switch self {
        case .day: .day(time.day)
        case .time(_, let zone): .time(time, zone)
        }
    }
}

extension Moment {
    /// For messages: `2027-01-26`, or in Stockholm `2027-01-26 13:00`.
    var told: String { isDate ? local.day.iso : Moment.told(instant) }

    /// In Stockholm: `2027-01-26 13:00`, with seconds where there are some.
    static func told(_ instant: Instant) -> String {
        let text = Stockholm.text(instant).prefix(19).replacing("T", with: " ")
        return text.hasSuffix(":00") ? String(text.dropLast(3)) : String(text)
    }
}

private func date(_ bytes: ArraySlice<UInt8>, in text: String) throws(ValueFault) -> Day {
    guard let number = wholeNumber(bytes) else { throw malformed(text) }
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    guard (1...12).contains(month), year > 0 else {
        throw ValueFault("\(shown(text)): there is no month \(month) of year \(year)")
    }
    guard let date = Day(year: year, month: month, day: day) else {
        throw ValueFault("\(shown(text)): there is no \(day) \(Wording.english.name(ofMonth: month)) \(year)")
    }
    return date
}

private func timeOfDay(_ bytes: ArraySlice<UInt8>, in text: String) throws(ValueFault) -> Int {
    guard let number = wholeNumber(bytes) else { throw malformed(text) }
    let (hour, minute, second) = (number / 10_000, number / 100 % 100, number % 100)
    guard hour < 24, minute < 60, second <= 60 else {
        throw ValueFault("\(shown(text)): the time of day is beyond 23:59:59")
    }
    // A leap second is read as the one before (section 3.3.12).
    return hour * 3600 + minute * 60 + min(second, 59)
}

private func malformed(_ text: String) -> ValueFault {
    ValueFault("\(shown(text)) is not a date such as 20270126 or a time such as 20270126T130000")
}

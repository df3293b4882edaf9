package import Domain

extension RecurrenceRule {
    package init(frequency: Frequency, interval: Int = 1, end: End = .never, days: [OrdinalDay] = []) {
        self.frequency = frequency
        self.interval = interval
        self.end = end
        self.days = days
    }

    package var text: String {
        var text = "FREQ=" + frequency.rawValue
        if interval > 1 { text += ";INTERVAL=\(interval)" }
        switch end {
        case .never: break
        case .count(let count): text += ";COUNT=\(count)"
        case .until(.day(let day)): text += ";UNTIL=" + day.basic
        case .until(.time(let time, let zone)): text += ";UNTIL=" + time.basic + (zone == .utc ? "Z" : "")
        }
        if !days.isEmpty {
            text +=
                ";BYDAY=" + days.map { ($0.ordinal.map(String.init) ?? "") + $0.weekday.icalendarCode }.joined(separator: ",")
        }
        return text
    }
}
extension RecurrenceRule.OrdinalDay {
    package init(_ weekday: Weekday) { self.init(ordinal: nil, weekday: weekday) }
}

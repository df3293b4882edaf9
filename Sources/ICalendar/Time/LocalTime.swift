package import Domain

/// A date and a time of day in whatever zone the context says; ordered by the clock on the wall.
package struct LocalTime: Hashable, Comparable, Sendable {
    package let day: Day
    /// 0..<86400.
    package let second: Int

    package init(day: Day, second: Int) {
        self.day = day
        self.second = second
    }

    /// From the wall's seconds since 1970-01-01T00:00:00.
    package init(secondsSinceEpoch seconds: Int) {
        let second = (seconds % 86_400 + 86_400) % 86_400
        self.init(day: Day(number: (seconds - second) / 86_400), second: second)
    }

    /// Midnight at the end of the day (`24:00`) is the next day's first second.
    package init(_ day: Day, _ time: ClockTime) {
        self.init(secondsSinceEpoch: day.number * 86_400 + time.minutes * 60)
    }

    package var secondsSinceEpoch: Int { day.number * 86_400 + second }

    /// `20270126T130000`.
    package var basic: String {
        var bytes: [UInt8] = []
        bytes.append(self)
        return String(decoding: bytes, as: UTF8.self)
    }

    package static func < (a: LocalTime, b: LocalTime) -> Bool { (a.day, a.second) < (b.day, b.second) }
}

extension Day {
    /// `20270126`.
    package var basic: String {
        var bytes: [UInt8] = []
        bytes.append(self)
        return String(decoding: bytes, as: UTF8.self)
    }
}

package import Domain

/// How long an event lasts, from where it begins.
package struct Length: Hashable, Sendable {
    /// Days by the calendar, and exact seconds after them (RFC 5545 section 3.3.6).
    package let days: Int
    package let seconds: Int

    package init(days: Int = 0, seconds: Int = 0) {
        self.days = days
        self.seconds = seconds
    }

    /// - Parameter text: a DURATION: `PT1H30M`, `P1D`, `P2W`.
    package init(_ text: String) throws(ValueFault) {
        let malformed = ValueFault("\(shown(text)) is not a length of time such as PT1H30M or P1D")
        var rest = Array(text.utf8)[...]
        if rest.first == UInt8(ascii: "-") { throw ValueFault("\(shown(text)): an event cannot end before it begins") }
        if rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty else { throw malformed }
        var days = 0
        var seconds = 0
        var units: [UInt8] = [UInt8(ascii: "W"), UInt8(ascii: "D")]
        var inTime = false
        while !rest.isEmpty {
            if rest.first == UInt8(ascii: "T"), !inTime, rest.count > 1 {
                inTime = true
                rest.removeFirst()
                units = [UInt8(ascii: "H"), UInt8(ascii: "M"), UInt8(ascii: "S")]
            }
            let digits = rest.prefix(while: isDigit)
            rest = rest.dropFirst(digits.count)
            guard let number = wholeNumber(digits), let unit = rest.popFirst(), let place = units.firstIndex(of: unit) else {
                throw malformed
            }
            units.removeFirst(place + 1)
            switch (inTime, unit) {
            case (false, UInt8(ascii: "W")): days += number * 7
            case (false, _): days += number
            case (true, UInt8(ascii: "H")): seconds += number * 3600
            case (true, UInt8(ascii: "M")): seconds += number * 60
            default: seconds += number
            }
        }
        guard days <= Length.mostDays, seconds <= Length.mostDays * 86_400 else {
            throw ValueFault("\(shown(text)) is longer than ten years")
        }
        self.init(days: days, seconds: seconds)
    }

    static let mostDays = 3653
}

extension Moment {
    /// When something of a length that begins here ends.
    package func end(after length: Length) -> Instant {
        let time = LocalTime(day: local.day + length.days, second: local.second)
        return Instant(seconds: at(time).instant.seconds + length.seconds)
    }
}

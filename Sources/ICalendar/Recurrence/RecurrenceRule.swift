package import Domain

/// An RRULE (RFC 5545 section 3.3.10).
package struct RecurrenceRule: Hashable, Sendable {
    package enum Frequency: String, CaseIterable, Hashable, Comparable, Sendable {
        case secondly = "SECONDLY"
        case minutely = "MINUTELY"
        case hourly = "HOURLY"
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"

        private var rank: Int { Frequency.allCases.firstIndex(of: self) ?? 0 }
        package static func < (a: Frequency, b: Frequency) -> Bool { a.rank < b.rank }
    }

    package enum End: Hashable, Sendable {
        case never
        case count(Int)
        case until(Moment)
    }

    /// A weekday; the ordinal picks one of the month's or the year's, from the end when negative.
    package struct OrdinalDay: Hashable, Sendable {
        package let ordinal: Int?
        package let weekday: Weekday
    }

    package internal(set) var frequency: Frequency
    package internal(set) var interval = 1
    package internal(set) var end = End.never
    package internal(set) var seconds: [Int] = []
    package internal(set) var minutes: [Int] = []
    package internal(set) var hours: [Int] = []
    package internal(set) var days: [OrdinalDay] = []
    package internal(set) var monthDays: [Int] = []
    package internal(set) var yearDays: [Int] = []
    package internal(set) var weekNumbers: [Int] = []
    package internal(set) var months: [Int] = []
    package internal(set) var positions: [Int] = []
    package internal(set) var weekStart = Weekday.monday
}

extension RecurrenceRule {
    /// - Throws: the first thing wrong with the rule, and what would be right.
    package init(_ text: String) throws(ValueFault) {
        guard text.utf8.count <= Limits.ruleLength else {
            throw ValueFault("the rule is longer than \(Limits.ruleLength) bytes")
        }
        var parts: [String: Substring] = [:]
        for part in text.split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { throw ValueFault("\(shown(part)) in the rule is not NAME=VALUE") }
            guard parts.updateValue(sides[1], forKey: sides[0].uppercased()) == nil else {
                throw ValueFault("the rule has \(shown(sides[0])) twice")
            }
        }
        guard let frequency = parts.removeValue(forKey: "FREQ") else { throw ValueFault("the rule has no FREQ") }
        guard let known = Frequency(rawValue: frequency.uppercased()) else {
            throw ValueFault(
                "FREQ=\(shown(frequency)) is none of \(Frequency.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self.frequency = known
        for (name, value) in parts.sorted(by: { $0.key < $1.key }) { try read(name, value) }
        if parts["COUNT"] != nil, parts["UNTIL"] != nil { throw ValueFault("a rule has COUNT or UNTIL, not both") }
        try checkTogether()
    }

    private mutating func read(_ name: String, _ value: Substring) throws(ValueFault) {
        switch name {
        // Beyond the longest a term can be, the exact number makes no difference.
        case "INTERVAL": interval = min(try positive(name, value), 1_000_000_000_000)
        case "COUNT": end = .count(try positive(name, value))
        case "UNTIL": end = .until(try Moment(String(value), zone: .floating))
        case "BYSECOND": seconds = try numbers(name, value, 0...60).map { min($0, 59) }
        case "BYMINUTE": minutes = try numbers(name, value, 0...59)
        case "BYHOUR": hours = try numbers(name, value, 0...23)
        case "BYDAY":
            days = []
            for item in value.split(separator: ",", omittingEmptySubsequences: false) { days.append(try ordinalDay(item)) }
        case "BYMONTHDAY": monthDays = try numbers(name, value, 1...31, orNegative: true)
        case "BYYEARDAY": yearDays = try numbers(name, value, 1...366, orNegative: true)
        case "BYWEEKNO": weekNumbers = try numbers(name, value, 1...53, orNegative: true)
        case "BYMONTH": months = try numbers(name, value, 1...12)
        case "BYSETPOS": positions = try numbers(name, value, 1...366, orNegative: true)
        case "WKST":
            guard let day = Weekday(icalendarCode: value) else {
                throw ValueFault("WKST=\(shown(value)) is none of MO, TU, WE, TH, FR, SA, SU")
            }
            weekStart = day
        default: throw ValueFault("\(shown(name)) in the rule is not understood, so its dates cannot be known")
        }
    }

    /// What RFC 5545 forbids of parts together.
    private func checkTogether() throws(ValueFault) {
        if days.contains(where: { $0.ordinal != nil }), frequency < .monthly || !weekNumbers.isEmpty {
            throw ValueFault("BYDAY with a number needs FREQ=MONTHLY, or YEARLY without BYWEEKNO")
        }
        if !monthDays.isEmpty, frequency == .weekly { throw ValueFault("BYMONTHDAY does not go with FREQ=WEEKLY") }
        if !yearDays.isEmpty, [.daily, .weekly, .monthly].contains(frequency) {
            throw ValueFault("BYYEARDAY does not go with FREQ=\(frequency.rawValue)")
        }
        if !weekNumbers.isEmpty, frequency != .yearly { throw ValueFault("BYWEEKNO needs FREQ=YEARLY") }
        let limits = [seconds, minutes, hours, monthDays, yearDays, weekNumbers, months]
        if !positions.isEmpty, days.isEmpty, limits.allSatisfy(\.isEmpty) {
            throw ValueFault("BYSETPOS needs another BY part to choose from")
        }
    }
}

private func positive(_ name: String, _ value: Substring) throws(ValueFault) -> Int {
    guard value.utf8.allSatisfy(isDigit), let number = Int(value), number > 0 else {
        throw ValueFault("\(name)=\(shown(value)) is not a whole number, 1 or more")
    }
    return number
}

private func numbers(
    _ name: String, _ value: Substring, _ range: ClosedRange<Int>, orNegative: Bool = false
) throws(ValueFault) -> [Int] {
    var found: Set<Int> = []
    for item in value.split(separator: ",", omittingEmptySubsequences: false) {
        guard item.utf8.drop(while: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }).count <= 3, let number = Int(item),
            range.contains(number) || (orNegative && range.contains(-number))
        else {
            let form = "\(range.lowerBound)-\(range.upperBound)" + (orNegative ? ", or negative to count from the end" : "")
            throw ValueFault("\(name)=\(shown(item)) is not \(form)")
        }
        found.insert(number)
    }
    return found.sorted()
}

private func ordinalDay(_ item: Substring) throws(ValueFault) -> RecurrenceRule.OrdinalDay {
    let ordinal = item.dropLast(2)
    guard let weekday = Weekday(icalendarCode: item.suffix(2)), ordinal.utf8.count <= 3 else {
        throw ValueFault("BYDAY=\(shown(item)) is not a weekday such as MO, 2TU or -1FR")
    }
    if ordinal.isEmpty { return .init(ordinal: nil, weekday: weekday) }
    guard let number = Int(ordinal), (1...53).contains(abs(number)) else {
        throw ValueFault("BYDAY=\(shown(item)): the number before the weekday is not 1-53, or negative to count from the end")
    }
    return .init(ordinal: number, weekday: weekday)
}

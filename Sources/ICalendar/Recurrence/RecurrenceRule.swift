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
    package struct OrdinalDay: Hashable, Comparable, Sendable {
        package let ordinal: Int?
        package let weekday: Weekday

        package init(ordinal: Int?, weekday: Weekday) {
            self.ordinal = ordinal
            self.weekday = weekday
        }

        package static func < (a: OrdinalDay, b: OrdinalDay) -> Bool {
            (a.ordinal ?? 0, a.weekday) < (b.ordinal ?? 0, b.weekday)
        }
    }

    package let frequency: Frequency
    package private(set) var interval = 1
    package private(set) var end = End.never
    // Each part is in order and has nothing twice; BY parts that the rule does not have are empty.
    package private(set) var seconds: [Int] = []
    package private(set) var minutes: [Int] = []
    package private(set) var hours: [Int] = []
    package private(set) var days: [OrdinalDay] = []
    package private(set) var monthDays: [Int] = []
    package private(set) var yearDays: [Int] = []
    package private(set) var weekNumbers: [Int] = []
    package private(set) var months: [Int] = []
    package private(set) var positions: [Int] = []
    package private(set) var weekStart = Weekday.monday

    /// - Parameters:
    ///   - interval: below 1 is 1.
    ///   - end: a COUNT below 1 is 1; an UNTIL in a zone is told in UTC, as RFC 5545 demands.
    package init(
        _ frequency: Frequency, interval: Int = 1, end: End = .never, days: Set<Weekday> = [], weekStart: Weekday = .monday
    ) {
        self.frequency = frequency
        self.interval = min(max(1, interval), RecurrenceRule.longestInterval)
        self.end =
            switch end {
            case .count(let count): .count(max(1, count))
            case .until(let last): .until(last.withoutZone)
            case .never: .never
            }
        self.days = days.sorted().map { OrdinalDay(ordinal: nil, weekday: $0) }
        self.weekStart = weekStart
    }

    /// A rule with any of the BY parts.
    ///
    /// - Throws: the first thing wrong with the rule, and what would be right.
    package init(
        _ frequency: Frequency, interval: Int = 1, end: End = .never, seconds: [Int] = [], minutes: [Int] = [],
        hours: [Int] = [], days: [OrdinalDay], monthDays: [Int] = [], yearDays: [Int] = [], weekNumbers: [Int] = [],
        months: [Int] = [], positions: [Int] = [], weekStart: Weekday = .monday
    ) throws(ValueFault) {
        let plain = RecurrenceRule(frequency, interval: interval, end: end, weekStart: weekStart)
        func part(_ name: String, _ values: [some CustomStringConvertible]) -> String {
            values.isEmpty ? "" : ";\(name)=" + values.map(\.description).joined(separator: ",")
        }
        try self.init(
            plain.text + part("BYSECOND", seconds) + part("BYMINUTE", minutes) + part("BYHOUR", hours)
                + part("BYDAY", days.map(\.text)) + part("BYMONTHDAY", monthDays) + part("BYYEARDAY", yearDays)
                + part("BYWEEKNO", weekNumbers) + part("BYMONTH", months) + part("BYSETPOS", positions))
    }

    /// Beyond the longest a calendar can be, the exact number makes no difference.
    private static let longestInterval = 1_000_000_000_000

    /// - Throws: the first thing wrong with the rule, and what would be right.
    package init(_ text: String) throws(ValueFault) {
        guard text.utf8.count <= Limits.ruleLength else {
            throw ValueFault("the rule is longer than \(Limits.ruleLength) bytes")
        }
        var parts: [String: Substring] = [:]
        for part in text.split(separator: ";") where part.contains(where: { $0 != " " }) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { throw ValueFault("\(shown(part)) in the rule is not NAME=VALUE") }
            let name = String(sides[0]).trimmingBlanks.uppercased()
            guard parts.updateValue(sides[1], forKey: name) == nil else {
                throw ValueFault("the rule has \(shown(name)) twice")
            }
        }
        let scale = parts.removeValue(forKey: "RSCALE").map { String($0).trimmingBlanks.uppercased() }
        let skip = parts.removeValue(forKey: "SKIP").map { String($0).trimmingBlanks.uppercased() }
        if let scale, scale != "GREGORIAN" {
            throw ValueFault("RSCALE=\(shown(scale)): rules by another calendar than the Gregorian (RFC 7529) are not followed")
        }
        guard let frequency = parts.removeValue(forKey: "FREQ") else { throw ValueFault("the rule has no FREQ") }
        guard let known = Frequency(rawValue: String(frequency).trimmingBlanks.uppercased()) else {
            throw ValueFault(
                "FREQ=\(shown(frequency)) is none of \(Frequency.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self.frequency = known
        for (name, value) in parts.sorted(by: { $0.key < $1.key }) {
            try read(name, String(value).trimmingBlanks[...])
        }
        if parts["COUNT"] != nil, parts["UNTIL"] != nil { throw ValueFault("a rule has COUNT or UNTIL, not both") }
        try checkTogether()
        if let skip, skip != "OMIT" { try checkNothingSkipped(skip) }
    }

    private mutating func read(_ name: String, _ value: Substring) throws(ValueFault) {
        switch name {
        case "INTERVAL": interval = min(try positive(name, value), RecurrenceRule.longestInterval)
        case "COUNT": end = .count(try positive(name, value))
        case "UNTIL": end = .until(try Moment(value.uppercased(), zone: .floating))
        case "BYSECOND": seconds = leapSecondsRead(try numbers(name, value, 0...60))
        case "BYMINUTE": minutes = try numbers(name, value, 0...59)
        case "BYHOUR": hours = try numbers(name, value, 0...23)
        case "BYDAY":
            var found: Set<OrdinalDay> = []
            for item in items(value) { found.insert(try ordinalDay(item)) }
            days = found.sorted()
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

    /// SKIP=OMIT leaves out dates that do not exist, as every rule does (RFC 7529 section 4.1). To move them to a date beside is
    /// not followed, and means nothing where the rule has none of them: no 31st, no 29 February.
    private func checkNothingSkipped(_ skip: String) throws(ValueFault) {
        let isByWeekday = !days.isEmpty && monthDays.isEmpty
        let isEarly = !monthDays.isEmpty && monthDays.allSatisfy((1...28).contains)
        guard ["BACKWARD", "FORWARD"].contains(skip), yearDays.isEmpty, weekNumbers.isEmpty,
            frequency <= .weekly && monthDays.isEmpty || isByWeekday || isEarly
        else { throw ValueFault("SKIP=\(shown(skip)): dates moved to another day (RFC 7529) are not followed") }
    }

    /// What RFC 5545 forbids of parts together, where it cannot be read as meant.
    private func checkTogether() throws(ValueFault) {
        if days.contains(where: { $0.ordinal != nil }), frequency < .monthly || !weekNumbers.isEmpty {
            throw ValueFault("BYDAY with a number needs FREQ=MONTHLY, or YEARLY without BYWEEKNO")
        }
        let limits = [seconds, minutes, hours, monthDays, yearDays, weekNumbers, months]
        if !positions.isEmpty, days.isEmpty, limits.allSatisfy(\.isEmpty) {
            throw ValueFault("BYSETPOS needs another BY part to choose from")
        }
    }
}

extension RecurrenceRule {
    /// What RFC 5545 forbids of parts together, but other programs write and read: there each part narrows the dates.
    package var remarks: [String] {
        let forbidden = [
            ("BYMONTHDAY", !monthDays.isEmpty && frequency == .weekly),
            ("BYYEARDAY", !yearDays.isEmpty && [.daily, .weekly, .monthly].contains(frequency)),
            ("BYWEEKNO", !weekNumbers.isEmpty && frequency != .yearly),
        ]
        return forbidden.filter(\.1).map { name, _ in
            "\(name) does not go with FREQ=\(frequency.rawValue) (RFC 5545 section 3.3.10); it is read as narrowing the dates"
        }
    }
}

private func positive(_ name: String, _ value: Substring) throws(ValueFault) -> Int {
    guard value.utf8.allSatisfy(isDigit), let number = Int(value), number > 0 else {
        throw ValueFault("\(name)=\(shown(value)) is not a whole number, 1 or more")
    }
    return number
}

/// Of a list, without the blanks about them.
private func items(_ value: Substring) -> [Substring] {
    value.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmingBlanks[...] }
}

/// A leap second is the second before it (section 3.3.12).
private func leapSecondsRead(_ seconds: [Int]) -> [Int] { Set(seconds.map { min($0, 59) }).sorted() }

private func numbers(
    _ name: String, _ value: Substring, _ range: ClosedRange<Int>, orNegative: Bool = false
) throws(ValueFault) -> [Int] {
    var found: Set<Int> = []
    for item in items(value) {
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

internal import Domain

/// A zone as a file's own VTIMEZONE tells it (RFC 5545 section 3.6.5).
package struct ObservedZone: Hashable, Sendable {
    /// In order of time.
    private let changes: [Change]
    private let firstOffset: Int

    private struct Change: Hashable, Sendable {
        let at: Instant
        let offset: Int
    }

    /// - Parameter until: changes later than this are left out.
    init(_ component: Component, until: Instant, steps: inout StepBudget) throws(ValueFault) {
        var changes: [Change] = []
        var earliest: (at: Instant, from: Int)?
        for observance in component.components where ["STANDARD", "DAYLIGHT"].contains(observance.name) {
            let from = try utcOffset(observance, "TZOFFSETFROM")
            let to = try utcOffset(observance, "TZOFFSETTO")
            for onset in try onsets(of: observance, from: from, until: until, steps: &steps) {
                if onset < earliest?.at ?? Instant(seconds: .max) { earliest = (onset, from) }
                changes.append(Change(at: onset, offset: to))
            }
        }
        guard let earliest else { throw ValueFault("the VTIMEZONE has no STANDARD or DAYLIGHT with a DTSTART") }
        self.changes = changes.sorted { ($0.at, $0.offset) < ($1.at, $1.offset) }
        firstOffset = earliest.from
    }

    /// - Complexity: O(log changes).
    func offset(at instant: Instant) -> Int {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].at <= instant { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? firstOffset : changes[low - 1].offset
    }
}

/// When an observance begins; its DTSTART is a local time by the offset before it.
private func onsets(
    of observance: Component, from offset: Int, until: Instant, steps: inout StepBudget
) throws(ValueFault) -> [Instant] {
    guard let start = observance.first("DTSTART")?.value else {
        throw ValueFault("the VTIMEZONE has a \(observance.name) without DTSTART")
    }
    let first = try Moment(start, zone: .floating).local
    let last = LocalTime(secondsSinceEpoch: until.seconds + offset)
    var times: Set = [first]
    for property in observance.all("RRULE") where first <= last {
        let rule = try RecurrenceRule(property.value)
        times.formUnion(
            try rule.times(from: first, in: first...last, limit: 10_000, steps: &steps) { time in
                guard case .until(let until) = rule.end else { return false }
                if case .time(let utc, .utc) = until { return time.secondsSinceEpoch - offset > utc.secondsSinceEpoch }
                return time > (until.isDate ? LocalTime(day: until.local.day, second: 86_399) : until.local)
            })
    }
    for property in observance.all("RDATE") {
        for value in property.value.split(separator: ",") { times.insert(try Moment(String(value), zone: .floating).local) }
    }
    return times.map { Instant(seconds: $0.secondsSinceEpoch - offset) }
}

/// A UTC-OFFSET (section 3.3.14) in seconds east: `+0100`, `-033015`.
private func utcOffset(_ observance: Component, _ name: String) throws(ValueFault) -> Int {
    let text = observance.first(name)?.value ?? ""
    let digits = text.utf8.dropFirst()
    guard [4, 6].contains(digits.count), text.hasPrefix("+") || text.hasPrefix("-"), let number = wholeNumber(digits) else {
        throw ValueFault("\(name) \(shown(text)) in the VTIMEZONE is not an offset such as +0100")
    }
    let full = digits.count == 4 ? number * 100 : number
    let seconds = full / 10_000 * 3600 + full / 100 % 100 * 60 + full % 100
    guard seconds < 86_400 else { throw ValueFault("\(name) \(shown(text)) in the VTIMEZONE is a day or more") }
    return text.hasPrefix("-") ? -seconds : seconds
}

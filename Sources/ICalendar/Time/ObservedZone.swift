internal import Domain

/// A zone as a file's own VTIMEZONE tells it (RFC 5545 section 3.6.5).
package final class ObservedZone: Sendable {
    private let table: OffsetTable

    /// - Parameter until: changes later than this are left out.
    convenience init(_ component: Component, until: Instant, steps: inout StepBudget) throws(ValueFault) {
        var changes: [OffsetTable.Change] = []
        var earliest: (at: Int, from: Int)?
        for observance in component.components where ["STANDARD", "DAYLIGHT"].contains(observance.name) {
            let from = try utcOffset(observance, "TZOFFSETFROM")
            let to = try utcOffset(observance, "TZOFFSETTO")
            for onset in try onsets(of: observance, from: from, until: until, steps: &steps) {
                if onset < earliest?.at ?? .max { earliest = (onset, from) }
                changes.append(OffsetTable.Change(at: onset, offset: to))
            }
        }
        guard let earliest else { throw ValueFault("the VTIMEZONE has no STANDARD or DAYLIGHT with a DTSTART") }
        self.init(OffsetTable(before: earliest.from, changes))
    }

    private init(_ table: OffsetTable) { self.table = table }

    /// Always the same offset.
    fileprivate convenience init(always offset: Int) { self.init(OffsetTable(before: offset, [])) }

    func offset(at instant: Instant) -> Int { table.offset(at: instant.seconds) }

    func instant(onWall wall: Int) -> (seconds: Int, isLeftOut: Bool) { table.instant(onWall: wall) }
}

extension ObservedZone: Hashable {
    package static func == (a: ObservedZone, b: ObservedZone) -> Bool { a.table == b.table }
    package func hash(into hasher: inout Hasher) { hasher.combine(table) }
}

/// When an observance begins; its DTSTART is a local time by the offset before it.
private func onsets(
    of observance: Component, from offset: Int, until: Instant, steps: inout StepBudget
) throws(ValueFault) -> [Int] {
    guard let value = observance.first("DTSTART")?.value else {
        throw ValueFault("the VTIMEZONE has a \(observance.name) without DTSTART")
    }
    let zone = Zone.observed(ObservedZone(always: offset))
    let start = Moment.time(try Moment(value.trimmingBlanks, zone: zone).local, zone)
    let last = zone.local(until)
    var times: Set = [start.local]
    for property in observance.all("RRULE") where start.local <= last {
        let rule = try RecurrenceRule(property.value.trimmingBlanks)
        times.formUnion(try rule.times(from: start, in: start.local...last, limit: mostOnsets, steps: &steps))
    }
    for property in observance.all("RDATE") {
        for value in property.value.split(separator: ",") {
            times.insert(try Moment(String(value).trimmingBlanks, zone: zone).local)
        }
    }
    return times.map { zone.instant($0).seconds }
}

/// Of one observance.
private let mostOnsets = 10_000

/// A UTC-OFFSET (section 3.3.14) in seconds east: `+0100`, `-033015`; also `0100` and `+01:00`, which are in no doubt.
private func utcOffset(_ observance: Component, _ name: String) throws(ValueFault) -> Int {
    let text = (observance.first(name)?.value ?? "").trimmingBlanks
    let hasSign = text.hasPrefix("+") || text.hasPrefix("-")
    let digits = text.utf8.dropFirst(hasSign ? 1 : 0).filter { $0 != UInt8(ascii: ":") }
    guard [4, 6].contains(digits.count), let number = wholeNumber(digits) else {
        throw ValueFault("\(name) \(shown(text)) in the VTIMEZONE is not an offset such as +0100")
    }
    let full = digits.count == 4 ? number * 100 : number
    let seconds = full / 10_000 * 3600 + full / 100 % 100 * 60 + full % 100
    guard seconds < 86_400 else { throw ValueFault("\(name) \(shown(text)) in the VTIMEZONE is a day or more") }
    return text.hasPrefix("-") ? -seconds : seconds
}

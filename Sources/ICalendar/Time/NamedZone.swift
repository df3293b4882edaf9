internal import Domain
internal import Foundation
internal import Synchronization

/// A zone of the IANA database, by Foundation's rules, which are asked once.
package final class NamedZone: Sendable {
    /// `America/New_York`.
    package let identifier: String
    private let table: OffsetTable

    /// The years whose changes are looked up. The last 28 are without a break in the leap years, so each kind of year is among
    /// them, and what comes after them is as in the last year of its kind.
    private static let years = 1800...2128
    private static let mostChanges = 2_000
    private static let mostKept = 1_000
    private static let kept = Mutex<[String: NamedZone]>([:])

    /// - Returns: nil when no zone has the name.
    /// - Complexity: a few hundred questions to Foundation the first time, then O(1).
    package static func named(_ name: String) -> NamedZone? {
        if let known = kept.withLock({ $0[name] }) { return known }
        guard let zone = TimeZone(identifier: name) else { return nil }
        let compiled = NamedZone(zone)
        kept.withLock { if $0.count < mostKept { $0[name] = compiled } }
        return compiled
    }

    private init(_ zone: TimeZone) {
        identifier = zone.identifier
        var now = Date(timeIntervalSince1970: Double(NamedZone.newYear(NamedZone.years.lowerBound)))
        let end = Date(timeIntervalSince1970: Double(NamedZone.newYear(NamedZone.years.upperBound + 1)))
        let before = zone.secondsFromGMT(for: now)
        var changes: [OffsetTable.Change] = []
        while changes.count < NamedZone.mostChanges, let next = zone.nextDaylightSavingTimeTransition(after: now), next < end {
            changes.append(
                OffsetTable.Change(at: Int(next.timeIntervalSince1970.rounded()), offset: zone.secondsFromGMT(for: next)))
            now = next
        }
        table = OffsetTable(before: before, changes)
    }

    func offset(at instant: Instant) -> Int {
        table.offset(at: instant.seconds - NamedZone.secondsBack(from: instant.seconds))
    }

    func instant(onWall wall: Int) -> (seconds: Int, isLeftOut: Bool) {
        let back = NamedZone.secondsBack(from: wall)
        let (seconds, isLeftOut) = table.instant(onWall: wall - back)
        return (seconds + back, isLeftOut)
    }

    /// From a time after the table to the same time of a year in it that has the same dates on the same weekdays.
    private static func secondsBack(from seconds: Int) -> Int {
        guard seconds >= end else { return 0 }
        let cycles = (seconds - end) / (daysInCycle * 86_400)
        let year = CalendarYear(holding: (seconds / 86_400) - cycles * daysInCycle)
        let candidates = (years.upperBound - 27...years.upperBound).lazy.map { CalendarYear(holding: newYear($0) / 86_400) }
        let alike = candidates.first { $0.length == year.length && $0.firstWeekday == year.firstWeekday } ?? year
        return (cycles * daysInCycle + year.firstDay - alike.firstDay) * 86_400
    }

    private static let end = newYear(years.upperBound + 1)

    private static func newYear(_ year: Int) -> Int { Day(clamping: year, 1, 1).number * 86_400 }
}

extension NamedZone: Hashable {
    package static func == (a: NamedZone, b: NamedZone) -> Bool { a.identifier == b.identifier }
    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}

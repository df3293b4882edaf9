internal import Domain

extension FileContents {
    /// How many zones of a file are compared, which real files stay below.
    private static let mostZones = 50

    /// Tells where a VTIMEZONE contradicts the zone known by its name, which counts.
    ///
    /// - Complexity: O(days of the span) for each zone that is used.
    mutating func compareZones(over span: Interval) {
        for zone in definedZones.prefix(FileContents.mostZones) {
            guard let line = zone.definition.line, let name = zone.definition.first("TZID")?.value,
                let difference = try? difference(zone, over: span)
            else { continue }
            ledger.remarks.note(
                line,
                "VTIMEZONE \(shown(name)) is \(difference.seconds / 60) minutes from \(zone.known.name) on \(difference.day.iso); \(zone.known.name) counts"
            )
        }
    }

    /// The first date of which the definition says something.
    private func start(of definition: Component) throws(ValueFault) -> Day {
        var first: Day?
        for onset in definition.components.compactMap({ $0.first("DTSTART")?.value }) {
            let day = try Moment(onset.trimmingBlanks, zone: .floating).local.day
            first = min(first ?? day, day)
        }
        guard let first else { throw ValueFault("the VTIMEZONE has no STANDARD or DAYLIGHT with a DTSTART") }
        return first
    }

    /// The first day on which they differ at noon, and by how many seconds; nil when there is none.
    private mutating func difference(
        _ zone: ZoneTable.Defined, over span: Interval
    ) throws(ValueFault) -> (day: Day, seconds: Int)? {
        let own = try ObservedZone(zone.definition, until: span.end, steps: &ledger.steps)
        let first = max(Stockholm.local(span.start).day, try start(of: zone.definition) + 1)
        let last = Stockholm.local(span.end).day
        guard first <= last else { return nil }
        let days = first.number...last.number
        try ledger.steps.spend(days.count)
        for number in days {
            let noon = Instant(seconds: number * 86_400 + 43_200)
            let difference = own.offset(at: noon) - zone.known.offset(at: noon)
            if difference != 0 { return (Day(number: number), difference) }
        }
        return nil
    }
}

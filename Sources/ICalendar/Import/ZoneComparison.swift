internal import Domain

extension FileContents {
    /// How many definitions of a file are compared, which real files stay below.
    private static let mostZones = 50

    /// What zones that name no year go on to say is compared until then: lists of changes often end in 2037.
    private static let lastDay = Day(clamping: 2037, 12, 31)

    /// Tells where a VTIMEZONE contradicts the zone known by its name, or another of its name, while the file's events may take
    /// place; and which counts.
    ///
    /// - Parameter window: nil for all their time.
    /// - Complexity: O(days of the span) for each zone that is used.
    mutating func compareZones(within window: Interval? = nil) {
        guard !zoneDoubts.isEmpty, let first = series.joined().map(\.start.local.day).min(),
            let last = series.joined().map(\.lastDay).max()
        else { return }
        let start = Zone.stockholm.instant(LocalTime(day: first, second: 0))
        let end = Zone.stockholm.instant(LocalTime(day: min(last, max(first, FileContents.lastDay)) + 1, second: 0))
        guard let span = Interval(max(start, window?.start ?? start), min(end, window?.end ?? end)) else { return }
        for doubt in zoneDoubts.prefix(FileContents.mostZones) {
            guard let line = doubt.definition.line, let difference = try? difference(doubt, over: span) else { continue }
            let name = "VTIMEZONE \(shown(doubt.name))"
            let apart = "\(difference.seconds / 60) minutes from"
            let day = "on \(difference.day.iso)"
            switch doubt.counts {
            case .known(let zone):
                ledger.remarks.note(line, "\(name) is \(apart) \(zone.name) \(day); \(zone.name) counts")
            case .itself(let zone):
                ledger.remarks.note(line, "\(name) is \(apart) \(zone.name) \(day); the VTIMEZONE counts")
            case .earlier(let other):
                ledger.remarks.error(
                    line, "\(name) is defined again, \(apart) that on line \(other.line ?? 0) \(day), which counts")
            case .elsewhere(let other):
                ledger.remarks.note(
                    line,
                    "\(name) is \(apart) that on line \(other.line ?? 0) \(day); each counts in its own calendar")
            }
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
        _ doubt: ZoneTable.Doubt, over span: Interval
    ) throws(ValueFault) -> (day: Day, seconds: Int)? {
        // A day more, since a change of the last day may come after midnight by another clock.
        let until = Instant(seconds: span.end.seconds + 86_400)
        let own = try ObservedZone(doubt.definition, until: until, steps: &ledger.steps)
        let other: Zone
        var first = max(Stockholm.local(span.start).day, try start(of: doubt.definition) + 1)
        switch doubt.counts {
        case .known(let zone), .itself(let zone): other = zone
        case .earlier(let definition), .elsewhere(let definition):
            other = .observed(try ObservedZone(definition, until: until, steps: &ledger.steps))
            first = max(first, try start(of: definition) + 1)
        }
        let last = Stockholm.local(Instant(seconds: span.end.seconds - 1)).day
        guard first <= last else { return nil }
        let days = first.number...last.number
        try ledger.steps.spend(days.count)
        for number in days {
            let noon = Instant(seconds: number * 86_400 + 43_200)
            let difference = own.offset(at: noon) - other.offset(at: noon)
            if difference != 0 { return (Day(number: number), difference) }
        }
        return nil
    }
}

extension ImportedEvent {
    /// No occurrence begins later.
    fileprivate var lastDay: Day {
        let ends = rules.map { rule in
            if case .until(let last) = rule.end { last.local.day + 1 } else { Day(clamping: 9999, 12, 31) }
        }
        return (ends + extra.map(\.start.local.day) + [start.local.day]).max() ?? start.local.day
    }
}

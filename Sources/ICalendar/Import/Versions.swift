internal import Domain

/// Calls off an event, or one occurrence of it, without a time of its own (RFC 5546 section 3.2.5).
struct Cancellation {
    let uid: String
    let line: Int?
    let sequence: Int
    /// The occurrence; nil means the whole event.
    fileprivate(set) var replaces: Moment?
}

/// The events of a file by UID, of which the versions that count are chosen.
///
/// Of one event the highest SEQUENCE counts, among equals the latest LAST-MODIFIED or DTSTAMP, among those the last in the
/// file. But events of one UID and SEQUENCE that take place at different times may be different events by an exporter's
/// error: all are kept, since a time blocked too much does less harm than one lost. Each choice is told.
struct Versions {
    private var families: [String: Family] = [:]
    private var anonymous: [ImportedEvent] = []

    private struct Family {
        var events: [ImportedEvent] = []
        var cancellations: [Cancellation] = []

        var line: Int? { events.first?.line ?? cancellations.first?.line }

        /// A RECURRENCE-ID without a zone is in that of its series' DTSTART (RFC 5545 section 3.8.4.4), or without the series in
        /// that of its own.
        mutating func settleZones(_ ledger: inout Ledger) {
            let series = events.filter { $0.replaces == nil }.max { $0.sequence < $1.sequence }
            for index in events.indices {
                guard let settled = events[index].replaces?.settled(beside: series ?? events[index]) else { continue }
                if settled.isElsewhere {
                    ledger.remarks.note(
                        events[index].line, "RECURRENCE-ID has no zone; it is taken in that of its series' DTSTART")
                }
                events[index].replaces = settled
            }
            for index in cancellations.indices {
                let settled = (series ?? events.first).flatMap { cancellations[index].replaces?.settled(beside: $0) }
                if let settled { cancellations[index].replaces = settled }
            }
        }
    }

    mutating func add(_ event: ImportedEvent) {
        if let uid = event.uid {
            families[uid, default: Family()].events.append(event)
        } else {
            anonymous.append(event)
        }
    }

    mutating func add(_ cancellation: Cancellation) {
        families[cancellation.uid, default: Family()].cancellations.append(cancellation)
    }

    /// By UID, in order of line; an event without UID stands alone.
    func settled(_ ledger: inout Ledger) -> [[ImportedEvent]] {
        if let first = anonymous.first {
            let many = anonymous.count == 1 ? "the event has" : "\(anonymous.count) events, here the first, have"
            ledger.remarks.note(first.line, "\(many) no UID; such an event is taken for one of its own")
        }
        var all = anonymous.map { [$0] }
        for family in families.values.sorted(by: { ($0.line ?? 0) < ($1.line ?? 0) }) {
            let events = settled(family, &ledger)
            // Without changes of occurrences to share, each goes its own way.
            if events.allSatisfy({ $0.replaces == nil }) { all += events.map { [$0] } } else { all.append(events) }
        }
        return all.filter { !$0.isEmpty }.sorted { ($0.first?.line ?? 0) < ($1.first?.line ?? 0) }
    }

    private func settled(_ family: Family, _ ledger: inout Ledger) -> [ImportedEvent] {
        var family = family
        family.settleZones(&ledger)
        var events = family.events
        if events.count > 1 {
            let masters = masters(events.filter { $0.replaces == nil }, &ledger)
            let changes = changes(events.filter { $0.replaces != nil }, &ledger)
            events = masters + (masters.count == 1 ? current(changes, of: masters[0], &ledger) : changes)
        }
        for cancellation in family.cancellations {
            for index in events.indices where events[index].isCalledOff(by: cancellation) { events[index].cancel() }
            guard cancellation.replaces != nil else { continue }
            if let master = events.first(where: { $0.replaces == nil && $0.repeats }) {
                events.append(master.without(cancellation))
            }
        }
        return events
    }

    /// The events themselves, without those that change an occurrence.
    private func masters(_ all: [ImportedEvent], _ ledger: inout Ledger) -> [ImportedEvent] {
        guard all.count > 1, let newest = all.max(by: { $0.sequence < $1.sequence }) else { return all }
        for old in all where old.sequence < newest.sequence {
            ledger.remarks.note(
                old.line,
                "an older version (SEQUENCE \(old.sequence)) of the event on line \(newest.line ?? 0) (SEQUENCE \(newest.sequence)), which counts"
            )
        }
        let current = all.filter { $0.sequence == newest.sequence }
        let kept = latest(of: current, by: Timing.init) { other, kept in
            ledger.remarks.note(other.line, "the same event, at the same time, as on line \(kept.line ?? 0), which counts")
        }
        if kept.count > 1, let first = kept.first {
            let lines = kept.dropFirst().prefix(5).map { String($0.line ?? 0) }.joined(separator: ", ")
            ledger.remarks.note(
                first.line,
                "UID \(shown(first.uid ?? "")) stands in \(kept.count) events at different times (also on line \(lines)\(kept.count > 6 ? " …" : "")); all are kept"
            )
        }
        return kept
    }

    /// The changed occurrences.
    private func changes(_ all: [ImportedEvent], _ ledger: inout Ledger) -> [ImportedEvent] {
        guard all.count > 1 else { return all }
        return latest(
            of: all, by: { $0.replaces.map { $0.isDate ? Moment.day($0.local.day) : .time(Zone.utc.local($0.instant), .utc) } }
        ) {
            other, kept in
            ledger.remarks.note(other.line, "changes the same occurrence as the event on line \(kept.line ?? 0), which counts")
        }
    }

    /// Without the changes of occurrences that a newer version of the series leaves out by EXDATE: such an occurrence was
    /// changed first and deleted later. A change that is as new as the series counts.
    private func current(
        _ changes: [ImportedEvent], of series: ImportedEvent, _ ledger: inout Ledger
    ) -> [ImportedEvent] {
        if series.except.isEmpty { return changes }
        let gone = Strand.Gone(series.except, isDate: series.start.isDate)
        return changes.filter { change in
            guard let replaced = change.replaces, gone.holds(replaced.told(as: series.start)) else { return true }
            if change.sequence < series.sequence, !change.replacesFollowing {
                ledger.remarks.note(
                    change.line,
                    "an older version (SEQUENCE \(change.sequence)) of an occurrence that the event on line \(series.line ?? 0) (SEQUENCE \(series.sequence)) leaves out by EXDATE, which counts"
                )
                return false
            }
            if change.effect != .nothing {
                ledger.remarks.note(
                    change.line,
                    "changes an occurrence that the event on line \(series.line ?? 0) leaves out by EXDATE; the change counts")
            }
            return true
        }
    }

    /// Of the events alike in a key the one that counts, in order of line.
    private func latest<Key: Hashable>(
        of all: [ImportedEvent], by key: (ImportedEvent) -> Key, dropped: (ImportedEvent, ImportedEvent) -> Void
    ) -> [ImportedEvent] {
        var kept: [ImportedEvent] = []
        let groups = Dictionary(grouping: all.indices, by: { key(all[$0]) }).values
        for alike in groups.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            guard
                let best = alike.max(by: { (all[$0].sequence, all[$0].revised, $0) < (all[$1].sequence, all[$1].revised, $1) })
            else { continue }
            kept.append(all[best])
            for other in alike where other != best { dropped(all[other], all[best]) }
        }
        return kept.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    }
}

extension Moment {
    /// A time without a zone in that of an event's start; nil where it has one already, or the event is of whole days.
    fileprivate func settled(beside event: ImportedEvent) -> Moment? {
        guard case .time(let time, .floating) = self, case .time(_, let zone) = event.start else { return nil }
        return .time(time, zone)
    }

    /// Whether it is in another zone than Stockholm's.
    fileprivate var isElsewhere: Bool {
        if case .time(_, let zone) = self { zone != .stockholm } else { false }
    }

    /// The same in the form that a series' start has: a date for dates, and in its zone.
    fileprivate func told(as start: Moment) -> Moment {
        switch (start, self) {
        case (_, .day): self
        case (.day, .time): .day(day)
        case (.time(_, let zone), .time): .time(zone.local(instant), zone)
        }
    }
}

/// When an event takes place, over all its occurrences.
private struct Timing: Hashable {
    let start: Moment
    let length: Length
    let rules: [RecurrenceRule]
    let extra: [RecurringEvent.Extra]
    let except: [Moment]

    init(_ event: ImportedEvent) {
        start = event.start
        length = event.length
        rules = event.rules
        extra = event.extra
        except = event.except
    }
}

extension ImportedEvent {
    fileprivate func isCalledOff(by cancellation: Cancellation) -> Bool {
        guard sequence <= cancellation.sequence else { return false }
        return cancellation.replaces == nil || replaces?.instant == cancellation.replaces?.instant && replaces != nil
    }

    /// What stands in a series for an occurrence that is called off.
    fileprivate func without(_ cancellation: Cancellation) -> ImportedEvent {
        ImportedEvent(
            entry: entry.cancelled(), start: cancellation.replaces ?? start, length: length, rules: [], extra: [], except: [],
            replaces: cancellation.replaces, replacesFollowing: false, effect: .nothing, sequence: cancellation.sequence,
            revised: "")
    }
}

/// One rule that a feed keeps from one version of it to the next.
struct ChangeRule: Sendable {
    let sentence: String
    let faults: @Sendable (FeedChange) -> [String]

    init(_ sentence: String, _ faults: @escaping @Sendable (FeedChange) -> [String]) {
        (self.sentence, self.faults) = (sentence, faults)
    }
}

/// Two versions of a feed.
struct FeedChange {
    let before: FeedFile
    let after: FeedFile
    let today: CivilDay?
    /// Whether sessions may have left the feed: they have got other leaders, another venue, or are no longer in the tables.
    let mayLeave: Bool

    /// Events of both versions, by UID and RECURRENCE-ID.
    var kept: [(before: Event, after: Event)] {
        let old = Dictionary(before.events.map { (FeedChange.key($0), $0) }) { first, _ in first }
        return after.events.compactMap { event in old[FeedChange.key(event)].map { ($0, event) } }
    }

    /// Series of both versions.
    var series: [(before: Series, after: Series)] {
        let old = Dictionary(before.series.map { ($0.uid, $0) }) { first, _ in first }
        return after.series.compactMap { series in old[series.uid].map { ($0, series) } }
    }

    static func key(_ event: Event) -> [String] { [event.uid, event.component.first("RECURRENCE-ID")?.value ?? ""] }

    /// The event itself in an earlier version, or the one that told of its occurrence then.
    static func earlier(_ event: Event, in series: Series) -> Event? {
        series.events.first { key($0) == key(event) } ?? series.master
    }

    /// What an event tells of, apart from what is over.
    func told(_ event: Event, in feed: FeedFile) -> Set<Told> {
        let series = Series(events: feed.events.filter { $0.uid == event.uid })
        return Set(
            series.occurrences.filter { FeedChange.key($0.event) == FeedChange.key(event) }.map(\.told).filter { !isOver($0) })
    }

    func isOver(_ told: Told) -> Bool {
        guard let today else { return false }
        return told.isCancelled ? told.lastDay + 30 < today : told.lastDay + 90 < today
    }
}

extension ChangeRule {
    static let all = [
        ChangeRule("SEQUENCE never falls") { change in
            change.kept.filter { ($0.before.sequence ?? 0) > ($0.after.sequence ?? 0) }.map(\.after.name)
        },
        ChangeRule("LAST-MODIFIED and DTSTAMP never fall") { change in
            change.kept.filter { before, after in
                ["LAST-MODIFIED", "DTSTAMP"].contains { name in
                    // Both in UTC, so their texts stand in the order of time.
                    (before.component.first(name)?.value ?? "") > (after.component.first(name)?.value ?? "")
                }
            }.map(\.after.name)
        },
        ChangeRule("another time, place, title or status raises SEQUENCE") { change in
            change.news { ($0.sequence ?? 0) > ($1.sequence ?? 0) }
        },
        ChangeRule("another time, place, title or status raises LAST-MODIFIED") { change in
            change.news {
                ($0.component.first("LAST-MODIFIED")?.value ?? "") > ($1.component.first("LAST-MODIFIED")?.value ?? "")
            }
        },
        ChangeRule("an event that is not revised is the same to the byte") { change in
            change.kept.filter { before, after in
                guard before.sequence == after.sequence,
                    change.told(before, in: change.before) == change.told(after, in: change.after)
                else { return false }
                // Once what is cancelled is told no more, the series has its date as an exception.
                let isOver = change.before.series.first { $0.uid == before.uid }?.occurrences.contains {
                    $0.told.isCancelled && change.isOver($0.told)
                }
                let times: Set = isOver == true ? ["DTSTART", "DTEND", "RRULE", "EXDATE"] : []
                func lines(_ event: Event) -> [ContentLine] { event.component.lines.filter { !times.contains($0.name) } }
                return lines(before) != lines(after)
            }.map(\.after.name)
        },
        ChangeRule("the events that are kept stay in their order") { change in
            let before = change.before.events.map(FeedChange.key), after = change.after.events.map(FeedChange.key)
            let both = Set(before).intersection(after)
            return before.filter(both.contains) == after.filter(both.contains) ? [] : ["another order"]
        },
        ChangeRule("a UID stays until its series is over") { change in
            if change.mayLeave { return [] }
            let after = Set(change.after.series.map(\.uid))
            return change.before.series.filter { series in
                !after.contains(series.uid) && !series.occurrences.allSatisfy { change.isOver($0.told) }
            }.map { String($0.uid.prefix(8)) }
        },
        ChangeRule("an occurrence goes only when it is over, or its series is revised") { change in
            change.series.filter { before, after in
                let told = Set(after.occurrences.map(\.told))
                let gone = before.occurrences.map(\.told).filter { !told.contains($0) && !change.isOver($0) }
                let isRevised = after.events.contains { event in
                    (event.sequence ?? 0) > (FeedChange.earlier(event, in: before)?.sequence ?? 0)
                }
                let earlier = Set(before.occurrences.map(\.told))
                return !gone.isEmpty && !isRevised && told.isSubset(of: earlier)
            }.map { String($0.before.uid.prefix(8)) }
        },
        ChangeRule("what is cancelled was told before") { change in
            change.after.series.flatMap { series in
                let before = change.before.series.first { $0.uid == series.uid }
                // What has been moved and then cancelled may stand at the time that its series gives it; of one alone that is
                // not known.
                if let master = before?.master, master.component.first("RRULE") == nil { return [String]() }
                let told = Set((before?.occurrences.map(\.told.start) ?? []) + (before?.master?.instances ?? []))
                return series.occurrences.filter { $0.told.isCancelled && !told.contains($0.event.replaces ?? $0.told.start) }
                    .map(\.event.name)
            }
        },
    ]
}

extension FeedChange {
    /// Occurrences that were not told before, given by events that are not revised.
    ///
    /// - Parameter isRaised: whether an event's revision is above that of an earlier one.
    fileprivate func news(_ isRaised: (Event, Event) -> Bool) -> [String] {
        series.flatMap { before, after in
            let told = Set(before.occurrences.map(\.told))
            let new = after.occurrences.filter { !told.contains($0.told) }
            return new.filter { occurrence in
                let event = occurrence.event
                return FeedChange.earlier(event, in: before).map { !isRaised(event, $0) } ?? false
            }.map(\.event.name)
        }
    }
}

/// Each broken rule of two versions of a feed, the later read on a day, as `rule: place`.
///
/// - Parameter mayLeave: whether sessions may have left the feed: they have got other leaders, another venue, or are no longer in
///   the tables.
package func faults(from before: [UInt8], to after: [UInt8], today: CivilDay? = nil, mayLeave: Bool = false) -> [String] {
    if before == after { return [] }
    let change = FeedChange(before: FeedFile(before), after: FeedFile(after), today: today, mayLeave: mayLeave)
    return ChangeRule.all.flatMap { rule in rule.faults(change).map { "\(rule.sentence): \($0)" } }
}

package var changeRules: [String] { ChangeRule.all.map(\.sentence) }

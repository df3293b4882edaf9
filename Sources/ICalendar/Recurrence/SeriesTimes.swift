package import Domain

/// The times of all events of one UID, in order of start, one by one: the series, with its changed occurrences in their places
/// (RFC 5545 section 3.8.5).
///
/// - A changed occurrence whose RECURRENCE-ID is none of the series' is one more; one without its series stands by itself.
/// - Of two changes of one occurrence the one with the higher SEQUENCE counts, or else the later in the list; of two series the
///   one with the higher SEQUENCE, or else both.
/// - A changed occurrence takes place also where an EXDATE leaves its original out.
package struct SeriesTimes: Sendable {
    private var strands: [(event: Int, strand: Strand)] = []
    /// The next of each strand, where it has been read.
    private var heads: [Occurrence?] = []
    /// Those that need no seeking, in order: changed occurrences, and events that take place once.
    private let known: [Occurrence]
    private var place = 0
    /// The longest that an occurrence lasts, in seconds.
    let longest: Int

    /// - Throws: what is wrong with a rule.
    package init(_ events: [RecurringEvent], steps: inout StepBudget) throws(SeriesFault) {
        let changes = SeriesTimes.changes(events)
        let replaced = changes.compactMap { events[$0].replaces }
        var known = changes.map { Occurrence(events[$0], at: $0) }
        let turns = changes.compactMap { Turn(events[$0], index: $0) }.sorted { $0.from < $1.from }
        longest = events.map(\.longest).max() ?? 0
        let changedDates = Strand.Gone(replaced, isDate: true)
        let changedTimes = Strand.Gone(replaced, isDate: false)
        for index in SeriesTimes.masters(events) {
            let event = events[index]
            if event.isSingle, turns.isEmpty {
                let isChanged = event.start.isDate ? changedDates.holds(event.start) : changedTimes.holds(event.start)
                if !isChanged { known.append(Occurrence(event, at: index)) }
                continue
            }
            do {
                try steps.spend(
                    turns.count * (event.rules.count + 1) * StepBudget.perSearch + replaced.count + event.except.count)
                let originals = try Originals(event, &steps)
                let gone = Strand.Gone(event.except + replaced, isDate: event.start.isDate)
                let ends = turns.map(\.from) + [Instant(seconds: .max)]
                for (turn, end) in zip([nil] + turns, ends) {
                    strands.append((index, try Strand(index, originals, gone, turn: turn, end: end, &steps)))
                }
            } catch {
                throw SeriesFault(event: index, message: error.message)
            }
        }
        heads = strands.map { _ in nil }
        self.known = known.sorted { ($0.instant, $0.event) < ($1.instant, $1.event) }
    }

    /// The next occurrence; nil after the last.
    package mutating func next(steps: inout StepBudget) throws(SeriesFault) -> Occurrence? {
        var best = place < known.count ? known[place].instant : nil
        var strand: Int?
        for index in strands.indices {
            if heads[index] == nil, !strands[index].strand.hasEnded { heads[index] = try read(index, &steps) }
            if let head = heads[index], best.map({ head.instant < $0 }) ?? true {
                best = head.instant
                strand = index
            }
        }
        guard let strand, let head = heads[strand] else {
            guard best != nil else { return nil }
            place += 1
            return known[place - 1]
        }
        heads[strand] = nil
        return head
    }

    /// Goes on at the first occurrence that starts no earlier; never back. As cheap as `RuleTimes.skip`.
    package mutating func skip(to instant: Instant, steps: inout StepBudget) throws(SeriesFault) {
        while place < known.count, known[place].instant < instant { place += 1 }
        for index in strands.indices {
            if let head = heads[index], head.instant >= instant { continue }
            heads[index] = nil
            do { try strands[index].strand.skip(to: instant, &steps) } catch {
                throw SeriesFault(event: strands[index].event, message: error.message)
            }
        }
    }

    private mutating func read(_ index: Int, _ steps: inout StepBudget) throws(SeriesFault) -> Occurrence? {
        do {
            try steps.spend(strands.count)
            return try strands[index].strand.next(&steps)
        } catch {
            throw SeriesFault(event: strands[index].event, message: error.message)
        }
    }
}

extension Occurrence {
    fileprivate init(_ event: RecurringEvent, at index: Int) {
        self.init(
            start: event.start, instant: event.start.instant, length: event.length, event: index,
            original: event.replaces ?? event.start)
    }
}

extension RecurringEvent {
    /// Whether it takes place once, whatever else is in the file.
    fileprivate var isSingle: Bool { rules.isEmpty && extra.isEmpty && except.isEmpty }
}

extension SeriesTimes {
    /// The series themselves: of several the newest.
    static func masters(_ events: [RecurringEvent]) -> [Int] {
        let masters = events.indices.filter { events[$0].replaces == nil }
        let newest = masters.map { events[$0].sequence }.max()
        return masters.filter { events[$0].sequence == newest }
    }

    /// The changes of single occurrences, and of one with all that follow: one for each.
    static func changes(_ events: [RecurringEvent]) -> [Int] {
        var changes: [Key: Int] = [:]
        for (index, event) in events.enumerated() {
            guard let replaced = event.replaces else { continue }
            let key = Key(replaced)
            if let earlier = changes[key], events[earlier].sequence > event.sequence { continue }
            changes[key] = index
        }
        return changes.values.sorted()
    }

    /// What an occurrence is known by: its original start.
    private enum Key: Hashable {
        case day(Day)
        case instant(Instant)

        init(_ moment: Moment) { self = moment.isDate ? .day(moment.local.day) : .instant(moment.instant) }
    }
}

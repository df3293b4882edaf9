internal import Domain

/// One time that an event takes place.
struct Occurrence {
    let start: Moment
    let length: Length
    /// Which of the events given it comes from: the series, or what stands for it here.
    let event: Int
    /// Its start by the series, before any change; what a RECURRENCE-ID names.
    let original: Moment
}

/// The times of all events of one UID: the series, with its changed occurrences in their places (RFC 5545 section 3.8.5).
struct SeriesExpansion {
    private let events: [ImportedEvent]
    private let masters: [Int]
    private let changes: [Key: Int]
    /// In order.
    private let turns: [Turn]
    private let longestShift: Int
    private let window: Interval
    private let limit: Int

    /// What an occurrence is known by: its original start.
    private enum Key: Hashable {
        case day(Day)
        case instant(Instant)

        init(_ moment: Moment) {
            self = moment.isDate ? .day(moment.local.day) : .instant(moment.instant)
        }
    }

    init(_ events: [ImportedEvent], window: Interval, limit: Int) {
        self.window = window
        self.limit = limit
        self.events = events
        masters = events.indices.filter { events[$0].replaces == nil }
        var changes: [Key: Int] = [:]
        for (index, event) in events.enumerated() {
            guard let replaced = event.replaces else { continue }
            let key = Key(replaced)
            if let earlier = changes[key], events[earlier].sequence > event.sequence { continue }
            changes[key] = index
        }
        self.changes = changes
        turns = changes.values.compactMap { Turn(events[$0], index: $0) }.sorted { $0.from < $1.from }
        longestShift = turns.map { abs($0.shift) }.max() ?? 0
    }

    /// The occurrences that may touch the window, and perhaps some near it.
    func occurrences(steps: inout StepBudget) throws(Refusal) -> [Occurrence] {
        var all = changes.values.sorted().map { index in
            let event = events[index]
            return Occurrence(
                start: event.start, length: event.length, event: index, original: event.replaces ?? event.start)
        }
        for master in masters {
            do { all += try occurrences(of: master, &steps) } catch { throw Refusal(events[master].line, error.message) }
        }
        return all
    }

    private func occurrences(of index: Int, _ steps: inout StepBudget) throws(ValueFault) -> [Occurrence] {
        let master = events[index]
        var lengths: [Key: Length] = [:]
        var starts: [Moment] = []
        func add(_ start: Moment, _ length: Length) {
            if lengths.updateValue(length, forKey: Key(start)) == nil { starts.append(start) }
        }
        add(master.start, master.length)
        for rule in master.rules {
            for time in try times(of: rule, master, &steps) { add(master.start.at(time), master.length) }
        }
        for extra in master.extra { add(extra.start, extra.length ?? master.length) }
        try steps.spend(starts.count * StepBudget.perOccurrence + changes.count)
        let gone = master.except + changes.values.compactMap { events[$0].replaces }
        let goneTimes = Set(gone.map(Key.init))
        // A date that stands for a time, or a time for a date, means the day.
        let goneDays = Set(gone.filter { $0.isDate || master.start.isDate }.map(\.local.day))
        var occurrences: [Occurrence] = []
        for start in starts {
            let key = Key(start)
            if goneTimes.contains(key) || goneDays.contains(start.local.day) { continue }
            let occurrence = Occurrence(
                start: start, length: lengths[key] ?? master.length, event: index, original: start)
            occurrences.append(try turned(occurrence, &steps))
        }
        return occurrences
    }

    private func times(
        of rule: RecurrenceRule, _ master: ImportedEvent, _ steps: inout StepBudget
    ) throws(ValueFault) -> [LocalTime] {
        let margin = 2 * 86_400 + longestShift
        let length = (master.length.days + 1) * 86_400 + master.length.seconds
        let first = LocalTime(secondsSinceEpoch: window.start.seconds - length - margin)
        let last = LocalTime(secondsSinceEpoch: window.end.seconds + margin)
        return try rule.times(
            from: master.start.local, isDate: master.start.isDate, in: first...last, limit: limit, steps: &steps
        ) { time in
            guard case .until(let until) = rule.end else { return false }
            switch until {
            case .day(let day): return time.day > day
            case .time(let last, .utc) where !master.start.isDate: return master.start.at(time).instant > Zone.utc.instant(last)
            case .time(let last, _): return master.start.isDate ? time.day > last.day : time > last
            }
        }
    }

    /// An occurrence as the last change of it and all that follow makes it.
    private func turned(_ occurrence: Occurrence, _ steps: inout StepBudget) throws(ValueFault) -> Occurrence {
        try steps.spend(turns.count)
        guard let turn = turns.last(where: { $0.from <= occurrence.start.instant }) else { return occurrence }
        let event = events[turn.event]
        guard event.start.isDate == occurrence.start.isDate else {
            throw ValueFault(
                "RANGE=THISANDFUTURE changes whole days to times, or times to whole days; an event of its own would be right")
        }
        let start = LocalTime(secondsSinceEpoch: occurrence.start.local.secondsSinceEpoch + turn.shift)
        return Occurrence(
            start: occurrence.start.at(start), length: event.length, event: turn.event, original: occurrence.original)
    }
}

/// From one occurrence of a series on, another event stands for it.
private struct Turn {
    let event: Int
    let from: Instant
    /// Seconds on the wall from an occurrence to what stands for it.
    let shift: Int

    init?(_ event: ImportedEvent, index: Int) {
        guard event.replacesFollowing, let replaced = event.replaces else { return nil }
        self.event = index
        from = replaced.instant
        if case .time(let time, let zone) = replaced, !event.start.isDate {
            shift = zone.local(event.start.instant).secondsSinceEpoch - time.secondsSinceEpoch
        } else {
            shift = (event.start.local.day - replaced.local.day) * 86_400
        }
    }
}

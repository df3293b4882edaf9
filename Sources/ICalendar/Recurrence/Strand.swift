internal import Domain

/// The occurrences of one series from a change of all that follow to the next such change.
struct Strand {
    private let event: Int
    private var originals: Originals
    private let gone: Gone
    private let turn: Turn?
    /// Where the next turn begins.
    private let end: Instant
    private var first = Instant(seconds: .min)
    private(set) var hasEnded = false

    /// Which occurrences of a series do not take place as it says: EXDATEs, and those that other events stand for.
    struct Gone {
        private let instants: Set<Instant>
        private let days: Set<Day>

        /// - Parameter isDate: whether the series' occurrences are dates.
        init(_ moments: [Moment], isDate: Bool) {
            instants = Set(moments.filter { !isDate && !$0.isDate }.map(\.instant))
            // A date that stands for a time, or a time for a date, means the day; a time in UTC that in Stockholm.
            days = Set(moments.filter { isDate || $0.isDate }.map(\.day))
        }

        func holds(_ moment: Moment) -> Bool { instants.contains(moment.instant) || days.contains(moment.local.day) }

        func holds(_ entry: Originals.Entry) -> Bool {
            (!instants.isEmpty && instants.contains(entry.instant)) || (!days.isEmpty && days.contains(entry.start.local.day))
        }
    }

    /// - Parameter turn: where it begins; nil at the series' own beginning.
    init(
        _ event: Int, _ originals: Originals, _ gone: Gone, turn: Turn?, end: Instant, _ steps: inout StepBudget
    ) throws(ValueFault) {
        self.event = event
        self.originals = originals
        self.gone = gone
        self.turn = turn
        self.end = end
        if let turn { try self.originals.skip(to: turn.from, &steps) }
    }

    mutating func next(_ steps: inout StepBudget) throws(ValueFault) -> Occurrence? {
        while !hasEnded, let entry = try originals.next(&steps), entry.instant < end {
            try steps.spend(StepBudget.perOccurrence)
            if gone.holds(entry) { continue }
            let occurrence = try turned(entry)
            if occurrence.instant >= first { return occurrence }
        }
        hasEnded = true
        return nil
    }

    /// Goes on at the first that starts no earlier; never back.
    mutating func skip(to instant: Instant, _ steps: inout StepBudget) throws(ValueFault) {
        first = max(first, instant)
        // A shift on the wall may be an hour more or less, and a day where a zone moved to another side of the date line.
        let shift = turn.map { $0.shift + 86_400 } ?? 0
        try originals.skip(to: Instant(seconds: instant.seconds - shift), &steps)
    }

    private func turned(_ entry: Originals.Entry) throws(ValueFault) -> Occurrence {
        guard let turn else {
            return Occurrence(
                start: entry.start, instant: entry.instant, length: entry.length, event: event, original: entry.start)
        }
        guard turn.isDate == entry.start.isDate else {
            throw ValueFault(
                "RANGE=THISANDFUTURE changes whole days to times, or times to whole days; an event of its own would be right")
        }
        let time = LocalTime(secondsSinceEpoch: entry.start.local.secondsSinceEpoch + turn.shift)
        let start = entry.start.at(time)
        return Occurrence(
            start: start, instant: start.instant, length: turn.length, event: turn.event, original: entry.start)
    }
}

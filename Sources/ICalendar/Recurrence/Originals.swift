internal import Domain

/// A series' times before any of them is changed or left out: DTSTART, those of the rules and the RDATEs, in order, each once.
struct Originals {
    struct Entry {
        let start: Moment
        let instant: Instant
        let length: Length
    }

    private let event: RecurringEvent
    private var rules: [RuleMoments] = []
    /// The next of each rule, where it has been read.
    private var heads: [RuleMoments.Entry?]
    /// DTSTART and the RDATEs.
    private let listed: [Entry]
    private var place = 0
    private var previous: Instant?
    private var first = Instant(seconds: .min)

    init(_ event: RecurringEvent, _ steps: inout StepBudget) throws(ValueFault) {
        self.event = event
        for rule in event.rules { rules.append(try RuleMoments(rule, from: event.start)) }
        heads = rules.map { _ in nil }
        try steps.spend((event.extra.count + event.rules.count) * StepBudget.perOccurrence)
        let own = Entry(start: event.start, instant: event.start.instant, length: event.length)
        let extra = event.extra.map { Entry(start: $0.start, instant: $0.start.instant, length: $0.length ?? event.length) }
        // Where two come together the one with a length of its own counts.
        let rank = { (entry: Entry) in entry.length == event.length ? 1 : 0 }
        listed = (extra + [own]).sorted { ($0.instant, rank($0)) < ($1.instant, rank($1)) }
    }

    mutating func next(_ steps: inout StepBudget) throws(ValueFault) -> Entry? {
        while let entry = try earliest(&steps) {
            if entry.instant == previous || entry.instant < first { continue }
            previous = entry.instant
            return entry
        }
        return nil
    }

    /// Goes on at the first that is not before an instant; never back.
    mutating func skip(to instant: Instant, _ steps: inout StepBudget) throws(ValueFault) {
        guard instant > first else { return }
        first = instant
        while place < listed.count, listed[place].instant < instant { place += 1 }
        for index in rules.indices {
            if let head = heads[index], head.instant >= instant { continue }
            heads[index] = nil
            try rules[index].skip(near: instant, &steps)
        }
    }

    private mutating func earliest(_ steps: inout StepBudget) throws(ValueFault) -> Entry? {
        var best = place < listed.count ? listed[place].instant : nil
        var rule: Int?
        try steps.spend(rules.count)
        for index in rules.indices {
            if heads[index] == nil { heads[index] = try rules[index].next(&steps) }
            if let head = heads[index], best.map({ head.instant < $0 }) ?? true {
                best = head.instant
                rule = index
            }
        }
        guard let rule, let head = heads[rule] else {
            guard best != nil else { return nil }
            place += 1
            return listed[place - 1]
        }
        heads[rule] = nil
        return Entry(start: event.start.at(head.time), instant: head.instant, length: event.length)
    }
}

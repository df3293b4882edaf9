internal import Domain

/// The times of a rule by the order of their instants.
///
/// The clock's order is another one only where clocks go forward: a time that they leave out is read by the offset from before,
/// and so may come after the times that follow it on the wall.
struct RuleMoments {
    struct Entry {
        let time: LocalTime
        let instant: Instant
    }

    private var times: RuleTimes
    private let zone: Zone
    /// The next, when it has been read already.
    private var ahead: Entry?
    /// Times that the clocks leave out, waiting for their instants.
    private var leftOut: [Entry] = []

    init(_ rule: RecurrenceRule, from start: Moment) throws(ValueFault) {
        times = try RuleTimes(rule, from: start)
        zone = start.zone
    }

    mutating func next(_ steps: inout StepBudget) throws(ValueFault) -> Entry? {
        while true {
            var next = ahead
            ahead = nil
            if next == nil, let time = try times.next(steps: &steps) {
                let (instant, isLeftOut) = zone.reading(time)
                if isLeftOut {
                    leftOut.append(Entry(time: time, instant: instant))
                    continue
                }
                next = Entry(time: time, instant: instant)
            }
            guard let waiting = leftOut.first, next.map({ $0.instant >= waiting.instant }) ?? true else { return next }
            ahead = next
            return leftOut.removeFirst()
        }
    }

    /// Goes on near the first that is not before an instant, and not after it.
    mutating func skip(near instant: Instant, _ steps: inout StepBudget) throws(ValueFault) {
        guard ahead.map({ $0.instant < instant }) ?? true else { return }
        // The clocks never leave out more than a day.
        let wall = zone.local(instant).secondsSinceEpoch - 86_400
        let target = LocalTime(secondsSinceEpoch: wall)
        if let ahead, ahead.time >= target { return }
        ahead = nil
        leftOut = []
        try times.skip(to: target, steps: &steps)
    }
}

extension Moment {
    /// A date's day begins in Stockholm.
    var zone: Zone {
        switch self {
        case .day: .stockholm
        case .time(_, let zone): zone
        }
    }
}

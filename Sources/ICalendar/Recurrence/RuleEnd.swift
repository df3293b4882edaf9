internal import Domain

/// Where UNTIL ends a rule.
enum RuleEnd {
    case never
    /// The last time on the wall.
    case wall(LocalTime)
    /// The last instant, and about when that is on the wall.
    case instant(Instant, Zone, near: ClosedRange<LocalTime>)

    enum Place { case before, after, allAfter }

    init(_ end: RecurrenceRule.End, start: Moment) {
        switch end {
        case .never, .count: self = .never
        case .until(.time(let last, .utc)):
            guard case .time(_, let zone) = start else {
                // Midnight in Stockholm, told in UTC, is the day that begins then.
                self = .wall(LocalTime(day: Moment.time(last, .utc).day, second: 86_399))
                return
            }
            let instant = Zone.utc.instant(last)
            let wall = zone.local(instant).secondsSinceEpoch
            // The wall's order is that of instants, but for the hours left out or repeated where the clocks change.
            let near = LocalTime(secondsSinceEpoch: wall - 2 * 86_400)...LocalTime(secondsSinceEpoch: wall + 2 * 86_400)
            self = .instant(instant, zone, near: near)
        case .until(.time(let last, _)) where !start.isDate: self = .wall(last)
        case .until(let last): self = .wall(LocalTime(day: last.local.day, second: 86_399))
        }
    }

    /// Whether the time is before the end, or after it with all that come later.
    func place(of time: LocalTime) -> Place {
        switch self {
        case .never: return .before
        case .wall(let last): return time > last ? .allAfter : .before
        case .instant(let last, let zone, let near):
            if time < near.lowerBound { return .before }
            if time > near.upperBound { return .allAfter }
            return zone.instant(time) > last ? .after : .before
        }
    }
}

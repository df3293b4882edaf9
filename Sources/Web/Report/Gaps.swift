internal import Domain

/// What could not be planned, and who waits.
struct Gaps: Hashable, Sendable {
    struct Unplanned: Hashable, Sendable {
        let title: String
        /// The owning districts' names; empty where the place is never shown.
        let owners: [String]
        /// nil when no reason is known.
        let obstacle: Obstacle?
    }

    /// What stops an offering, as far as everybody may know.
    struct Obstacle: Hashable, Sendable {
        /// nil when it is so at every time and in every venue, or where the time and place are never shown.
        let place: Place?
        let conditions: [Condition]

        struct Place: Hashable, Sendable {
            let time: WeeklyTime
            /// The venue's name; nil when digital.
            let venue: String?
        }

        enum Condition: Hashable, Sendable {
            /// Tells of nobody who asks.
            case barrier(Barrier)
            /// How many could come is left out.
            case tooFewCanCome(minimum: Int)
            case othersServeMore
        }
    }

    struct Queue: Hashable, Sendable {
        let title: String
        /// The host district's name; nil when digital, or where the place is never shown.
        let host: String?
        let isDigital: Bool
        /// People who wait, rounded, and more than 0.
        let length: Int
    }

    /// Why people have no seat, by the first of their reasons.
    struct Cause: Hashable, Sendable {
        let why: Unserved
        /// To the nearest five.
        let people: Int
    }

    /// The reasons that a person may have no seat for, without their numbers.
    enum Unserved: CaseIterable, Hashable, Sendable {
        case waits, nothingOfTheKind, noTimeFits, noneWithinReach, noVenueFits, other
    }

    let unplanned: [Unplanned]
    /// Protected offerings that could not be planned.
    let unplannedHidden: Int
    /// The longest first.
    let queues: [Queue]
    /// People in the queues to protected offerings, rounded.
    let queuesHidden: Int
    /// The most people first; only those with any.
    let causes: [Cause]

    init(_ city: City, _ plan: Plan) {
        let sessions = Dictionary(plan.sessions.map { ($0.offering, $0) }) { first, _ in first }
        let reasons = Dictionary(plan.decisions.map { ($0.offering, $0.reasons) }) { first, _ in first }
        let without = city.offerings.filter { sessions[$0.id] == nil }
        unplanned = without.compactMap { offering in
            guard let exposure = Exposure(of: offering, to: .everyone), let title = exposure.title else { return nil }
            let owners = exposure.showsPlace ? offering.owners.compactMap { city.district[$0]?.name } : []
            let obstacle = (reasons[offering.id] ?? []).compactMap { Obstacle($0, exposure, city) }.first
            return Unplanned(title: title, owners: owners, obstacle: obstacle)
        }
        unplannedHidden = without.count - unplanned.count

        var shown: [Queue] = []
        var hidden = 0
        for waitlist in plan.waitlists {
            guard let offering = city.offering[waitlist.offering] else { continue }
            let length = shownCount(waitlist.entries.count)
            guard let exposure = Exposure(of: offering, to: .everyone), let title = exposure.title else {
                hidden += waitlist.entries.count
                continue
            }
            let host = exposure.showsPlace ? sessions[offering.id]?.host : nil
            let name = host.flatMap { city.district[$0]?.name }
            if length > 0 {
                shown.append(Queue(title: title, host: name, isDigital: offering.kind == .digital, length: length))
            }
        }
        queues = shown.enumerated().sorted { ($1.element.length, $0.offset) < ($0.element.length, $1.offset) }.map(\.element)
        queuesHidden = shownCount(hidden)

        let counts = Dictionary(plan.unserved.map { (Unserved($0.reasons.first), 1) }, uniquingKeysWith: +)
        causes = Unserved.allCases.map { Cause(why: $0, people: shownCount(counts[$0] ?? 0)) }
            .filter { $0.people > 0 }.enumerated()
            .sorted { ($1.element.people, $0.offset) < ($0.element.people, $1.offset) }.map(\.element)
    }
}

extension Gaps.Unserved {
    fileprivate init(_ reason: Reason?) {
        self =
            switch reason {
            case .waits: .waits
            case .nothingOfTheKind: .nothingOfTheKind
            case .noTimeFits: .noTimeFits
            case .noneWithinReach: .noneWithinReach
            case .noVenueFits: .noVenueFits
            default: .other
            }
    }
}

extension Gaps.Obstacle {
    /// nil for a reason that stops nothing.
    fileprivate init?(_ reason: Reason, _ exposure: Exposure, _ city: City) {
        switch reason {
        case .stopped(let obstruction):
            let way = exposure.showsPlace && exposure.times == .exact ? obstruction.way : nil
            self.init(
                place: way.map { way in Place(time: way.time, venue: way.venue.flatMap { city.venue[$0]?.name }) },
                conditions: obstruction.barriers.map { Condition($0, exposure) })
        case .couldRun: self.init(place: nil, conditions: [.othersServeMore])
        default: return nil
        }
    }
}

extension Gaps.Obstacle.Condition {
    fileprivate init(_ barrier: Barrier, _ exposure: Exposure) {
        self =
            switch barrier {
            case .tooFewAsk(_, let minimum), .tooFewCanCome(_, _, let minimum): .tooFewCanCome(minimum: minimum)
            case .peopleNeededElsewhere, .venueTaken: .othersServeMore
            case .tooFewLeaders(let shortage) where !exposure.tellsGroups:
                .barrier(
                    .tooFewLeaders(
                        LeaderShortage(
                            condition: shortage.condition, needed: shortage.needed, found: shortage.found, groups: [],
                            language: shortage.language)))
            default: .barrier(barrier)
            }
    }
}

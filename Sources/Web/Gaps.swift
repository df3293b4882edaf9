package import Domain

/// What could not be planned, and who waits.
package struct Gaps: Hashable, Sendable {
    package struct Unplanned: Hashable, Sendable {
        package let title: String
        /// The owning districts' names; empty where the place is never shown.
        package let owners: [String]
        /// Only reasons that tell of no person.
        package let reasons: [Reason]
    }

    package struct Queue: Hashable, Sendable {
        package let title: String
        /// The host district's name; nil when digital, or where the place is never shown.
        package let host: String?
        package let isDigital: Bool
        /// People who wait, protected, and more than 0.
        package let length: Int
    }

    /// Why people have no seat, by the first of their reasons.
    package struct Cause: Hashable, Sendable {
        package let why: Unserved
        /// To the nearest five.
        package let people: Int
    }

    /// The reasons that a person may have no seat for, without their numbers.
    package enum Unserved: CaseIterable, Hashable, Sendable {
        case waits, nothingOfTheKind, noTimeFits, noneWithinReach, noVenueFits, other
    }

    package let unplanned: [Unplanned]
    /// Protected offerings that could not be planned.
    package let unplannedHidden: Int
    /// The longest first.
    package let queues: [Queue]
    /// The sum of the protected lengths of the queues to protected offerings.
    package let queuesHidden: Int
    /// The most people first; only those with any.
    package let causes: [Cause]

    package init(_ city: City, _ plan: Plan) {
        let sessions = Dictionary(plan.sessions.map { ($0.offering, $0) }) { first, _ in first }
        let reasons = Dictionary(plan.decisions.map { ($0.offering, $0.reasons) }) { first, _ in first }
        let without = city.offerings.filter { sessions[$0.id] == nil }
        unplanned = without.compactMap { offering in
            let exposure = Exposure(of: offering)
            guard let title = exposure.title else { return nil }
            let owners = if case .full = exposure { offering.owners.compactMap { city.district[$0]?.name } } else { [String]() }
            return Unplanned(title: title, owners: owners, reasons: (reasons[offering.id] ?? []).filter(\.isAboutNobody))
        }
        unplannedHidden = without.count - unplanned.count

        var shown: [Queue] = []
        var hidden = 0
        for waitlist in plan.waitlists {
            guard let offering = city.offering[waitlist.offering] else { continue }
            let length = protectedCount(waitlist.entries.count)
            let exposure = Exposure(of: offering)
            guard let title = exposure.title else {
                hidden += length
                continue
            }
            let host = if case .full = exposure { sessions[offering.id]?.host } else { ID<District>?.none }
            let name = host.flatMap { city.district[$0]?.name }
            if length > 0 {
                shown.append(Queue(title: title, host: name, isDigital: offering.kind == .digital, length: length))
            }
        }
        queues = shown.enumerated().sorted { ($1.element.length, $0.offset) < ($0.element.length, $1.offset) }.map(\.element)
        queuesHidden = hidden

        let counts = Dictionary(plan.unserved.map { (Unserved($0.reasons.first), 1) }, uniquingKeysWith: +)
        causes = Unserved.allCases.map { Cause(why: $0, people: nearestFive(counts[$0] ?? 0)) }
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

extension Reason {
    /// Whether the reason may stand on a page for everybody. `tooFewCanCome` does, but its number of people must not.
    fileprivate var isAboutNobody: Bool {
        switch self {
        case .doesNotFitTerm, .noVenue, .noLeader, .noVenueAndLeaderTogether, .tooFewCanCome, .othersServeMore, .pinned: true
        case .seats, .chosenAmong, .servesOtherwiseUnserved, .missedDates, .homeSeatsReleased, .queue, .orderedByPriority,
            .orderedByLot, .full, .guestSeatsTaken, .nothingOfTheKind, .noTimeFits, .noneWithinReach, .noVenueFits, .waits:
            false
        }
    }
}

internal import Domain

/// The hard rules of venues and leaders in the tables' own terms, each broken one named with its dates.
///
/// The core knows of a placement only that it is allowed; here is why another is not.
extension City {
    /// What stands against an arrangement, beside other sessions.
    ///
    /// - Parameter others: sessions that run; one of the same offering does not count.
    /// - Returns: empty exactly when H1, H2, H3 and what is pinned of time, place and leaders (H7) are kept.
    /// - Complexity: O(dates × busy times + other sessions × dates).
    func obstacles(to arrangement: Arrangement, beside others: [Session]) -> [Obstacle] {
        guard let trial = Trial(self, arrangement, beside: others) else { return [.offeringGone] }
        return trial.ofTime + trial.ofVenue + trial.ofLeaders + trial.ofPins
    }

    /// What stands against one leader of an arrangement, whoever else leads it.
    func obstacles(to leader: ID<Leader>, leading arrangement: Arrangement, beside others: [Session]) -> [Obstacle] {
        Trial(self, arrangement, beside: others)?.of(leader: leader) ?? [.offeringGone]
    }
}

/// An arrangement under examination.
private struct Trial {
    let city: City
    let offering: Offering
    let arrangement: Arrangement
    /// Empty when the series does not fit in the term.
    let days: [Day]
    let others: [Session]

    /// - Returns: nil when there is no such offering.
    init?(_ city: City, _ arrangement: Arrangement, beside others: [Session]) {
        guard let offering = city.offering[arrangement.offering] else { return nil }
        self.city = city
        self.offering = offering
        self.arrangement = arrangement
        self.others = others.filter { $0.offering != offering.id }
        days =
            city.term.series(of: offering, on: arrangement.time.weekday, startWeek: arrangement.startWeek)?.days ?? []
    }

    var span: Range<Int> { offering.span(at: arrangement.time) }
    var weekday: Weekday { arrangement.time.weekday }
    var host: ID<District>? { arrangement.venue.flatMap { city.venue[$0]?.district } }

    var ofTime: [Obstacle] {
        (days.isEmpty ? [.doesNotFitTerm(closed: closedOnTheWay)] : [])
            + (offering.times.contains(arrangement.time) ? [] : [.timeNotAllowed(offering.times)])
            + (offering.startWeeks.contains(arrangement.startWeek) ? [] : [.startNotAllowed(offering.startWeeks)])
    }

    /// Closed dates that the series would meet on, from its start to the end of the term.
    var closedOnTheWay: [Day] {
        let first = city.term.day(week: arrangement.startWeek, weekday)
        return stride(from: 0, through: max(-1, city.term.lastDay - first), by: 7 * offering.interval).map { first + $0 }
            .filter { city.term.isClosed($0, for: offering) }
    }

    var ofPins: [Obstacle] {
        let pins = city.pins.filter { $0.offering == offering.id }
        let breaks: [(Obstacle.Part, Bool)] = [
            (.time, pins.contains { ($0.time ?? arrangement.time) != arrangement.time }),
            (.venue, pins.contains { $0.venue != nil && $0.venue != arrangement.venue }),
            (.start, pins.contains { ($0.startWeek ?? arrangement.startWeek) != arrangement.startWeek }),
            (.leaders, pins.contains { $0.leaders.map { $0 != Set(arrangement.leaders) } ?? false }),
            (.seat, pins.contains { $0.request.map { !canSit($0) } ?? false }),
        ]
        return breaks.filter(\.1).map { .pinned($0.0) }
    }

    private func canSit(_ id: ID<Request>) -> Bool {
        guard let request = city.request[id] else { return true }
        return city.obstacle(to: request, in: offering, arrangement) == nil
    }

    // MARK: Venue

    var ofVenue: [Obstacle] {
        guard offering.kind != .digital else { return arrangement.venue == nil ? [] : [.venueOfDigital] }
        guard let id = arrangement.venue else { return [.venueMissing] }
        guard let venue = city.venue[id] else { return [.venueGone] }
        let lacking = offering.needs.subtracting(venue.features)
        var found: [Obstacle] = []
        if !offering.hosts.contains(venue.district) { found.append(.hostNotAllowed(offering.hosts)) }
        if venue.seats < max(1, offering.minimum) {
            found.append(.venueTooSmall(seats: venue.seats, minimum: max(1, offering.minimum)))
        }
        if !lacking.isEmpty { found.append(.venueLacks(lacking)) }
        if !venue.hours.contains(weekday, span) { found.append(.venueClosed(open: venue.hours.on(weekday))) }
        let busy = blocked(by: venue.busy)
        if !busy.isEmpty { found.append(.venueBusy(busy)) }
        for other in others where other.venue == id {
            let shared = meeting(other, apart: 0)
            if !shared.isEmpty { found.append(.venueTaken(by: other.offering, shared)) }
        }
        return found
    }

    private func blocked(by busy: [Interval]) -> [Day] {
        guard let end = ClockTime(minutes: span.upperBound), !busy.isEmpty else { return [] }
        return days.filter { day in
            guard let session = Interval(Stockholm.instant(day, arrangement.time.start), Stockholm.instant(day, end)) else {
                return false
            }
            return busy.contains(where: session.overlaps)
        }
    }

    /// The dates on which less than so many minutes lie between this and another session.
    private func meeting(_ other: Session, apart minutes: Int) -> [Day] {
        guard let theirs = city.offering[other.offering]?.span(at: other.time), other.time.weekday == weekday,
            span.lowerBound < theirs.upperBound + minutes, theirs.lowerBound < span.upperBound + minutes
        else { return [] }
        let dates = Set(other.series.days)
        return days.filter(dates.contains)
    }

    // MARK: Leaders

    var ofLeaders: [Obstacle] {
        let (given, distinct) = (arrangement.leaders.count, Set(arrangement.leaders).count)
        let needed = offering.leadersNeeded
        return
            (given == needed && distinct == needed
            ? [] : [.leaderCount(needed: needed, given: distinct == needed ? given : distinct)])
            + arrangement.leaders.flatMap(of(leader:))
    }

    func of(leader id: ID<Leader>) -> [Obstacle] {
        guard let leader = city.leader[id] else { return [.leaderGone(id)] }
        var found: [Obstacle] = []
        if !leader.isCompetent(for: offering) { found.append(.leaderNotCompetent(id)) }
        if let host, !leader.districts.contains(host) { found.append(.leaderDoesNotServe(id, host)) }
        if !leader.hours.contains(weekday, span) { found.append(.leaderOffDuty(id, works: leader.hours.on(weekday))) }
        let busy = blocked(by: leader.busy)
        if !busy.isEmpty { found.append(.leaderBusy(id, busy)) }
        let theirs = others.filter { $0.leaders.contains(id) }
        for other in theirs {
            let overlapping = meeting(other, apart: 0)
            if !overlapping.isEmpty {
                found.append(.leaderTaken(id, by: other.offering, overlapping))
            } else if let host, let from = other.host {
                let way = city.travelMinutes(host, from)
                let dates = meeting(other, apart: way)
                if !dates.isEmpty { found.append(.leaderOnTheWay(id, from: other.offering, minutes: way, dates)) }
            }
        }
        let mondays = theirs.flatMap { $0.series.days.map(\.monday) }
        let full = days.map(\.monday).filter { monday in
            mondays.count { $0 == monday } >= leader.mostPerWeek
        }
        if !full.isEmpty { found.append(.leaderOverbooked(id, most: leader.mostPerWeek, full)) }
        return found
    }
}

extension City {
    /// What keeps a person from a seat in an offering as arranged, other people apart (H4, H6).
    func obstacle(to request: Request, in offering: Offering, _ arrangement: Arrangement) -> SeatObstacle? {
        guard offering.groups.contains(request.group), request.language == offering.language,
            request.kinds.contains(offering.kind)
        else { return .notOfTheKind }
        guard request.times.contains(arrangement.time.weekday, offering.span(at: arrangement.time)) else {
            return .cannotComeThen
        }
        let venue = arrangement.venue.flatMap { self.venue[$0] }
        switch standing(of: request.district, in: offering, host: venue?.district) {
        case .home: break
        case .guest where venue == nil || request.travels: break
        case .guest, .outside: return .outOfReach
        }
        return venue.map { $0.features.isSuperset(of: request.needs) } ?? true ? nil : .venueDoesNotFit
    }
}

public import Domain

// What staff change of a session.
extension Desk {
    /// The most seats of a session.
    public static let seatLimits = 0...1000

    public mutating func open(_ session: ID<Offering>, _ terms: Terms, _ reason: Cause = .planned) throws {
        if rosters[session] == nil { insert(Roster(unopened: session)) }
        try record(.opened(terms), in: session, reason)
    }

    /// Gives somebody the place that the plan gave them; where the seat is no longer there, a place in line.
    public mutating func enter(_ asking: Asking, in session: ID<Offering>, seated: Bool) throws {
        try record(.waitlisted(asking), in: session, .planned)
        let roster = try roster(session)
        guard seated, roster.status.isHeld, let kind = roster.room(for: asking) else { return }
        let seats = Array(roster.freeSeats.prefix(asking.party.rawValue))
        try record(.granted(asking.person, Taking(seats: seats, kind: kind)), in: session, .planned)
    }

    public mutating func close(_ session: ID<Offering>) throws {
        guard try roster(session).status == .open else { throw Refusal.notOpen(session) }
        try record(.closed, in: session, .decided)
    }

    public mutating func reopen(_ session: ID<Offering>) throws {
        guard try roster(session).status == .closed else { throw Refusal.notHeld(session) }
        try record(.reopened, in: session, .decided)
    }

    /// Nobody loses a place by it, so that undoing or reinstating it gives all back; nobody is offered a seat while it stands.
    public mutating func cancel(_ session: ID<Offering>) throws {
        guard try roster(session).status.isHeld else { throw Refusal.notHeld(session) }
        try record(.cancelled, in: session, .decided)
    }

    public mutating func reinstate(_ session: ID<Offering>) throws {
        guard try roster(session).status == .cancelled else { throw Refusal.notHeld(session) }
        try record(.reinstated, in: session, .decided)
        try catchUp(session)
    }

    public mutating func move(_ session: ID<Offering>, to meetings: [Instant]) throws {
        guard try roster(session).status.isHeld else { throw Refusal.notHeld(session) }
        guard try roster(session).terms.meetings != meetings else { return }
        try record(.moved(meetings), in: session, .decided)
        try fill(session)
    }

    public mutating func releaseHeldSeats(_ session: ID<Offering>) throws {
        let roster = try roster(session)
        guard roster.status.isHeld else { throw Refusal.notHeld(session) }
        guard !roster.isReleased else { throw Refusal.isReleased(session) }
        try release(session, .decided, byRule: false)
        try fill(session)
    }

    /// Sets free seats aside for the people of a district, until the held home seats are released.
    public mutating func lend(_ seats: Int, of session: ID<Offering>, to district: ID<District>) throws {
        let roster = try roster(session)
        guard roster.status.isHeld else { throw Refusal.notHeld(session) }
        guard !roster.isReleased else { throw Refusal.isReleased(session) }
        guard (1...Desk.seatLimits.upperBound).contains(seats) else {
            throw Refusal.outsideLimits(seats, 1...Desk.seatLimits.upperBound)
        }
        let free = max(0, roster.seatsLeft(beside: roster.lentAndFree))
        guard seats <= free else { throw Refusal.seatsNotFree(session, free: free) }
        try record(.lent(district, seats: seats), in: session, .decided)
        try fill(session)
    }

    /// Takes back seats that a district was lent and nobody of it has taken.
    public mutating func takeBack(_ session: ID<Offering>, from district: ID<District>) throws {
        guard let seats = try roster(session).lentAndFree[district] else { throw Refusal.notLent(session, district) }
        try record(.returned(district, seats: seats), in: session, .decided)
        try fill(session)
    }

    public mutating func setQueue(_ queue: Terms.Queue, of session: ID<Offering>) throws {
        guard try roster(session).terms.queue != queue else { return }
        try record(.queueChanged(queue), in: session, .decided)
    }

    /// More seats are offered at once. With fewer, offers that have no seat left are taken back, those last in line first;
    /// nobody who has said yes loses a seat by it: whom to ask, `wouldBeAsked` says.
    public mutating func setCapacity(_ capacity: Int, of session: ID<Offering>) throws {
        guard Desk.seatLimits.contains(capacity) else { throw Refusal.outsideLimits(capacity, Desk.seatLimits) }
        let roster = try roster(session)
        guard capacity != roster.terms.capacity else { return }
        try giveBackLoans(beyond: capacity, session)
        try record(.capacityChanged(capacity), in: session, .decided)
        for place in roster.latest(where: { if case .offered = $0 { true } else { false } }) {
            guard try self.roster(session).taken.count > capacity else { break }
            try takeBackOffer(place, session)
        }
        try fill(session)
    }

    /// They go back to where they stood in line, and the next free seat is offered them as if this one had not been.
    private mutating func takeBackOffer(_ place: Place, _ session: ID<Offering>) throws {
        try record(.left(place.asking.person), in: session, .fewerSeats)
        try record(.waitlisted(place.asking), in: session, .fewerSeats)
    }

    private mutating func giveBackLoans(beyond capacity: Int, _ session: ID<Offering>) throws {
        for (district, seats) in try roster(session).lentAndFree.sorted(by: { $0.key < $1.key }) {
            let roster = try roster(session)
            let over = roster.taken.count + roster.lentAndFree.values.reduce(0, +) - capacity
            guard over > 0 else { return }
            try record(.returned(district, seats: min(over, seats)), in: session, .fewerSeats)
        }
    }

    /// Brings the people of two sessions that are too small together in one: those with a seat have one there too, those who wait
    /// wait there from the time when they registered.
    public mutating func merge(_ session: ID<Offering>, into other: ID<Offering>, standing: (Asking) -> Asking) throws {
        let from = try roster(session), to = try roster(other)
        guard session != other, from.status.isHeld else { throw Refusal.notHeld(session) }
        guard to.status.isHeld else { throw Refusal.notHeld(other) }
        let inBoth = from.places.keys.count { to.places[$0] != nil }
        guard inBoth == 0 else { throw Refusal.isInBoth(inBoth) }
        let seated = from.seated.sorted { from.rank(of: $0.asking) < from.rank(of: $1.asking) }
        let needed = seated.reduce(0) { $0 + $1.asking.party.rawValue }
        guard needed <= to.freeSeats.count else { throw Refusal.tooFewSeats(other, needed: needed, free: to.freeSeats.count) }
        for place in from.places.values.sorted(by: { from.rank(of: $0.asking) < from.rank(of: $1.asking) }) {
            try giveUp(place.asking.person, session, .merged)
        }
        try record(.merged(into: other), in: session, .merged)
        for place in seated {
            let asking = standing(place.asking)
            guard try !roster(other).meetsBarred(asking.person, bars) else { throw Refusal.cannotMeet }
            try record(.waitlisted(asking), in: other, .merged)
            let room = try roster(other)
            guard let kind = room.room(for: asking) else {
                throw Refusal.tooFewSeats(other, needed: needed, free: room.freeSeats.count)
            }
            let seats = Array(room.freeSeats.prefix(asking.party.rawValue))
            try record(.granted(asking.person, Taking(seats: seats, kind: kind)), in: other, .merged)
        }
        for place in from.places.values.sorted(by: { from.rank(of: $0.asking) < from.rank(of: $1.asking) }) {
            if case .seated = place.status { continue }
            try record(.waitlisted(standing(place.asking)), in: other, .merged)
        }
        try fill(other)
    }

    /// Makes an operation as if it had not been. What has been told to somebody, or has been built on since, cannot be undone;
    /// nor can what gives somebody a place back who has since got a seat that they would rather have by the same wish.
    ///
    /// The desk must have every session in which the people whom it was about have a place.
    /// - Parameter histories: for each session that the operation touched, its whole ledger.
    public mutating func undo(_ undone: ID<Operation>, _ histories: [ID<Offering>: [Entry]], told: [ID<Offering>: Int]) throws {
        guard !histories.isEmpty else { throw Refusal.unknownOperation(undone) }
        for (session, history) in histories.sorted(by: { $0.key < $1.key }) {
            let before = Set(history.compactMap { if case .undone(let operation) = $0.event { operation } else { nil } })
            guard !before.contains(undone) else { throw Refusal.cannotUndo(undone, .undone) }
            let done = history.filter { $0.operation == undone }
            guard let first = done.first, let last = done.last, first.number > 1 else { throw Refusal.unknownOperation(undone) }
            guard !done.contains(where: { $0.reason == .erased }) else { throw Refusal.cannotUndo(undone, .erased) }
            guard told[session, default: 0] < first.number else { throw Refusal.cannotUndo(undone, .told) }
            let since = history.filter { entry in
                if case .undone = entry.event { return false }
                return entry.number > last.number && !before.contains(entry.operation)
            }
            guard since.isEmpty else { throw Refusal.cannotUndo(undone, .followed) }
            try record(.undone(undone), in: session, .slip)
            guard let entry = entries.last, let roster = try Roster(rebuiltFrom: history + [entry]) else { continue }
            let isMeeting = roster.places.contains { $0.value.taking != nil && roster.meetsBarred($0.key, bars) }
            guard !isMeeting else { throw Refusal.cannotMeet }
            insert(roster)
        }
        guard !rosters.values.contains(where: hasBetterSeatElsewhere) else { throw Refusal.cannotUndo(undone, .followed) }
        for session in histories.keys.sorted() { try catchUp(session) }
    }

    /// Whether somebody has a place in it that their wish no longer asks for, having a seat that is as dear or dearer.
    private func hasBetterSeatElsewhere(_ roster: Roster) -> Bool {
        rosters.values.contains { other in
            other.session != roster.session
                && other.seated.contains { seat in
                    guard let asking = roster.places[seat.asking.person]?.asking else { return false }
                    return asking.wish == seat.asking.wish && asking.rank >= seat.asking.rank
                }
        }
    }
}

extension Roster {
    /// Those of a status, the last in line first.
    func latest(where matches: (Place.Status) -> Bool) -> [Place] {
        places.values.filter { matches($0.status) }.sorted { rank(of: $1.asking) < rank(of: $0.asking) }
    }

    /// Who would be asked to give up a seat, were the capacity so low: those who came last by the rule of the line, until enough
    /// seats are free.
    public func wouldBeAsked(at capacity: Int) -> [Place] {
        var over = seated.reduce(0) { $0 + $1.asking.party.rawValue } - capacity
        return latest { if case .seated = $0 { true } else { false } }.prefix { place in
            defer { over -= place.asking.party.rawValue }
            return over > 0
        }.map { $0 }
    }

    /// Who would get the free seats and who would stand where, were the queue ordered so.
    public func line(by queue: Terms.Queue) -> [Place] {
        var other = self
        other.terms.queue = queue
        return other.line
    }
}

public import Domain

/// Where acts are done: sessions as they are now, brought forward entry by entry by rules alone, without a clock or a database.
///
/// An act either does all that it says, or throws and has changed nothing that is kept: the caller keeps `entries` only when no
/// error was thrown. After every act no seat is idle while somebody waits who may have it.
public struct Desk {
    public private(set) var rosters: [ID<Offering>: Roster]
    public let now: Instant
    public let actor: Actor
    public let operation: ID<Operation>
    let bars: Bars
    /// What was done, in order; to be written in one transaction.
    public private(set) var entries: [Entry] = []

    /// The most who can wait for one session.
    public static let mostInLine = 1000
    /// The most sessions that one wish can name.
    public static let mostRanks = 10
    /// Sessions that somebody may ask for at once in place of one seat.
    public static let mostSwaps = 3

    /// - Parameters:
    ///   - rosters: every session that the act may touch, nobody else touching them meanwhile.
    ///   - bars: of all who have a place in them and of who acts.
    public init(_ rosters: [Roster], at now: Instant, by actor: Actor, operation: ID<Operation>, bars: Bars = [:]) {
        self.rosters = Dictionary(rosters.map { ($0.session, $0) }) { first, _ in first }
        self.now = now
        self.actor = actor
        self.operation = operation
        self.bars = bars
    }

    func roster(_ session: ID<Offering>) throws(Refusal) -> Roster {
        guard let roster = rosters[session] else { throw .unknownSession(session) }
        return roster
    }

    func place(of person: ID<Person>, in session: ID<Offering>) throws(Refusal) -> Place {
        guard let place = try roster(session).places[person] else { throw .hasNoPlace(session) }
        return place
    }

    mutating func insert(_ roster: Roster) { rosters[roster.session] = roster }

    /// Writes an entry. The rules make none that breaks the ledger; if one did, it would stop here, and nothing would be kept.
    mutating func record(_ event: Event, in session: ID<Offering>, _ reason: Cause, byRule: Bool = false) throws {
        let roster = try roster(session)
        let entry = Entry(
            session: session, number: roster.entries + 1, at: max(now, roster.changed), actor: byRule ? .rule : actor,
            operation: operation, reason: reason, event: event)
        try rosters[session]?.apply(entry)
        entries.append(entry)
    }

    // MARK: What time and free seats bring about

    /// Does what is due: offers that got no answer in time pass on, and held home seats are released.
    public mutating func catchUp(_ session: ID<Offering>) throws {
        let roster = try roster(session)
        guard roster.status.isHeld else { return }
        let overdue = roster.places.values.filter {
            if case .offered(_, let replyBy) = $0.status { replyBy < now } else { false }
        }.sorted { roster.rank(of: $0.asking) < roster.rank(of: $1.asking) }
        for place in overdue {
            try record(.expired(place.asking.person, keeps: !place.hasKept), in: session, .noReply, byRule: true)
        }
        if !roster.isReleased, roster.terms.release <= now { try release(session, .releaseDate, byRule: true) }
        try fill(session)
    }

    /// Offers every free seat to the first in line who may have it. A party that does not fit is passed over, and holds up nobody.
    ///
    /// - Parameter granting: who gets a seat at once instead of an offer, being there to ask for it.
    mutating func fill(_ session: ID<Offering>, granting person: ID<Person>? = nil) throws {
        guard try roster(session).status.isHeld else { return }
        for place in try roster(session).line {
            let roster = try roster(session)
            guard !roster.freeSeats.isEmpty else { return }
            guard let right = roster.right(of: place, at: now, bars, grants: place.asking.person == person) else { continue }
            switch right {
            case .seat(let taking): try record(.granted(place.asking.person, taking), in: session, .freeSeat, byRule: true)
            case .offer(let taking, let replyBy):
                try record(.offered(place.asking.person, taking, replyBy: replyBy), in: session, .freeSeat, byRule: true)
            }
        }
    }

    /// Opens held home seats to guests, and gives back what was lent and not taken.
    mutating func release(_ session: ID<Offering>, _ reason: Cause, byRule: Bool) throws {
        for (district, seats) in try roster(session).lentAndFree.sorted(by: { $0.key < $1.key }) {
            try record(.returned(district, seats: seats), in: session, reason, byRule: byRule)
        }
        try record(.quotaReleased, in: session, reason, byRule: byRule)
    }
}

extension Roster {
    /// What somebody in line gets now.
    enum Right {
        case seat(Taking)
        case offer(Taking, replyBy: Instant)
    }

    /// - Parameter grants: whether they would have a seat at once.
    /// - Returns: nil while they may have no seat: they rest, there is no room for them, it would be of no use to them, or
    ///   somebody is there whom they must not meet.
    func right(of place: Place, at now: Instant, _ bars: Bars, grants: Bool = false) -> Right? {
        guard case .waiting(resting: false) = place.status, let kind = room(for: place.asking),
            !meetsBarred(place.asking.person, bars)
        else { return nil }
        let taking = Taking(seats: Array(freeSeats.prefix(place.asking.party.rawValue)), kind: kind)
        if grants { return isOfUse(from: now, to: place.asking) ? .seat(taking) : nil }
        return replyBy(for: place.asking, at: now).map { .offer(taking, replyBy: $0) }
    }
}

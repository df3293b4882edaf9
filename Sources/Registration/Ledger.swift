public import Domain

/// An entry that cannot be: what it says does not go with what came before.
public struct BrokenEntry: Error, Hashable, Sendable, CustomStringConvertible {
    public let session: ID<Offering>
    public let number: Int
    public let problem: String

    public var description: String { "\(session), entry \(number): \(problem)" }
}

extension Roster {
    /// The present, from all that has happened.
    ///
    /// - Parameter entries: a session's, in order; at least the first.
    /// - Complexity: O(entries x people in the session).
    public init?(rebuiltFrom entries: [Entry]) throws(BrokenEntry) {
        guard let first = entries.first else { return nil }
        let undone = Set(entries.compactMap { if case .undone(let operation) = $0.event { operation } else { nil } })
        var roster = Roster(unopened: first.session)
        for entry in entries {
            try roster.check(entry)
            if !undone.contains(entry.operation) { try roster.take(entry) }
            roster.count(entry)
        }
        self = roster
    }

    /// Goes on by one entry.
    ///
    /// - Throws: where the entry takes a seat that is not free, is about somebody who is not there, or is out of order. Nothing
    ///   is changed then. An entry that undoes others only counts: what it undoes is left out by rebuilding.
    public mutating func apply(_ entry: Entry) throws(BrokenEntry) {
        try check(entry)
        try take(entry)
        count(entry)
    }

    private func check(_ entry: Entry) throws(BrokenEntry) {
        guard entry.session == session else { throw entry.broken("it belongs to another session") }
        guard entry.number == entries + 1 else { throw entry.broken("it comes after entry \(entries)") }
        guard entry.at >= changed else { throw entry.broken("it is earlier than the entry before it") }
    }

    private mutating func count(_ entry: Entry) {
        entries = entry.number
        changed = entry.at
    }

    /// Every case is refused before it changes anything.
    private mutating func take(_ entry: Entry) throws(BrokenEntry) {
        switch entry.event {
        case .opened(let terms):
            guard entry.number == 1 else { throw entry.broken("a session is opened once") }
            self.terms = terms
            status = .open
            fitSeats()
        case .waitlisted(let asking):
            guard places[asking.person] == nil else { throw entry.broken("the person has a place already") }
            places[asking.person] = Place(asking: asking, status: .waiting(resting: false), hasKept: false)
        case .granted(let person, let taking):
            try seat(person, .seated(taking), taking, entry)
        case .offered(let person, let taking, let replyBy):
            try seat(person, .offered(taking, replyBy: replyBy), taking, entry)
        case .accepted(let person):
            let taking = try offer(to: person, entry)
            places[person]?.status = .seated(taking)
        case .declined(let person, let keeps), .expired(let person, let keeps):
            _ = try offer(to: person, entry)
            guard !keeps || places[person]?.hasKept == false else { throw entry.broken("a place is kept once") }
            if keeps {
                places[person]?.status = .waiting(resting: true)
                places[person]?.hasKept = true
            } else {
                places[person] = nil
            }
            fitSeats()
        case .left(let person):
            guard let place = places[person] else { throw entry.broken("the person has no place") }
            if case .seated = place.status { throw entry.broken("a seat is released, not left") }
            places[person] = nil
            fitSeats()
        case .released(let person):
            guard case .seated = places[person]?.status else { throw entry.broken("the person has no seat") }
            places[person] = nil
            fitSeats()
            wake()
        case .lent(let district, let count):
            guard count > 0, count <= seatsLeft(beside: lentAndFree) else { throw entry.broken("so many seats are not free") }
            lent[district, default: 0] += count
        case .returned(let district, let count):
            guard count > 0, count <= lentAndFree[district] ?? 0 else { throw entry.broken("so many were not lent") }
            lent[district] = lent[district].flatMap { $0 == count ? nil : $0 - count }
            wake()
        case .quotaReleased:
            guard !isReleased else { throw entry.broken("the seats are released already") }
            isReleased = true
            wake()
        case .capacityChanged(let capacity):
            guard capacity >= 0 else { throw entry.broken("seats cannot be fewer than none") }
            let isMore = capacity > terms.capacity
            terms.capacity = capacity
            fitSeats()
            if isMore { wake() }
        case .queueChanged(let queue): terms.queue = queue
        case .moved(let meetings):
            terms.meetings = meetings
            wake()
        case .closed: try change(to: .closed, from: [.open], entry)
        case .reopened: try change(to: .open, from: [.closed], entry)
        case .cancelled: try change(to: .cancelled, from: [.open, .closed], entry)
        case .reinstated:
            try change(to: .open, from: [.cancelled], entry)
            wake()
        case .merged(let other):
            guard places.isEmpty else { throw entry.broken("somebody has a place in it still") }
            try change(to: .merged(into: other), from: [.open, .closed], entry)
        case .undone: break
        }
    }

    private mutating func change(to next: Status, from allowed: [Status], _ entry: Entry) throws(BrokenEntry) {
        guard allowed.contains(status) else { throw entry.broken("it is \(status) before") }
        status = next
    }

    private mutating func seat(_ person: ID<Person>, _ next: Place.Status, _ taking: Taking, _ entry: Entry) throws(BrokenEntry)
    {
        guard let place = places[person], case .waiting = place.status else { throw entry.broken("the person does not wait") }
        guard taking.seats.count == place.asking.party.rawValue else {
            throw entry.broken("the seats are not as many as the party")
        }
        guard Set(taking.seats).count == taking.seats.count, Set(freeSeats).isSuperset(of: taking.seats) else {
            throw entry.broken("a seat that is not free, of \(taking.seats)")
        }
        places[person]?.status = next
    }

    private func offer(to person: ID<Person>, _ entry: Entry) throws(BrokenEntry) -> Taking {
        guard case .offered(let taking, _) = places[person]?.status else { throw entry.broken("the person has no offer") }
        return taking
    }

    /// As many seats as the capacity, the lowest numbers first; a seat above it is there for as long as it is taken.
    private mutating func fitSeats() {
        let free = freeSeats
        if seats.count > terms.capacity { seats.subtract(free.suffix(seats.count - terms.capacity)) }
        var number = 1
        while seats.count < terms.capacity {
            seats.insert(number)
            number += 1
        }
    }

    /// A seat has been freed, so those who let one pass before are asked again.
    private mutating func wake() {
        for (person, place) in places {
            if case .waiting(resting: true) = place.status { places[person]?.status = .waiting(resting: false) }
        }
    }
}

extension Entry {
    fileprivate func broken(_ problem: String) -> BrokenEntry {
        BrokenEntry(session: session, number: number, problem: problem)
    }
}

public import Domain

/// What one district's people used of another's seats in one session.
public struct Lending: Hashable, Sendable {
    public let session: ID<Offering>
    public let host: ID<District>
    public let home: ID<District>
    /// Seats that its people have had, for however long.
    public let seats: Int
    /// Seats times meetings that took place while somebody had them.
    public let seatMeetings: Int

    public init(session: ID<Offering>, host: ID<District>, home: ID<District>, seats: Int, seatMeetings: Int) {
        self.session = session
        self.host = host
        self.home = home
        self.seats = seats
        self.seatMeetings = seatMeetings
    }
}

/// What falls out of a session's ledger for those who lent and borrowed.
///
/// - Parameters:
///   - entries: the whole ledger, in order.
///   - meetings: when each meeting that was held began; cancelled ones are not among them.
///   - now: what comes later is not counted.
/// - Returns: by home district, in order; only guests.
/// - Complexity: O(entries x meetings).
public func lendings(by host: ID<District>, _ entries: [Entry], meetings: [Instant], until now: Instant) -> [Lending] {
    guard let session = entries.first?.session else { return [] }
    let undone = Set(entries.compactMap { if case .undone(let operation) = $0.event { operation } else { nil } })
    var asking: [ID<Person>: Asking] = [:]
    var since: [ID<Person>: Instant] = [:]
    var seats: [ID<District>: Int] = [:]
    var used: [ID<District>: Int] = [:]
    func leave(_ person: ID<Person>, at instant: Instant) {
        guard let guest = asking[person], let from = since.removeValue(forKey: person) else { return }
        let size = guest.party.rawValue
        seats[guest.district, default: 0] += size
        used[guest.district, default: 0] += size * meetings.count { from <= $0 && $0 < min(instant, now) }
    }
    for entry in entries where !undone.contains(entry.operation) {
        switch entry.event {
        case .waitlisted(let new): asking[new.person] = new.isGuest ? new : nil
        case .granted(let person, _), .accepted(let person): since[person] = entry.at
        case .released(let person): leave(person, at: entry.at)
        default: break
        }
    }
    for person in since.keys { leave(person, at: now) }
    return seats.keys.sorted().map {
        Lending(session: session, host: host, home: $0, seats: seats[$0, default: 0], seatMeetings: used[$0, default: 0])
    }
}

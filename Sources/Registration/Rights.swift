public import Domain

// Who may have a free seat.
extension Roster {
    /// Out of which seats a party would sit now; nil where there is no room for it.
    ///
    /// While home seats are held: people at home take any seat that is not lent to a district; guests take the seats lent to
    /// their district, else guest seats, as many as there are (H6). After the release anybody takes any seat.
    /// - Complexity: O(people in the session).
    public func room(for asking: Asking) -> Taking.Kind? {
        let size = asking.party.rawValue
        let lentAndFree = isReleased ? [:] : lentAndFree
        // Where the capacity has been lowered below those seated, a seat that was lent may not be there now.
        if asking.isGuest, lentAndFree[asking.district, default: 0] >= size, seatsLeft(beside: [:]) >= size { return .lent }
        guard size <= seatsLeft(beside: lentAndFree) else { return nil }
        guard asking.isGuest else { return .home }
        if isReleased { return .guest }
        if let most = terms.guestSeats, seats(of: .guest) + size > most { return nil }
        return .guest
    }

    /// Free seats that are not set aside.
    func seatsLeft(beside lentAndFree: [ID<District>: Int]) -> Int {
        let taken = places.values.reduce(0) { $0 + ($1.taking?.seats.count ?? 0) }
        return terms.capacity - taken - lentAndFree.values.reduce(0, +)
    }

    /// Those who wait, the first in line first.
    ///
    /// - Complexity: O(n log n) for n who wait.
    public var line: [Place] {
        places.values.filter { if case .waiting = $0.status { true } else { false } }
            .map { (rank(of: $0.asking), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// What the line is ordered by, the least first.
    func rank(of asking: Asking) -> Rank {
        var lot = (0, UInt64(0))
        if case .lottery(let seed, let before) = terms.queue {
            lot = asking.registered < before ? (0, Domain.lot(asking.person.text, in: session, seed: seed)) : (1, 0)
        }
        return Rank(
            priority: terms.queue == .priority ? asking.priority : 0, away: asking.isResident || isReleased ? 0 : 1,
            late: lot.0,
            lot: lot.1, registered: asking.registered, person: asking.person)
    }

    struct Rank: Comparable {
        let priority, away, late: Int
        let lot: UInt64
        let registered: Instant
        let person: ID<Person>

        static func < (a: Rank, b: Rank) -> Bool {
            (a.priority, a.away, a.late, a.lot, a.registered, a.person.text)
                < (b.priority, b.away, b.late, b.lot, b.registered, b.person.text)
        }
    }

    /// Whether two who must not meet would.
    func meetsBarred(_ person: ID<Person>, _ bars: Bars) -> Bool {
        bars[person, default: []].contains { places[$0]?.taking != nil }
    }

    /// The terms of an offer that is made now; nil where it would be of no use, since no meeting is left that the person could
    /// come to after an answer at the last moment.
    ///
    /// A person who must book respite first has longer to answer, and as many days before a meeting as they need.
    public func replyBy(for asking: Asking, at now: Instant) -> Instant? {
        let hours = asking.leadDays > 0 ? [OfficeHours.respiteReply] : [OfficeHours.reply, OfficeHours.shortReply]
        return hours.map { OfficeHours.after($0, from: now) }.first { isOfUse(from: $0, to: asking) }
    }

    /// Whether a person who has a seat from an instant can still come to a meeting.
    func isOfUse(from instant: Instant, to asking: Asking) -> Bool {
        terms.meetings.last.map { $0.seconds > instant.seconds + asking.leadDays * 86_400 } ?? false
    }
}

/// For each person, those whom they must not meet; the relation holds both ways.
public typealias Bars = [ID<Person>: Set<ID<Person>>]

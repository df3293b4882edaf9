public import Domain

/// A session's seats, who has them and who waits: the present, as it follows from the ledger.
///
/// Two people never have one seat: a seat is a number, `taken` gives for each number one person, and `apply` refuses an entry
/// that takes a number that is taken or not there.
public struct Roster: Hashable, Sendable {
    public let session: ID<Offering>
    public internal(set) var terms: Terms
    public internal(set) var status: Status
    /// Whether held home seats have been released.
    public internal(set) var isReleased: Bool
    /// Seats set aside for the people of a district; never 0.
    public internal(set) var lent: [ID<District>: Int]
    /// The numbers of the seats there are: as many as the capacity, or as are taken where the capacity has been lowered below.
    public internal(set) var seats: Set<Int>
    /// Of everybody who has a seat, an offer or a place in line.
    public internal(set) var places: [ID<Person>: Place]
    /// How many entries the ledger has.
    public internal(set) var entries: Int
    /// When the last of them was made.
    public internal(set) var changed: Instant

    public enum Status: Hashable, Sendable {
        case open
        case closed
        case cancelled
        case merged(into: ID<Offering>)

        /// Whether it is held as a session of its own.
        public var isHeld: Bool { self == .open || self == .closed }
    }

    /// As it stands when read from where it is kept.
    public init(
        session: ID<Offering>, terms: Terms, status: Status, isReleased: Bool, lent: [ID<District>: Int], seats: Set<Int>,
        places: [ID<Person>: Place], entries: Int, changed: Instant
    ) {
        self.session = session
        self.terms = terms
        self.status = status
        self.isReleased = isReleased
        self.lent = lent
        self.seats = seats
        self.places = places
        self.entries = entries
        self.changed = changed
    }

    /// Before its first entry: closed, and without seats.
    public init(unopened session: ID<Offering>) {
        self.init(
            session: session,
            terms: Terms(
                capacity: 0, guestSeats: nil, release: Instant(seconds: 0), queue: .registration, meetings: []),
            status: .closed, isReleased: false, lent: [:], seats: [], places: [:], entries: 0, changed: Instant(seconds: 0))
    }

    // MARK: Counting

    /// For each seat that is taken or offered, who has it.
    public var taken: [Int: ID<Person>] {
        places.reduce(into: [:]) { taken, place in
            for seat in place.value.taking?.seats ?? [] { taken[seat] = place.key }
        }
    }

    public var freeSeats: [Int] {
        places.values.reduce(into: seats) { free, place in free.subtract(place.taking?.seats ?? []) }.sorted()
    }

    /// Seats taken or offered out of one sort of seats, for one district where it is named.
    func seats(of kind: Taking.Kind, for district: ID<District>? = nil) -> Int {
        places.values.reduce(0) { count, place in
            guard let taking = place.taking, taking.kind == kind, district == nil || place.asking.district == district else {
                return count
            }
            return count + taking.seats.count
        }
    }

    /// Seats set aside for districts and not yet taken.
    public var lentAndFree: [ID<District>: Int] {
        lent.reduce(into: [:]) { free, loan in
            let left = loan.value - seats(of: .lent, for: loan.key)
            if left > 0 { free[loan.key] = left }
        }
    }

    public var seated: [Place] { places.values.filter { if case .seated = $0.status { true } else { false } } }
}

extension Roster {
    /// When time next brings something about: an offer that gets no answer, the release of held seats; nil for nothing.
    public var due: Instant? {
        guard status.isHeld else { return nil }
        let replies = places.values.compactMap {
            if case .offered(_, let replyBy) = $0.status { Instant(seconds: replyBy.seconds + 1) } else { nil }
        }
        return (replies + (isReleased ? [] : [terms.release])).min()
    }
}

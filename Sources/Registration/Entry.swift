public import Domain

/// One line of a session's ledger: what happened, when, by whom and why. Lines are added and never changed; all that is known of
/// a session's seats follows from them.
public struct Entry: Hashable, Sendable {
    public let session: ID<Offering>
    /// 1 for a session's first; no number is left out.
    public let number: Int
    public let at: Instant
    public let actor: Actor
    public let operation: ID<Operation>
    public let reason: Cause
    public let event: Event

    public init(
        session: ID<Offering>, number: Int, at: Instant, actor: Actor, operation: ID<Operation>, reason: Cause, event: Event
    ) {
        self.session = session
        self.number = number
        self.at = at
        self.actor = actor
        self.operation = operation
        self.reason = reason
        self.event = event
    }
}

/// What can happen to a session's seats.
public enum Event: Hashable, Sendable {
    /// The session is there, and people may register.
    case opened(Terms)
    case waitlisted(Asking)
    /// A seat, at once.
    case granted(ID<Person>, Taking)
    case offered(ID<Person>, Taking, replyBy: Instant)
    case accepted(ID<Person>)
    /// - keeps: the place in line.
    case declined(ID<Person>, keeps: Bool)
    /// No answer came in time.
    case expired(ID<Person>, keeps: Bool)
    /// Gave up a place in line, or an offer with it.
    case left(ID<Person>)
    /// Gave up a seat.
    case released(ID<Person>)
    /// Seats set aside for a district's people.
    case lent(ID<District>, seats: Int)
    /// Seats that were set aside and not taken, given back.
    case returned(ID<District>, seats: Int)
    /// Held home seats are open to guests.
    case quotaReleased
    case capacityChanged(Int)
    case queueChanged(Terms.Queue)
    /// The meetings are at other times.
    case moved([Instant])
    /// Nobody registers any more; those who wait go on waiting.
    case closed
    case reopened
    /// The session is not held. Nobody loses a seat by it, and nobody gets one.
    case cancelled
    case reinstated
    /// Its people have gone over to another session.
    case merged(into: ID<Offering>)
    /// All that an operation did is as if it had not been.
    case undone(ID<Operation>)

    /// Its name in ledgers and for programs.
    public var name: String {
        switch self {
        case .opened: "opened"
        case .waitlisted: "waitlisted"
        case .granted: "granted"
        case .offered: "offered"
        case .accepted: "accepted"
        case .declined: "declined"
        case .expired: "expired"
        case .left: "left"
        case .released: "released"
        case .lent: "lent"
        case .returned: "returned"
        case .quotaReleased: "quota-released"
        case .capacityChanged: "capacity-changed"
        case .queueChanged: "queue-changed"
        case .moved: "moved"
        case .closed: "closed"
        case .reopened: "reopened"
        case .cancelled: "cancelled"
        case .reinstated: "reinstated"
        case .merged: "merged"
        case .undone: "undone"
        }
    }

    /// Whom it is about, where it is about one person.
    public var person: ID<Person>? {
        switch self {
        case .waitlisted(let asking): asking.person
        case .granted(let person, _), .offered(let person, _, _), .accepted(let person), .declined(let person, _),
            .expired(let person, _), .left(let person), .released(let person):
            person
        case .opened, .lent, .returned, .quotaReleased, .capacityChanged, .queueChanged, .moved, .closed, .reopened, .cancelled,
            .reinstated, .merged, .undone:
            nil
        }
    }
}

/// Why something happened, as a code for ledgers and programs.
public enum Cause: String, CaseIterable, Hashable, Sendable {
    /// The person, or staff for them, asked for it.
    case asked
    /// The plan gave it.
    case planned
    /// A seat was free and nobody with a better right waited.
    case freeSeat
    /// The reply-by time passed.
    case noReply
    /// Another seat of the same wish was accepted.
    case acceptedElsewhere
    /// A better seat is sure.
    case swapped
    /// The release date came.
    case releaseDate
    /// The seats are fewer than they were.
    case fewerSeats
    /// Staff decided.
    case decided
    case merged
    /// The person asked to be forgotten.
    case erased
    /// Undone, having been a slip.
    case slip
}

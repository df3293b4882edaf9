public import Domain

/// Somebody who registers: known by a pseudonym, which tells nothing of them.
public enum Person {}

/// One act, all that it did being done or undone together.
public enum Operation {}

/// Those who come together on one registration, and only together: a couple is two.
public enum Party: Int, CaseIterable, Hashable, Sendable {
    case one = 1
    case two = 2
}

/// What a person asks of a session when they register.
public struct Asking: Hashable, Sendable {
    public let person: ID<Person>
    /// The home district.
    public let district: ID<District>
    /// Whether they live in the host district (everybody does in a digital session): they come first while seats are held.
    public let isResident: Bool
    /// Whether they sit on guest seats while home seats are held (H6).
    public let isGuest: Bool
    public let party: Party
    /// What was registered together: one seat is wished for, in one of several sessions.
    public let wish: ID<Operation>
    /// 1 for what they would rather have of the wish.
    public let rank: Int
    public let registered: Instant
    /// 1 comes first; matters only where the queue goes by priority.
    public let priority: Int
    /// Days that they need between a yes and the first meeting, to book respite.
    public let leadDays: Int
    /// The session whose seat they give up as soon as they have one here.
    public let replaces: ID<Offering>?

    public init(
        person: ID<Person>, district: ID<District>, isResident: Bool, isGuest: Bool, party: Party = .one,
        wish: ID<Operation>, rank: Int = 1, registered: Instant, priority: Int = 1, leadDays: Int = 0,
        replaces: ID<Offering>? = nil
    ) {
        self.person = person
        self.district = district
        self.isResident = isResident
        self.isGuest = isGuest
        self.party = party
        self.wish = wish
        self.rank = rank
        self.registered = registered
        self.priority = priority
        self.leadDays = leadDays
        self.replaces = replaces
    }
}

/// Seats that somebody has, or has been offered.
public struct Taking: Hashable, Sendable {
    /// Their numbers, one for each of the party, in order.
    public let seats: [Int]
    public let kind: Kind

    /// Out of whose seats.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case home
        /// One of the guest seats; after the release, any seat that a guest takes.
        case guest
        /// Lent to the person's home district.
        case lent
    }

    public init(seats: [Int], kind: Kind) {
        self.seats = seats
        self.kind = kind
    }
}

/// A person's place in a session: a seat, an offer of one, or a place in line.
public struct Place: Hashable, Sendable {
    public let asking: Asking
    public internal(set) var status: Status
    /// Whether they have let an offer pass and kept their place; that can be done once.
    public internal(set) var hasKept: Bool

    public enum Status: Hashable, Sendable {
        /// - resting: they have let a seat pass, and are asked again when another is freed.
        case waiting(resting: Bool)
        case offered(Taking, replyBy: Instant)
        case seated(Taking)
    }

    public init(asking: Asking, status: Status, hasKept: Bool) {
        self.asking = asking
        self.status = status
        self.hasKept = hasKept
    }

    /// The seats that nobody else can have, by an offer or for good.
    public var taking: Taking? {
        switch status {
        case .waiting: nil
        case .offered(let taking, _), .seated(let taking): taking
        }
    }
}

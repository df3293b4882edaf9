public import Domain

/// What somebody gives to register: one wish for a seat in one of some sessions.
public struct Registering: Sendable {
    /// The dearest first.
    public var sessions: [ID<Offering>]
    public var district: ID<District>
    public var party: Party
    public var priority: Int
    /// Days that they need to book respite.
    public var leadDays: Int
    /// nil where the offering needs no name.
    public var details: PersonalDetails?
    /// When it came in, where that was before now: on paper, by a call that was noted. Nobody can be earlier than the term.
    public var registered: Instant?
    /// That the person has said yes to being noted, where staff take the first contact.
    public var hasConsented: Bool

    public init(
        sessions: [ID<Offering>], district: ID<District>, party: Party = .one, priority: Int = 1, leadDays: Int = 0,
        details: PersonalDetails? = nil, registered: Instant? = nil, hasConsented: Bool = false
    ) {
        self.sessions = sessions
        self.district = district
        self.party = party
        self.priority = priority
        self.leadDays = leadDays
        self.details = details
        self.registered = registered
        self.hasConsented = hasConsented
    }
}

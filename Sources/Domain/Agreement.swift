/// A pool: districts that let each other's people in, whether they touch or not.
public struct Agreement: Hashable, Sendable {
    public let id: ID<Agreement>
    public let name: String
    public let members: Set<ID<District>>
    /// The longest way to a host, if there is a limit: minutes between centres, and borders crossed.
    public let mostMinutes: Int?
    public let mostHops: Int?
    /// Days before an offering's first occurrence when the held home seats are released; nil: as the term says.
    public let releaseDays: Int?
    public let validFrom: Day?
    public let validUntil: Day?

    public init(
        id: ID<Agreement>, name: String, members: Set<ID<District>>, mostMinutes: Int?, mostHops: Int?, releaseDays: Int?,
        validFrom: Day?, validUntil: Day?
    ) {
        self.id = id
        self.name = name
        self.members = members
        self.mostMinutes = mostMinutes
        self.mostHops = mostHops
        self.releaseDays = releaseDays
        self.validFrom = validFrom
        self.validUntil = validUntil
    }
}

/// What is decided before planning: any of time, venue, start and leaders of an offering.
public struct Pin: Hashable, Sendable {
    public let offering: ID<Offering>
    public let time: WeeklyTime?
    public let venue: ID<Venue>?
    public let startWeek: Int?
    public let leaders: Set<ID<Leader>>?
    /// A person whose seat in the offering is decided.
    public let request: ID<Request>?

    public init(
        offering: ID<Offering>, time: WeeklyTime? = nil, venue: ID<Venue>? = nil, startWeek: Int? = nil,
        leaders: Set<ID<Leader>>? = nil, request: ID<Request>? = nil
    ) {
        self.offering = offering
        self.time = time
        self.venue = venue
        self.startWeek = startWeek
        self.leaders = leaders
        self.request = request
    }
}

/// Two people who must not meet. Why is recorded nowhere.
public struct BarredPair: Hashable, Sendable {
    public let first: ID<Request>
    public let second: ID<Request>

    public init(_ first: ID<Request>, _ second: ID<Request>) {
        self.first = first
        self.second = second
    }
}

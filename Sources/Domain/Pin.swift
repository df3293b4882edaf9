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

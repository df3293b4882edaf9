/// A way to run an offering, allowed or not: what a `Session` is made from.
public struct Arrangement: Hashable, Sendable {
    public var offering: ID<Offering>
    public var time: WeeklyTime
    /// nil when digital.
    public var venue: ID<Venue>?
    /// The term's first week is 1.
    public var startWeek: Int
    /// In order of id.
    public var leaders: [ID<Leader>]

    public init(
        offering: ID<Offering>, time: WeeklyTime, venue: ID<Venue>?, startWeek: Int, leaders: some Sequence<ID<Leader>>
    ) {
        self.offering = offering
        self.time = time
        self.venue = venue
        self.startWeek = startWeek
        self.leaders = leaders.sorted()
    }

    /// The arrangement of a planned session.
    public init(_ session: Session) {
        self.init(
            offering: session.offering, time: session.time, venue: session.venue, startWeek: session.startWeek,
            leaders: session.leaders)
    }
}

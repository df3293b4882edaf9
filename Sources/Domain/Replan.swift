/// A plan made anew from one that has been announced, and what of that has changed.
public struct Replan: Hashable, Sendable {
    public let plan: Plan
    /// Sessions in the order of the announced plan, then those that are new; then people.
    public let changes: [AnnouncedChange]
    public let kept: Kept

    /// What stays as it was announced.
    public struct Kept: Hashable, Sendable {
        /// Sessions with the same time, venue, start, leaders and dates.
        public let sessions: Int
        /// People who sit in the same offering.
        public let seats: Int

        public init(sessions: Int, seats: Int) {
            self.sessions = sessions
            self.seats = seats
        }
    }

    public init(plan: Plan, changes: [AnnouncedChange], kept: Kept) {
        self.plan = plan
        self.changes = changes
        self.kept = kept
    }
}

/// One thing that is otherwise than announced, as data; `Wording` puts it in words.
///
/// A change of a session tells how many sat in it. None of them tells of a barred pair.
public enum AnnouncedChange: Hashable, Sendable {
    case moved(from: Arrangement, to: Arrangement, people: Int, [ChangeCause])
    case leadersReplaced(ID<Offering>, from: [ID<Leader>], to: [ID<Leader>], people: Int, [ChangeCause])
    case cancelled(Arrangement, people: Int, [ChangeCause])
    /// Time and place stand, but a closed day has changed the dates.
    case dates(ID<Offering>, lost: [Day], gained: [Day])
    /// Was not announced, and runs now.
    case opened(Arrangement, people: Int)

    case seatLost(ID<Request>, from: ID<Offering>, SeatObstacle)
    case seatChanged(ID<Request>, from: ID<Offering>, to: ID<Offering>, SeatObstacle)
    case seatGained(ID<Request>, ID<Offering>)
}

/// Why a session is not as it was announced.
public enum ChangeCause: Hashable, Sendable {
    /// What now stands against the session as announced.
    case obstacle(Obstacle)
    /// Nobody who could lead it there and then is free.
    case nobodyToLeadIt
    /// The planner was asked to let it move.
    case asked
}

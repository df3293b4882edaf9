/// A planned offering: when, where and with whom.
public struct Session: Hashable, Sendable {
    public let offering: ID<Offering>
    /// nil when digital, as is `venue`.
    public let host: ID<District>?
    public let venue: ID<Venue>?
    public let time: WeeklyTime
    public let startWeek: Int
    public let series: Series
    /// In order of id.
    public let leaders: [ID<Leader>]

    public init(
        offering: ID<Offering>, host: ID<District>?, venue: ID<Venue>?, time: WeeklyTime, startWeek: Int, series: Series,
        leaders: [ID<Leader>]
    ) {
        self.offering = offering
        self.host = host
        self.venue = venue
        self.time = time
        self.startWeek = startWeek
        self.series = series
        self.leaders = leaders
    }

    /// The occurrences in real time.
    public func occurrences(minutes: Int) -> [Interval] {
        series.days.compactMap { day in
            guard let end = ClockTime(minutes: time.start.minutes + minutes) else { return nil }
            return Interval(Stockholm.instant(day, time.start), Stockholm.instant(day, end))
        }
    }
}

/// A person's seat.
public struct Seat: Hashable, Sendable {
    public let request: ID<Request>
    public let offering: ID<Offering>
    /// Whether it is one of the offering's guest seats.
    public let isGuest: Bool

    public init(request: ID<Request>, offering: ID<Offering>, isGuest: Bool) {
        self.request = request
        self.offering = offering
        self.isGuest = isGuest
    }
}

/// Those who wait for a seat in one offering, the first in line first.
public struct Waitlist: Hashable, Sendable {
    public let offering: ID<Offering>
    public let entries: [Entry]

    /// A person in the line, and why they wait there.
    public struct Entry: Hashable, Sendable {
        public let request: ID<Request>
        public let reasons: [Reason]

        public init(request: ID<Request>, reasons: [Reason]) {
            self.request = request
            self.reasons = reasons
        }
    }

    public init(offering: ID<Offering>, entries: [Entry]) {
        self.offering = offering
        self.entries = entries
    }
}

/// How good a plan is; compared level by level, and lower is better.
public struct Score: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Equality-weighted shortfall.
    public var l1: Int
    /// What has been announced and is not kept, weighted by the people whom it touches; 0 when nothing is announced.
    public var changes: Int
    /// Preferences.
    public var l2: Int
    /// A considerate timetable.
    public var l3: Int

    public init(l1: Int, changes: Int = 0, l2: Int, l3: Int) {
        self.l1 = l1
        self.changes = changes
        self.l2 = l2
        self.l3 = l3
    }

    public static func < (a: Score, b: Score) -> Bool {
        (a.l1, a.changes, a.l2, a.l3) < (b.l1, b.changes, b.l2, b.l3)
    }
    public var description: String { "L1 \(l1)\(changes == 0 ? "" : "  changes \(changes)")  L2 \(l2)  L3 \(l3)" }
}

/// People of one home district and target group: how many asked, how many got no seat.
public struct Cell: Hashable, Sendable {
    public let district: ID<District>
    public let group: TargetGroup
    public let demand: Int
    public let unserved: Int

    public init(district: ID<District>, group: TargetGroup, demand: Int, unserved: Int) {
        self.district = district
        self.group = group
        self.demand = demand
        self.unserved = unserved
    }

    /// What the cell adds to L1: 1000 u² / D, rounded half up (planning-problem L1).
    ///
    /// Each person more without a seat adds at least as much as the one before while D is at most 2,056; from 2,057 on
    /// rounding can break that by 1 (computed for every u and D up to there).
    /// - Precondition: demand is more than 0.
    public static func shortfall(unserved: Int, demand: Int) -> Int { (2000 * unserved * unserved + demand) / (2 * demand) }
}

/// All that was decided for a term, and why.
public struct Plan: Hashable, Sendable {
    public let term: ID<Term>
    /// In the order of the term's offerings.
    public let sessions: [Session]
    /// In the order of the term's requests.
    public let seats: [Seat]
    /// One for each session, in the same order; those that nobody waits for are empty.
    public let waitlists: [Waitlist]
    /// In order of district and target group; only cells with demand.
    public let cells: [Cell]
    public let score: Score
    /// Why each offering runs as it does, or does not run; in the order of the term's offerings.
    public let decisions: [Decision]
    /// Why each person without a seat has none; in the order of the term's requests.
    public let unserved: [Unserved]
    public let origin: Origin

    /// Why an offering runs as it does, or does not.
    public struct Decision: Hashable, Sendable {
        public let offering: ID<Offering>
        public let reasons: [Reason]

        public init(offering: ID<Offering>, reasons: [Reason]) {
            self.offering = offering
            self.reasons = reasons
        }
    }

    /// Why a person has no seat.
    public struct Unserved: Hashable, Sendable {
        public let request: ID<Request>
        public let reasons: [Reason]

        public init(request: ID<Request>, reasons: [Reason]) {
            self.request = request
            self.reasons = reasons
        }
    }

    /// What to give the planner to get this plan again.
    public struct Origin: Hashable, Sendable {
        public let seed: UInt64
        public let steps: Int

        public init(seed: UInt64, steps: Int) {
            self.seed = seed
            self.steps = steps
        }
    }

    public init(
        term: ID<Term>, sessions: [Session], seats: [Seat], waitlists: [Waitlist], cells: [Cell], score: Score,
        decisions: [Decision], unserved: [Unserved], origin: Origin
    ) {
        self.term = term
        self.sessions = sessions
        self.seats = seats
        self.waitlists = waitlists
        self.cells = cells
        self.score = score
        self.decisions = decisions
        self.unserved = unserved
        self.origin = origin
    }
}

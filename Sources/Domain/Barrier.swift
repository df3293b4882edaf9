/// A condition of the rules that a way to run an offering does not meet, as data; `Wording` puts it in words.
///
/// Numbers of people only: no barrier tells of one.
public enum Barrier: Hashable, Sendable {
    // H1: the series.
    /// From no allowed week does the series fit in the term.
    case doesNotFitTerm

    // H2: the venue.
    case venueTooSmall(seats: Int, minimum: Int)
    case venueLacks(Features)
    /// Outside its opening hours.
    case venueClosed
    /// Its own calendar is in the way on so many dates.
    case venueBusy(dates: Int)
    case venueTaken(by: [ID<Offering>])

    // H3: the leaders.
    case tooFewLeaders(LeaderShortage)

    // H4-H6: the people.
    /// So few ask for its target group, language and kind at all.
    case tooFewAsk(asking: Int, minimum: Int)
    /// So few of those who ask can come then and there.
    case tooFewCanCome(able: Int, asking: Int, minimum: Int)
    /// Enough can come, but other offerings would fall below their minimum without them.
    case peopleNeededElsewhere

    // H7.
    case pinned
}

extension Barrier {
    /// Whether it says something of one time or one venue, and not of all.
    public var isOfWay: Bool {
        switch self {
        case .venueTooSmall, .venueLacks, .venueClosed, .venueBusy, .venueTaken: true
        case .tooFewLeaders(let shortage): shortage.condition != .competent
        case .doesNotFitTerm, .tooFewAsk, .tooFewCanCome, .peopleNeededElsewhere, .pinned: false
        }
    }
}

/// Too few leaders for an offering: at which condition they become too few.
public struct LeaderShortage: Hashable, Sendable {
    /// Conditions in the order in which leaders are counted: each counts only those who meet the ones before.
    public enum Condition: String, CaseIterable, Hashable, Sendable {
        /// Knows a target group and speaks the language.
        case competent
        /// Leads groups in the host district.
        case serves
        /// Works at that time of the week.
        case works
        /// Nothing in their own calendar is in the way.
        case available
        /// No other session of theirs is in the way, and no week has too many.
        case free
    }

    public let condition: Condition
    public let needed: Int
    /// Fewer than needed.
    public let found: Int
    public let groups: [TargetGroup]
    public let language: Language

    public init(condition: Condition, needed: Int, found: Int, groups: [TargetGroup], language: Language) {
        self.condition = condition
        self.needed = needed
        self.found = found
        self.groups = groups
        self.language = language
    }
}

/// All that stands against a way to run an offering.
public struct Obstruction: Hashable, Sendable {
    /// nil when it is so for all ways, and of none in particular.
    public let way: Way?
    public let barriers: [Barrier]

    public init(way: Way?, barriers: [Barrier]) {
        self.way = way
        self.barriers = barriers
    }
}

/// When and where an offering could run.
public struct Way: Hashable, Sendable {
    public let time: WeeklyTime
    /// nil when digital.
    public let venue: ID<Venue>?

    public init(time: WeeklyTime, venue: ID<Venue>?) {
        self.time = time
        self.venue = venue
    }
}

/// Another way to run an offering, and what the plan would be with it.
public struct Alternative: Hashable, Sendable {
    public let way: Way
    /// The date of the first meeting.
    public let firstDay: Day
    public let cost: Cost

    public init(way: Way, firstDay: Day, cost: Cost) {
        self.way = way
        self.firstDay = firstDay
        self.cost = cost
    }
}

/// What a change does to a plan: the changed plan's figures less the plan's.
public struct Cost: Hashable, Comparable, Sendable {
    /// Each level's difference; above 0 the change makes it worse.
    public let l1: Int
    public let l2: Int
    public let l3: Int
    /// How many more have a seat; below 0 fewer.
    public let people: Int

    public init(l1: Int, l2: Int, l3: Int, people: Int) {
        self.l1 = l1
        self.l2 = l2
        self.l3 = l3
        self.people = people
    }

    /// Whether the changed plan is the better one: then the search had not finished.
    public var isGain: Bool { (l1, l2, l3) < (0, 0, 0) }
    public var isNothing: Bool { (l1, l2, l3) == (0, 0, 0) }

    /// Level by level, as plans are compared.
    public static func < (a: Cost, b: Cost) -> Bool { (a.l1, a.l2, a.l3, -a.people) < (b.l1, b.l2, b.l3, -b.people) }
}

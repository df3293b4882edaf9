/// Something that the districts want to run this term: what it is, what it needs, and what the planner may choose.
public struct Offering: Hashable, Sendable {
    public var id: ID<Offering>
    public var title: String
    /// Stands for `title` wherever the visibility asks for a neutral one.
    public var neutralTitle: String?
    public var groups: Set<TargetGroup>
    public var language: Language
    public var kind: Kind
    public var visibility: Visibility
    /// Whether a person must give a name or an alias to take part.
    public var needsIdentity: Bool
    /// Districts that own the offering together: their residents are at home in it, wherever it meets.
    public var owners: [ID<District>]
    /// Possible host districts; empty for digital.
    public var hosts: [ID<District>]
    public var capacity: Int
    /// With fewer participants it does not run.
    public var minimum: Int
    public var leadersNeeded: Int
    /// The promised number of occurrences.
    public var occurrences: Int
    /// Weeks from one occurrence to the next: 1, 2 or 4.
    public var interval: Int
    /// Length of an occurrence.
    public var minutes: Int
    public var times: [WeeklyTime]
    /// Weeks of the term when it may start; the term's first week is 1.
    public var startWeeks: [Int]
    public var whenClosed: WhenClosed
    /// Whether it rests in school breaks as it does on public holidays.
    public var restsInSchoolBreaks: Bool
    /// The most seats for people who are not at home in it while the home seats are held; nil for no limit, as digital
    /// offerings may have.
    public var guestSeats: Int?
    public var reach: Reach
    public var needs: Features
    public var queue: QueuePolicy

    /// What happens to an occurrence on a closed date.
    public enum WhenClosed: String, CaseIterable, Hashable, Sendable {
        /// The series goes on one interval longer: the promised number is held.
        case skip
        /// The date is lost.
        case drop
    }

    /// From how far people who are not at home in it may come.
    public enum Reach: Hashable, Sendable {
        case neighbours
        case pool(ID<Agreement>)
        case city
    }

    /// The order of a waitlist.
    public enum QueuePolicy: String, CaseIterable, Hashable, Sendable {
        /// Residents of the host district first, then by registration.
        case registration
        /// Priority class first, then as `registration`.
        case priority
        /// Residents of the host first, then by lot: the term's seed decides, the same each time.
        case lottery
    }

    public init(
        id: ID<Offering>, title: String, neutralTitle: String?, groups: Set<TargetGroup>, language: Language, kind: Kind,
        visibility: Visibility, needsIdentity: Bool, owners: [ID<District>], hosts: [ID<District>], capacity: Int,
        minimum: Int, leadersNeeded: Int, occurrences: Int, interval: Int, minutes: Int, times: [WeeklyTime],
        startWeeks: [Int], whenClosed: WhenClosed, restsInSchoolBreaks: Bool, guestSeats: Int?, reach: Reach,
        needs: Features, queue: QueuePolicy
    ) {
        self.id = id
        self.title = title
        self.neutralTitle = neutralTitle
        self.groups = groups
        self.language = language
        self.kind = kind
        self.visibility = visibility
        self.needsIdentity = needsIdentity
        self.owners = owners
        self.hosts = hosts
        self.capacity = capacity
        self.minimum = minimum
        self.leadersNeeded = leadersNeeded
        self.occurrences = occurrences
        self.interval = interval
        self.minutes = minutes
        self.times = times
        self.startWeeks = startWeeks
        self.whenClosed = whenClosed
        self.restsInSchoolBreaks = restsInSchoolBreaks
        self.guestSeats = guestSeats
        self.reach = reach
        self.needs = needs
        self.queue = queue
    }

    /// The time of day that an occurrence takes, as minutes since midnight.
    public func span(at time: WeeklyTime) -> Range<Int> { time.start.minutes..<time.start.minutes + minutes }
}

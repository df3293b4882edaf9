/// A person who asks for a seat. Known by a number, never by name.
public struct Request: Hashable, Sendable {
    public let id: ID<Request>
    public let registered: Instant
    /// The home district.
    public let district: ID<District>
    public let group: TargetGroup
    public let language: Language
    /// Kinds of support that would do, the first choice first.
    public let kinds: [Kind]
    /// When the person can come.
    public let times: WeeklyHours
    /// When the person would rather come; within `times`.
    public let preferred: WeeklyHours
    /// Whether the person can go to another district.
    public let travels: Bool
    /// What the person needs of the venue.
    public let needs: Features
    /// 1 comes first; matters only in offerings whose queue goes by priority.
    public let priority: Int

    public init(
        id: ID<Request>, registered: Instant, district: ID<District>, group: TargetGroup, language: Language, kinds: [Kind],
        times: WeeklyHours, preferred: WeeklyHours, travels: Bool, needs: Features, priority: Int
    ) {
        self.id = id
        self.registered = registered
        self.district = district
        self.group = group
        self.language = language
        self.kinds = kinds
        self.times = times
        self.preferred = preferred
        self.travels = travels
        self.needs = needs
        self.priority = priority
    }
}

/// Somebody who leads groups, known by function ("Anhörigkonsulent 65+, Farsta").
public struct Leader: Hashable, Sendable {
    public let id: ID<Leader>
    public let title: String
    public let home: ID<District>
    /// Districts where the leader leads groups; `home` is one of them or not.
    public let districts: Set<ID<District>>
    public let groups: Set<TargetGroup>
    public let languages: Set<Language>
    public let hours: WeeklyHours
    /// The most sessions in one calendar week.
    public let mostPerWeek: Int
    /// From imported calendars, in order.
    public let busy: [Interval]

    public init(
        id: ID<Leader>, title: String, home: ID<District>, districts: Set<ID<District>>, groups: Set<TargetGroup>,
        languages: Set<Language>, hours: WeeklyHours, mostPerWeek: Int, busy: [Interval]
    ) {
        self.id = id
        self.title = title
        self.home = home
        self.districts = districts
        self.groups = groups
        self.languages = languages
        self.hours = hours
        self.mostPerWeek = mostPerWeek
        self.busy = busy
    }

    /// Whether the leader knows a target group of the offering and speaks its language (H3), whatever the place and time.
    public func isCompetent(for offering: Offering) -> Bool {
        !groups.isDisjoint(with: offering.groups) && languages.contains(offering.language)
    }
}

/// Who reads something that is published of an offering.
public enum Audience: CaseIterable, Hashable, Sendable {
    /// Anybody: pages, public feeds, posters.
    case everyone
    /// Somebody who has a place in it, in a calendar that others may glance at.
    case participant
    /// Those who lead it, whose calendars others may glance at.
    case leader
    /// Whoever looks after its room, or stands at the door.
    case venue
}

/// How much of an offering an audience may see. Decided here alone; pages and feeds follow it.
///
/// | visibility | everyone | participant | leader | venue |
/// | --- | --- | --- | --- | --- |
/// | `open` | title, time, place, target groups | title, time, place, target groups | title, time, place | time |
/// | `discreet` | neutral title, time, place | neutral title if there is one, time, place | neutral title, time, place | time |
/// | `protected` | that it exists, as one in a number | neutral title if there is one, time | neutral title if there is one, time | time |
/// | `children` | title, weeks, target groups | title, time | title, time, place | time |
///
/// A discreet offering without a neutral title stands under its title, but not in a participant's calendar.
public struct Exposure: Hashable, Sendable {
    /// How closely it tells when the offering meets.
    public enum Times: Hashable, Sendable {
        /// Date and time of day.
        case exact
        /// The calendar weeks: no weekday, no time of day.
        case weeks
    }

    /// nil when the audience may know no title of it.
    public let title: String?
    public let times: Times
    /// Whether it tells where: the venue, the host district, the owners. Never to a venue, which is the place itself.
    public let showsPlace: Bool
    /// Whether it tells whom the offering is for.
    public let tellsGroups: Bool

    private init(title: String?, times: Times = .exact, showsPlace: Bool, tellsGroups: Bool = false) {
        self.title = title
        self.times = times
        self.showsPlace = showsPlace
        self.tellsGroups = tellsGroups
    }

    /// - Returns: nil when no more may be told than that such an offering exists, as one in a number.
    public init?(of offering: Offering, to audience: Audience) {
        self.init(offering.visibility, title: offering.title, neutralTitle: offering.neutralTitle, to: audience)
    }

    /// - Returns: nil when no more may be told than that such a session exists, as one in a number.
    public init?(of told: Announcement.Told, to audience: Audience) {
        self.init(told.visibility, title: told.title, neutralTitle: told.neutralTitle, to: audience)
    }

    private init?(_ visibility: Visibility, title: String, neutralTitle: String?, to audience: Audience) {
        switch (audience, visibility) {
        case (.everyone, .open): self.init(title: title, showsPlace: true, tellsGroups: true)
        case (.everyone, .children):
            self.init(title: title, times: .weeks, showsPlace: false, tellsGroups: true)
        case (.everyone, .protected): return nil
        case (.everyone, .discreet), (.leader, .discreet):
            self.init(title: neutralTitle ?? title, showsPlace: true)
        case (.participant, .open): self.init(title: title, showsPlace: true, tellsGroups: true)
        case (.participant, .discreet): self.init(title: neutralTitle, showsPlace: true)
        case (.participant, .protected): self.init(title: neutralTitle, showsPlace: false)
        case (.participant, .children): self.init(title: title, showsPlace: false)
        case (.leader, .open), (.leader, .children): self.init(title: title, showsPlace: true)
        case (.leader, .protected): self.init(title: neutralTitle, showsPlace: false)
        // All alike: if some were titled, the others would be known for the secret ones.
        case (.venue, _): self.init(title: nil, showsPlace: false)
        }
    }
}

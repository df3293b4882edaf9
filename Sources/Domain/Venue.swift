/// A room where groups meet.
public struct Venue: Hashable, Sendable {
    public let id: ID<Venue>
    public let name: String
    public let district: ID<District>
    public let address: String
    public let seats: Int
    public let features: Features
    public let hours: WeeklyHours
    /// When something else takes the room (from imported calendars), in order.
    public let busy: [Interval]

    public init(
        id: ID<Venue>, name: String, district: ID<District>, address: String, seats: Int, features: Features,
        hours: WeeklyHours, busy: [Interval]
    ) {
        self.id = id
        self.name = name
        self.district = district
        self.address = address
        self.seats = seats
        self.features = features
        self.hours = hours
        self.busy = busy
    }

    /// Whether the venue has what the offering needs and seats for its minimum (H2), whatever the place and time.
    public func holds(_ offering: Offering) -> Bool { isLargeEnough(for: offering) && features.isSuperset(of: offering.needs) }

    /// Whether as many find a seat as the offering needs to run; nobody meets in a venue without one.
    public func isLargeEnough(for offering: Offering) -> Bool { seats >= max(1, offering.minimum) }
}

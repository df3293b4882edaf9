/// A pool: districts that let each other's people in, whether they touch or not.
public struct Agreement: Hashable, Sendable {
    public let id: ID<Agreement>
    public let name: String
    public let members: Set<ID<District>>
    /// The longest way to a host, if there is a limit: minutes between centres, and borders crossed.
    public let mostMinutes: Int?
    public let mostHops: Int?
    /// Days before an offering's first occurrence when the held home seats are released; nil: as the term says.
    public let releaseDays: Int?
    /// Whole kronor that the home district pays the host for a guest, a seat and occurrence; nil: nothing is agreed.
    public let costPerSeat: Int?
    public let validFrom: Day?
    public let validUntil: Day?

    public init(
        id: ID<Agreement>, name: String, members: Set<ID<District>>, mostMinutes: Int?, mostHops: Int?, releaseDays: Int?,
        costPerSeat: Int? = nil, validFrom: Day?, validUntil: Day?
    ) {
        self.id = id
        self.name = name
        self.members = members
        self.mostMinutes = mostMinutes
        self.mostHops = mostHops
        self.releaseDays = releaseDays
        self.costPerSeat = costPerSeat
        self.validFrom = validFrom
        self.validUntil = validUntil
    }
}

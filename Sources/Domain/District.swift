/// A stadsdelsområde.
public struct District: Hashable, Sendable {
    public let id: ID<District>
    public let name: String
    public let population: Int
    /// A district without a budget hosts nothing of its own; its people join the neighbours' groups.
    public let hasBudget: Bool
    /// Districts that share a land border or a bridge; the relation holds both ways.
    public let neighbours: Set<ID<District>>
    /// Minutes by public transport between centres, both ways alike; an estimate.
    public let travelMinutes: [ID<District>: Int]
    /// A function's address, never a person's.
    public let contact: String

    public init(
        id: ID<District>, name: String, population: Int, hasBudget: Bool, neighbours: Set<ID<District>>,
        travelMinutes: [ID<District>: Int], contact: String
    ) {
        self.id = id
        self.name = name
        self.population = population
        self.hasBudget = hasBudget
        self.neighbours = neighbours
        self.travelMinutes = travelMinutes
        self.contact = contact
    }
}

public import Domain

/// An organisation that gives an offering together with districts.
public enum Coorganiser {}

/// Who did something, as it stands in ledgers and logs: a role, never a person's name.
public enum Actor: Hashable, Sendable, CustomStringConvertible {
    /// The person whom it is about, by their own link.
    case person
    /// Staff of a district, who may act for the people who live there.
    case district(ID<District>)
    /// Who leads sessions, for those sessions.
    case leader(ID<Leader>)
    /// Staff of an organisation that gives sessions together with a district, for those sessions.
    case coorganiser(ID<Coorganiser>)
    /// Staff of the city, who see numbers only.
    case city
    /// By rule, without anybody's doing.
    case rule

    /// `person`, `district:farsta`, `leader:kons-aldre`, `coorganiser:anhoriga`, `city`, `rule`.
    public var description: String {
        switch self {
        case .person: "person"
        case .district(let district): "district:\(district)"
        case .leader(let leader): "leader:\(leader)"
        case .coorganiser(let organiser): "coorganiser:\(organiser)"
        case .city: "city"
        case .rule: "rule"
        }
    }

    /// Parses what `description` gives, and nothing else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            switch text {
            case "person": self = .person
            case "city": self = .city
            case "rule": self = .rule
            default: return nil
            }
            return
        }
        let actor: Actor? =
            switch parts[0] {
            case "district": (try? ID(parts[1])).map { .district($0) }
            case "leader": (try? ID(parts[1])).map { .leader($0) }
            case "coorganiser": (try? ID(parts[1])).map { .coorganiser($0) }
            default: nil
            }
        guard let actor else { return nil }
        self = actor
    }
}

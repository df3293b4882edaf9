public import Domain

/// Who did something, as it stands in ledgers and logs: a role, never a person's name.
public enum Actor: Hashable, Sendable, CustomStringConvertible {
    /// The person whom it is about, by their own link.
    case person
    /// Staff of a district, who may act for the people who live there.
    case district(ID<District>)
    /// Staff of the city, who see numbers only.
    case city
    /// By rule, without anybody's doing.
    case rule

    /// `person`, `district:farsta`, `city`, `rule`.
    public var description: String {
        switch self {
        case .person: "person"
        case .district(let district): "district:\(district)"
        case .city: "city"
        case .rule: "rule"
        }
    }

    /// Parses what `description` gives, and nothing else.
    public init?(_ text: String) {
        switch text {
        case "person": self = .person
        case "city": self = .city
        case "rule": self = .rule
        default:
            guard text.hasPrefix("district:"), let district = try? ID<District>(String(text.dropFirst(9))) else { return nil }
            self = .district(district)
        }
    }
}

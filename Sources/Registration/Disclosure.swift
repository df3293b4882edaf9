public import Domain

/// A person in an offering's session, as far as it decides who may see what of them.
public struct Participation: Hashable, Sendable {
    /// Where the person lives.
    public let home: ID<District>
    public let offering: ID<Offering>
    /// The district where the session meets; of a digital one, the district that answers for it.
    public let host: ID<District>
    public let leaders: Set<ID<Leader>>
    public let coorganisers: Set<ID<Coorganiser>>
    /// Whether the person has a seat, rather than waiting for one.
    public let hasSeat: Bool
    /// The offerings for which the person's consent is recorded that the host may know their name.
    public let named: Set<ID<Offering>>

    public init(
        home: ID<District>, offering: ID<Offering>, host: ID<District>, leaders: Set<ID<Leader>>,
        coorganisers: Set<ID<Coorganiser>> = [], hasSeat: Bool, named: Set<ID<Offering>> = []
    ) {
        self.home = home
        self.offering = offering
        self.host = host
        self.leaders = leaders
        self.coorganisers = coorganisers
        self.hasSeat = hasSeat
        self.named = named
    }
}

/// How much of a person somebody may see. Decided here alone.
///
/// | who | of one with a seat | of one who waits |
/// | --- | --- | --- |
/// | the person | full | full |
/// | the home district | full | full |
/// | the host district, of a guest | needs; the name too with consent for that offering | numbers |
/// | a leader of the session | name, needs | nothing |
/// | a co-organiser of the session | name, needs | nothing |
/// | the city | numbers | numbers |
/// | any other district, leader or co-organiser | nothing | nothing |
/// | a rule | nothing | nothing |
///
/// Nobody but the person and the home district sees how the person is reached.
public enum Disclosure: Hashable, Sendable, CaseIterable {
    /// Nothing, not even that there is such a person.
    case nothing
    /// That they are one of a number.
    case numbersOnly
    /// What their seat needs.
    case needsOnly
    /// The name or alias that they chose, and what their seat needs.
    case needsAndName
    /// The whole record.
    case full

    public init(of person: Participation, to actor: Actor) {
        let toLeaders: Disclosure = person.hasSeat ? .needsAndName : .nothing
        switch actor {
        case .person: self = .full
        case .city: self = .numbersOnly
        case .rule: self = .nothing
        case .district(person.home): self = .full
        case .district(person.host) where !person.hasSeat: self = .numbersOnly
        case .district(person.host): self = person.named.contains(person.offering) ? .needsAndName : .needsOnly
        case .district: self = .nothing
        case .leader(let leader): self = person.leaders.contains(leader) ? toLeaders : .nothing
        case .coorganiser(let organiser): self = person.coorganisers.contains(organiser) ? toLeaders : .nothing
        }
    }

    /// Whether they may be counted.
    public var showsNumbers: Bool { self != .nothing }
    public var showsNeeds: Bool { [.needsOnly, .needsAndName, .full].contains(self) }
    public var showsName: Bool { [.needsAndName, .full].contains(self) }
    public var showsContact: Bool { self == .full }
}

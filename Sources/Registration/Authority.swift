public import Domain

// Who may do what. Districts are separate authorities: each acts for its own residents, and changes its own sessions.
extension Actor {
    /// The person acts for themselves, and staff for those who live in their district; to everybody else it is as if there were
    /// no such person.
    public func checkMayAct(for person: ID<Person>, in home: ID<District>) throws(Refusal) {
        switch self {
        case .person, .rule, .district(home): return
        case .district, .city, .leader, .coorganiser: throw .unknownPerson(person)
        }
    }

    /// Staff of a district change the sessions that it hosts or owns.
    public func checkMayChange(
        _ session: ID<Offering>, ofHost host: ID<District>?, owners: [ID<District>]
    ) throws(Refusal) {
        switch self {
        case .rule: return
        case .district(let district) where district == host || owners.contains(district): return
        case .district, .person, .city, .leader, .coorganiser: throw .notTheirs(session)
        }
    }
}

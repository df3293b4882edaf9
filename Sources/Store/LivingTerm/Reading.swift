public import Domain
public import Registration

/// A session as staff see it in lists.
public struct SessionView: Hashable, Sendable {
    public let roster: Roster
    public let told: Announcement
    /// nil when digital.
    public var host: ID<District>? { told.told.place.host }
}

/// Somebody in a session, as far as the reader may see them.
public struct Participant: Hashable, Sendable {
    public let session: ID<Offering>
    public let disclosure: Disclosure
    /// nil where not even that may be seen.
    public let place: Place?
    public let name: PersonName?
    public let reach: PersonalDetails.Reach?
    public let needs: PersonalDetails.Needs?
}

/// All that is stored of one person.
public struct PersonRecord: Hashable, Sendable {
    public let person: ID<Person>
    public let district: ID<District>
    public let details: PersonalDetails?
    public let consentedAt: Instant?
    public let consents: [ID<Offering>]
    public let places: [ID<Offering>: Place]
    public let history: [AccessLog.Entry]
}

// What is read. Where a person's record is looked into, that is written to its log in the same transaction.
extension LivingTerm {
    /// All sessions, in order of id.
    public func sessions() async throws -> [SessionView] {
        try await database.read { transaction in
            try transaction.rows("SELECT id FROM session ORDER BY id").map { try view(of: ID($0.text(0)), transaction) }
        }
    }

    func view(of session: ID<Offering>, _ transaction: Transaction) throws -> SessionView {
        guard let roster = try RosterTables.read(session, transaction),
            let told = try Announcements.read(session, transaction)
        else { throw Refusal.unknownSession(session) }
        return SessionView(roster: roster, told: told)
    }

    public func session(_ session: ID<Offering>) async throws -> SessionView {
        try await database.read { try view(of: session, $0) }
    }

    /// Where somebody has a place, in order of id.
    public func views(of person: ID<Person>) async throws -> [SessionView] {
        try await database.read { transaction in
            try People.sessions(of: person, transaction).map { try view(of: $0, transaction) }
        }
    }

    /// The names of the term's districts.
    public func districts() async throws -> [ID<District>: String] {
        try await database.read { transaction in
            try transaction.rows("SELECT id, name FROM district").reduce(into: [:]) { names, row in
                names[try ID(row.text(0))] = try row.text(1)
            }
        }
    }

    /// A session's ledger.
    public func ledger(of session: ID<Offering>) async throws -> [Entry] {
        try await database.read { try LedgerTable.entries(of: session, $0) }
    }

    /// Everybody in the sessions as far as the actor may see them; each look into a record is logged.
    ///
    /// - Parameters:
    ///   - why: of the log.
    ///   - isWanted: who is looked at; nobody else's log tells of a look.
    public func participants(
        of sessions: [ID<Offering>], for actor: Actor, _ why: ID<AccessLog.Reason>? = nil,
        where isWanted: @escaping @Sendable (ID<Offering>, Place) -> Bool = { _, _ in true }
    ) async throws -> [Participant] {
        try await database.write { transaction in
            try sessions.flatMap { session in
                let view = try view(of: session, transaction)
                let places = view.roster.places.values.filter { isWanted(session, $0) }
                return try places.sorted { $0.asking.person < $1.asking.person }.map { place in
                    try participant(place, in: view, for: actor, why ?? .list, transaction)
                }
            }
        }
    }

    private func participant(
        _ place: Place, in view: SessionView, for actor: Actor, _ why: ID<AccessLog.Reason>, _ transaction: Transaction
    ) throws -> Participant {
        let person = place.asking.person
        let consents = try consents(of: person, transaction)
        let hasSeat = if case .seated = place.status { true } else { false }
        let disclosure = Disclosure(
            of: Participation(
                home: place.asking.district, offering: view.roster.session,
                host: view.host ?? view.told.told.owners.first ?? place.asking.district, leaders: Set(view.told.leaders),
                hasSeat: hasSeat, named: Set(consents)), to: actor)
        guard disclosure.showsNeeds else {
            return Participant(
                session: view.roster.session, disclosure: disclosure, place: nil, name: nil, reach: nil, needs: nil)
        }
        try People.log(
            disclosure == .full ? .read : .disclosed, person, why, by: actor, at: now(), keys: keys, transaction)
        let details = try People.details(of: person, keys: keys, transaction)
        return Participant(
            session: view.roster.session, disclosure: disclosure, place: place,
            name: disclosure.showsName ? details?.name : nil,
            reach: disclosure.showsContact ? details?.reach : nil, needs: details?.needs)
    }

    private func consents(of person: ID<Person>, _ transaction: Transaction) throws -> [ID<Offering>] {
        try transaction.rows(
            "SELECT session_id FROM consent WHERE person_id = $1 ORDER BY session_id", .text(person.text)
        ).map { try ID($0.text(0)) }
    }

    /// All that is stored of a person, for the person or their home district; logged.
    ///
    /// - Parameter deed: what the log says of it.
    public func record(
        of person: ID<Person>, for actor: Actor, as deed: AccessLog.Act = .exported
    ) async throws -> PersonRecord {
        try await database.write { transaction in
            guard
                let row = try transaction.rows(
                    "SELECT district, consented_at FROM person WHERE id = $1", .text(person.text)
                ).first
            else { throw Refusal.unknownPerson(person) }
            let district = try ID<District>(row.text(0))
            // To others it is as if there were no such person.
            guard actor == .person || actor == .district(district) else { throw Refusal.unknownPerson(person) }
            try People.log(deed, person, .request, by: actor, at: now(), keys: keys, transaction)
            var places: [ID<Offering>: Place] = [:]
            for session in try People.sessions(of: person, transaction) {
                places[session] = try RosterTables.read(session, transaction)?.places[person]
            }
            return PersonRecord(
                person: person, district: district, details: try People.details(of: person, keys: keys, transaction),
                consentedAt: try row.optionalInteger(1).map(Instant.init(seconds:)),
                consents: try consents(of: person, transaction), places: places,
                history: try People.history(of: person, transaction))
        }
    }

    /// What each district's people have used of others' seats, with what it costs where something is agreed.
    public func settlement() async throws -> [SettlementLine] {
        try await database.read { transaction in
            try transaction.rows("SELECT id FROM session ORDER BY id").flatMap { row -> [SettlementLine] in
                let view = try view(of: ID(row.text(0)), transaction)
                guard let host = view.host else { return [] }
                let entries = try LedgerTable.entries(of: view.roster.session, transaction)
                return try lendings(by: host, entries, meetings: view.told.starts, until: now()).map { lending in
                    let cost = try transaction.rows(
                        "SELECT cost_per_seat FROM standing WHERE session_id = $1 AND district = $2",
                        .text(lending.session.text), .text(lending.home.text)
                    ).first?.optionalInteger(0)
                    return SettlementLine(lending: lending, costPerSeat: cost)
                }
            }
        }
    }

    /// What subscribers are to be told now; from here on it cannot be undone.
    public func announcementsToPublish() async throws -> [Announcement] {
        try await database.write { transaction in
            // In the order in which acts lock them.
            for session in try transaction.rows("SELECT id FROM session").map({ try $0.text(0) }).sorted() {
                _ = try transaction.locked("SELECT id FROM session WHERE id = $1", .text(session))
            }
            try transaction.change("UPDATE session SET told = entries")
            try transaction.change("UPDATE announcement SET before_change = NULL, operation = NULL")
            return try Announcements.all(transaction)
        }
    }

    /// Notes that those concerned have been told of all that has been done in a session.
    public func noteTold(_ session: ID<Offering>) async throws {
        try await database.write { transaction in
            _ = try transaction.locked("SELECT id FROM session WHERE id = $1", .text(session.text))
            try transaction.change("UPDATE session SET told = entries WHERE id = $1", .text(session.text))
        }
    }
}

/// A line of what one district owes another.
public struct SettlementLine: Hashable, Sendable {
    public let lending: Lending
    /// Whole kronor for a seat and meeting; nil where nothing is agreed.
    public let costPerSeat: Int?

    /// Whole kronor.
    public var cost: Int? { costPerSeat.map { $0 * lending.seatMeetings } }
}

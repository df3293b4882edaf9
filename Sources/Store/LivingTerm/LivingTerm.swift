public import Domain
public import Registration

/// The term as it is lived: everything that people, staff and districts do after the plan, each act one transaction.
///
/// Why no two acts are in each other's way: an act first locks the people whom it is about, then every session that it may
/// touch, each in order of id, and only then looks; all that it decides rests on what it has locked, and `Desk` decides
/// by rules alone. The ledger and the present are written together. An act has an `operation` id: done again with the same
/// id, after a reply was lost, it changes nothing and tells what came of it.
public struct LivingTerm: Sendable {
    package let database: Database
    let keys: KeyRing
    let now: @Sendable () -> Instant

    /// - Parameter now: the clock; tests set it.
    public init(_ address: DatabaseAddress, keys: KeyRing, now: @escaping @Sendable () -> Instant) throws(DatabaseFailure) {
        try self.init(Database(address, migrations: Schema.migrations), keys: keys, now: now)
    }

    /// - Parameter database: with the tables of `Schema`.
    package init(_ database: Database, keys: KeyRing, now: @escaping @Sendable () -> Instant) {
        self.database = database
        self.keys = keys
        self.now = now
    }

    /// What an act did.
    public struct Done: Sendable {
        public let operation: ID<Operation>
        /// In order, session by session.
        public let entries: [Entry]
        /// The sessions as they are now.
        public let rosters: [ID<Offering>: Roster]
        /// Whether it had been done before, by the same operation id.
        public let isRepeated: Bool
    }

    /// Does an act, whole or not at all.
    ///
    /// - Parameters:
    ///   - deed: what is done with the records of `people`, for their logs.
    ///   - people: whom it is about.
    ///   - isForEither: whether it is enough that the actor may act for one of them.
    ///   - sessions: those that it may touch beside the ones where these people have a place.
    ///   - body: may run again from its start.
    func act(
        _ operation: ID<Operation>, _ why: ID<AccessLog.Reason>, by actor: Actor, deed: AccessLog.Act = .written,
        about people: [ID<Person>] = [], forEither isForEither: Bool = false,
        sessions: @escaping @Sendable (Transaction) throws -> [ID<Offering>],
        _ body: @escaping @Sendable (inout Desk, Transaction) throws -> Void
    ) async throws -> Done {
        for _ in 1...LivingTerm.mostTries {
            do {
                return try await database.write { transaction in
                    let locked = try lock(people, for: actor, either: isForEither, transaction)
                    let touched = try Set(sessions(transaction)).union(places(of: people, transaction))
                    let before = try lock(touched, transaction)
                    guard try touched.isSuperset(of: places(of: people, transaction)) else { throw PlacesMoved() }
                    if let done = try repeated(operation, transaction) { return done }
                    var desk = Desk(
                        before, at: now(), by: actor, operation: operation,
                        bars: try Bans.among(touched, people, transaction))
                    try body(&desk, transaction)
                    for session in desk.rosters.keys.sorted() { try desk.catchUp(session) }
                    try desk.keep(after: before, transaction)
                    for one in locked {
                        let entry = AccessLog(keys: keys).next(
                            after: one.head, at: now(), actor: actor, person: one.person, act: deed, reason: why)
                        try People.append(entry, transaction)
                    }
                    return Done(operation: operation, entries: desk.entries, rosters: desk.rosters, isRepeated: false)
                }
            } catch is PlacesMoved {
                // A merge took a person over to a session that was not locked. It is over, so the next look sees where they are.
                continue
            }
        }
        throw DatabaseFailure.conflict
    }

    private static let mostTries = 20

    private func lock(
        _ people: [ID<Person>], for actor: Actor, either isForEither: Bool, _ transaction: Transaction
    ) throws -> [People.Locked] {
        let locked = try people.sorted().map { try People.lock($0, transaction) }
        var refusals: [Refusal] = []
        for one in locked {
            do throws(Refusal) { try actor.checkMayAct(for: one.person, in: one.home) } catch { refusals.append(error) }
        }
        if let refusal = refusals.first, !isForEither || refusals.count == people.count { throw refusal }
        return locked
    }

    /// Somebody has a place in a session that is not locked.
    struct PlacesMoved: Error {}

    private func repeated(_ operation: ID<Operation>, _ transaction: Transaction) throws -> Done? {
        let sessions = try LedgerTable.sessions(of: operation, transaction)
        guard !sessions.isEmpty else { return nil }
        let rosters = try sessions.compactMap { try RosterTables.read($0, transaction) }
        let entries = try sessions.flatMap { try LedgerTable.entries(of: $0, transaction).filter { $0.operation == operation } }
        return Done(
            operation: operation, entries: entries,
            rosters: Dictionary(rosters.map { ($0.session, $0) }) { first, _ in first }, isRepeated: true)
    }

    func places(of people: [ID<Person>], _ transaction: Transaction) throws -> Set<ID<Offering>> {
        var sessions: Set<ID<Offering>> = []
        for person in people {
            for row in try transaction.rows("SELECT session_id FROM place WHERE person_id = $1", .text(person.text)) {
                sessions.insert(try ID(row.text(0)))
            }
        }
        return sessions
    }

    private func lock(_ sessions: Set<ID<Offering>>, _ transaction: Transaction) throws -> [Roster] {
        try sessions.sorted().map { session in
            guard let roster = try RosterTables.locked(session, transaction) else { throw Refusal.unknownSession(session) }
            return roster
        }
    }

    func log(
        _ deed: AccessLog.Act, _ person: ID<Person>, _ why: ID<AccessLog.Reason>, by actor: Actor, _ transaction: Transaction
    ) throws {
        try People.log(deed, person, why, by: actor, at: now(), keys: keys, transaction)
    }
}

extension Desk {
    /// Writes what has been done at it.
    func keep(after before: [Roster], _ transaction: Transaction) throws {
        for entry in entries { try LedgerTable.append(entry, transaction) }
        for roster in before {
            guard let next = rosters[roster.session], next != roster else { continue }
            try RosterTables.write(next, after: roster, transaction)
        }
    }
}

/// Why records are read and written; each is a fixed slug.
extension ID<AccessLog.Reason> {
    static let register = ID(slugOf: "register"), swap = ID(slugOf: "swap"), withdraw = ID(slugOf: "withdraw")
    static let accept = ID(slugOf: "accept"), decline = ID(slugOf: "decline"), bar = ID(slugOf: "bar")
    static let consent = ID(slugOf: "consent"), importing = ID(slugOf: "import"), change = ID(slugOf: "change")
    static let link = ID(slugOf: "link"), correction = ID(slugOf: "correction")
    static let rule = ID(slugOf: "rule"), erasure = ID(slugOf: "erasure"), list = ID(slugOf: "list")
    static let request = ID(slugOf: "request-of-the-person"), rotation = ID(slugOf: "key-rotation"),
        offers = ID(slugOf: "offers")
}

public import Domain
internal import Registration

/// A session with what its pages and feeds are made of. `Exposure` decides what of it anybody is told.
public struct PublishedSession: Hashable, Sendable {
    public let view: SessionView
    /// Whether a person must give a name or an alias.
    public let needsIdentity: Bool
    /// What its venue has.
    public let features: Features
    /// How each district's people stand to it.
    public let standings: [ID<District>: Standing]
}

/// All that the public site tells of, at one moment.
public struct PublishedTerm: Sendable {
    public let head: Term.Head
    /// In order of name.
    public let districts: [PublishedDistrict]
    /// In order of id.
    public let sessions: [PublishedSession]
}

public struct PublishedDistrict: Hashable, Sendable {
    public let id: ID<District>
    public let name: String
    /// A function's address.
    public let contact: String
}

extension LivingTerm {
    /// - Returns: nil while the database holds no term.
    /// - Complexity: O(sessions and those who have a place in them).
    public func published() async throws -> PublishedTerm? {
        try await database.read { transaction in
            guard let head = try TermTable.head(transaction) else { return nil }
            let districts = try transaction.rows("SELECT id, name, contact FROM district").map {
                PublishedDistrict(id: try ID($0.text(0)), name: try $0.text(1), contact: try $0.text(2))
            }
            let sessions = try transaction.rows("SELECT id, needs_identity, features FROM session").map { row in
                let session = try ID<Offering>(row.text(0))
                return PublishedSession(
                    view: try view(of: session, transaction), needsIdentity: try row.integer(1) == 1,
                    features: try Features(column: row.text(2)), standings: try standings(to: session, transaction))
            }
            return PublishedTerm(
                head: head, districts: districts.sorted { ($0.name, $0.id) < ($1.name, $1.id) },
                sessions: sessions.sorted { $0.view.roster.session < $1.view.roster.session })
        }
    }

    private func standings(
        to session: ID<Offering>, _ transaction: Transaction
    ) throws -> [ID<District>: Standing] {
        try transaction.rows("SELECT district, standing FROM standing WHERE session_id = $1", .text(session.text)).reduce(
            into: [:]
        ) { standings, row in standings[try ID(row.text(0))] = try Standing(column: row.text(1)) }
    }

    /// A mark that is another whenever anything that `published` tells may be.
    ///
    /// Every change of seats makes entries in a session's ledger, and every other is counted in the term's row.
    /// - Complexity: O(sessions).
    public func publicationMark() async throws -> Int {
        try await database.read { transaction in
            let changes = try transaction.rows("SELECT changes FROM term")
            return (changes + (try transaction.rows("SELECT id, entries FROM session ORDER BY id"))).hashValue
        }
    }

    /// Notes that everybody can see what is told now: a change of it cannot be undone any more.
    ///
    /// Writes nothing where nothing has changed since.
    public func notePublished() async throws {
        let isNew = try await database.read { transaction in try !Self.changed(transaction).isEmpty }
        guard isNew else { return }
        try await database.write { transaction in
            // In the order in which acts lock them.
            for session in try Self.changed(transaction).sorted() {
                _ = try transaction.locked("SELECT id FROM session WHERE id = $1", .text(session))
                try transaction.change("UPDATE session SET told = entries WHERE id = $1", .text(session))
                try transaction.change(
                    "UPDATE announcement SET before_change = NULL, operation = NULL WHERE session_id = $1", .text(session))
            }
        }
    }

    private static func changed(_ transaction: Transaction) throws -> [String] {
        try transaction.rows("SELECT session_id FROM announcement WHERE operation IS NOT NULL").map { try $0.text(0) }
    }
}

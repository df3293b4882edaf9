internal import Domain
internal import Registration

/// The ledger as rows.
enum LedgerTable {
    static func append(_ entry: Entry, _ transaction: Transaction) throws {
        try transaction.change(
            """
            INSERT INTO ledger (session_id, number, at, actor, operation, reason, event, person_id, detail)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            .text(entry.session.text), .integer(entry.number), .integer(entry.at.seconds), .text(entry.actor.description),
            .text(entry.operation.text), .text(entry.reason.rawValue), .text(entry.event.name),
            .optional(entry.event.person?.text), .text(entry.event.detail))
    }

    /// A session's, in order.
    static func entries(of session: ID<Offering>, _ transaction: Transaction) throws -> [Entry] {
        try transaction.rows(
            """
            SELECT number, at, actor, operation, reason, event, person_id, detail FROM ledger
            WHERE session_id = $1 ORDER BY number
            """, .text(session.text)
        ).map { row in
            guard let actor = Actor(try row.text(2)), let reason = Cause(rawValue: try row.text(4)) else {
                throw Unreadable()
            }
            return Entry(
                session: session, number: try row.integer(0), at: Instant(seconds: try row.integer(1)), actor: actor,
                operation: try ID(row.text(3)), reason: reason,
                event: try Event(
                    name: row.text(5), person: row.optionalText(6).map { try ID($0) }, detail: row.text(7)))
        }
    }

    /// The sessions that an operation has touched; none where it has not been done.
    static func sessions(of operation: ID<Operation>, _ transaction: Transaction) throws -> [ID<Offering>] {
        try transaction.rows(
            "SELECT DISTINCT session_id FROM ledger WHERE operation = $1 ORDER BY session_id", .text(operation.text)
        ).map { try ID($0.text(0)) }
    }

    /// Whom an operation was about, in order.
    static func people(of operation: ID<Operation>, _ transaction: Transaction) throws -> [ID<Person>] {
        try transaction.rows(
            "SELECT DISTINCT person_id FROM ledger WHERE operation = $1 AND person_id IS NOT NULL", .text(operation.text)
        ).map { try ID($0.text(0)) }.sorted()
    }
}

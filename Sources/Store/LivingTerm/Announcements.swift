internal import Domain
internal import Registration

/// What subscribers are told of each session, as rows.
enum Announcements {
    static func read(_ session: ID<Offering>, _ transaction: Transaction) throws -> Announcement? {
        try transaction.rows("SELECT body FROM announcement WHERE session_id = $1", .text(session.text)).first
            .map { try AnnouncedFile.announcement($0.text(0)) }
    }

    static func all(_ transaction: Transaction) throws -> [Announcement] {
        try transaction.rows("SELECT body FROM announcement ORDER BY session_id").map {
            try AnnouncedFile.announcement($0.text(0))
        }
    }

    /// Staff change what their own district hosts or owns.
    static func check(_ session: ID<Offering>, isOf actor: Actor, _ transaction: Transaction) throws {
        guard let told = try read(session, transaction)?.told else { throw Refusal.unknownSession(session) }
        try actor.checkMayChange(session, ofHost: told.place.host, owners: told.owners)
    }

    static func insert(_ announcement: Announcement, _ transaction: Transaction) throws {
        try transaction.change(
            "INSERT INTO announcement (session_id, body) VALUES ($1, $2)", .text(announcement.offering.text),
            .text(try AnnouncedFile.text(of: announcement)))
    }

    /// Keeps what it was before, until somebody has been told.
    @discardableResult
    static func change(
        _ session: ID<Offering>, _ operation: ID<Operation>, _ transaction: Transaction,
        _ change: (Announcement) throws -> Announcement
    ) throws -> Announcement {
        guard let before = try read(session, transaction) else { throw Refusal.unknownSession(session) }
        let next = try change(before)
        if next == before { return before }
        try transaction.change(
            "UPDATE announcement SET body = $2, before_change = $3, operation = $4 WHERE session_id = $1",
            .text(session.text), .text(try AnnouncedFile.text(of: next)), .text(try AnnouncedFile.text(of: before)),
            .text(operation.text))
        try TermTable.noteChange(transaction)
        return next
    }

    /// Puts back what it was before an operation, where that was the last to change it.
    static func restore(_ session: ID<Offering>, from operation: ID<Operation>, _ transaction: Transaction) throws {
        try transaction.change(
            """
            UPDATE announcement SET body = before_change, before_change = NULL, operation = NULL
            WHERE session_id = $1 AND operation = $2 AND before_change IS NOT NULL
            """, .text(session.text), .text(operation.text))
        try TermTable.noteChange(transaction)
    }
}

extension Announcement {
    /// When each meeting that is held begins, in order.
    var starts: [Instant] { meetings.map { Stockholm.instant($0.day, $0.start) }.sorted() }
}

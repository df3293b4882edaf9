internal import Domain
internal import Registration

/// People's records as rows.
enum People {
    static let detailsField = "details"

    /// Writes the record of somebody new, and the first entry of its log.
    ///
    /// - Parameter details: sealed for them; nil when there are none.
    static func enter(
        _ person: ID<Person>, in district: ID<District>, details: String?, consented: Instant?, _ first: AccessLog.Entry,
        _ transaction: Transaction
    ) throws {
        try transaction.change(
            """
            INSERT INTO person (id, district, details, consented_at, erased_at, log_entries, log_mark)
            VALUES ($1, $2, $3, $4, NULL, $5, $6)
            """, .text(person.text), .text(district.text), .optional(details), .optional(consented?.seconds),
            .integer(first.number), .text(first.mark.text))
        try insert(first, transaction)
    }

    /// A person whose record is locked.
    struct Locked {
        let person: ID<Person>
        let home: ID<District>
        /// Where the log of their record ends.
        let head: AccessLog.Head
    }

    /// Locks a person's record until the transaction ends, so that nobody else acts for them meanwhile.
    static func lock(_ person: ID<Person>, _ transaction: Transaction) throws -> Locked {
        guard
            let row = try transaction.locked(
                "SELECT log_entries, log_mark, district FROM person WHERE id = $1 AND erased_at IS NULL", .text(person.text)
            ).first
        else { throw Refusal.unknownPerson(person) }
        return Locked(person: person, home: try ID(row.text(2)), head: try head(row))
    }

    static func home(of person: ID<Person>, _ transaction: Transaction) throws -> ID<District>? {
        try transaction.rows("SELECT district FROM person WHERE id = $1", .text(person.text)).first.map { try ID($0.text(0)) }
    }

    /// Where the person has a place.
    static func sessions(of person: ID<Person>, _ transaction: Transaction) throws -> [ID<Offering>] {
        try transaction.rows(
            "SELECT session_id FROM place WHERE person_id = $1 ORDER BY session_id", .text(person.text)
        ).map { try ID($0.text(0)) }
    }

    /// nil where nothing is known, or all has been erased.
    static func details(of person: ID<Person>, keys: KeyRing, _ transaction: Transaction) throws -> PersonalDetails? {
        guard
            let row = try transaction.rows("SELECT details FROM person WHERE id = $1", .text(person.text)).first,
            let sealed = try row.optionalText(0)
        else { return nil }
        return try keys.open(PersonalDetails.self, from: sealed, for: person.text, field: detailsField)
    }

    static func log(
        _ act: AccessLog.Act, _ person: ID<Person>, _ why: ID<AccessLog.Reason>, by actor: Actor, at now: Instant,
        keys: KeyRing, _ transaction: Transaction
    ) throws {
        guard
            let row = try transaction.locked(
                "SELECT log_entries, log_mark FROM person WHERE id = $1", .text(person.text)
            ).first
        else { throw Refusal.unknownPerson(person) }
        try append(
            AccessLog(keys: keys).next(after: head(row), at: now, actor: actor, person: person, act: act, reason: why),
            transaction)
    }

    /// - Parameter entry: follows on the head of a record that is locked.
    static func append(_ entry: AccessLog.Entry, _ transaction: Transaction) throws {
        try insert(entry, transaction)
        try transaction.change(
            "UPDATE person SET log_entries = $2, log_mark = $3 WHERE id = $1", .text(entry.person), .integer(entry.number),
            .text(entry.mark.text))
    }

    private static func insert(_ entry: AccessLog.Entry, _ transaction: Transaction) throws {
        try transaction.change(
            """
            INSERT INTO access_log (person_id, number, at, actor, act, reason, mark) VALUES ($1, $2, $3, $4, $5, $6, $7)
            """, .text(entry.person), .integer(entry.number), .integer(entry.at.seconds), .text(entry.actor), .text(entry.act),
            .text(entry.reason), .text(entry.mark.text))
    }

    /// All that has been done with a person's record, in order.
    static func history(of person: ID<Person>, _ transaction: Transaction) throws -> [AccessLog.Entry] {
        try transaction.rows(
            "SELECT number, at, actor, act, reason, mark FROM access_log WHERE person_id = $1 ORDER BY number",
            .text(person.text)
        ).map { row in
            AccessLog.Entry(
                number: try row.integer(0), at: Instant(seconds: try row.integer(1)), actor: try row.text(2),
                person: person.text, act: try row.text(3), reason: try row.text(4), mark: AccessLog.Mark(try row.text(5)))
        }
    }

    static func head(_ row: SQLRow) throws -> AccessLog.Head {
        let (count, mark) = (try row.integer(0), try row.text(1))
        return AccessLog.Head(mark: mark.isEmpty ? nil : AccessLog.Mark(mark), count: count)
    }
}

public import Domain
public import Registration

extension LivingTerm {
    /// Days after a term's last when what tells who people are is erased (privacy.md).
    public static let daysKept = 90

    /// Erases what tells who somebody is, and gives up all their places. The pseudonym stays in ledgers, as a number. Done again,
    /// after it failed half-way, it leaves nothing of them in the database's files either.
    public func erase(_ person: ID<Person>, by actor: Actor, operation: ID<Operation>) async throws {
        let isErased = try await database.read { transaction in
            try !transaction.rows(
                "SELECT id FROM person WHERE id = $1 AND erased_at IS NOT NULL", .text(person.text)
            ).isEmpty
        }
        if !isErased {
            _ = try await act(operation, .erasure, by: actor, deed: .erased, about: [person], sessions: { _ in [] }) {
                desk, transaction in
                for session in desk.rosters.keys.sorted() where desk.rosters[session]?.places[person] != nil {
                    try desk.withdraw(person, from: session, .erased)
                }
                try forget(person, transaction)
            }
        }
        try await database.scrub()
    }

    /// Erases what tells who people are, once so many days have passed since the term ended. Numbers stay.
    ///
    /// - Returns: how many people were erased; 0 while it is too early.
    public func eraseEnded(afterDays days: Int = daysKept, by actor: Actor) async throws -> Int {
        let today = Stockholm.local(now()).day
        let people: [ID<Person>] = try await database.read { transaction in
            guard let last = try transaction.rows("SELECT last_day FROM term").first?.text(0), let day = Day(iso: last),
                day + days < today
            else { return [] }
            return try transaction.rows("SELECT id FROM person WHERE erased_at IS NULL ORDER BY id").map {
                try ID($0.text(0))
            }
        }
        for start in stride(from: 0, to: people.count, by: 100) {
            let some = people[start..<min(start + 100, people.count)]
            try await database.write { transaction in
                for person in some {
                    try log(.erased, person, .erasure, by: actor, transaction)
                    try forget(person, transaction)
                }
            }
        }
        if !people.isEmpty { try await database.scrub() }
        return people.count
    }

    private func forget(_ person: ID<Person>, _ transaction: Transaction) throws {
        try transaction.change(
            "UPDATE person SET details = NULL, erased_at = $2 WHERE id = $1", .text(person.text), .integer(now().seconds))
        try transaction.change("DELETE FROM consent WHERE person_id = $1", .text(person.text))
        try transaction.change("DELETE FROM link WHERE person_id = $1", .text(person.text))
        try transaction.change("DELETE FROM barred WHERE first_id = $1 OR second_id = $1", .text(person.text))
    }

    /// Seals every record anew with the first key, so that older keys can be thrown away once backups made with them are gone.
    ///
    /// The access log's old entries stay marked with the keys that they were made with, which must be kept to verify them.
    /// - Returns: how many records were sealed anew.
    public func rotateKeys(by actor: Actor) async throws -> Int {
        let people = try await database.read { transaction in
            try transaction.rows("SELECT id FROM person WHERE details IS NOT NULL ORDER BY id").map {
                try ID<Person>($0.text(0))
            }
        }
        for start in stride(from: 0, to: people.count, by: 100) {
            let some = people[start..<min(start + 100, people.count)]
            try await database.write { transaction in
                for person in some {
                    try People.log(.written, person, .rotation, by: actor, at: now(), keys: keys, transaction)
                    guard let details = try People.details(of: person, keys: keys, transaction) else { continue }
                    try transaction.change(
                        "UPDATE person SET details = $2 WHERE id = $1", .text(person.text),
                        .text(try keys.seal(details, for: person.text, field: People.detailsField)))
                }
            }
        }
        if !people.isEmpty { try await database.scrub() }
        return people.count
    }
}

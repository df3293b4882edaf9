internal import Domain
internal import Registration

/// Pairs that must not meet, as rows.
enum Bans {
    /// Those of everybody who has a place in one of the sessions, and of these people.
    static func among(_ sessions: Set<ID<Offering>>, _ people: [ID<Person>], _ transaction: Transaction) throws -> Bars {
        var bars: Bars = [:]
        func add(_ rows: [SQLRow]) throws {
            for row in rows {
                let first = try ID<Person>(row.text(0)), second = try ID<Person>(row.text(1))
                bars[first, default: []].insert(second)
                bars[second, default: []].insert(first)
            }
        }
        for session in sessions {
            try add(
                transaction.rows(
                    """
                    SELECT first_id, second_id FROM place JOIN barred ON first_id = person_id WHERE session_id = $1
                    UNION SELECT first_id, second_id FROM place JOIN barred ON second_id = person_id WHERE session_id = $1
                    """, .text(session.text)))
        }
        for person in people {
            try add(
                transaction.rows(
                    "SELECT first_id, second_id FROM barred WHERE first_id = $1 OR second_id = $1", .text(person.text)))
        }
        return bars
    }

    static func add(_ first: ID<Person>, _ second: ID<Person>, _ transaction: Transaction) throws {
        let pair = [first, second].sorted()
        try transaction.change(
            "INSERT INTO barred (first_id, second_id) VALUES ($1, $2) ON CONFLICT (first_id, second_id) DO NOTHING",
            .text(pair[0].text), .text(pair[1].text))
    }
}

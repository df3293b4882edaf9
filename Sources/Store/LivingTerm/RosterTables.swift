internal import Domain
internal import Registration

/// The present of a session as rows: `session`, `place`, `seat` and `sitting`.
enum RosterTables {
    /// Locks a session until the transaction ends, so that nobody else decides on its seats meanwhile, and reads it.
    ///
    /// - Returns: nil when there is no such session.
    static func locked(_ session: ID<Offering>, _ transaction: Transaction) throws -> Roster? {
        try transaction.locked(terms, .text(session.text)).first.map { try roster(session, $0, transaction) }
    }

    static func read(_ session: ID<Offering>, _ transaction: Transaction) throws -> Roster? {
        try transaction.rows(terms, .text(session.text)).first.map { try roster(session, $0, transaction) }
    }

    private static let terms: StaticString = """
        SELECT status, merged_into, capacity, guest_seats, release_at, is_released, queue, lottery_seed, lottery_before,
            meetings, lent, entries, changed_at FROM session WHERE id = $1
        """

    /// - Parameter row: of `terms`.
    private static func roster(_ session: ID<Offering>, _ row: SQLRow, _ transaction: Transaction) throws -> Roster {
        let queue = QueueForm(
            order: try row.text(6), seed: try row.optionalText(7), before: try row.optionalInteger(8))
        let terms = Terms(
            capacity: try row.integer(2), guestSeats: try row.optionalInteger(3),
            release: Instant(seconds: try row.integer(4)), queue: try queue.queue(),
            meetings: try words(row.text(9)).map { Instant(seconds: try number($0)) })
        let numbers = try transaction.rows(
            """
            SELECT seat.number, sitting.person_id FROM seat
            LEFT JOIN sitting ON sitting.session_id = seat.session_id AND sitting.number = seat.number
            WHERE seat.session_id = $1 ORDER BY seat.number
            """, .text(session.text))
        var seats: [String: [Int]] = [:]
        for seat in numbers {
            if let person = try seat.optionalText(1) { seats[person, default: []].append(try seat.integer(0)) }
        }
        return Roster(
            session: session, terms: terms, status: try status(row.text(0), into: row.optionalText(1)),
            isReleased: try row.integer(5) == 1, lent: try lent(row.text(10)),
            seats: Set(try numbers.map { try $0.integer(0) }),
            places: try places(of: session, seats, transaction), entries: try row.integer(11),
            changed: Instant(seconds: try row.integer(12)))
    }

    private static func places(
        of session: ID<Offering>, _ seats: [String: [Int]], _ transaction: Transaction
    ) throws -> [ID<Person>: Place] {
        let rows = try transaction.rows(
            """
            SELECT person_id, district, is_resident, is_guest, party, wish, wish_rank, registered_at, priority, lead_days, replaces,
                status, kind, reply_by, has_kept FROM place WHERE session_id = $1
            """, .text(session.text))
        var places: [ID<Person>: Place] = [:]
        for row in rows {
            let person = try ID<Person>(row.text(0))
            guard let party = Party(rawValue: try row.integer(4)) else { throw Unreadable() }
            let asking = Asking(
                person: person, district: try ID(row.text(1)), isResident: try row.integer(2) == 1,
                isGuest: try row.integer(3) == 1, party: party, wish: try ID(row.text(5)), rank: try row.integer(6),
                registered: Instant(seconds: try row.integer(7)), priority: try row.integer(8), leadDays: try row.integer(9),
                replaces: try row.optionalText(10).map { try ID($0) })
            let taking = try row.optionalText(12).flatMap(Taking.Kind.init).map {
                Taking(seats: seats[person.text, default: []], kind: $0)
            }
            let status: Place.Status =
                switch (try row.text(11), taking, try row.optionalInteger(13)) {
                case ("waiting", nil, nil): .waiting(resting: false)
                case ("resting", nil, nil): .waiting(resting: true)
                case ("offered", let taking?, let replyBy?): .offered(taking, replyBy: Instant(seconds: replyBy))
                case ("seated", let taking?, nil): .seated(taking)
                default: throw Unreadable()
                }
            places[person] = Place(asking: asking, status: status, hasKept: try row.integer(14) == 1)
        }
        return places
    }

    /// Brings the rows from one present to the next. Seats are given up before they are taken.
    static func write(_ next: Roster, after before: Roster, _ transaction: Transaction) throws {
        let session = SQLValue.text(next.session.text)
        let changed = Set(before.places.keys).union(next.places.keys).filter { before.places[$0] != next.places[$0] }.sorted()
        for person in changed
        where before.places[person]?.taking != nil && before.places[person]?.taking != next.places[person]?.taking {
            try transaction.change(
                "DELETE FROM sitting WHERE session_id = $1 AND person_id = $2", session, .text(person.text))
        }
        for number in before.seats.subtracting(next.seats).sorted() {
            try transaction.change("DELETE FROM seat WHERE session_id = $1 AND number = $2", session, .integer(number))
        }
        for number in next.seats.subtracting(before.seats).sorted() {
            try transaction.change("INSERT INTO seat (session_id, number) VALUES ($1, $2)", session, .integer(number))
        }
        for person in changed {
            if let place = next.places[person] {
                try write(place, in: next.session, isNew: before.places[person] == nil, transaction)
            } else {
                try transaction.change(
                    "DELETE FROM place WHERE session_id = $1 AND person_id = $2", session, .text(person.text))
            }
        }
        for person in changed {
            guard let taking = next.places[person]?.taking, taking != before.places[person]?.taking else { continue }
            for (index, number) in taking.seats.enumerated() {
                try transaction.change(
                    "INSERT INTO sitting (session_id, number, person_id, part) VALUES ($1, $2, $3, $4)", session,
                    .integer(number), .text(person.text), .integer(index + 1))
            }
        }
        if (next.terms, next.lent) == (before.terms, before.lent), next.due == before.due,
            (next.status, next.isReleased) == (before.status, before.isReleased)
        {
            try transaction.change(
                "UPDATE session SET entries = $2, changed_at = $3 WHERE id = $1", session, .integer(next.entries),
                .integer(next.changed.seconds))
        } else {
            try writeTerms(next, transaction)
        }
    }

    private static func write(
        _ place: Place, in session: ID<Offering>, isNew: Bool, _ transaction: Transaction
    ) throws {
        let asking = place.asking
        let (status, replyBy): (String, Instant?) =
            switch place.status {
            case .waiting(resting: false): ("waiting", nil)
            case .waiting(resting: true): ("resting", nil)
            case .offered(_, let replyBy): ("offered", replyBy)
            case .seated: ("seated", nil)
            }
        // A person may leave and register anew within one act.
        if !isNew {
            let unchanged = try transaction.change(
                """
                UPDATE place SET status = $3, kind = $4, reply_by = $5, has_kept = $6
                WHERE session_id = $1 AND person_id = $2 AND wish = $7 AND wish_rank = $8 AND registered_at = $9
                """, .text(session.text), .text(asking.person.text), .text(status), .optional(place.taking?.kind.rawValue),
                .optional(replyBy?.seconds), .integer(place.hasKept ? 1 : 0), .text(asking.wish.text), .integer(asking.rank),
                .integer(asking.registered.seconds))
            if unchanged == 1 { return }
            try transaction.change(
                "DELETE FROM place WHERE session_id = $1 AND person_id = $2", .text(session.text), .text(asking.person.text))
        }
        try transaction.change(
            """
            INSERT INTO place (session_id, person_id, district, is_resident, is_guest, party, wish, wish_rank, registered_at,
                priority, lead_days, replaces, status, kind, reply_by, has_kept)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """,
            .text(session.text), .text(asking.person.text), .text(asking.district.text), .integer(asking.isResident ? 1 : 0),
            .integer(asking.isGuest ? 1 : 0), .integer(asking.party.rawValue), .text(asking.wish.text), .integer(asking.rank),
            .integer(asking.registered.seconds), .integer(asking.priority), .integer(asking.leadDays),
            .optional(asking.replaces?.text), .text(status), .optional(place.taking?.kind.rawValue),
            .optional(replyBy?.seconds), .integer(place.hasKept ? 1 : 0))
    }

    private static func writeTerms(_ roster: Roster, _ transaction: Transaction) throws {
        let queue = QueueForm(roster.terms.queue)
        let (status, into) = named(roster.status)
        try transaction.change(
            """
            UPDATE session SET status = $2, merged_into = $3, capacity = $4, guest_seats = $5, release_at = $6, is_released = $7,
                queue = $8, lottery_seed = $9, lottery_before = $10, meetings = $11, lent = $12, due_at = $13, entries = $14,
                changed_at = $15
            WHERE id = $1
            """,
            .text(roster.session.text), .text(status), .optional(into?.text), .integer(roster.terms.capacity),
            .optional(roster.terms.guestSeats), .integer(roster.terms.release.seconds), .integer(roster.isReleased ? 1 : 0),
            .text(queue.order), .optional(queue.seed), .optional(queue.before),
            .text(roster.terms.meetings.map { String($0.seconds) }.joined(separator: " ")),
            .text(roster.lent.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: " ")),
            .optional(roster.due?.seconds), .integer(roster.entries), .integer(roster.changed.seconds))
    }

    // MARK: Values

    private static func named(_ status: Roster.Status) -> (String, ID<Offering>?) {
        switch status {
        case .open: ("open", nil)
        case .closed: ("closed", nil)
        case .cancelled: ("cancelled", nil)
        case .merged(let other): ("merged", other)
        }
    }

    private static func status(_ name: String, into other: String?) throws -> Roster.Status {
        switch (name, other) {
        case ("open", nil): .open
        case ("closed", nil): .closed
        case ("cancelled", nil): .cancelled
        case ("merged", let other?): .merged(into: try ID(other))
        default: throw Unreadable()
        }
    }

    private static func lent(_ text: String) throws -> [ID<District>: Int] {
        var lent: [ID<District>: Int] = [:]
        for word in words(text) {
            let parts = word.split(separator: ":")
            guard parts.count == 2 else { throw Unreadable() }
            lent[try ID(String(parts[0]))] = try number(parts[1])
        }
        return lent
    }

    private static func words(_ text: String) -> [Substring] { text.split(separator: " ") }

    private static func number(_ text: Substring) throws -> Int {
        guard let number = Int(text) else { throw Unreadable() }
        return number
    }
}

package import Domain
package import Registration

// A living term without a city and a plan, for trials and measurements.
extension LivingTerm {
    package init(
        _ address: DatabaseAddress, keys: KeyRing, options: DatabaseOptions, hooks: DatabaseHooks = DatabaseHooks(),
        now: @escaping @Sendable () -> Instant
    ) throws(DatabaseFailure) {
        try self.init(Database(address, migrations: Schema.migrations, options: options, hooks: hooks), keys: keys, now: now)
    }

    /// Opens sessions in the first of the districts, whose people are at home there; those of the others are guests. A session
    /// that is there already stays as it is.
    package func open(_ sessions: [ID<Offering>: Terms], in districts: [ID<District>], operation: ID<Operation>) async throws {
        try await database.write { transaction in
            if try TermTable.head(transaction) == nil {
                let day = Stockholm.local(now()).day
                try TermTable.insert(
                    Term.Head(
                        id: ID(slugOf: "trial"), name: "Trial", site: "trial", firstDay: day, lastDay: day + 365, invented: true
                    ),
                    transaction)
            }
            for district in districts {
                try transaction.change(
                    "INSERT INTO district (id, name, contact) VALUES ($1, $1, '') ON CONFLICT DO NOTHING", .text(district.text))
            }
            for (session, terms) in sessions.sorted(by: { $0.key < $1.key }) {
                try open(session, terms, in: districts, operation: operation, transaction)
            }
        }
    }

    private func open(
        _ session: ID<Offering>, _ terms: Terms, in districts: [ID<District>], operation: ID<Operation>,
        _ transaction: Transaction
    ) throws {
        let added = try transaction.change(
            """
            INSERT INTO session (id, host, needs_identity, is_listed, features, status, capacity, planned_capacity, release_at,
                is_released, queue, meetings, lent, entries, changed_at, told)
            VALUES ($1, $2, 0, 1, '', 'closed', 0, $3, 0, 0, 'registration', '', '', 0, 0, 0) ON CONFLICT DO NOTHING
            """, .text(session.text), .optional(districts.first?.text), .integer(terms.capacity))
        guard added == 1, let host = districts.first else { return }
        for district in districts {
            try transaction.change(
                "INSERT INTO standing (session_id, district, standing) VALUES ($1, $2, $3)", .text(session.text),
                .text(district.text), .text(district == host ? "home" : "guest"))
        }
        try Announcements.insert(Announcement(trial: session, terms, host: host, at: now()), transaction)
        let before = Roster(unopened: session)
        var desk = Desk([before], at: now(), by: .city, operation: operation)
        try desk.open(session, terms)
        try desk.keep(after: [before], transaction)
    }
}

extension Announcement {
    fileprivate init(trial session: ID<Offering>, _ terms: Terms, host: ID<District>, at now: Instant) {
        let starts = terms.meetings.map(Stockholm.local)
        self.init(
            offering: session,
            told: Told(
                title: session.text, neutralTitle: nil, visibility: .open, groups: [], kind: .closed, language: .swedish,
                owners: [host], pool: nil, place: .digital, address: nil, contact: Contact(),
                time: WeeklyTime(
                    starts.first?.day.weekday ?? .monday, ClockTime(clamping: (starts.first?.secondOfDay ?? 0) / 60)),
                minutes: 60, interval: 1),
            leaders: [], days: starts.map(\.day), revision: Revision(changed: now))
    }
}

extension Database {
    /// How the engine would run a statement, line by line.
    package func plan(of sql: String) async throws -> [String] {
        try await write { transaction in
            let session = transaction.session
            let values = (1...20).prefix { sql.contains("$\($0)") }.count
            switch session.engine {
            case .sqlite:
                return try session.rows("EXPLAIN QUERY PLAN " + sql, Array(repeating: .null, count: values)).map {
                    try $0.text(3)
                }
            case .postgres:
                let nulls = values == 0 ? "" : "(" + Array(repeating: "NULL", count: values).joined(separator: ", ") + ")"
                try session.run("SET LOCAL plan_cache_mode = force_generic_plan")
                try session.run("PREPARE planned AS " + sql)
                defer { try? session.run("DEALLOCATE planned") }
                return try session.rows("EXPLAIN EXECUTE planned\(nulls)", []).map { try $0.text(0) }
            }
        }
    }
}

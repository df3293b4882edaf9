import Domain
import Testing

@testable import Store

@Suite("The schema of a living term") struct SchemaTests {
    /// A session of each visibility in a database of version 1, with a seat, an offer, a link and a ledger.
    private static func old(_ fixture: DatabaseFixture) async throws -> Database {
        let database = try fixture.open(Array(Schema.migrations.prefix(1)))
        try await database.write { transaction in
            func run(_ sql: String) throws { try transaction.change(sql, []) }
            try run("INSERT INTO term VALUES ('t', 'T', 't.example', '2027-01-11', '2027-06-11', 1, 0)")
            try run("INSERT INTO district VALUES ('farsta', 'Farsta', '')")
            for visibility in ["open", "discreet", "children", "protected"] {
                try run(
                    """
                    INSERT INTO session (id, needs_identity, is_listed, features, status, capacity, planned_capacity, release_at,
                        is_released, queue, meetings, lent, entries, changed_at, told)
                    VALUES ('\(visibility)', 0, 1, '', 'open', 2, 2, 0, 1, 'registration', '', '', 1, 0, 0)
                    """)
                // A title tells nothing of it.
                try run(
                    """
                    INSERT INTO announcement (session_id, body)
                    VALUES ('\(visibility)', '{"title":"\\"visibility\\":\\"children\\"","visibility":"\(visibility)"}')
                    """)
            }
            for person in ["anna", "bo"] {
                try run("INSERT INTO person VALUES ('\(person)', 'farsta', NULL, NULL, NULL, 0, '')")
            }
            try run("INSERT INTO link VALUES ('hash', 'anna', 'page', 7)")
            for (person, status, reply) in [("anna", "seated", "NULL"), ("bo", "offered", "9")] {
                try run(
                    """
                    INSERT INTO place VALUES ('open', '\(person)', 'farsta', 1, 0, 1, 'w', 1, 0, 1, 0, NULL, '\(status)', 'home', \(reply),
                        0)
                    """)
            }
            try run("INSERT INTO ledger VALUES ('open', 1, 0, 'rule', 'o', 'asked', 'accepted', 'anna', '')")
        }
        return database
    }

    private static func found(_ database: Database) async throws -> [[SQLValue]] {
        try await database.read { transaction in
            [
                try transaction.rows("SELECT id FROM session WHERE told_by_staff = 1 ORDER BY id"),
                try transaction.rows("SELECT person_id, status FROM place WHERE is_noted = 0 ORDER BY person_id"),
                try transaction.rows("SELECT hash FROM link WHERE visited_at = 0"),
                try transaction.rows("SELECT person_id FROM ledger"),
            ].map { $0.flatMap(\.values) }
        }
    }

    private static let right: [[SQLValue]] = [
        ["children", "protected"], ["anna", "seated", "bo", "offered"], ["hash"], ["anna"],
    ]

    @Test("of version 1, with data in it, becomes the last", arguments: DatabaseKind.shared)
    func migrated(kind: DatabaseKind) async throws {
        let fixture = try DatabaseFixture(kind)
        try await Self.old(fixture).close()
        let database = try fixture.open(Schema.migrations)
        #expect(try await Self.found(database) == Self.right)
    }

    @Test("of version 1 comes out of a backup as the last; one of the last as it was", arguments: DatabaseKind.allCases)
    func restored(kind: DatabaseKind) async throws {
        let (source, target, again) = (try DatabaseFixture(.memory), try DatabaseFixture(kind), try DatabaseFixture(kind))
        let first = Schema.tables(of: Schema.migrations[0].statements)
        try await Self.old(source).backUp(to: source.folder + "/1", tables: first)
        let restored = try await Database.restore(
            from: source.folder + "/1", to: target.address, migrations: Schema.migrations, tables: Schema.tables)
        #expect(try await Self.found(restored) == Self.right)
        try await restored.backUp(to: source.folder + "/2", tables: Schema.tables)
        let copy = try await Database.restore(
            from: source.folder + "/2", to: again.address, migrations: Schema.migrations, tables: Schema.tables)
        #expect(try await Self.found(copy) == Self.right)
    }

    @Test("is held whole by a backup: every table and column that the database has", arguments: DatabaseKind.allCases)
    func whole(kind: DatabaseKind) async throws {
        let database = try DatabaseFixture(kind).open(Schema.migrations)
        for table in Schema.tables {
            let columns = try await database.read { transaction in
                switch transaction.session.engine {
                case .sqlite: try transaction.rows("SELECT name FROM pragma_table_info('\(table.name)')", [])
                case .postgres:
                    try transaction.rows(
                        """
                        SELECT attname FROM pg_attribute WHERE attrelid = '\(table.name)'::regclass AND attnum > 0 ORDER BY attnum
                        """, [])
                }
            }
            #expect(columns.flatMap(\.values) == table.columns.map { .text($0) }, "\(table.name)")
        }
        let tables = try await database.read { transaction in
            switch transaction.session.engine {
            case .sqlite: try transaction.rows("SELECT name FROM sqlite_master WHERE type = 'table'", [])
            case .postgres:
                try transaction.rows(
                    "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'", [])
            }
        }
        let names = Set(try tables.map { try $0.text(0) })
        #expect(names.filter { !$0.hasPrefix("sqlite_") } == Set(Schema.tables.map(\.name) + ["schema_version"]))
    }
}

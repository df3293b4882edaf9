import Foundation
import Testing

@testable import Store

@Suite("The database's schema")
struct MigrationTests {
    private static let second = Migration(
        version: 2, statements: ["ALTER TABLE sessions ADD COLUMN host TEXT"],
        onSQLite: ["CREATE TABLE engine AS SELECT 'sqlite' AS name"],
        onPostgres: ["CREATE TABLE engine AS SELECT 'postgres' AS name"])

    @Test("is made once, and keeps what is in it", arguments: DatabaseKind.shared)
    func reopened(kind: DatabaseKind) async throws {
        let fixture = try DatabaseFixture(kind)
        let first = try fixture.open()
        try await first.write { try $0.change("INSERT INTO sessions (id, free) VALUES ('a', 1)") }
        first.close()
        let again = try fixture.open(DatabaseFixture.migrations + [Self.second])
        let rows = try await again.read { try $0.rows("SELECT id, free, host, (SELECT name FROM engine) FROM sessions") }
        #expect(rows == [SQLRow(values: ["a", 1, nil, .text(kind == .postgres ? "postgres" : "sqlite")])])
    }

    @Test("made by a later program is left alone", arguments: DatabaseKind.shared)
    func newer(kind: DatabaseKind) throws {
        let fixture = try DatabaseFixture(kind)
        try fixture.open(DatabaseFixture.migrations + [Self.second]).close()
        let failure = #expect(throws: DatabaseFailure.newerSchema(found: 2, known: 1)) { try fixture.open() }
        #expect(
            failure?.description == "the database has version 2, this program knows versions up to 1; use a newer program")
    }

    @Test("a migration that fails leaves the version before it", arguments: DatabaseKind.shared)
    func broken(kind: DatabaseKind) async throws {
        let fixture = try DatabaseFixture(kind)
        let broken = Migration(version: 2, statements: ["CREATE TABLE half (a TEXT)", "CREATE TABLE half (a TEXT)"])
        #expect(throws: DatabaseFailure.self) { try fixture.open(DatabaseFixture.migrations + [broken]) }
        let database = try fixture.open(DatabaseFixture.migrations)
        #expect(try await database.read { try $0.rows("SELECT version FROM schema_version") } == [SQLRow(values: [1])])
        await #expect(throws: DatabaseFailure.self) { try await database.read { try $0.rows("SELECT a FROM half") } }
    }

    @Test("is made by one of those who open it together", arguments: DatabaseKind.shared)
    func together(kind: DatabaseKind) async throws {
        let fixture = try DatabaseFixture(kind)
        try await withThrowingTaskGroup { group in
            for _ in 1...4 { group.addTask { try fixture.open(DatabaseFixture.migrations + [Self.second]).close() } }
            try await group.waitForAll()
        }
        let database = try fixture.open(DatabaseFixture.migrations + [Self.second])
        #expect(try await database.read { try $0.rows("SELECT version FROM schema_version") } == [SQLRow(values: [2])])
    }

    @Test("another program's tables on PostgreSQL are refused, and left as they are")
    func foreignTables() throws {
        for tables in ["CREATE TABLE theirs (a TEXT)", "CREATE TABLE schema_version (number INTEGER)"] {
            let fixture = try DatabaseFixture(.postgres)
            try fixture.administer { try $0.run(tables) }
            #expect(throws: DatabaseFailure.notOurs) { try fixture.open() }
            let count = try fixture.connection().rows(
                "SELECT COUNT(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace", [])
            #expect(count == [SQLRow(values: [1])])
        }
    }

    @Test("opened for reading is checked, and made by nobody", arguments: DatabaseKind.shared)
    func readOnly(kind: DatabaseKind) async throws {
        var options = DatabaseOptions()
        options.isReadOnly = true
        let fixture = try DatabaseFixture(kind)
        #expect(throws: kind == .file ? DatabaseFailure.cannotOpen : .olderSchema(found: 0, known: 1)) {
            try fixture.open(options: options)
        }
        let writer = try fixture.open()
        try await writer.write { try $0.change("INSERT INTO sessions (id, free) VALUES ('a', 1)") }
        #expect(throws: DatabaseFailure.olderSchema(found: 1, known: 2)) {
            try fixture.open(DatabaseFixture.migrations + [Self.second], options: options)
        }
        let reader = try fixture.open(options: options)
        #expect(try await reader.read { try $0.rows("SELECT id FROM sessions") } == [SQLRow(values: ["a"])])
        await #expect(throws: DatabaseFailure.readOnly) { try await reader.write { try $0.change("DELETE FROM sessions") } }
    }
}

import Dispatch
import Foundation
import Testing

@testable import Store

@Suite("PostgreSQL")
struct PostgresTests {
    @Test("a transaction whose connection breaks is run again from its start")
    func broken() async throws {
        let fixture = try DatabaseFixture(.postgres)
        let ended = Counter()
        var hooks = DatabaseHooks()
        hooks.beforeStatement = { index, _ in
            if index == 1, ended.value == 0, (try? fixture.terminateConnections()) != nil { ended.count() }
        }
        let database = try fixture.open(hooks: hooks)
        let runs = Counter()
        try await database.write { transaction in
            runs.count()
            try transaction.change("INSERT INTO sessions (id, free) VALUES ('a', 1)")
            try transaction.change("UPDATE sessions SET free = free + 1")
        }
        #expect(runs.value == 2)
        #expect(try await database.read { try $0.rows("SELECT free FROM sessions") } == [SQLRow(values: [2])])
    }

    @Test("one that breaks before COMMIT is sent is run again, too")
    func brokenBeforeCommit() async throws {
        let fixture = try DatabaseFixture(.postgres)
        let database = try fixture.open()
        let runs = Counter()
        try await database.write { transaction in
            try transaction.change("INSERT INTO sessions (id, free) VALUES ('a', 1)")
            if runs.count() == 1 {
                #expect(try fixture.terminateConnections() >= 1)
                // Until the news has come.
                while try fixture.connections() > 0 { usleep(1000) }
            }
        }
        #expect(runs.value == 2)
        #expect(try await database.read { try $0.rows("SELECT COUNT(*) FROM sessions") } == [SQLRow(values: [1])])
    }

    @Test("connections that broke while they were idle are made anew")
    func brokenIdle() async throws {
        let fixture = try DatabaseFixture(.postgres)
        let database = try fixture.open()
        for number in 1...5 {
            try await database.write {
                try $0.change("INSERT INTO sessions (id, free) VALUES ($1, 1)", .text("\(number)"))
            }
            #expect(try fixture.terminateConnections() >= 1)
        }
        #expect(try await database.read { try $0.rows("SELECT COUNT(*) FROM sessions") } == [SQLRow(values: [5])])
    }

    @Test("a connection lost during COMMIT leaves the outcome unknown, and nothing is run again")
    func lostDuringCommit() async throws {
        let fixture = try DatabaseFixture(.postgres)
        let slow = Migration(
            version: 2, statements: [],
            onPostgres: [
                "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); RETURN NULL; END'",
                """
                CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON sessions DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION slow()
                """,
            ])
        let database = try fixture.open(DatabaseFixture.migrations + [slow])
        let runs = Counter()
        let write = Task {
            try await database.write { transaction in
                runs.count()
                try transaction.change("INSERT INTO sessions (id, free) VALUES ('a', 1)")
            }
        }
        while try fixture.terminateConnections(where: "query = 'COMMIT' AND state = 'active'") == 0 {
            try await Task.sleep(for: .milliseconds(5))
        }
        await #expect(throws: DatabaseFailure.outcomeUnknown) { try await write.value }
        #expect(runs.value == 1)
    }

    @Test("two that wait for each other are both done, one of them again")
    func deadlock() async throws {
        let fixture = try DatabaseFixture(.postgres)
        let database = try fixture.open()
        try await database.write { try $0.change("INSERT INTO sessions (id, free) VALUES ('a', 0), ('b', 0)") }
        let met = Meeting()
        let runs = Counter()
        try await withThrowingTaskGroup { group in
            for order in [["a", "b"], ["b", "a"]] {
                group.addTask {
                    try await database.write { transaction in
                        runs.count()
                        _ = try transaction.locked("SELECT free FROM sessions WHERE id = $1", .text(order[0]))
                        met.arrive()
                        _ = try transaction.locked("SELECT free FROM sessions WHERE id = $1", .text(order[1]))
                        try transaction.change("UPDATE sessions SET free = free + 1")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(runs.value == 3)
        #expect(try await database.read { try $0.rows("SELECT SUM(free) FROM sessions") } == [SQLRow(values: [4])])
    }

    /// Two who wait for each other once.
    private final class Meeting: Sendable {
        private let arrived = Counter()
        private let both = DispatchSemaphore(value: 0)

        func arrive() {
            let number = arrived.count()
            if number == 1 { both.wait() }
            if number == 2 { both.signal() }
        }
    }

    @Test("what always conflicts is given up, with nothing done")
    func conflict() async throws {
        let database = try DatabaseFixture(.postgres).open()
        let runs = Counter()
        await #expect(throws: DatabaseFailure.conflict) {
            try await database.write { transaction in
                runs.count()
                try transaction.change("INSERT INTO sessions (id, free) VALUES ('a', 1)")
                _ = try transaction.rows("DO 'BEGIN RAISE serialization_failure; END'", [])
            }
        }
        #expect(runs.value == Backoff.tries)
        #expect(try await database.read { try $0.rows("SELECT id FROM sessions") } == [])
    }

    @Test("a lock that others keep makes it busy")
    func busy() async throws {
        let fixture = try DatabaseFixture(.postgres)
        var options = DatabaseOptions()
        options.busySeconds = 0.1
        let database = try fixture.open(options: options)
        try await database.write { try $0.change("INSERT INTO sessions (id, free) VALUES ('a', 0)") }
        let other = try fixture.connection()
        try other.run("BEGIN")
        try other.run("LOCK TABLE sessions IN EXCLUSIVE MODE")
        await #expect(throws: DatabaseFailure.busy) {
            try await database.write { try $0.change("UPDATE sessions SET free = 1") }
        }
        try other.run("ROLLBACK")
        try await database.write { try $0.change("UPDATE sessions SET free = 1") }
    }

    @Test("out of reach, it says why, and never the password")
    func unreachable() throws {
        let server = try DatabaseFixture.serverURL()
        let password = try #require(server.split(separator: ":").dropFirst(2).first?.split(separator: "@").first)
        let port = try #require(server.split(separator: ":").last?.split(separator: "/").first)
        let wrong: [(String, DatabaseFailure)] = [
            (server.replacing(password, with: "fel"), .unreachable(.password)),
            (server.replacing("traffpunkt:", with: "ingen:"), .unreachable(.password)),
            (DatabaseFixture.url(server, database: "finns_inte"), .unreachable(.noDatabase)),
            (server.replacing(":\(port)/", with: ":1/"), .unreachable(.noAnswer)),
        ]
        for (url, expected) in wrong {
            let failure = #expect(throws: expected) {
                try Database(try DatabaseAddress(url), migrations: DatabaseFixture.migrations)
            }
            #expect(failure?.description.contains(password) == false)
        }
    }

    @Test("a database in another encoding is refused")
    func encoding() throws {
        let fixture = try DatabaseFixture(.postgres)
        let name = "latin_" + UUID().uuidString.lowercased().replacing("-", with: "")
        try fixture.administer {
            try $0.run("CREATE DATABASE \(name) ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0")
        }
        defer { try? fixture.administer { try $0.run("DROP DATABASE \(name) WITH (FORCE)") } }
        let address = try DatabaseAddress(DatabaseFixture.url(try DatabaseFixture.serverURL(), database: name))
        #expect(throws: DatabaseFailure.unreachable(.notUTF8)) { try Database(address, migrations: []) }
    }

    @Test("sees another program's migration, though its statements were prepared before it")
    func reprepared() async throws {
        let fixture = try DatabaseFixture(.postgres)
        var options = DatabaseOptions()
        options.connections = 1
        let database = try fixture.open(options: options)
        #expect(try await database.read { try $0.rows("SELECT * FROM sessions") } == [])
        try fixture.administer {
            try $0.run("ALTER TABLE sessions ADD COLUMN host TEXT")
            try $0.run("INSERT INTO sessions VALUES ('a', 1, NULL, 'norr')")
        }
        #expect(try await database.read { try $0.rows("SELECT * FROM sessions") } == [SQLRow(values: ["a", 1, nil, "norr"])])
    }
}

extension DatabaseFixture {
    /// How many there are to its database, apart from the one that asks.
    func connections() throws -> Int {
        var count = 0
        try administer {
            count = try $0.rows(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", [])[0]
                .integer(0)
        }
        return count
    }
}

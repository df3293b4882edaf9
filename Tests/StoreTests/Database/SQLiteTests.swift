import Dispatch
import Foundation
import Synchronization
import Program
import Testing

@testable import Store

@Suite("SQLite")
struct SQLiteTests {
    private typealias Deed = @Sendable (Transaction) throws -> Int

    private struct Refused: Error, Equatable {}

    /// Holds the writer until all of `works` wait, and lets them be committed together.
    private static func together(
        _ database: Database, _ works: [Deed]
    ) async throws -> [Result<Int, any Error>] {
        let (holds, goesOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let held = Task {
            try await database.write { _ in
                holds.signal()
                goesOn.wait()
            }
        }
        await holds.passed()
        let engine = try #require(database.engine as? SQLiteEngine)
        var waiting: [Task<Int, any Error>] = []
        for work in works {
            waiting.append(Task { try await database.write(work) })
            while engine.waiting < waiting.count { await Task.yield() }
        }
        goesOn.signal()
        try await held.value
        var results: [Result<Int, any Error>] = []
        for task in waiting { results.append(await task.result) }
        return results
    }

    private static func told(_ result: Result<Int, any Error>) -> String {
        switch result {
        case .success(let value): "\(value)"
        case .failure(let error): "\(error)"
        }
    }

    private static func insert(_ id: String, free: Int = 1) -> Deed {
        { try $0.change("INSERT INTO sessions (id, free) VALUES ($1, $2)", .text(id), .integer(free)) }
    }

    @Test("commits what waits together, and one that throws disturbs nobody", arguments: [DatabaseKind.memory, .file])
    func groups(kind: DatabaseKind) async throws {
        let commits = Mutex<[Int]>([])
        var hooks = DatabaseHooks()
        hooks.committed = { count in commits.withLock { $0.append(count) } }
        let database = try DatabaseFixture(kind).open(hooks: hooks)
        let results = try await Self.together(
            database,
            [
                Self.insert("a"), Self.insert("b", free: -1), Self.insert("a"),
                { transaction in
                    try transaction.change("INSERT INTO sessions (id, free) VALUES ('c', 1)")
                    throw Refused()
                },
                Self.insert("d"),
                { try $0.rows("SELECT COUNT(*) FROM sessions")[0].integer(0) },
            ])
        #expect(
            results.map(Self.told) == [
                "1", "\(DatabaseFailure.constraint(.check))", "\(DatabaseFailure.constraint(.unique))", "Refused()", "1", "2",
            ])
        #expect(
            try await database.read { try $0.rows("SELECT id FROM sessions ORDER BY id") }.map { try $0.text(0) } == ["a", "d"])
        // The one that held the others, and then they together.
        #expect(commits.withLock { $0 } == [1, 6])
    }

    @Test("a rule that is checked at the end fails its own transaction only", arguments: [DatabaseKind.memory, .file])
    func deferred(kind: DatabaseKind) async throws {
        let migrations = [
            Migration(
                version: 1,
                statements: [
                    "CREATE TABLE sessions (id TEXT PRIMARY KEY, free BIGINT)",
                    "CREATE TABLE places (session TEXT REFERENCES sessions (id) DEFERRABLE INITIALLY DEFERRED)",
                ])
        ]
        let database = try DatabaseFixture(kind).open(migrations)
        let results = try await Self.together(
            database,
            [
                Self.insert("a"), { try $0.change("INSERT INTO places VALUES ('x')") },
                { try $0.change("INSERT INTO places VALUES ('a')") },
            ])
        #expect(results.map(Self.told) == ["1", "\(DatabaseFailure.constraint(.foreignKey))", "1"])
        #expect(try await database.read { try $0.rows("SELECT session FROM places") } == [SQLRow(values: ["a"])])
    }

    @Test("on a full disk, what does not fit fails, and the rest is kept", arguments: [DatabaseKind.memory, .file])
    func full(kind: DatabaseKind) async throws {
        var hooks = DatabaseHooks()
        hooks.pages = 40
        let database = try DatabaseFixture(kind).open(hooks: hooks)
        let results = try await Self.together(
            database,
            [
                Self.insert("a"), Self.insert(String(repeating: "x", count: 1_000_000)), Self.insert("b"),
                Self.insert("c", free: -1),
            ])
        #expect(
            results.map(Self.told) == ["1", "\(DatabaseFailure.full)", "1", "\(DatabaseFailure.constraint(.check))"])
        #expect(
            try await database.read { try $0.rows("SELECT id FROM sessions ORDER BY id") }.map { try $0.text(0) } == ["a", "b"])
    }

    @Test("is written by several programs, each in its turn")
    func severalWriters() async throws {
        let fixture = try DatabaseFixture(.file)
        let databases = try (0..<3).map { _ in try fixture.open() }
        try await databases[0].write { try $0.change("INSERT INTO sessions (id, free) VALUES ('a', 0)") }
        try await withThrowingTaskGroup { group in
            for number in 0..<90 {
                group.addTask {
                    try await databases[number % 3].write { transaction in
                        let free = try transaction.locked("SELECT free FROM sessions")[0].integer(0)
                        try transaction.change("UPDATE sessions SET free = $1", .integer(free + 1))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await databases[1].read { try $0.rows("SELECT free FROM sessions") } == [SQLRow(values: [90])])
    }

    @Test("is busy when another program does not leave it")
    func busy() async throws {
        let fixture = try DatabaseFixture(.file)
        var options = DatabaseOptions()
        options.busySeconds = 0.1
        let (one, other) = (try fixture.open(), try fixture.open(options: options))
        let (holds, goesOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let held: Void = one.write { _ in
            holds.signal()
            goesOn.wait()
        }
        await holds.passed()
        await #expect(throws: DatabaseFailure.busy) { try await other.write { _ in } }
        goesOn.signal()
        try await held
        try await other.write { _ in }
    }

    @Test("a file that is not ours is refused, and left as it is")
    func foreign() throws {
        let fixture = try DatabaseFixture(.file)
        let path = fixture.folder + "/theirs"
        let theirs = [
            Data("no database at all, but a letter to somebody".utf8), Data(repeating: 0, count: 5000),
            try Self.sqlite("PRAGMA application_id = 7; CREATE TABLE a (b)", in: fixture),
            try Self.sqlite("CREATE TABLE a (b)", in: fixture), try Self.sqlite("PRAGMA application_id = 7", in: fixture),
            try Self.sqlite("CREATE TABLE schema_version (application TEXT, version INTEGER)", in: fixture),
        ]
        for bytes in theirs {
            try bytes.write(to: URL(filePath: path))
            #expect(throws: DatabaseFailure.notOurs) { try Database(try DatabaseAddress(path), migrations: []) }
            #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
        }
    }

    /// - Returns: a file that other programs' statements have made.
    private static func sqlite(_ script: String, in fixture: DatabaseFixture) throws -> Data {
        let path = fixture.folder + "/made"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let program = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])"
        try #require(try Child("/usr/bin/python3", ["-c", program, path, script]).wait() == 0)
        return try Data(contentsOf: URL(filePath: path))
    }

    @Test("a damaged file is told as such")
    func corrupt() async throws {
        let fixture = try DatabaseFixture(.file)
        let path = fixture.folder + "/term.db"
        let database = try fixture.open()
        try await database.write { transaction in
            for number in 0..<2000 { _ = try Self.insert("session number \(number)")(transaction) }
        }
        try await database.scrub()
        database.close()
        var bytes = try Data(contentsOf: URL(filePath: path))
        for index in 4096 * 4..<bytes.count { bytes[index] = UInt8(truncatingIfNeeded: index &* 31) }
        try bytes.write(to: URL(filePath: path))
        let again = try fixture.open()
        await #expect(throws: DatabaseFailure.corrupt) { try await again.read { try $0.rows("SELECT * FROM sessions") } }
    }

    @Test("where no file can be, none is made")
    func impossiblePlaces() throws {
        let fixture = try DatabaseFixture(.file)
        for path in [
            "\(fixture.folder)/missing/term.db", fixture.folder, "/proc/term.db",
            "\(fixture.folder)/\(String(repeating: "x", count: 300))",
        ] {
            #expect(throws: DatabaseFailure.cannotOpen) { try Database(try DatabaseAddress(path), migrations: []) }
        }
    }

    @Test("the file is the user's alone, as are its journals")
    func permissions() async throws {
        let fixture = try DatabaseFixture(.file)
        let database = try fixture.open()
        try await database.write { try $0.change("INSERT INTO sessions (id, free) VALUES ('a', 1)") }
        let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder).sorted()
        #expect(names == ["term.db", "term.db-shm", "term.db-wal"])
        for name in names {
            let mode = try FileManager.default.attributesOfItem(atPath: fixture.folder + "/" + name)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test("is set so that nothing committed is lost and nothing erased stays")
    func settings() async throws {
        let database = try DatabaseFixture(.file).open()
        let settings = try await database.write { transaction in
            try ["PRAGMA journal_mode", "PRAGMA synchronous", "PRAGMA secure_delete", "PRAGMA foreign_keys"].map { sql in
                try transaction.rows(sql, [])[0].values[0]
            }
        }
        #expect(settings == ["wal", 2, 1, 1])
    }

    @Test("waits longer before each try, up to a second")
    func backoff() {
        var random = SystemRandomNumberGenerator()
        for retry in 0..<100 {
            let full = min(0.01 * Double(1 << min(retry, 10)), 1)
            #expect((full / 2...full).contains(Backoff.seconds(before: retry, using: &random)))
        }
    }

    @Test("what waits goes first in, first out")
    func line() {
        var line = WaitingLine<Int>()
        for number in 1...5 { line.append(number) }
        #expect(line.popFirst() == 1)
        line.append(6)
        #expect(line.popFirst(atMost: 3) == [2, 3, 4])
        #expect(line.count == 2)
        #expect(line.popFirst(atMost: 9) == [5, 6])
        #expect(line.popFirst() == nil)
    }
}

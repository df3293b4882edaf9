import Dispatch
import Foundation
import Program
import Testing

@testable import Store

@Suite("A backup")
struct BackupTests {
    private static let tables = [
        StoredTable("sessions", columns: ["id", "free", "note"], key: ["id"]),
        StoredTable("bookings", columns: ["number", "session", "alias"], key: ["number"]),
    ]
    private static let texts = [
        "", "a\"b\\c", "line\nbreak\r\t\u{8}\u{1F}\u{7F}", "Åsa 🧑‍🍳", "\u{2028}</script>", "NULL", "B", "a", "ö", "\u{FFFD}",
    ]

    private static func filled(_ fixture: DatabaseFixture) async throws -> Database {
        let database = try fixture.open()
        try await database.write { transaction in
            for (index, text) in texts.enumerated() {
                try transaction.change(
                    "INSERT INTO sessions VALUES ($1, $2, $3)", .text(text), .integer(index == 0 ? .max : index),
                    .optional(index % 2 == 0 ? text : nil))
                try transaction.change("INSERT INTO bookings VALUES ($1, $2, 'Bo')", .integer(-index), .text(text))
            }
        }
        return database
    }

    private static func rows(_ database: Database) async throws -> [[SQLRow]] {
        try await database.read { transaction in
            [
                try transaction.rows("SELECT id, free, note FROM sessions ORDER BY id COLLATE \"C\""),
                try transaction.rows("SELECT number, session, alias FROM bookings ORDER BY number"),
            ]
        }
    }

    private static func restore(
        _ path: String, _ fixture: DatabaseFixture, _ migrations: [Migration] = DatabaseFixture.migrations
    )
        async throws -> Database
    {
        try await Database.restore(from: path, to: fixture.address, migrations: migrations, tables: tables)
    }

    @Test("is the same from each engine, and restored on each", arguments: DatabaseKind.allCases, DatabaseKind.allCases)
    func moved(from: DatabaseKind, to: DatabaseKind) async throws {
        let (source, target) = (try DatabaseFixture(from), try DatabaseFixture(to))
        let (path, again) = (source.folder + "/a.backup", source.folder + "/b.backup")
        let database = try await Self.filled(source)
        try await database.backUp(to: path, tables: Self.tables)
        let restored = try await Self.restore(path, target)
        #expect(try await Self.rows(restored) == Self.rows(database))
        try await restored.backUp(to: again, tables: Self.tables)
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(contentsOf: URL(filePath: again)))
    }

    @Test("is lines of JSON, for the user alone, under its own name only")
    func form() async throws {
        let fixture = try DatabaseFixture(.file)
        let folder = fixture.folder + "/backups"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let database = try fixture.open()
        try await database.write { transaction in
            try transaction.change("INSERT INTO sessions VALUES ('b', 2, 'x'), ('a', 1, NULL)")
            try transaction.change("INSERT INTO bookings VALUES (7, 'a', $1)", "\"Å\"\n")
        }
        // An earlier one is replaced, and what a run that died has left.
        try Data("old".utf8).write(to: URL(filePath: folder + "/term.backup"))
        try Data("half".utf8).write(to: URL(filePath: folder + "/term.backup.traffpunkt-new"))
        try await database.backUp(to: folder + "/term.backup", tables: Self.tables)
        let text = try String(contentsOfFile: folder + "/term.backup", encoding: .utf8)
        #expect(
            text == """
                {"format":"traffpunkt-backup/1","schema":1}
                {"table":"sessions","columns":["id","free","note"]}
                {"row":["a",1,null]}
                {"row":["b",2,"x"]}
                {"table":"bookings","columns":["number","session","alias"]}
                {"row":[7,"a","\\"Å\\"\\u000a"]}
                {"rows":{"bookings":1,"sessions":2},"sha256":"\(try Self.sha256(before: "{\"rows\"", in: text))"}

                """)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["term.backup"])
        #expect(try FileManager.default.attributesOfItem(atPath: folder + "/term.backup")[.posixPermissions] as? Int == 0o600)
    }

    /// By another program.
    private static func sha256(before end: String, in text: String) throws -> String {
        let (input, output) = (Pipe(), Pipe())
        let python = try Child(
            "/usr/bin/python3",
            ["-c", "import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest(), end='')"],
            input: input.fileHandleForReading, output: output.fileHandleForWriting)
        try output.fileHandleForWriting.close()
        let start = try #require(text.range(of: end)).lowerBound
        try input.fileHandleForWriting.write(contentsOf: Data(text[..<start].utf8))
        try input.fileHandleForWriting.close()
        defer { python.wait() }
        return String(decoding: try #require(try output.fileHandleForReading.readToEnd()), as: UTF8.self)
    }

    @Test("of an earlier version is restored and then migrated", arguments: DatabaseKind.allCases)
    func earlier(kind: DatabaseKind) async throws {
        let (source, target) = (try DatabaseFixture(.memory), try DatabaseFixture(kind))
        try await Self.filled(source).backUp(to: source.folder + "/a", tables: Self.tables)
        let next = Migration(
            version: 2,
            statements: ["ALTER TABLE sessions ADD COLUMN host TEXT", "UPDATE sessions SET host = 'norr' WHERE free > 5"])
        let restored = try await Self.restore(source.folder + "/a", target, DatabaseFixture.migrations + [next])
        let rows = try await restored.read {
            try $0.rows("SELECT COUNT(host), COUNT(*), (SELECT version FROM schema_version) FROM sessions")
        }
        #expect(rows == [SQLRow(values: [5, 10, 2])])
    }

    @Test("that is not whole and unchanged is refused by its line, and nothing is restored", arguments: 0..<13)
    func altered(number: Int) async throws {
        let changes: [(change: (String) -> String, problem: String)] = [
            ({ _ in "" }, ":1: the file is cut short"),
            ({ String($0.dropLast()) }, ":24: the file is cut short"),
            ({ $0.split(separator: "\n").dropLast().joined(separator: "\n") + "\n" }, ":24: the file is cut short"),
            (
                { $0.replacing("[-3,", with: "[-33,") },
                ":24: the file is not as it was written: its SHA-256 or its rows differ"
            ),
            (
                { $0.replacing("{\"row\":[-3,\"Åsa 🧑‍🍳\",\"Bo\"]}\n", with: "") },
                ":23: the file is not as it was written: its SHA-256 or its rows differ"
            ),
            (
                { $0.replacing("\"bookings\":10", with: "\"bookings\":11") },
                ":24: the file is not as it was written: its SHA-256 or its rows differ"
            ),
            ({ $0.replacing("{\"row\":[-3,", with: "{\"row\":[-3 ") }, ":16: is no line of a backup"),
            ({ $0.replacing("[-3,", with: "[-3,0,") }, ":16: a row that fits no table"),
            ({ $0.replacing("[-3,", with: "[-3.5,") }, ":16: is no line of a backup"),
            ({ $0 + $0 }, ":25: there is more after the last line"),
            ({ $0.replacing("backup/1", with: "backup/2") }, ":1: is not a backup in the format traffpunkt-backup/1"),
            (
                { $0.replacing("\"schema\":1", with: "\"schema\":2") },
                ":1: has version 2, this program knows versions up to 1; use a newer program"
            ),
            ({ $0.replacing("\"table\":\"bookings\"", with: "\"table\":\"a; DROP\"") }, ":13: names of a table that cannot be"),
        ]
        let fixture = try DatabaseFixture(.file)
        let path = fixture.folder + "/a.backup"
        try await Self.filled(DatabaseFixture(.memory)).backUp(to: path, tables: Self.tables)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let altered = changes[number].change(text)
        try #require(altered != text)
        try altered.write(toFile: path, atomically: false, encoding: .utf8)
        let failure = await #expect(throws: BackupFailure.self) { try await Self.restore(path, fixture) }
        #expect(failure?.description == path + changes[number].problem)
        #expect(!FileManager.default.fileExists(atPath: fixture.folder + "/term.db"))
        try #require(changes.count == 13)
    }

    @Test("is restored into an empty database only", arguments: DatabaseKind.shared)
    func occupied(kind: DatabaseKind) async throws {
        let (source, target) = (try DatabaseFixture(.memory), try DatabaseFixture(kind))
        let path = source.folder + "/a"
        try await Self.filled(source).backUp(to: path, tables: Self.tables)
        let database = try target.open()
        _ = try await Self.restore(path, target)
        let before = try await Self.rows(database)
        let failure = await #expect(throws: BackupFailure.self) { try await Self.restore(path, target) }
        #expect(failure?.problem == "the database to restore into is not empty; name a new one")
        #expect(try await Self.rows(database) == before)
    }

    @Test("whose rows break the schema is refused whole, and tells nothing of them", arguments: DatabaseKind.shared)
    func breaking(kind: DatabaseKind) async throws {
        let loose = [Migration(version: 1, statements: ["CREATE TABLE sessions (id TEXT, free BIGINT, note TEXT)"])]
        let (source, target) = (try DatabaseFixture(.memory), try DatabaseFixture(kind))
        let path = source.folder + "/a"
        let database = try source.open(loose)
        try await database.write { try $0.change("INSERT INTO sessions VALUES ('a', 1, 'x'), ('b', -1, 'hemligt')") }
        try await database.backUp(to: path, tables: [Self.tables[0]])
        let failure = await #expect(throws: BackupFailure.self) {
            try await Database.restore(
                from: path, to: target.address, migrations: DatabaseFixture.migrations, tables: [Self.tables[0]])
        }
        #expect(
            failure?.description == "\(path):4: the database's rules forbid it (a value is out of bounds); nothing was done")
        #expect(try await target.open().read { try $0.rows("SELECT id FROM sessions") } == [])
    }

    @Test("goes nowhere but to a file in a folder that is there")
    func places() async throws {
        let fixture = try DatabaseFixture(.memory)
        let database = try fixture.open()
        for path in ["", "\(fixture.folder)/missing/a", "\(fixture.folder)/", fixture.folder, "/proc/a"] {
            await #expect(throws: BackupFailure.self) { try await database.backUp(to: path, tables: Self.tables) }
        }
        await #expect(throws: BackupFailure.self) { try await Self.restore(fixture.folder + "/missing", fixture) }
        await #expect(throws: BackupFailure.self) { try await Self.restore(fixture.folder, fixture) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder) == [])
        #expect(!FileManager.default.fileExists(atPath: fixture.folder + ".traffpunkt-new"))
    }

    @Test("holds all or nothing of a write beside it", arguments: DatabaseKind.shared)
    func consistent(kind: DatabaseKind) async throws {
        let fixture = try DatabaseFixture(kind)
        let database = try await Self.filled(fixture)
        let path = fixture.folder + "/a"
        async let writes: Void = {
            for number in 1...20 {
                try await database.write { transaction in
                    try transaction.change("INSERT INTO sessions VALUES ($1, 1, NULL)", .text("new \(number)"))
                    try transaction.change(
                        "INSERT INTO bookings VALUES ($1, $2, 'Bo')", .integer(number), .text("new \(number)"))
                }
            }
        }()
        for _ in 1...5 {
            try await database.backUp(to: path, tables: Self.tables)
            let rows = try OldBackup(path: path).read(known: 1).rows
            #expect(rows["sessions"] == rows["bookings"])
        }
        try await writes
    }
}

@Suite("What is erased")
struct ScrubTests {
    private static let secret = "Hemligheten som ingen skall finna"

    @Test("is in none of the database's files", arguments: DatabaseKind.shared)
    func gone(kind: DatabaseKind) async throws {
        let fixture = try DatabaseFixture(kind, alone: true)
        let database = try fixture.open()
        try await database.write { transaction in
            for number in 0..<3000 {
                // Of many lengths, so that pages are split and rearranged.
                let note = Self.secret + String(repeating: "x", count: number * 7919 % 400)
                try transaction.change(
                    "INSERT INTO sessions VALUES ($1, 1, $2)", .text("s\(number * 7919 % 3000)"), .text(note))
            }
        }
        #expect(try Self.occurrences(fixture) > 0)
        try await database.write { transaction in
            try transaction.change("UPDATE sessions SET note = NULL WHERE free = 1 AND id < 's2'")
            try transaction.change("DELETE FROM sessions WHERE note IS NOT NULL")
        }
        try await database.scrub()
        #expect(try Self.occurrences(fixture) == 0)
        try await database.write { try $0.change("INSERT INTO bookings SELECT 1, id, 'Bo' FROM sessions LIMIT 1") }
    }

    @Test("is not said to be gone while a reader still may see it", arguments: DatabaseKind.shared)
    func stillRead(kind: DatabaseKind) async throws {
        var options = DatabaseOptions()
        options.busySeconds = 0.1
        let database = try DatabaseFixture(kind, alone: true).open(options: options)
        try await database.write { try $0.change("INSERT INTO sessions VALUES ('a', 1, $1)", .text(Self.secret)) }
        let (reads, goesOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let reading = Task {
            try await database.read { transaction in
                _ = try transaction.rows("SELECT COUNT(*) FROM bookings")
                reads.signal()
                goesOn.wait()
                return try transaction.rows("SELECT COUNT(*) FROM sessions")
            }
        }
        await reads.passed()
        try await database.write { try $0.change("DELETE FROM sessions") }
        await #expect(throws: DatabaseFailure.busy) { try await database.scrub() }
        goesOn.signal()
        #expect(try await reading.value == [SQLRow(values: [1])])
        try await database.scrub()
    }

    /// How many files of the database hold it.
    private static func occurrences(_ fixture: DatabaseFixture) throws -> Int {
        var paths = try FileManager.default.contentsOfDirectory(atPath: fixture.folder).map { fixture.folder + "/" + $0 }
        if case .postgres = fixture.address.place {
            try fixture.administer { connection in
                try connection.run("CHECKPOINT")
                paths = try connection.rows(
                    """
                    SELECT current_setting('data_directory') || '/' || pg_relation_filepath(c.oid) FROM pg_class c
                    JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'i')
                    """, []
                ).map { try $0.text(0) }
            }
        }
        return try paths.filter { path in
            try Data(contentsOf: URL(filePath: path)).range(of: Data(secret.utf8)) != nil
        }.count
    }
}

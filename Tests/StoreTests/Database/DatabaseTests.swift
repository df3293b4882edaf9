@testable import Store
import Testing

@Suite("The database, on each engine")
struct DatabaseTests {
    private struct Refused: Error, Equatable { let why: String }

    @Test("gives values back as they were", arguments: DatabaseKind.allCases)
    func values(kind: DatabaseKind) async throws {
        let database = try DatabaseFixture(kind).open()
        let texts: [String?] = [
            "", "a", "Åsa'; DROP TABLE sessions; --", "\"$1\" ? :a", "line\nbreak\t\u{1F9D1}\u{200D}\u{1F373}", nil,
        ]
        let numbers = [0, 1, .max, 4_294_967_296]
        try await database.write { transaction in
            for (index, text) in texts.enumerated() {
                try transaction.change(
                    "INSERT INTO sessions (id, free, note) VALUES ($1, $2, $3)", .text("s\(index)"),
                    .integer(numbers[index % numbers.count]), .optional(text))
            }
        }
        let rows = try await database.read { try $0.rows("SELECT id, free, note FROM sessions ORDER BY id") }
        #expect(try rows.map { try $0.optionalText(2) } == texts)
        #expect(try rows.map { try $0.integer(1) } == [0, 1, .max, 4_294_967_296, 0, 1])
        let extremes = try await database.read { try $0.rows("SELECT $1, $2", .integer(.min), nil) }
        #expect(try extremes.map { [try $0.optionalInteger(0), try $0.optionalInteger(1)] } == [[Int.min, nil]])
    }

    @Test("takes values by their numbers, wherever they stand", arguments: DatabaseKind.allCases)
    func numbered(kind: DatabaseKind) async throws {
        let database = try DatabaseFixture(kind).open()
        let row = try await database.write { transaction in
            try transaction.change("INSERT INTO sessions (note, id, free) VALUES ($3, $1, $2)", "a", 7, "n")
            return try transaction.rows("SELECT $2, id, $2, $1 FROM sessions WHERE free = $3 AND id = $1", "a", "b", 7)
        }
        #expect(row == [SQLRow(values: ["b", "a", "b", "a"])])
    }

    @Test("counts the rows that a statement changes", arguments: DatabaseKind.allCases)
    func counts(kind: DatabaseKind) async throws {
        let database = try DatabaseFixture(kind).open()
        let counts = try await database.write { transaction in
            [
                try transaction.change("INSERT INTO sessions (id, free) VALUES ($1, 1), ($2, 2)", "a", "b"),
                try transaction.change("INSERT INTO sessions (id, free) VALUES ($1, 1) ON CONFLICT DO NOTHING", "a"),
                try transaction.change("UPDATE sessions SET free = free + 1"),
                try transaction.change("UPDATE sessions SET free = 0 WHERE id = $1", "c"),
                try transaction.change("DELETE FROM sessions WHERE free > $1", 2),
            ]
        }
        #expect(counts == [2, 0, 2, 0, 1])
        let told = try await database.write {
            try $0.rows("UPDATE sessions SET free = $1 WHERE id = $2 RETURNING free, id = $2", 5, "a")
        }
        #expect(told == [SQLRow(values: [5, 1])])
    }

    @Test("orders texts in the same way where it is asked to", arguments: DatabaseKind.allCases)
    func order(kind: DatabaseKind) async throws {
        let database = try DatabaseFixture(kind).open()
        let ids = ["b", "A", "ö", "a", "Z", "\u{1F600}", "\u{FFFD}", "aa", ""]
        try await database.write { transaction in
            for id in ids { try transaction.change("INSERT INTO sessions (id, free) VALUES ($1, 1)", .text(id)) }
        }
        let rows = try await database.read { try $0.rows("SELECT id FROM sessions ORDER BY id COLLATE \"C\"") }
        #expect(try rows.map { try $0.text(0) } == ["", "A", "Z", "a", "aa", "b", "ö", "\u{FFFD}", "\u{1F600}"])
    }

    @Test("undoes all of a transaction that throws, and throws its error on", arguments: DatabaseKind.allCases)
    func undone(kind: DatabaseKind) async throws {
        let database = try DatabaseFixture(kind).open()
        await #expect(throws: Refused(why: "full")) {
            try await database.write { transaction in
                try transaction.change("INSERT INTO sessions (id, free) VALUES ('a', 1)")
                throw Refused(why: "full")
            }
        }
        #expect(try await database.read { try $0.rows("SELECT id FROM sessions") } == [])
    }

    @Test(
        "keeps nothing of a transaction with a statement that failed, even when that was caught",
        arguments: DatabaseKind.allCases)
    func spoiled(kind: DatabaseKind) async throws {
        let database = try DatabaseFixture(kind).open()
        let later = Counter()
        await #expect(throws: DatabaseFailure.constraint(.check)) {
            try await database.write { transaction in
                try transaction.change("INSERT INTO sessions (id, free) VALUES ('a', 1)")
                _ = try? transaction.change("INSERT INTO sessions (id, free) VALUES ('b', -1)")
                if (try? transaction.rows("SELECT id FROM sessions")) != nil { later.count() }
            }
        }
        #expect(later.value == 0)
        #expect(try await database.read { try $0.rows("SELECT id FROM sessions") } == [])
    }

    @Test(
        "tells which sort of rule a change breaks", arguments: DatabaseKind.allCases,
        [
            ("INSERT INTO sessions (id, free) VALUES ('a', 1)", DatabaseFailure.constraint(.unique)),
            ("INSERT INTO bookings VALUES (2, 'a', 'Bo')", .constraint(.unique)),
            ("INSERT INTO bookings VALUES (2, 'x', 'Bo')", .constraint(.foreignKey)),
            ("DELETE FROM sessions", .constraint(.foreignKey)),
            ("UPDATE sessions SET free = free - 2", .constraint(.check)),
            ("INSERT INTO sessions (id, free) VALUES ('b', NULL)", .constraint(.notNull)),
        ] as [(StaticString, DatabaseFailure)])
    func constraints(kind: DatabaseKind, broken: (sql: StaticString, failure: DatabaseFailure)) async throws {
        let database = try DatabaseFixture(kind).open()
        try await database.write { transaction in
            try transaction.change("INSERT INTO sessions (id, free) VALUES ('a', 1)")
            try transaction.change("INSERT INTO bookings VALUES (1, 'a', 'Bo')")
        }
        await #expect(throws: broken.failure) { try await database.write { try $0.change(broken.sql) } }
    }

    @Test("tells nothing of the values when a statement is wrong", arguments: DatabaseKind.allCases)
    func statements(kind: DatabaseKind) async throws {
        let database = try DatabaseFixture(kind).open()
        for sql in ["SELECT nothing FROM sessions WHERE id = $1", "SELEC $1", "SELECT $1, $2", "SELECT 1; SELECT $1"]
            as [StaticString]
        {
            do {
                _ = try await database.read { try $0.rows(sql, "Hemlig") }
                Issue.record("was taken: \(sql)")
            } catch let failure as DatabaseFailure {
                guard case .statement = failure else {
                    Issue.record("\(failure)")
                    continue
                }
                #expect(!"\(failure)".contains("Hemlig"))
            }
        }
    }

    @Test("refuses a text with a zero character, and a value of another type", arguments: DatabaseKind.allCases)
    func types(kind: DatabaseKind) async throws {
        let database = try DatabaseFixture(kind).open()
        await #expect(throws: DatabaseFailure.zeroCharacter) {
            try await database.write { try $0.change("INSERT INTO sessions (id, free) VALUES ($1, 1)", "a\0b") }
        }
        let row = try #require(try await database.read { try $0.rows("SELECT 1, 'a'") }.first)
        #expect(throws: DatabaseFailure.wrongType(column: 1)) { try row.integer(1) }
        #expect(throws: DatabaseFailure.wrongType(column: 0)) { try row.optionalText(0) }
        #expect(throws: DatabaseFailure.wrongType(column: 2)) { try row.optionalText(2) }
        #expect(throws: DatabaseFailure.wrongType(column: -1)) { try row.integer(-1) }
    }

    @Test("changes and locks nothing while it reads", arguments: DatabaseKind.allCases)
    func reading(kind: DatabaseKind) async throws {
        let database = try DatabaseFixture(kind).open()
        await #expect(throws: DatabaseFailure.readOnly) { try await database.read { try $0.change("DELETE FROM bookings") } }
        await #expect(throws: DatabaseFailure.readOnly) { try await database.read { try $0.locked("SELECT id FROM sessions") } }
        // Past the seam's own check.
        await #expect(throws: DatabaseFailure.readOnly) {
            try await database.read { try $0.rows("INSERT INTO sessions (id, free) VALUES ('a', 1) RETURNING id") }
        }
        try await database.write { try $0.change("INSERT INTO sessions (id, free) VALUES ('a', 1)") }
    }

    @Test("loses none of many changes at once", arguments: DatabaseKind.allCases)
    func counting(kind: DatabaseKind) async throws {
        let database = try DatabaseFixture(kind).open()
        try await database.write { try $0.change("INSERT INTO sessions (id, free) VALUES ('a', 100), ('b', 0)") }
        try await withThrowingTaskGroup { group in
            for number in 1...100 {
                group.addTask {
                    try await database.write { transaction in
                        let free = try transaction.locked("SELECT free FROM sessions WHERE id = $1", "a")[0].integer(0)
                        try transaction.change("UPDATE sessions SET free = $1 WHERE id = $2", .integer(free - 1), "a")
                        try transaction.change("INSERT INTO bookings VALUES ($1, 'a', $2)", .integer(number), .text("\(free)"))
                    }
                }
            }
            try await group.waitForAll()
        }
        let rows = try await database.read {
            try $0.rows(
                "SELECT (SELECT free FROM sessions WHERE id = 'a'), COUNT(*), COUNT(DISTINCT alias), SUM(number) FROM bookings")
        }
        #expect(rows == [SQLRow(values: [0, 100, 100, 5050])])
    }

    @Test("does nothing once it is closed", arguments: DatabaseKind.allCases)
    func closed(kind: DatabaseKind) async throws {
        let database = try DatabaseFixture(kind).open()
        database.close()
        await #expect(throws: DatabaseFailure.closed) { try await database.write { _ in } }
        await #expect(throws: DatabaseFailure.closed) { try await database.read { _ in } }
        await #expect(throws: DatabaseFailure.closed) { try await database.scrub() }
        database.close()
    }

    @Test("refuses more than may wait", arguments: DatabaseKind.allCases)
    func overfull(kind: DatabaseKind) async throws {
        var options = DatabaseOptions()
        options.waiting = 0
        options.connections = 1
        let database = try DatabaseFixture(kind).open(options: options)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 1...50 {
                group.addTask {
                    do {
                        try await database.write { _ in }
                        return true
                    } catch DatabaseFailure.busy {
                        return false
                    }
                }
            }
            var refused = 0
            for try await isDone in group where !isDone { refused += 1 }
            #expect(kind == .postgres ? refused < 50 : refused == 50)
        }
    }
}

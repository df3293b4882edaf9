import Dispatch
import Testing

@testable import Store

@Suite("Two who want the last seat")
struct RaceTests {
    /// One looks, then the other does all of it, or waits for the first; then the first goes on.
    ///
    /// - Returns: who believe that they have the seat, and how many bookings there are.
    private static func race(_ fixture: DatabaseFixture, locks: Bool) async throws -> (taken: [Bool], bookings: [SQLRow]) {
        let (hasLooked, isDone) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        var plain = DatabaseHooks()
        plain.locksRows = locks
        var slow = plain
        slow.beforeStatement = { index, _ in
            guard index == 1 else { return }
            hasLooked.signal()
            // Where locks hold the other back, it is not done before this one: then the wait ends by itself.
            _ = isDone.wait(timeout: .now() + (locks ? 0.3 : 30))
        }
        try await fixture.open().write { try $0.change("INSERT INTO sessions (id, free) VALUES ('a', 1)") }
        let (first, second) = (try fixture.open(hooks: slow), try fixture.open(hooks: plain))
        async let one = take(in: first, as: 1)
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            DispatchQueue.global().async {
                hasLooked.wait()
                continuation.resume()
            }
        }
        let two = try await take(in: second, as: 2)
        isDone.signal()
        return ([try await one, two], try await first.read { try $0.rows("SELECT COUNT(*) FROM bookings") })
    }

    private static func take(in database: Database, as number: Int) async throws -> Bool {
        try await database.write { transaction in
            let free = try transaction.locked("SELECT free FROM sessions WHERE id = $1", "a").first?.integer(0) ?? 0
            guard free > 0 else { return false }
            try transaction.change("UPDATE sessions SET free = $1 WHERE id = $2", .integer(free - 1), "a")
            try transaction.change("INSERT INTO bookings VALUES ($1, 'a', $2)", .integer(number), .text("\(number)"))
            return true
        }
    }

    @Test("one of them gets it", arguments: DatabaseKind.shared)
    func locked(kind: DatabaseKind) async throws {
        let end = try await Self.race(try DatabaseFixture(kind), locks: true)
        #expect(end.taken == [true, false])
        #expect(end.bookings == [SQLRow(values: [1])])
    }

    @Test("both would get it, were it not for the locks", arguments: DatabaseKind.shared)
    func unlocked(kind: DatabaseKind) async throws {
        let end = try await Self.race(try DatabaseFixture(kind), locks: false)
        #expect(end.taken == [true, true])
        #expect(end.bookings == [SQLRow(values: [2])])
    }

    @Test("a reader sees one moment, whatever is written meanwhile", arguments: DatabaseKind.shared)
    func snapshot(kind: DatabaseKind) async throws {
        let fixture = try DatabaseFixture(kind)
        let (hasLooked, isDone) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        var hooks = DatabaseHooks()
        hooks.beforeStatement = { index, sql in
            guard index == 1, sql == "SELECT COUNT(*) FROM sessions" else { return }
            hasLooked.signal()
            isDone.wait()
        }
        let database = try fixture.open(hooks: hooks)
        async let counts = database.read { transaction in
            [try transaction.rows("SELECT COUNT(*) FROM bookings"), try transaction.rows("SELECT COUNT(*) FROM sessions")]
        }
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            DispatchQueue.global().async {
                hasLooked.wait()
                continuation.resume()
            }
        }
        try await database.write { try $0.change("INSERT INTO sessions (id, free) VALUES ('a', 1)") }
        isDone.signal()
        #expect(try await counts == [[SQLRow(values: [0])], [SQLRow(values: [0])]])
        #expect(try await database.read { try $0.rows("SELECT COUNT(*) FROM sessions") } == [SQLRow(values: [1])])
    }
}

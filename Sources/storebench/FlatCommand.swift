import ArgumentParser
import Console
import Domain
import Foundation
import Registration
import Store
import Synchronization

/// Tells whether a registration costs the same however many there are.
struct FlatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flat",
        abstract: "What an act costs at 1,000, 100,000 and 1,000,000 registrations, and how its statements find their rows.",
        discussion: """
            Fills a database with copies of a session of 20 people, and measures acts of a single client at each size. Then the \
            engine tells how it runs each statement: a table that grows must be found by an index, or the exit code is 1.

              storebench flat
              storebench flat --sizes 1000,100000 --database postgres://…
            """)

    @OptionGroup var trial: TrialOptions

    @Option(help: ArgumentHelp("How many registrations, smallest first.", valueName: "numbers"))
    var sizes = "1000,100000,1000000"

    @Option(help: "How many acts are measured at each size.")
    var acts = 400

    @Option(help: "text for people, json for programs.")
    var format = Format.text

    private static let people = 20
    private static let growing: Set = [
        "session", "announcement", "standing", "person", "place", "seat", "sitting", "ledger", "access_log",
    ]

    func run() async throws {
        let sizes = self.sizes.split(separator: ",").compactMap { Int($0) }
        guard !sizes.isEmpty, sizes == sizes.sorted(), acts > 0 else {
            throw ValidationError("--sizes \(self.sizes): such as 1000,100000")
        }
        try await trial.run { address, keys in
            let seen = Mutex<Set<String>>([])
            var hooks = DatabaseHooks()
            hooks.beforeStatement = { _, sql in seen.withLock { _ = $0.insert(sql) } }
            let term = try LivingTerm(address, keys: keys, options: DatabaseOptions(), hooks: hooks, now: Trial.now)
            try await template(term)
            var (sessions, results) = (0, [FlatResult]())
            for size in sizes {
                let wanted = size / Self.people
                try await fill(term, from: sessions, to: wanted)
                sessions = wanted
                seen.withLock { $0 = [] }
                results.append(FlatResult(registrations: size, try await measure(term, sessions, size)))
            }
            try await doOthers(term)
            let statements = seen.withLock { $0.sorted() }
            var plans: [Plan] = []
            for sql in statements where !sql.hasPrefix("SAVEPOINT") {
                let lines = try await term.database.plan(of: sql)
                plans.append(Plan(sql: sql, steps: lines, scans: lines.contains(where: Self.scans)))
            }
            try show(results, plans)
            let problems = try await problems(term)
            guard problems.isEmpty, !plans.contains(where: \.scans) else {
                throw Failure(
                    (problems + plans.filter(\.scans).map { "scans a table that grows: \($0.sql)" }).joined(separator: "\n"))
            }
        }
    }

    /// One of each of the other acts that people do, for their statements.
    private func doOthers(_ term: LivingTerm) async throws {
        let by = Actor.person
        let session = ID<Offering>(slugOf: "t-1"), other = ID<Offering>(slugOf: "t-2")
        let roster = try await term.session(session).roster
        guard let seated = roster.seated.map(\.asking.person).min() else { throw Failure("nobody has a seat in t-1") }
        _ = try await term.swap(seated, from: session, to: other, by: by, operation: ID(slugOf: "x-swap"))
        _ = try await term.withdraw(seated, from: nil, by: by, operation: ID(slugOf: "x-withdraw"))
        for place in try await term.session(session).roster.places.values.sorted(by: { $0.asking.person < $1.asking.person }) {
            guard case .offered = place.status else { continue }
            _ = try await term.decline(
                place.asking.person, in: session, keeps: true, by: by, operation: ID(slugOf: "x-decline"))
        }
        for place in try await term.session(session).roster.places.values {
            guard case .offered = place.status else { continue }
            _ = try await term.accept(place.asking.person, in: session, by: by, operation: ID(slugOf: "x-accept"))
        }
        _ = try await term.catchUp { ID(slugOf: "x-time") }
    }

    private func problems(_ term: LivingTerm) async throws -> [String] {
        let verification = try await term.verify()
        return Array(verification.problems.prefix(5))
    }

    /// A line of SQLite's or PostgreSQL's account that goes through a whole table.
    private static func scans(_ line: String) -> Bool {
        let words = line.split { !$0.isLetter && $0 != "_" }.map(String.init)
        guard let place = words.firstIndex(of: "SCAN").map({ $0 + 1 }) ?? words.firstIndex(of: "Seq").map({ $0 + 3 }),
            words.indices.contains(place), !line.contains("USING")
        else { return false }
        return growing.contains(words[place])
    }

    private func show(_ results: [FlatResult], _ plans: [Plan]) throws {
        switch format {
        case .json:
            struct All: Encodable {
                let flat: [FlatResult]
                let statements: [Plan]
            }
            try printJSON(All(flat: results, statements: plans))
        case .text:
            for result in results { print(result.text) }
            for plan in plans {
                print(plan.sql.split { $0.isWhitespace }.joined(separator: " "))
                for step in plan.steps { print("    " + step) }
            }
        }
    }

    // MARK: Filling

    /// A session where 20 have asked for 20 seats, which the others are copies of.
    private func template(_ term: LivingTerm) async throws {
        let session = ID<Offering>(slugOf: "t")
        try await Trial.open(term, [session], capacity: Self.people)
        for number in 1...Self.people {
            _ = try await term.register(
                Registering(sessions: [session], district: Trial.home), by: .person, operation: ID(slugOf: "o-\(number)"))
        }
    }

    private func fill(_ term: LivingTerm, from: Int, to: Int) async throws {
        guard from < to else { return }
        for start in stride(from: from, to: to, by: 5000) {
            let bounds = [SQLValue.integer(start + 1), .integer(min(start + 5000, to))]
            try await term.database.write { try copy(bounds[0], bounds[1], $0) }
        }
        try await term.database.write { try $0.change("ANALYZE") }
    }

    private func measure(_ term: LivingTerm, _ sessions: Int, _ size: Int) async throws -> Pace {
        var random = SplitMix64(seed: UInt64(size))
        let numbers = (0..<acts).map { _ in Int.random(in: 1...max(1, sessions), using: &random) }
        let next = Mutex(0)
        return try await Pace(acts: acts) {
            let index = next.withLock {
                $0 += 1
                return $0 - 1
            }
            _ = try await term.register(
                Registering(sessions: [ID(slugOf: "t-\(numbers[index])")], district: Trial.away), by: .person,
                operation: ID(slugOf: "n-\(size)-\(index)"))
        }
    }
}

/// Copies of the template in sessions t-$1 … t-$2. They have no access log, which is told by an empty end of it.
private func copy(_ first: SQLValue, _ last: SQLValue, _ transaction: Transaction) throws {
    try transaction.change(
        """
        INSERT INTO session
        WITH RECURSIVE n (i) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $2)
        SELECT id || '-' || i, host, needs_identity, is_listed, features, status, merged_into, capacity, planned_capacity,
            guest_seats, release_at, is_released, queue, lottery_seed, lottery_before, meetings, lent, due_at, entries, changed_at, told
        FROM session, n WHERE id = 't'
        """, first, last)
    try transaction.change(
        """
        INSERT INTO announcement
        WITH RECURSIVE n (i) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $2)
        SELECT session_id || '-' || i, body, before_change, operation FROM announcement, n WHERE session_id = 't'
        """, first, last)
    try transaction.change(
        """
        INSERT INTO standing
        WITH RECURSIVE n (i) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $2)
        SELECT session_id || '-' || i, district, standing, cost_per_seat FROM standing, n WHERE session_id = 't'
        """, first, last)
    try transaction.change(
        """
        INSERT INTO person
        WITH RECURSIVE n (i) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $2)
        SELECT i || '-' || id, district, details, consented_at, erased_at, 0, ''
        FROM n CROSS JOIN (SELECT person.* FROM person JOIN place ON person_id = id WHERE session_id = 't') AS template
        """, first, last)
    try transaction.change(
        """
        INSERT INTO place
        WITH RECURSIVE n (i) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $2)
        SELECT session_id || '-' || i, i || '-' || person_id, district, is_resident, is_guest, party, wish, wish_rank,
            registered_at, priority, lead_days, replaces, status, kind, reply_by, has_kept
        FROM n CROSS JOIN place WHERE session_id = 't'
        """, first, last)
    try transaction.change(
        """
        INSERT INTO seat
        WITH RECURSIVE n (i) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $2)
        SELECT session_id || '-' || i, number FROM n CROSS JOIN seat WHERE session_id = 't'
        """, first, last)
    try transaction.change(
        """
        INSERT INTO sitting
        WITH RECURSIVE n (i) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $2)
        SELECT session_id || '-' || i, number, i || '-' || person_id, part FROM n CROSS JOIN sitting WHERE session_id = 't'
        """, first, last)
    try transaction.change(
        """
        INSERT INTO ledger
        WITH RECURSIVE n (i) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $2)
        SELECT session_id || '-' || i, number, at, actor, operation || '-' || i, reason, event, i || '-' || person_id, detail
        FROM n CROSS JOIN ledger WHERE session_id = 't'
        """, first, last)
}

struct Plan: Encodable {
    let sql: String
    let steps: [String]
    let scans: Bool
}

struct FlatResult: Encodable {
    let registrations: Int
    let p50Milliseconds: Double
    let p99Milliseconds: Double

    init(registrations: Int, _ pace: Pace) {
        self.registrations = registrations
        p50Milliseconds = pace.wait(0.5)
        p99Milliseconds = pace.wait(0.99)
    }

    var text: String {
        String(format: "%8d registrations: one more p50 %.2f ms, p99 %.2f ms", registrations, p50Milliseconds, p99Milliseconds)
    }
}

extension Pace {
    /// So many acts, one after another.
    fileprivate init(acts: Int, _ act: () async throws -> Void) async throws {
        let clock = ContinuousClock()
        var waits: [Double] = []
        for _ in 0..<acts {
            let begun = clock.now
            try await act()
            waits.append((clock.now - begun).milliseconds)
        }
        self.init(waits: waits)
    }
}

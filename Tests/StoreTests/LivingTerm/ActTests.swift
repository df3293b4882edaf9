import Domain
import Registration
import Testing

@testable import Store

@Suite("The living term") struct ActTests {
    @Test("gives seats, lines and offers as the rules say, and keeps them", arguments: DatabaseKind.allCases)
    func story(kind: DatabaseKind) async throws {
        let trial = try TrialTerm(kind)
        let term = trial.term
        try await trial.open("cafe", "group")
        for name in ["anna", "bo", "cia", "dan"] { try await term.register(name, for: "cafe") }
        var cafe = try await term.roster("cafe")
        #expect(cafe.seatedNames == ["anna", "bo"])
        #expect(cafe.lineNames == ["cia", "dan"])

        try await term.withdraw(id("anna"), from: id("cafe"), by: .person, operation: id("w-1"))
        #expect(try await term.roster("cafe").offeredNames == ["cia"])
        try await term.decline(id("cia"), in: id("cafe"), keeps: true, by: .person, operation: id("d-1"))
        #expect(try await term.roster("cafe").offeredNames == ["dan"])
        try await term.accept(id("dan"), in: id("cafe"), by: .district(TrialTerm.farsta), operation: id("a-1"))
        try await term.swap(id("dan"), from: id("cafe"), to: id("group"), by: .person, operation: id("s-1"))
        try await term.accept(id("dan"), in: id("group"), by: .person, operation: id("a-2"))
        cafe = try await term.roster("cafe")
        #expect(cafe.seatedNames == ["bo"])
        #expect(cafe.offeredNames == ["cia"])
        #expect(try await term.roster("group").seatedNames == ["dan"])

        trial.clock.set(TrialTerm.at(1, 20))
        #expect(try await term.catchUp { id("time") } == 1)
        cafe = try await term.roster("cafe")
        #expect(cafe.offeredNames == [])
        #expect(cafe.lineNames == [])
        let verification = try await term.verify()
        #expect(verification.problems == [])
        #expect(verification.sessions == 2)
        #expect(verification.people == 4)
    }

    @Test(
        "what people may not know of, they cannot ask for by themselves, nor swap to; staff can",
        arguments: DatabaseKind.allCases)
    func unlisted(kind: DatabaseKind) async throws {
        let trial = try TrialTerm(kind)
        let term = trial.term
        try await trial.open("cafe", "secret")
        try await trial.run("UPDATE session SET is_listed = 0 WHERE id = 'secret'")
        try await term.register("anna", for: "cafe")
        let hidden = Refusal.unknownSession(id("secret"))
        await #expect(throws: hidden) {
            try await term.swap(id("anna"), from: id("cafe"), to: id("secret"), by: .person, operation: id("s"))
        }
        await #expect(throws: hidden) {
            try await term.register(
                Registering(sessions: [id("cafe"), id("secret")], district: TrialTerm.farsta), by: .person, operation: id("r"))
        }
        try await term.swap(id("anna"), from: id("cafe"), to: id("secret"), by: .district(TrialTerm.farsta), operation: id("s"))
        #expect(try await term.roster("secret").offeredNames == ["anna"])
    }

    @Test("a swap asks for what a registration asks for, and for few sessions at once", arguments: DatabaseKind.allCases)
    func swaps(kind: DatabaseKind) async throws {
        let trial = try TrialTerm(kind)
        let term = trial.term
        try await trial.open("cafe", "named", "steps", "a", "b", "c", "d")
        try await trial.run(
            "UPDATE session SET needs_identity = 1 WHERE id = 'named'",
            "UPDATE session SET features = 'step-free' WHERE id <> 'steps'")
        let done = try await term.register(
            Registering(
                sessions: [id("cafe")], district: TrialTerm.farsta,
                details: PersonalDetails(name: nil, reach: .throughStaff, needs: .init(features: [.stepFree]))), by: .person,
            operation: id("r"))
        let person = try #require(done.person)
        func swap(_ name: String) async throws {
            try await term.swap(person, from: id("cafe"), to: id(name), by: .person, operation: id("swap-\(name)"))
        }
        await #expect(throws: Refusal.needsName(id("named"))) { try await swap("named") }
        await #expect(throws: Refusal.venueLacks(id("steps"))) { try await swap("steps") }
        for name in ["a", "b", "c"] { try await swap(name) }
        await #expect(throws: Refusal.tooManySessions(most: 3)) { try await swap("d") }
    }

    @Test("an act done again with the same operation id changes nothing and tells the same", arguments: DatabaseKind.allCases)
    func repeated(kind: DatabaseKind) async throws {
        let trial = try TrialTerm(kind)
        let term = trial.term
        try await trial.open("cafe", terms: TrialTerm.terms(capacity: 1))
        let first = try await term.register("anna", for: "cafe")
        try await term.register("bo", for: "cafe")
        let before = try await rows(trial)
        let again = try await term.register("anna", for: "cafe")
        #expect(!first.isRepeated)
        #expect(again.isRepeated)
        #expect(again.entries == first.entries)
        #expect(again.rosters.values.first?.seatedNames == ["anna"])
        #expect(try await rows(trial) == before)

        let gone = try await term.withdraw(id("anna"), from: id("cafe"), by: .person, operation: id("w"))
        let goneAgain = try await term.withdraw(id("anna"), from: id("cafe"), by: .person, operation: id("w"))
        #expect(goneAgain.entries == gone.entries)
        #expect(try await term.verify().problems == [])
    }

    @Test("a refused act leaves nothing behind", arguments: DatabaseKind.allCases)
    func refused(kind: DatabaseKind) async throws {
        let trial = try TrialTerm(kind)
        try await trial.open("cafe")
        try await trial.term.register("anna", for: "cafe")
        try await trial.term.enter(["bo"])
        let before = try await rows(trial)
        await #expect(throws: Refusal.hasPlace(id("cafe"))) {
            try await trial.term.register("anna", for: "cafe", operation: "again")
        }
        await #expect(throws: Refusal.unknownSession(id("nowhere"))) { try await trial.term.register("bo", for: "nowhere") }
        await #expect(throws: Refusal.livesElsewhere(id("anna"))) {
            try await trial.term.register("anna", for: "cafe", from: TrialTerm.skarpnack, operation: "moved")
        }
        await #expect(throws: Refusal.hasNoOffer(id("cafe"))) {
            try await trial.term.accept(id("anna"), in: id("cafe"), by: .person, operation: id("a"))
        }
        #expect(try await rows(trial) == before)
    }

    @Test("refuses to change or delete what has been written to a ledger or a log", arguments: DatabaseKind.allCases)
    func addedOnly(kind: DatabaseKind) async throws {
        let trial = try TrialTerm(kind)
        try await trial.open("cafe")
        try await trial.term.register("anna", for: "cafe")
        for sql in [
            "UPDATE ledger SET actor = 'city'", "DELETE FROM ledger WHERE number = 2", "UPDATE access_log SET actor = 'city'",
            "DELETE FROM access_log",
        ] {
            let failure = await #expect(throws: DatabaseFailure.self) { try await trial.run(sql) }
            guard case .constraint = failure else {
                Issue.record("\(sql): \(String(describing: failure))")
                continue
            }
        }
        #expect(try await trial.term.verify().problems == [])
    }

    @Test("the schema refuses a seat sold twice, or not there, whatever the program does", arguments: DatabaseKind.allCases)
    func soldTwice(kind: DatabaseKind) async throws {
        let trial = try TrialTerm(kind)
        try await trial.open("cafe", "group")
        for name in ["anna", "bo", "cia"] { try await trial.term.register(name, for: "cafe") }
        let wrong: [(String, DatabaseFailure.Constraint)] = [
            ("INSERT INTO sitting VALUES ('cafe', 1, 'cia', 1)", .unique),
            ("UPDATE sitting SET number = 1 WHERE number = 2", .unique),
            ("INSERT INTO sitting VALUES ('cafe', 3, 'cia', 1)", .foreignKey),
            ("INSERT INTO sitting VALUES ('group', 1, 'cia', 1)", .foreignKey),
            ("DELETE FROM place WHERE person_id = 'anna'", .foreignKey),
            ("DELETE FROM seat WHERE number = 1 AND session_id = 'cafe'", .foreignKey),
            ("INSERT INTO sitting VALUES ('cafe', 2, 'anna', 1)", .unique),
        ]
        for (sql, constraint) in wrong {
            await #expect(throws: DatabaseFailure.constraint(constraint), "\(sql)") { try await trial.run(sql) }
        }
        #expect(try await trial.term.verify().problems == [])
    }

    @Test("nobody gets back a seat by undoing, who has another by the same wish since", arguments: DatabaseKind.allCases)
    func undoneSeat(kind: DatabaseKind) async throws {
        let trial = try TrialTerm(kind)
        let staff = Actor.district(TrialTerm.farsta)
        try await trial.open("cafe", "course", terms: TrialTerm.terms(capacity: 1))
        try await trial.term.register("anna", for: "course")
        try await trial.term.register("kim", for: "course", "cafe")
        try await trial.term.accept(id("kim"), in: id("cafe"), waitsOn: true, by: .person, operation: id("accept-cafe"))
        try await trial.term.withdraw(id("kim"), from: id("cafe"), by: .person, operation: id("slip"))
        try await trial.term.withdraw(id("anna"), from: id("course"), by: .person, operation: id("leave"))
        try await trial.term.accept(id("kim"), in: id("course"), by: .person, operation: id("accept-course"))
        await #expect(throws: Refusal.cannotUndo(id("slip"), .followed)) {
            try await trial.term.undo(id("slip"), by: staff, operation: id("undo"))
        }
        #expect(try await trial.term.roster("course").seatedNames == ["kim"])
        #expect(try await trial.term.roster("cafe").seatedNames == [])
        #expect(try await trial.term.verify().problems == [])
    }

    @Test(
        "verification finds whatever has been altered past the program",
        arguments: DatabaseKind.allCases,
        [
            (["DELETE FROM sitting WHERE number = 1"], "cafe: what is kept is not what its ledger tells"),
            (["UPDATE place SET registered_at = 1 WHERE person_id = 'cia'"], "cafe: what is kept is not what its ledger tells"),
            (
                ["DELETE FROM ledger WHERE number = 3"],
                "cafe: what is kept of it cannot be read (cafe, entry 4: it comes after entry 2)"
            ),
            (
                ["UPDATE ledger SET detail = replace(detail, 'seats=2', 'seats=1') WHERE event = 'granted'"],
                "cafe: what is kept of it cannot be read (cafe, entry 5: a seat that is not free, of [1])"
            ),
            (["UPDATE ledger SET person_id = 'anna' WHERE number = 6"], "cafe: what is kept of it cannot be read"),
            (["UPDATE session SET due_at = due_at + 1"], "cafe: is not brought up to date when it should be"),
            (["DELETE FROM access_log WHERE person_id = 'bo'"], "bo: entry 1 of the access log is altered or missing"),
            (
                ["UPDATE access_log SET actor = 'city' WHERE person_id = 'bo'"],
                "bo: entry 1 of the access log is altered or missing"
            ),
        ])
    func altered(kind: DatabaseKind, alteration: (statements: [String], problem: String)) async throws {
        let trial = try TrialTerm(kind)
        try await trial.open("cafe")
        for name in ["anna", "bo", "cia"] { try await trial.term.register(name, for: "cafe") }
        #expect(try await trial.term.verify().problems == [])
        for table in ["ledger", "access_log"] {
            for trigger in kind == .postgres ? ["kept ON \(table)"] : ["update", "delete"] {
                try await trial.run("DROP TRIGGER \(table)_\(trigger)")
            }
        }
        for sql in alteration.statements { try await trial.run(sql) }
        let problems = try await trial.term.verify().problems
        #expect(problems.contains { $0.hasPrefix(alteration.problem) }, "\(problems)")
    }

    /// How many rows each table has that acts write to.
    private func rows(_ trial: TrialTerm) async throws -> [Int] {
        var counts: [Int] = []
        for table in ["person", "place", "seat", "sitting", "ledger", "access_log"] {
            counts.append(try await trial.count("SELECT COUNT(*) FROM \(table)"))
        }
        return counts
    }
}

import Domain
import Foundation
import Program
import Registration
import Testing

@testable import Store

@Suite("Many who want the same few seats") struct SeatRaceTests {
    private static let clients = 64, seats = 8

    /// Everybody registers at once.
    ///
    /// - Parameter terms: whose connections they use, in turn.
    /// - Returns: what each was told; nil for a failure.
    private static func round(_ session: String, _ terms: [LivingTerm]) async -> [String: LivingTerm.Done?] {
        await withTaskGroup { group in
            for client in 0..<clients {
                let term = terms[client % terms.count]
                group.addTask { () -> (String, LivingTerm.Done?) in
                    let person = "\(session)-\(client)"
                    for _ in 0..<20 {
                        do {
                            return (person, try await term.register(person, for: session))
                        } catch DatabaseFailure.busy {
                            continue
                        } catch {
                            return (person, nil)
                        }
                    }
                    return (person, nil)
                }
            }
            return await group.reduce(into: [:]) { $0.updateValue($1.1, forKey: $1.0) }
        }
    }

    /// What is not as it should be.
    private static func problems(
        _ session: String, _ told: [String: LivingTerm.Done?], _ term: LivingTerm
    ) async throws -> [String] {
        let roster = try await term.roster(session)
        let came = try await term.ledger(of: id(session)).compactMap {
            if case .waitlisted(let asking) = $0.event { asking.person.text } else { nil }
        }
        var problems: [String] = []
        let failed = told.filter { $0.value == nil }.count
        if failed > 0 { problems.append("\(failed) failed") }
        if roster.seatedNames != came.prefix(seats).sorted() {
            problems.append("not the first are seated: \(roster.seatedNames)")
        }
        if roster.lineNames != Array(came.dropFirst(seats)) { problems.append("the line is not in the order of registration") }
        if came.sorted() != told.keys.sorted() { problems.append("\(came.count) of \(told.count) are there") }
        let seated = told.compactMap { person, done in
            done?.rosters[id(session)]?.places[id(person)]?.taking == nil ? nil : person
        }
        if seated.sorted() != roster.seatedNames { problems.append("\(seated.count) were told that they have a seat") }
        return problems
    }

    @Test("as many as there are seats get one each, the others wait in order, nobody is lost", arguments: DatabaseKind.allCases)
    func race(kind: DatabaseKind) async throws {
        let clock = TrialClock(TrialTerm.at(1, 11), ticks: true)
        let trial = try TrialTerm(kind)
        let term =
            try kind == .memory ? LivingTerm(trial.database, keys: trial.keys, now: { clock.now }) : trial.another(clock: clock)
        for round in 0..<Length.rounds {
            let session = "s-\(round)"
            try await trial.open(session, terms: TrialTerm.terms(capacity: Self.seats))
            let told = await Self.round(session, [term])
            #expect(try await Self.problems(session, told, term) == [], "round \(round)")
        }
        #expect(try await term.verify().problems == [])
    }

    @Test("without locks it goes wrong", arguments: DatabaseKind.shared)
    func unlocked(kind: DatabaseKind) async throws {
        let clock = TrialClock(TrialTerm.at(1, 11), ticks: true)
        let trial = try TrialTerm(kind)
        var hooks = DatabaseHooks()
        hooks.locksRows = false
        let terms = try (0..<8).map { _ in try trial.another(clock: clock, hooks: hooks) }
        var problems: [String] = []
        for round in 0..<20 where problems.isEmpty {
            let session = "s-\(round)"
            try await trial.open(session, terms: TrialTerm.terms(capacity: Self.seats))
            let told = await Self.round(session, terms)
            problems = try await Self.problems(session, told, trial.term)
        }
        #expect(problems != [])
    }

    @Test("in several processes", arguments: DatabaseKind.shared)
    func processes(kind: DatabaseKind) async throws {
        let fixture = try DatabaseFixture(kind)
        let key = fixture.folder + "/key"
        try Data(Keys.one.utf8).write(to: URL(filePath: key))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
        let arguments = [
            "seats", "--database", fixture.text, "--key", key, "--clients", "64", "--processes", "4", "--rounds",
            "\(max(5, Length.rounds / 3))",
        ]
        let outcome = try await blocking {
            Result {
                try Program.inEmptyFolder(of: "storebench") { try $0.run(arguments, seconds: 120 + Double(Length.rounds)) }
            }
        }.get()
        #expect(outcome.errors == "")
        #expect(outcome.status == 0)
        #expect(outcome.output.hasSuffix("each seat given once, nobody lost\n"))
    }
}

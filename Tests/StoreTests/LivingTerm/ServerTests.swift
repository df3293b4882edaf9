import Domain
import Foundation
import Glibc
import Registration
import Synchronization
import Program
import Testing

@testable import Store

@Suite("A PostgreSQL that is restarted under load") struct ServerTests {
    @Test("everything acknowledged is there once, after what failed was asked again by the same operation id")
    func restarted() async throws {
        let cluster = try await blocking { Result { try Cluster() } }.get()
        let term = LivingTerm(
            try Database(try DatabaseAddress(cluster.url), migrations: Schema.migrations), keys: try KeyRing(Keys.one),
            now: { TrialTerm.at(1, 11) })
        let sessions = (0..<4).map { ID<Offering>(slugOf: "s-\($0)") }
        let terms = TrialTerm.terms(capacity: 20)
        try await term.open(
            Dictionary(sessions.map { ($0, terms) }) { first, _ in first }, in: TrialTerm.districts, operation: id("open"))

        let isOver = Flag()
        let failures = Failures()
        let kept = try await withThrowingTaskGroup(of: [String: Int].self) { group in
            for client in 0..<16 {
                group.addTask {
                    var made: [String: Int] = [:]
                    var number = 0
                    while !isOver.isUp {
                        number += 1
                        let session = sessions[(client + number) % sessions.count]
                        var person: ID<Person>?
                        for (name, act) in [("register", true), ("withdraw", false)] where act || number % 2 == 0 {
                            let operation = ID<Registration.Operation>(slugOf: "\(name)-\(client)-\(number)")
                            let done = try await Self.insist(failures) {
                                act
                                    ? try await term.register(
                                        Registering(sessions: [session], district: TrialTerm.farsta), by: .person,
                                        operation: operation)
                                    : try await term.withdraw(
                                        person ?? id("nobody"), from: session, by: .person, operation: operation)
                            }
                            person = done.person
                            made[operation.text] = done.entries.count
                        }
                    }
                    return made
                }
            }
            // Whatever happens, the clients come to an end.
            defer { isOver.raise() }
            for mode in ["immediate", "fast", "immediate"] {
                try await Task.sleep(for: .milliseconds(300))
                try await blocking { Result { try cluster.restart(mode) } }.get()
            }
            try await Task.sleep(for: .milliseconds(300))
            isOver.raise()
            return try await group.reduce(into: [:]) { $0.merge($1) { $1 } }
        }

        let stored = try await term.database.read {
            try $0.rows("SELECT operation, COUNT(*) FROM ledger GROUP BY operation").reduce(into: [String: Int]()) {
                $0[try $1.text(0)] = try $1.integer(1)
            }
        }
        #expect(kept.filter { stored[$0.key] != $0.value } == [:])
        #expect(kept.count > 50)
        #expect(try await term.verify().problems == [])
        let odd = failures.all.filter { failure in
            switch failure {
            case .unreachable, .outcomeUnknown, .conflict: false
            default: true
            }
        }
        #expect(odd == [])
        term.database.close()
    }

    /// Asks again, by the same operation id, for as long as it may be of use.
    private static func insist(
        _ failures: Failures, _ act: () async throws -> LivingTerm.Done
    ) async throws -> LivingTerm.Done {
        for _ in 0..<200 {
            do {
                return try await act()
            } catch let failure as DatabaseFailure {
                failures.add(failure)
                try await Task.sleep(for: .milliseconds(30))
            }
        }
        return try await act()
    }
}

private final class Flag: Sendable {
    private let up = Mutex(false)
    var isUp: Bool { up.withLock { $0 } }
    func raise() { up.withLock { $0 = true } }
}

private final class Failures: Sendable {
    private let failures = Mutex<[DatabaseFailure]>([])
    var all: [DatabaseFailure] { failures.withLock { $0 } }
    func add(_ failure: DatabaseFailure) { failures.withLock { $0.append(failure) } }
}

/// A PostgreSQL server of one test's own.
private final class Cluster: Sendable {
    private let folder: String
    private let programs: String
    private let port: Int
    var url: String { "postgres://traffpunkt@127.0.0.1:\(port)/postgres" }

    struct Failed: Error, CustomStringConvertible { let description: String }

    init() throws {
        let versions = URL(filePath: "/usr/lib/postgresql")
        let found = try FileManager.default.contentsOfDirectory(atPath: versions.path).max {
            $0.compare($1, options: .numeric) == .orderedAscending
        }
        guard let found else { throw Failed(description: "PostgreSQL is not installed: Tests/run installs it") }
        programs = versions.path + "/" + found + "/bin"
        folder = FileManager.default.temporaryDirectory.path + "/cluster-" + UUID().uuidString
        port = 20_000 + Int.random(in: 0..<20_000)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if getuid() == 0 { try Self.run("/bin/chown", ["postgres", folder], in: "/") }
        try run(
            "initdb", "-D", folder + "/data", "-U", "traffpunkt", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
            "--no-sync")
        try control(
            "start", "-o", "-c listen_addresses=127.0.0.1 -c port=\(port) -c unix_socket_directories= -c fsync=off")
    }

    deinit {
        try? control("stop", "-m", "immediate")
        try? FileManager.default.removeItem(atPath: folder)
    }

    func restart(_ mode: String) throws { try control("restart", "-m", mode) }

    private func control(_ arguments: String...) throws {
        try run(["pg_ctl", "-D", folder + "/data", "-l", folder + "/log", "-w"] + arguments)
    }

    private func run(_ words: String...) throws { try run(words) }

    /// As another user than root, for whom PostgreSQL does not run.
    private func run(_ words: [String]) throws {
        let words = [programs + "/" + words[0]] + words.dropFirst()
        if getuid() == 0 {
            try Self.run("/usr/sbin/runuser", ["-u", "postgres", "--"] + words, in: folder)
        } else {
            try Self.run(words[0], Array(words.dropFirst()), in: folder)
        }
    }

    private static func run(_ program: String, _ arguments: [String], in folder: String) throws {
        let status = try Child(program, arguments, in: URL(filePath: folder), errors: nil).wait()
        guard status == 0 else { throw Failed(description: "\(program) \(arguments.first ?? ""): exit code \(status)") }
    }
}

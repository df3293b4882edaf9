import Domain
import Foundation
import Glibc
import Program
import Registration
import Testing

@testable import Store

@Suite("A living term whose program is killed") struct CrashTests {
    /// `storebench load`, and what it has acknowledged.
    private final class Load {
        private let child: Child
        private let output = Pipe()
        private var told: [UInt8] = []

        init(_ database: String, key: String, seed: Int) throws {
            child = try Child(
                Program.inEmptyFolder(of: "storebench") { try $0.executable().path },
                ["load", "--database", database, "--key", key, "--clients", "8", "--seed", "\(seed)"],
                output: output.fileHandleForWriting)
            try? output.fileHandleForWriting.close()
        }

        /// - Returns: operations with how many entries each has made, of those that were told of before the end.
        func kill(afterLines lines: Int) throws -> [String: Int] {
            // Its first line says that the database is open.
            while told.count(where: { $0 == 0x0A }) <= lines {
                let more = output.fileHandleForReading.availableData
                guard !more.isEmpty else { break }
                told += more
            }
            child.signal(SIGKILL)
            told += try output.fileHandleForReading.readToEnd() ?? Data()
            child.wait()
            var acts: [String: Int] = [:]
            for line in String(decoding: told, as: UTF8.self).split(separator: "\n").dropFirst() {
                let words = line.split(separator: " ")
                guard words.count == 3, let entries = Int(words[1]) else { continue }
                acts[String(words[0])] = entries
            }
            return acts
        }
    }

    @Test("what it has acknowledged is there, whole and once, and all is well", arguments: DatabaseKind.shared)
    func killed(kind: DatabaseKind) async throws {
        var random = SplitMix64(seed: 1)
        let kills = kind == .file ? Length.kills : max(2, Length.kills / 10)
        var acknowledged = 0
        // A database each for so many, since all of it is checked after each.
        for first in stride(from: 0, to: kills, by: 10) {
            let fixture = try DatabaseFixture(kind)
            let key = fixture.folder + "/key"
            try Data(Keys.one.utf8).write(to: URL(filePath: key))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
            var acts: [String: Int] = [:]
            for kill in first..<min(first + 10, kills) {
                let lines = Int.random(in: 1...60, using: &random)
                let database = fixture.text
                let told = try await blocking {
                    Result { try Load(database, key: key, seed: kill).kill(afterLines: lines) }
                }.get()
                acts.merge(told) { $1 }
                let term = LivingTerm(
                    try fixture.open(Schema.migrations), keys: try KeyRing(Keys.one),
                    now: { Instant(seconds: time(nil)) })
                let kept = try await term.database.read {
                    try $0.rows("SELECT operation, COUNT(*) FROM ledger GROUP BY operation").reduce(into: [String: Int]()) {
                        $0[try $1.text(0)] = try $1.integer(1)
                    }
                }
                let lost = acts.filter { kept[$0.key] != $0.value }
                #expect(lost == [:], "kill \(kill)")
                #expect(try await term.verify().problems == [], "kill \(kill)")
                term.database.close()
            }
            acknowledged += acts.count
        }
        #expect(acknowledged > kills)
    }
}

extension DatabaseFixture {
    /// The address, for a program's arguments.
    var text: String {
        switch address.place {
        case .postgres(let server): server.url
        case .file(let path): path
        case .memory: ":memory:"
        }
    }
}

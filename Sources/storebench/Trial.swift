import ArgumentParser
import Console
import Domain
import Foundation
import Glibc
import Registration
import Store

enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

/// Where a trial takes place.
struct TrialOptions: ParsableArguments {
    @Option(help: "A file, or postgres://…; must be empty or of an earlier trial. Default: a file in a folder that is removed.")
    var database: String?

    @Option(help: ArgumentHelp("The key file. Default: a new key.", valueName: "file"))
    var key: String?

    /// - Parameter body: gets the address, and the folder of a database that is a file.
    func run(_ body: (DatabaseAddress, KeyRing) async throws -> Void) async throws {
        let keys = try key.map { try KeyRing(file: $0) } ?? KeyRing(KeyRing.generate())
        if let database { return try await body(try DatabaseAddress(database), keys) }
        let folder = FileManager.default.temporaryDirectory.appending(path: "storebench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(try DatabaseAddress(folder.appending(path: "trial.db").path), keys)
    }
}

/// What all trials have in common: two districts, and sessions whose meetings are far off.
enum Trial {
    static let home = ID<District>(slugOf: "home"), away = ID<District>(slugOf: "away")
    static let districts = [home, away]

    static func now() -> Instant { Instant(seconds: time(nil)) }

    /// Ten weekly meetings from two months on; held seats are released after one.
    static func terms(capacity: Int) -> Terms {
        let first = Stockholm.local(now()).day + 60
        return Terms(
            capacity: capacity, guestSeats: max(1, capacity / 2),
            release: Stockholm.instant(first + -30, ClockTime(clamping: 0)), queue: .registration,
            meetings: (0..<10).map { Stockholm.instant(first + 7 * $0, ClockTime(clamping: 13 * 60)) })
    }

    static func open(_ term: LivingTerm, _ sessions: [ID<Offering>], capacity: Int) async throws {
        let terms = terms(capacity: capacity)
        // Opened by an operation of its own each, as a plan's import does.
        try await term.open(
            Dictionary(sessions.map { ($0, terms) }) { first, _ in first }, in: districts, operation: ID(slugOf: "open"))
    }

    /// Does an act until it is done or refused; after a failure that leaves it open, again by the same operation id.
    ///
    /// - Returns: nil when it is refused.
    static func insist<R>(_ act: () async throws -> R) async throws -> R? {
        for tried in 0... {
            do {
                return try await act()
            } catch is Refusal {
                return nil
            } catch let failure as DatabaseFailure {
                switch failure {
                case .busy, .conflict, .unreachable, .outcomeUnknown: if tried == 100 { throw failure }
                default: throw failure
                }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        return nil
    }
}

extension LivingTerm.Done {
    /// Who registered by it.
    var person: ID<Person>? { entries.lazy.compactMap(\.event.person).first }
}

/// Writes a line to standard output, whole and at once.
func report(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(1, bytes, bytes.count)
}

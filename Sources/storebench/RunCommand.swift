import ArgumentParser
import Console
import Domain
import Foundation
import Registration
import Store
import Synchronization

/// Races registrations against the engine's floor.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Durable registrations a second, beside the engine's plainest durable insert.",
        discussion: """
            With 1 client and with 64, registrations and plain inserts of one row take turns on the same disk. A registration is \
            a new person with sealed details, a place, a seat, ledger entries and an access log, in sessions of 20 seats. \
            p50 and p99 are how long a client waits.

              storebench run --seconds 20
              storebench run --database postgres://… --format json
            """)

    @OptionGroup var trial: TrialOptions

    @Option(help: "How long in all.")
    var seconds = 20.0

    @Option(help: "How often they take turns.")
    var rounds = 5

    @Option(help: "text for people, json for programs.")
    var format = Format.text

    func validate() throws {
        guard (1.0...3600).contains(seconds), (1...100).contains(rounds) else {
            throw ValidationError("--seconds 1 to 3600 and --rounds 1 to 100 would be right")
        }
    }

    func run() async throws {
        try await trial.run { address, keys in
            let term = try LivingTerm(address, keys: keys, now: Trial.now)
            let registering = try Registrations(term)
            let floor: any Floor =
                if case .file(let path) = address.place {
                    try SQLiteFloor(path: path + "-floor-\(Trial.now().seconds)")
                } else {
                    try await PostgresFloor(term.database)
                }
            let crowds = [1, 64]
            var own: [Int: Pace] = [:], plain: [Int: Pace] = [:]
            let turn = Duration.seconds(seconds / Double(rounds * crowds.count * 2))
            for _ in 0..<rounds {
                for clients in crowds {
                    own[clients, default: Pace()] += try await Pace(clients, for: turn) { _ in try await registering.next() }
                    plain[clients, default: Pace()] += try await Pace(clients, for: turn) { try await floor.insert($0) }
                }
            }
            let results = crowds.compactMap { clients -> PaceResult? in
                guard let own = own[clients], let plain = plain[clients] else { return nil }
                return PaceResult(clients, own, beside: plain)
            }
            switch format {
            case .json: try printJSON(["run": results])
            case .text: results.forEach { print($0.text) }
            }
        }
    }
}

/// New people, one after another, in sessions of 20 seats that are opened as they are needed.
final class Registrations: Sendable {
    private let term: LivingTerm
    private let count = Mutex(0)
    private let name = String(Trial.now().seconds, radix: 36)
    private let details: PersonalDetails
    private static let capacity = 20, ahead = 50

    init(_ term: LivingTerm) throws {
        self.term = term
        details = PersonalDetails(name: try PersonName("Kim Lind"), reach: .email(try EmailAddress("kim.lind@example.org")))
    }

    func next() async throws {
        let number = count.withLock {
            $0 += 1
            return $0 - 1
        }
        let session = number / Self.capacity
        if number % Self.capacity == 0, session % Self.ahead == 0 {
            try await Trial.open(term, (session..<session + 2 * Self.ahead).map(id), capacity: Self.capacity)
        }
        _ = try await term.register(
            Registering(sessions: [id(session)], district: Trial.home, details: details), by: .person,
            operation: ID(slugOf: "o-\(name)-\(number)"))
    }

    private func id(_ session: Int) -> ID<Offering> { ID(slugOf: "s-\(name)-\(session)") }
}

/// How fast something was done, and how long each had to wait.
struct Pace: Sendable {
    private(set) var seconds = 0.0
    private(set) var waits: [Double] = []

    init(waits: [Double] = []) {
        self.waits = waits
        seconds = waits.reduce(0, +) / 1000
    }

    /// - Parameter act: is given a number.
    init(_ clients: Int, for span: Duration, _ act: @escaping @Sendable (Int) async throws -> Void) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        waits = try await withThrowingTaskGroup { group in
            for client in 0..<clients {
                group.addTask {
                    var waits: [Double] = []
                    while clock.now - start < span {
                        let begun = clock.now
                        try await act(client)
                        waits.append((clock.now - begun).milliseconds)
                    }
                    return waits
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        seconds = (clock.now - start).milliseconds / 1000
    }

    static func += (a: inout Pace, b: Pace) {
        a.seconds += b.seconds
        a.waits += b.waits
    }

    var aSecond: Double { Double(waits.count) / seconds }

    /// - Parameter share: 0.5 for the median.
    func wait(_ share: Double) -> Double {
        let sorted = waits.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }
}

struct PaceResult: Encodable {
    let clients: Int
    let registrationsASecond: Double
    let p50Milliseconds: Double
    let p99Milliseconds: Double
    let plainInsertsASecond: Double
    /// Registrations for each plain insert.
    let ratio: Double

    init(_ clients: Int, _ own: Pace, beside plain: Pace) {
        self.clients = clients
        registrationsASecond = own.aSecond
        p50Milliseconds = own.wait(0.5)
        p99Milliseconds = own.wait(0.99)
        plainInsertsASecond = plain.aSecond
        ratio = own.aSecond / plain.aSecond
    }

    var text: String {
        String(
            format: "%2d clients: %6.0f registrations/s (p50 %.2f ms, p99 %.2f ms); plain durable inserts %6.0f/s; ratio %.2f",
            clients, registrationsASecond, p50Milliseconds, p99Milliseconds, plainInsertsASecond, ratio)
    }
}

extension Duration {
    var milliseconds: Double { Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15 }
}

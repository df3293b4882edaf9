import Domain
import Foundation
import Registration
import Synchronization

@testable import Store

/// A small living term of one test, on an engine of its choice.
struct TrialTerm: Sendable {
    static let farsta = ID<District>(slugOf: "farsta"), skarpnack = ID<District>(slugOf: "skarpnack")
    static let districts = [farsta, skarpnack]

    let fixture: DatabaseFixture
    let clock: TrialClock
    let keys: KeyRing
    let term: LivingTerm

    var database: Database { term.database }

    init(
        _ kind: DatabaseKind, at start: Instant = at(1, 11), options: DatabaseOptions = DatabaseOptions(),
        hooks: DatabaseHooks = DatabaseHooks()
    ) throws {
        fixture = try DatabaseFixture(kind)
        clock = TrialClock(start)
        keys = try KeyRing(Keys.one)
        term = LivingTerm(
            try fixture.open(Schema.migrations, options: options, hooks: hooks), keys: keys, now: { [clock] in clock.now })
    }

    /// The same term through connections of its own.
    func another(
        clock: TrialClock? = nil, options: DatabaseOptions = DatabaseOptions(), hooks: DatabaseHooks = DatabaseHooks()
    ) throws -> LivingTerm {
        let clock = clock ?? self.clock
        return LivingTerm(
            try fixture.open(Schema.migrations, options: options, hooks: hooks), keys: keys, now: { clock.now })
    }

    func open(_ names: String..., terms: Terms = terms()) async throws {
        for name in names {
            try await term.open([id(name): terms], in: Self.districts, operation: ID(slugOf: "open-\(name)"))
        }
    }

    /// Statements that no act makes.
    func run(_ statements: String...) async throws {
        try await database.write { for sql in statements { try $0.change(sql, []) } }
    }

    func count(_ query: String) async throws -> Int {
        try await database.read { try $0.rows(query, []).first?.integer(0) ?? 0 }
    }

    /// A Stockholm time in 2027.
    static func at(_ month: Int, _ day: Int, _ hour: Int = 9, _ minute: Int = 0) -> Instant {
        Stockholm.instant(Day(clamping: 2027, month, day), ClockTime(clamping: hour * 60 + minute))
    }

    /// Ten Mondays from 1 March, at 13; seats are released on 15 February.
    static func terms(capacity: Int = 2, guests: Int? = nil, queue: Terms.Queue = .registration) -> Terms {
        let first = Day(clamping: 2027, 3, 1)
        return Terms(
            capacity: capacity, guestSeats: guests, release: at(2, 15, 0), queue: queue,
            meetings: (0..<10).map { Stockholm.instant(first + 7 * $0, ClockTime(clamping: 13 * 60)) })
    }
}

func id<Of>(_ name: String) -> ID<Of> { ID(slugOf: name) }

extension LivingTerm.Done {
    /// Who registered by it.
    var person: ID<Person>? { entries.lazy.compactMap(\.event.person).first }
}

extension LivingTerm {
    /// Makes people known under names of a test's own choice.
    func enter(_ people: [String], from district: ID<District> = TrialTerm.farsta) async throws {
        try await database.write { transaction in
            for person in people {
                try transaction.change(
                    """
                    INSERT INTO person (id, district, details, consented_at, erased_at, log_entries, log_mark)
                    VALUES ($1, $2, NULL, NULL, NULL, 0, '') ON CONFLICT DO NOTHING
                    """, .text(person), .text(district.text))
            }
        }
    }

    /// A registration of somebody by their own link, whom it makes known where they are not.
    @discardableResult
    func register(
        _ person: String, for sessions: String..., from district: ID<District> = TrialTerm.farsta, operation: String? = nil
    ) async throws -> Done {
        try await enter([person], from: district)
        return try await register(person, for: sessions, from: district, operation: operation)
    }

    /// A registration of somebody who is known.
    func register(
        _ person: String, for sessions: [String], from district: ID<District> = TrialTerm.farsta, operation: String? = nil
    ) async throws -> Done {
        try await register(
            Registering(sessions: sessions.map { id($0) }, district: district), as: id(person), by: .person,
            operation: id(operation ?? "register-\(person)"))
    }

    func roster(_ session: String) async throws -> Roster { try await self.session(id(session)).roster }
}

extension Roster {
    var seatedNames: [String] { seated.map(\.asking.person.text).sorted() }
    var lineNames: [String] { line.map(\.asking.person.text) }
    var offeredNames: [String] {
        places.values.filter { if case .offered = $0.status { true } else { false } }.map(\.asking.person.text).sorted()
    }
}

/// A clock that tests set; it may tick at every look, so that no two acts are at the same time.
final class TrialClock: Sendable {
    private let time: Mutex<Instant>
    private let ticks: Bool

    init(_ start: Instant, ticks: Bool = false) {
        time = Mutex(start)
        self.ticks = ticks
    }

    var now: Instant {
        time.withLock { time in
            if ticks { time = Instant(seconds: time.seconds + 1) }
            return time
        }
    }

    func set(_ instant: Instant) { time.withLock { $0 = instant } }
    func pass(seconds: Int) { time.withLock { $0 = Instant(seconds: $0.seconds + seconds) } }
}

/// How much a proof does: little with every test run, much when CI asks for it.
enum Length {
    static let steps = number("TRAFFPUNKT_STEPS")
    static let rounds = number("TRAFFPUNKT_ROUNDS") ?? 30
    static let kills = number("TRAFFPUNKT_KILLS") ?? 8

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }
}

/// Waits for what blocks, off the threads that tests share.
func blocking<R: Sendable>(_ body: @escaping @Sendable () -> R) async -> R {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: body()) }
    }
}

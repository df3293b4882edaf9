import Dispatch
import Domain
import Registration
import Synchronization
import Testing

@testable import Store

/// Two acts at once: one is stopped before each of its statements in turn, and the other done meanwhile, or made to wait.
@Suite("Two acts at once, at every point of the first") struct InterleavingTests {
    @Test("for the last seat, one gets it and the other waits", arguments: DatabaseKind.shared)
    func lastSeat(kind: DatabaseKind) async throws {
        try await Interleaving(kind).run(
            prepare: {
                try await $0.open($1, capacity: 1)
                try await $0.term.enter(["\($1)-a", "\($1)-b"])
            },
            first: { try await $0.term.register("\($1)-a", for: [$1]) },
            second: { try await $0.term.register("\($1)-b", for: [$1]) },
            check: { trial, session, told in
                #expect(told == [.done, .done])
                let roster = try await trial.term.roster(session)
                #expect(roster.seated.count == 1)
                #expect(roster.line.count == 1)
            })
    }

    @Test("the same operation twice is done once", arguments: DatabaseKind.shared)
    func twice(kind: DatabaseKind) async throws {
        try await Interleaving(kind).run(
            prepare: { try await $0.open($1, capacity: 1) },
            first: { try await $0.term.registerNew($1) },
            second: { try await $0.term.registerNew($1) },
            check: { trial, session, told in
                #expect(told.sorted() == [.done, .repeated])
                let kept = try await trial.term.ledger(of: id(session))
                #expect(kept.count == 3)
                #expect(kept.last?.event.person == kept.dropLast().last?.event.person)
            })
    }

    @Test("an answer at the last moment and time itself", arguments: DatabaseKind.shared, [false, true])
    func expiry(kind: DatabaseKind, isTimeFirst: Bool) async throws {
        let answer: Act = { try await $0.term.accept(id("\($1)-b"), in: id($1), by: .person, operation: id("\($1)-accept")) }
        let time: Act = {
            try await $0.late.act(id("\($1)-time"), .rule, by: .rule, sessions: { [name = $1] _ in [id(name)] }) { _, _ in }
        }
        try await Interleaving(kind).run(
            prepare: { try await $0.open($1, capacity: 1, people: ["a", "b", "c"], withdrawing: "a") },
            first: isTimeFirst ? time : answer, second: isTimeFirst ? answer : time,
            check: { trial, session, told in
                let roster = try await trial.term.roster(session)
                if roster.seatedNames.isEmpty {
                    #expect(told.contains(.refused))
                    #expect(roster.offeredNames == ["\(session)-c"])
                } else {
                    #expect(!told.contains(.refused))
                    #expect(roster.seatedNames == ["\(session)-b"])
                    #expect(roster.lineNames == ["\(session)-c"])
                }
            })
    }

    @Test("two who give up their seats", arguments: DatabaseKind.shared)
    func withdrawals(kind: DatabaseKind) async throws {
        try await Interleaving(kind).run(
            prepare: { try await $0.open($1, capacity: 2, people: ["a", "b", "c", "d", "e"]) },
            first: { try await $0.term.withdraw(id("\($1)-a"), from: id($1), by: .person, operation: id("\($1)-1")) },
            second: { try await $0.term.withdraw(id("\($1)-b"), from: nil, by: .person, operation: id("\($1)-2")) },
            check: { trial, session, told in
                #expect(told == [.done, .done])
                let roster = try await trial.term.roster(session)
                #expect(roster.seatedNames == [])
                #expect(roster.offeredNames == ["\(session)-c", "\(session)-d"])
                #expect(roster.lineNames == ["\(session)-e"])
            })
    }

    @Test("a seat is given up by somebody just when it is given up by staff for them", arguments: DatabaseKind.shared)
    func withdrawnTwice(kind: DatabaseKind) async throws {
        try await Interleaving(kind).run(
            prepare: { try await $0.open($1, capacity: 1, people: ["a", "b"]) },
            first: { try await $0.term.withdraw(id("\($1)-a"), from: id($1), by: .person, operation: id("\($1)-1")) },
            second: {
                try await $0.term.withdraw(
                    id("\($1)-a"), from: id($1), by: .district(TrialTerm.farsta), operation: id("\($1)-2"))
            },
            check: { trial, session, told in
                #expect(told.sorted() == [.done, .refused])
                let other = try await trial.term.roster(session)
                #expect(other.offeredNames == ["\(session)-b"])
            })
    }

    @Test("a yes to an offer, and the session merged into another", arguments: DatabaseKind.shared, [false, true])
    func merge(kind: DatabaseKind, isMergeFirst: Bool) async throws {
        let accept: Act = { try await $0.term.accept(id("\($1)-b"), in: id($1), by: .person, operation: id("\($1)-accept")) }
        let merge: Act = {
            try await $0.term.merge(id($1), into: id("\($1)-z"), by: .district(TrialTerm.farsta), operation: id("\($1)-merge"))
        }
        try await Interleaving(kind).run(
            prepare: {
                try await $0.open("\($1)-z", capacity: 3)
                try await $0.open($1, capacity: 1, people: ["a", "b", "c"], withdrawing: "a")
            },
            first: isMergeFirst ? merge : accept, second: isMergeFirst ? accept : merge,
            check: { trial, session, told in
                let old = try await trial.term.roster(session), new = try await trial.term.roster("\(session)-z")
                #expect(old.status == .merged(into: id("\(session)-z")))
                #expect(old.places.isEmpty)
                #expect(new.places.keys.map(\.text).sorted() == ["\(session)-b", "\(session)-c"])
                #expect(new.seatedNames == (told.contains(.refused) ? [] : ["\(session)-b"]))
            })
    }

    @Test("two people who want what the other has are not in each other's way", arguments: DatabaseKind.shared)
    func swaps(kind: DatabaseKind) async throws {
        try await Interleaving(kind).run(
            prepare: {
                try await $0.open($1, capacity: 1, people: ["a"])
                try await $0.open("\($1)-z", capacity: 1)
                try await $0.term.register("\($1)-b", for: "\($1)-z")
            },
            first: {
                try await $0.term.swap(id("\($1)-a"), from: id($1), to: id("\($1)-z"), by: .person, operation: id("\($1)-1"))
            },
            second: {
                try await $0.term.swap(id("\($1)-b"), from: id("\($1)-z"), to: id($1), by: .person, operation: id("\($1)-2"))
            },
            check: { trial, session, told in
                #expect(told == [.done, .done])
                let kept = try await trial.term.roster(session)
                #expect(kept.lineNames == ["\(session)-b"])
                let other = try await trial.term.roster("\(session)-z")
                #expect(other.lineNames == ["\(session)-a"])
            })
    }

    @Test("an erasure and an offer to the one who is erased", arguments: DatabaseKind.shared)
    func erasure(kind: DatabaseKind) async throws {
        try await Interleaving(kind).run(
            prepare: { try await $0.open($1, capacity: 1, people: ["a", "b", "c"]) },
            first: { try await $0.term.withdraw(id("\($1)-a"), from: id($1), by: .person, operation: id("\($1)-1")) },
            second: {
                try await $0.term.act(
                    id("\($1)-2"), .erasure, by: .district(TrialTerm.farsta), about: [id("\($1)-b")], sessions: { _ in [] },
                    { [name = $1] desk, _ in try desk.withdraw(id("\(name)-b"), from: id(name), .erased) })
            },
            check: { trial, session, told in
                #expect(told == [.done, .done])
                let kept = try await trial.term.roster(session)
                #expect(kept.offeredNames == ["\(session)-c"])
                let other = try await trial.term.roster(session)
                #expect(other.lineNames == [])
            })
    }
}

private typealias Act = @Sendable (Interleaving.Terms, String) async throws -> LivingTerm.Done

private struct Interleaving {
    /// The connections of one of the two.
    struct Terms: Sendable {
        let term: LivingTerm
        /// With a clock that stands after every reply-by time.
        let late: LivingTerm
    }

    enum Told: Int, Comparable {
        case done, repeated, refused, failed
        static func < (a: Told, b: Told) -> Bool { a.rawValue < b.rawValue }
    }

    let trial: TrialTerm
    private let first: Terms
    private let second: Terms
    private let stop = Stop()

    init(_ kind: DatabaseKind) throws {
        trial = try TrialTerm(kind)
        var hooks = DatabaseHooks()
        hooks.beforeStatement = { [stop] index, _ in stop.reach(index) }
        let late = TrialClock(TrialTerm.at(1, 20))
        // However busy the computer is, one waits until the other goes on.
        var options = DatabaseOptions()
        options.busySeconds = 60
        first = Terms(
            term: try trial.another(options: options, hooks: hooks),
            late: try trial.another(clock: late, options: options, hooks: hooks))
        second = Terms(term: try trial.another(options: options), late: try trial.another(clock: late, options: options))
    }

    /// - Parameters:
    ///   - prepare: makes the session of the name, and others named after it.
    ///   - check: is given what came of the two.
    func run(
        prepare: (TrialTerm, String) async throws -> Void, first: @escaping Act, second: @escaping Act,
        check: (TrialTerm, String, [Told]) async throws -> Void
    ) async throws {
        var point = 0, isStopped = true
        while isStopped, point < 200 {
            let session = "s-\(point)"
            try await prepare(trial, session)
            stop.arm(at: point)
            let one = Task { [terms = self.first, stop] in
                let told = await told { try await first(terms, session) }
                stop.reached.signal()
                return told
            }
            await blocking { [stop] in stop.reached.wait() }
            isStopped = stop.isReached
            let isDone = DispatchSemaphore(value: 0)
            let two = Task { [terms = self.second] in
                let told = await told { try await second(terms, session) }
                isDone.signal()
                return told
            }
            // Where it waits for the first, that must go on.
            _ = await blocking { isDone.wait(timeout: .now() + .milliseconds(40)) }
            stop.go.signal()
            let both = [await one.value, await two.value]
            stop.reset()
            #expect(!both.contains(.failed), "stopped before statement \(point)")
            try await check(trial, session, both)
            #expect(try await trial.term.verify().problems == [], "stopped before statement \(point)")
            point += 1
        }
        #expect(point > 5)
    }

    private func told(_ act: () async throws -> LivingTerm.Done) async -> Told {
        do {
            return try await act().isRepeated ? .repeated : .done
        } catch is Refusal {
            return .refused
        } catch {
            return .failed
        }
    }
}

extension LivingTerm {
    fileprivate func registerNew(_ session: String) async throws -> Done {
        try await register(
            Registering(sessions: [id(session)], district: TrialTerm.farsta), by: .person, operation: id("\(session)-new"))
    }
}

extension TrialTerm {
    /// A session with its first people in it, one of whom may have left.
    fileprivate func open(_ session: String, capacity: Int, people: [String] = [], withdrawing: String? = nil) async throws {
        try await open(session, terms: TrialTerm.terms(capacity: capacity))
        for person in people { try await term.register("\(session)-\(person)", for: session) }
        guard let withdrawing else { return }
        try await term.withdraw(id("\(session)-\(withdrawing)"), from: nil, by: .person, operation: id("\(session)-gone"))
    }
}

/// Holds a transaction up once, before one of its statements.
private final class Stop: Sendable {
    private let point = Mutex<Int?>(nil)
    private let hasReached = Mutex(false)
    let reached = DispatchSemaphore(value: 0), go = DispatchSemaphore(value: 0)

    var isReached: Bool { hasReached.withLock { $0 } }

    func arm(at index: Int) {
        hasReached.withLock { $0 = false }
        point.withLock { $0 = index }
    }

    func reach(_ index: Int) {
        let stops = point.withLock { point in
            guard point == index else { return false }
            point = nil
            return true
        }
        guard stops else { return }
        hasReached.withLock { $0 = true }
        reached.signal()
        go.wait()
    }

    /// Takes what signals are left.
    func reset() {
        while reached.wait(timeout: .now()) == .success {}
        while go.wait(timeout: .now()) == .success {}
    }
}

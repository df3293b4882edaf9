import Domain
import Registration
import Testing

@testable import Store

/// Random terms as they are lived: whatever people, staff and time do, every rule holds after every act, and the ledgers tell
/// the present.
@Suite("Random histories of a living term") struct LivingHistoryTests {
    /// After so many steps a term is over, and another begins.
    private static let stepsOfATerm = 1000

    @Test("keep every rule after every act", arguments: DatabaseKind.allCases)
    func rules(kind: DatabaseKind) async throws {
        let steps = Length.steps ?? (kind == .memory ? 1000 : 300)
        var done: [String: Int] = [:]
        for seed in 0..<(steps + Self.stepsOfATerm - 1) / Self.stepsOfATerm {
            var history = try await LivedHistory(kind, seed: UInt64(seed))
            for step in 0..<min(Self.stepsOfATerm, steps - seed * Self.stepsOfATerm) {
                let broken = try await history.step()
                #expect(broken == [], "seed \(seed), step \(step): \(history.last)")
                if !broken.isEmpty { return }
                // From the beginning, at times: it costs as much as all that has happened.
                guard step % 250 == 249 else { continue }
                let problems = try await history.trial.term.verify().problems
                #expect(problems == [], "seed \(seed), step \(step): \(history.last)")
                if !problems.isEmpty { return }
            }
            #expect(try await history.trial.term.verify().problems == [], "seed \(seed)")
            done.merge(history.done, uniquingKeysWith: +)
        }
        #expect(done.count > 12, "\(done)")
    }
}

private struct LivedHistory {
    let trial: TrialTerm
    private(set) var done: [String: Int] = [:]
    /// What was done last.
    private(set) var last = ""
    private var random: SplitMix64
    private var people = 0
    private var acts = 0
    private var operations: [ID<Operation>] = []
    private let sessions = ["a", "b", "c", "d"].map { ID<Offering>(slugOf: $0) }

    private static let kinds: [(String, Int)] = [
        ("register", 20), ("again", 2), ("withdraw", 6), ("leave", 2), ("accept", 12), ("decline", 5), ("capacity", 2),
        ("lend", 2), ("take back", 1), ("queue", 1), ("close", 1), ("reopen", 1), ("cancel", 1), ("reinstate", 2),
        ("release", 1), ("move", 1), ("undo", 3), ("swap", 4), ("bar", 2), ("told", 1), ("erase", 1), ("merge", 1),
    ]

    init(_ kind: DatabaseKind, seed: UInt64) async throws {
        random = SplitMix64(seed: seed)
        trial = try TrialTerm(kind, at: TrialTerm.at(1, 7))
        for session in sessions {
            let queues: [Terms.Queue] = [.registration, .priority, .lottery(seed: seed, before: TrialTerm.at(1, 20))]
            let terms = TrialTerm.terms(
                capacity: .random(in: 1...6, using: &random),
                guests: Bool.random(using: &random) ? nil : .random(in: 0...2, using: &random),
                queue: queues.randomElement(using: &random) ?? .registration)
            try await trial.open(session.text, terms: terms)
        }
    }

    /// - Returns: what does not hold afterwards.
    mutating func step() async throws -> [String] {
        // Mostly minutes, at times days: a term passes in some thousand steps.
        trial.clock.pass(
            seconds: .random(in: 0...(Int.random(in: 0..<20, using: &random) == 0 ? 100_000 : 900), using: &random))
        acts += 1
        let time = acts
        let passed = Counter()
        _ = try await trial.term.catchUp { id("time-\(time)-\(passed.count())") }
        var draw = Int.random(in: 0..<Self.kinds.reduce(0) { $0 + $1.1 }, using: &random)
        let kind =
            Self.kinds.first {
                draw -= $0.1
                return draw < 0
            }?.0 ?? "register"
        do {
            try await act(kind)
            done[kind, default: 0] += 1
        } catch is Refusal {
            done["refused", default: 0] += 1
        }
        return try await broken()
    }

    private func broken() async throws -> [String] {
        let (sessions, now) = (sessions, trial.clock.now)
        return try await trial.database.read { transaction in
            var broken: [String] = []
            var seats: [String: Int] = [:]
            for session in sessions {
                guard let roster = try RosterTables.read(session, transaction) else { return ["\(session) is gone"] }
                let bars = try Bans.among([session], [], transaction)
                broken += roster.brokenRules(at: now, bars: bars).map { "\(session): \($0)" }
                for place in roster.seated { seats["\(place.asking.wish) of \(place.asking.person)", default: 0] += 1 }
                let last = try transaction.rows("SELECT MAX(number) FROM ledger WHERE session_id = $1", .text(session.text))
                if try last.first?.integer(0) != roster.entries { broken.append("\(session): entries are miscounted") }
            }
            return broken + seats.filter { $0.value > 1 }.map { "two seats: \($0.key)" }.sorted()
        }
    }

    private mutating func act(_ kind: String) async throws {
        let term = trial.term
        let session = sessions.randomElement(using: &random) ?? sessions[0]
        let other = sessions.randomElement(using: &random) ?? sessions[0]
        let district = TrialTerm.districts.randomElement(using: &random) ?? TrialTerm.farsta
        let roster = try await term.session(session).roster
        let somebody = roster.places.keys.sorted().randomElement(using: &random) ?? id("nobody")
        let flag = Bool.random(using: &random), number = Int.random(in: 0...6, using: &random)
        let operation = ID<Operation>(slugOf: "act-\(acts)"), by = Actor.district(TrialTerm.farsta)
        let staff = Actor.district(roster.places[somebody]?.asking.district ?? TrialTerm.farsta)
        last = "\(kind) \(session) \(somebody) \(other) \(flag) \(number)"
        switch kind {
        case "register", "again":
            if kind == "register" { people += 1 }
            var named = sessions.shuffled(using: &random)
            named.removeLast(.random(in: 0...3, using: &random))
            let name = kind == "register" ? "p-\(people)" : "p-\(max(1, people - number))"
            let registering = Registering(
                sessions: named, district: district, party: number == 0 ? .two : .one,
                priority: max(1, number / 2), leadDays: flag ? 7 : 0)
            if kind == "register" { try await term.enter([name], from: district) }
            try await term.register(registering, as: id(name), by: .person, operation: operation)
        case "withdraw": try await term.withdraw(somebody, from: session, by: staff, operation: operation)
        case "leave": try await term.withdraw(somebody, from: nil, by: staff, operation: operation)
        case "accept":
            let offered = roster.offeredNames.randomElement(using: &random).map { ID<Person>(slugOf: $0) }
            try await term.accept(offered ?? somebody, in: session, waitsOn: flag, by: .person, operation: operation)
        case "decline": try await term.decline(somebody, in: session, keeps: flag, by: staff, operation: operation)
        case "capacity": try await term.setCapacity(number, of: session, by: by, operation: operation)
        case "lend":
            try await term.lend(max(1, number / 2), of: session, to: TrialTerm.skarpnack, by: by, operation: operation)
        case "take back": try await term.takeBack(session, from: TrialTerm.skarpnack, by: by, operation: operation)
        case "queue": try await term.setQueue(flag ? .priority : .registration, of: session, by: by, operation: operation)
        case "close": try await term.close(session, by: by, operation: operation)
        case "reopen": try await term.reopen(session, by: by, operation: operation)
        case "cancel": try await term.cancel(session, by: by, operation: operation)
        case "reinstate": try await term.reinstate(session, by: by, operation: operation)
        case "release": if number == 0 { try await term.release(session, by: by, operation: operation) }
        case "move":
            let day = Day(clamping: 2027, 3, 1) + 7 * number
            let time = flag ? (day: day + 1, start: ClockTime(clamping: 600)) : nil
            try await term.move(day, of: session, to: time, by: by, operation: operation)
        case "undo":
            guard let slip = operations.suffix(3).randomElement(using: &random) else { return }
            try await term.undo(slip, by: by, operation: operation)
        case "swap":
            guard session != other else { return }
            try await term.swap(somebody, from: session, to: other, by: .person, operation: operation)
        case "bar":
            let pair = roster.places.values.filter { $0.taking == nil }.map(\.asking.person).sorted().prefix(2)
            guard pair.count == 2 else { return }
            // Only two who have no seat together: whoever bars others settles those first.
            for session in sessions {
                let places = try await term.session(session).roster.places
                if places[pair[0]]?.taking != nil, places[pair[1]]?.taking != nil { return }
            }
            _ = try await term.bar(pair[0], pair[1], by: by, operation: operation)
        case "told": try await term.noteTold(session)
        case "erase": if number == 0 { try await term.erase(somebody, by: staff, operation: operation) }
        default:
            // Seldom: a merged session is over.
            guard number == 0, flag else { return }
            try await term.merge(session, into: other, by: by, operation: operation)
        }
        operations.append(operation)
    }
}

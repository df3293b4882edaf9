import Domain
import Registration
import Testing

/// Random years in the life of three sessions: whatever people, staff and time do, the rules hold after every step, and the
/// ledger tells the present.
@Suite("Random histories") struct HistoryTests {
    @Test("keep every rule after every step", arguments: 0..<16)
    func rules(seed: Int) throws {
        var history = try RandomHistory(seed: UInt64(seed))
        for step in 0..<1000 {
            try history.step()
            let broken = history.broken
            #expect(broken == [], "seed \(seed), step \(step): \(history.last)")
            if !broken.isEmpty { return }
            // From the beginning, at times: it costs as much as all that has happened.
            if step % 100 == 99 {
                for (session, entries) in history.books.ledgers {
                    #expect(try Roster(rebuiltFrom: entries) == history.books.rosters[session], "seed \(seed), step \(step)")
                }
            }
        }
        #expect(history.done.count > 12, "\(history.done)")
    }
}

struct RandomHistory {
    var books = Books()
    var now = World.at(1, 7)
    var done: [String: Int] = [:]
    /// The last act tried.
    private(set) var last = ""
    private var random: SplitMix64
    private var people = 0
    private let sessions = ["a", "b", "c"].map { ID<Offering>(slugOf: $0) }
    private let districts = [World.farsta, World.skarpnack, ID<District>(slugOf: "bromma")]

    init(seed: UInt64) throws {
        random = SplitMix64(seed: seed)
        for session in sessions {
            let queues: [Terms.Queue] = [.registration, .priority, .lottery(seed: seed, before: World.at(1, 20))]
            let terms = World.terms(
                capacity: .random(in: 1...6, using: &random),
                guests: Bool.random(using: &random) ? nil : .random(in: 0...2, using: &random),
                queue: queues.randomElement(using: &random) ?? .registration)
            try books.act(at: now) { try $0.open(session, terms) }
        }
    }

    var broken: [String] {
        books.rosters.values.flatMap { $0.brokenRules(at: now, bars: books.bars) } + brokenWishes
    }

    /// A wish has one seat, but for a swap under way, and an accepted one ends the rest of it.
    private var brokenWishes: [String] {
        var seats: [ID<Operation>: Int] = [:]
        for place in books.rosters.values.flatMap(\.seated) { seats[place.asking.wish, default: 0] += 1 }
        return seats.values.contains { $0 > 1 } ? ["a wish has two seats"] : []
    }

    mutating func step() throws {
        // Mostly minutes, at times days: a term passes in some thousand steps.
        now = Instant(
            seconds: now.seconds
                + .random(in: 0...(Int.random(in: 0..<20, using: &random) == 0 ? 100_000 : 900), using: &random))
        let now = now
        for session in sessions { try books.act(at: now) { try $0.catchUp(session) } }
        let kinds: [(String, Int)] = [
            ("register", 10), ("withdraw", 4), ("accept", 6), ("decline", 3), ("capacity", 1), ("lend", 1), ("take back", 1),
            ("queue", 1), ("close", 1), ("reopen", 1), ("cancel", 1), ("release", 1), ("move", 1), ("undo", 1), ("swap", 2),
            ("bar", 1),
        ]
        var draw = Int.random(in: 0..<kinds.reduce(0) { $0 + $1.1 }, using: &random)
        let kind =
            kinds.first {
                draw -= $0.1; return draw < 0
            }?.0 ?? "register"
        last = kind
        do {
            try act(kind)
            done[kind, default: 0] += 1
        } catch is Refusal {
            done["refused", default: 0] += 1
        }
    }

    private mutating func act(_ kind: String) throws {
        let session = sessions.randomElement(using: &random) ?? sessions[0]
        let other = sessions.randomElement(using: &random) ?? sessions[0]
        let district = districts.randomElement(using: &random) ?? World.farsta
        let now = now
        let somebody = books.rosters[session]?.places.keys.sorted().randomElement(using: &random) ?? World.person("nobody")
        let flag = Bool.random(using: &random)
        let number = Int.random(in: 0...6, using: &random)
        switch kind {
        case "register":
            people += 1
            var named = sessions.shuffled(using: &random)
            named.removeLast(.random(in: 0...2, using: &random))
            let name = "p\(Int.random(in: 0..<5, using: &random) == 0 ? max(1, people - 3) : people)"
            let party: Party = number == 0 ? .two : .one
            let lead = flag ? 7 : 0, priority = Int.random(in: 1...3, using: &random)
            try books.act(at: now) { desk in
                try desk.register(
                    named.enumerated().map {
                        (
                            $1,
                            World.asking(
                                name, from: district, party: party, wish: "w\(name)-\(now.seconds)", rank: $0 + 1,
                                registered: now, priority: priority, leadDays: lead)
                        )
                    })
            }
        case "withdraw": try books.act(at: now) { try $0.withdraw(somebody, from: session) }
        case "accept":
            let offered = books.rosters[session]?.places.values.filter { if case .offered = $0.status { true } else { false } }
            let person = offered?.map(\.asking.person).sorted().randomElement(using: &random) ?? somebody
            try books.act(at: now) { try $0.accept(person, in: session, waitsOn: flag) }
        case "decline": try books.act(at: now) { try $0.decline(somebody, in: session, keeps: flag) }
        case "capacity": try books.act(at: now) { try $0.setCapacity(number, of: session) }
        case "lend": try books.act(at: now) { try $0.lend(max(1, number / 2), of: session, to: district) }
        case "take back": try books.act(at: now) { try $0.takeBack(session, from: district) }
        case "queue":
            try books.act(at: now) { try $0.setQueue(flag ? .priority : .registration, of: session) }
        case "close": try books.act(at: now) { try $0.close(session) }
        case "reopen": try books.act(at: now) { try $0.reopen(session) }
        case "cancel":
            try books.act(at: now) { desk in
                try desk.cancel(session)
                try desk.reinstate(session)
            }
        case "release": if number == 0 { try books.act(at: now) { try $0.releaseHeldSeats(session) } }
        case "move":
            let meetings = World.terms().meetings.map { Instant(seconds: $0.seconds + 3600 * number) }
            try books.act(at: now) { try $0.move(session, to: meetings) }
        case "undo":
            guard let last = books.ledgers[session]?.last?.operation else { return }
            let histories = books.ledgers.filter { $0.value.contains { $0.operation == last } }
            try books.act(at: now) { try $0.undo(last, histories, told: [:]) }
        case "swap":
            guard session != other, let place = books.rosters[session]?.places[somebody], case .seated = place.status else {
                return
            }
            try books.act(at: now) { desk in
                try desk.register([
                    (
                        other,
                        World.asking(
                            somebody.text, from: place.asking.district, party: place.asking.party, wish: place.asking.wish.text,
                            rank: 0, registered: place.asking.registered, replaces: session)
                    )
                ])
            }
        default:
            let pair =
                books.rosters[session]?.places.values.filter { $0.taking == nil }.map(\.asking.person).sorted().prefix(2) ?? []
            guard pair.count == 2 else { return }
            // Only two who have no seat together: whoever bars others settles those first.
            let isTogether = books.rosters.values.contains {
                $0.places[pair[0]]?.taking != nil && $0.places[pair[1]]?.taking != nil
            }
            guard !isTogether else { return }
            books.bars[pair[0], default: []].insert(pair[1])
            books.bars[pair[1], default: []].insert(pair[0])
        }
    }
}

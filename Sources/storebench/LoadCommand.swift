import ArgumentParser
import Domain
import Registration
import Store

/// Puts the store under load without end.
struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Clients that register, accept, decline and withdraw at random, until killed.",
        discussion: """
            Prints a line for each act once the store has acknowledged it: its operation id, the number of entries that it made \
            in ledgers, and what it was. Whatever becomes of the program then, these must be in the database.

              storebench load --database trial.db --key trial.key --clients 16
            """)

    @OptionGroup var trial: TrialOptions

    @Option(help: "How many act at once.")
    var clients = 16

    @Option(help: "How many sessions they are after.")
    var sessions = 4

    @Option(help: "Seats of each session.")
    var capacity = 8

    @Option(help: "Tells runs on the same database apart.")
    var seed: UInt64 = 1

    func run() async throws {
        try await trial.run { address, keys in
            let term = try LivingTerm(address, keys: keys, now: Trial.now)
            let all = (0..<sessions).map { ID<Offering>(slugOf: "load-\($0)") }
            try await Trial.open(term, all, capacity: capacity)
            report("ready")
            await withThrowingTaskGroup { group in
                for client in 0..<clients {
                    group.addTask {
                        var client = Client(term: term, sessions: all, seed: seed, number: client)
                        while true { try await client.act() }
                    }
                }
            }
        }
    }
}

/// Somebody who keeps acting for people of their own.
private struct Client {
    let term: LivingTerm
    let sessions: [ID<Offering>]
    let name: String
    private var random: SplitMix64
    private var people: [ID<Person>] = []
    private var acts = 0

    init(term: LivingTerm, sessions: [ID<Offering>], seed: UInt64, number: Int) {
        self.term = term
        self.sessions = sessions
        name = "\(seed)-\(number)"
        random = SplitMix64(seed: seed &* 1_000_003 &+ UInt64(number))
    }

    mutating func act() async throws {
        acts += 1
        let operation = ID<Operation>(slugOf: "o-\(name)-\(acts)")
        let session = sessions.randomElement(using: &random) ?? ID(slugOf: "none")
        let kind = Int.random(in: 0..<20, using: &random)
        guard let person = people.randomElement(using: &random), kind >= 8 else { return try await register(operation) }
        let flag = Bool.random(using: &random)
        let seats = Int.random(in: 4...10, using: &random)
        let (term, by) = (term, Actor.district(Trial.home))
        switch kind {
        case ..<12:
            try await tell("accept") {
                try await term.accept(person, in: session, waitsOn: flag, by: .person, operation: operation)
            }
        case ..<14:
            try await tell("decline") {
                try await term.decline(person, in: session, keeps: flag, by: .person, operation: operation)
            }
        case ..<18:
            let session = flag ? session : nil
            if session == nil { people.removeAll { $0 == person } }
            try await tell("withdraw") { try await term.withdraw(person, from: session, by: .person, operation: operation) }
        case ..<19: try await tell("capacity") { try await term.setCapacity(seats, of: session, by: by, operation: operation) }
        default:
            guard let other = sessions.randomElement(using: &random), other != session else { return }
            try await tell("swap") { try await term.swap(person, from: session, to: other, by: .person, operation: operation) }
        }
    }

    private mutating func register(_ operation: ID<Operation>) async throws {
        var wishes = sessions.shuffled(using: &random)
        wishes.removeLast(.random(in: 0..<wishes.count, using: &random))
        let registering = Registering(
            sessions: wishes, district: Bool.random(using: &random) ? Trial.home : Trial.away,
            party: Int.random(in: 0..<6, using: &random) == 0 ? .two : .one)
        let term = term
        let done = try await tell("register") { try await term.register(registering, by: .person, operation: operation) }
        if let person = done?.person { people.append(person) }
    }

    @discardableResult
    private func tell(_ what: String, _ act: () async throws -> LivingTerm.Done) async throws -> LivingTerm.Done? {
        let done = try await Trial.insist(act)
        guard let done else { return nil }
        if !done.entries.isEmpty { report("\(done.operation) \(done.entries.count) \(what)") }
        return done
    }
}

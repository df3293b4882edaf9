import ArgumentParser
import Console
import Domain
import Foundation
import Registration
import Store

/// Lets processes race for a session's seats.
struct SeatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seats",
        abstract: "Many people in several processes register for the same few seats at once.",
        discussion: """
            Round after round all register in a new session. Each round must seat exactly as many as there are seats, the first \
            in its ledger; the others wait in line in the order in which they came, nobody is lost, and the store's own check \
            finds nothing. If not, the exit code is 1.

              storebench seats --database trial.db --clients 64 --processes 4 --rounds 100
            """)

    @OptionGroup var trial: TrialOptions

    @Option(help: "How many people, in all processes together.")
    var clients = 64

    @Option(help: "How many processes.")
    var processes = 4

    @Option(help: "How many rounds.")
    var rounds = 30

    @Option(help: "Seats of each session.")
    var seats = 8

    @Option(help: .hidden)
    var process: Int?

    func validate() throws {
        guard (1...64).contains(processes), (processes...1000).contains(clients), rounds > 0 else {
            throw ValidationError("--processes 1 to 64, --clients at least one a process, --rounds 1 or more would be right")
        }
    }

    func run() async throws {
        try await trial.run { address, keys in
            if let process { try await race(address, keys, process) } else { try await start(address, keys) }
        }
    }

    // MARK: One of the processes

    /// Runs a round for each line on standard input, and tells who was seated and who waits.
    private func race(_ address: DatabaseAddress, _ keys: KeyRing, _ process: Int) async throws {
        let term = try LivingTerm(address, keys: keys, now: Trial.now)
        report("ready")
        while let name = readLine() {
            let session = ID<Offering>(slugOf: name)
            let told = try await withThrowingTaskGroup { group in
                for client in stride(from: process, to: clients, by: processes) {
                    group.addTask {
                        let done = try await Trial.insist {
                            try await term.register(
                                Registering(sessions: [session], district: Trial.home), by: .person,
                                operation: ID(slugOf: "\(name)-o-\(client)"))
                        }
                        guard let done, let person = done.person else { return "somebody:refused" }
                        return "\(person):\(done.rosters[session]?.places[person]?.taking == nil ? "waits" : "seated")"
                    }
                }
                return try await group.reduce(into: [String]()) { $0.append($1) }
            }
            report(told.joined(separator: " "))
        }
    }

    // MARK: All of them

    private func start(_ address: DatabaseAddress, _ keys: KeyRing) async throws {
        guard let database = trial.database, let key = trial.key else {
            throw ValidationError("--database and --key are needed here")
        }
        let term = try LivingTerm(address, keys: keys, now: Trial.now)
        let name = "r\(Trial.now().seconds % 100_000_000)"
        let racers = try (0..<processes).map { number in
            try Racer([
                "seats", "--database", database, "--key", key, "--clients", "\(clients)", "--processes", "\(processes)",
                "--process", "\(number)",
            ])
        }
        defer { for racer in racers { racer.end() } }
        for racer in racers { _ = try racer.line() }
        for round in 1...rounds {
            let session = ID<Offering>(slugOf: "\(name)-\(round)")
            try await Trial.open(term, [session], capacity: seats)
            for racer in racers { try racer.say(session.text) }
            let told = try racers.flatMap { try $0.line().split(separator: " ").map(String.init) }
            let problems = try await problems(of: term, session, told: told)
            guard problems.isEmpty else { throw Failure("round \(round): \(problems.joined(separator: "; "))") }
        }
        let verification = try await term.verify()
        guard verification.problems.isEmpty else { throw Failure(verification.problems.joined(separator: "; ")) }
        print(
            "\(rounds) rounds, \(processes) processes, \(clients) people for \(seats) seats: each seat given once, nobody lost")
    }

    private func problems(of term: LivingTerm, _ session: ID<Offering>, told: [String]) async throws -> [String] {
        let roster = try await term.session(session).roster
        let came = try await term.ledger(of: session).compactMap {
            if case .waitlisted(let asking) = $0.event { asking.person } else { nil }
        }
        let seated = roster.seated.map(\.asking.person).sorted()
        let kept = roster.places.map { "\($0.key):\($0.value.taking == nil ? "waits" : "seated")" }.sorted()
        let inOrder = came.dropFirst(seats).compactMap { roster.places[$0]?.asking }.sorted {
            ($0.registered, $0.person) < ($1.registered, $1.person)
        }
        var problems: [String] = []
        if seated != came.prefix(seats).sorted() { problems.append("not the first \(seats) are seated") }
        if kept != told.sorted() {
            problems.append("\(told.count) were told another thing than the \(kept.count) that is kept")
        }
        if roster.places.count != clients { problems.append("\(roster.places.count) of \(clients) are there") }
        if roster.line.map(\.asking.person) != inOrder.map(\.person) { problems.append("the line is not in order") }
        return problems
    }
}

/// This program again, in a process of its own.
private final class Racer {
    private let process = Process()
    private let input = Pipe(), output = Pipe()
    private var rest: [UInt8] = []

    init(_ arguments: [String]) throws {
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    func say(_ line: String) throws { try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8)) }

    /// Waits for its next line.
    func line() throws -> String {
        while true {
            if let end = rest.firstIndex(of: 0x0A) {
                defer { rest.removeFirst(end + 1) }
                return String(decoding: rest[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else {
                throw Failure("a process of the race has ended before it")
            }
            rest += more
        }
    }

    func end() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}

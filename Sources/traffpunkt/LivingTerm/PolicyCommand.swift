import ArgumentParser
import Console
import Domain
import Registration
import Store

struct PolicyCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Choose what the line of a session goes by.",
        discussion: """
            The host district's own come first while home seats are held; then the order says, and the time of registration decides \
            what it leaves open. A draw can be drawn again by whoever knows its seed.

              traffpunkt policy aldre-farsta-1 --order lottery --seed 42 --before "2027-01-15 12:00" --preview
            """)

    enum Order: String, ExpressibleByArgument, CaseIterable {
        case registration, priority, lottery
    }

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The session.")
    var session: String

    @Option(help: "What it goes by.")
    var order: Order

    @Option(help: ArgumentHelp("Of a lottery: the seed.", valueName: "n"))
    var seed: UInt64?

    @Option(help: ArgumentHelp("Of a lottery: those who registered before take part, \"2027-01-15 12:00\".", valueName: "time"))
    var before: String?

    @Flag(help: "Only tell how those who wait would stand; change nothing.")
    var preview = false

    @OptionGroup var telling: TellingOptions

    func validate() throws {
        guard (order == .lottery) == (seed != nil), (order == .lottery) == (before != nil) else {
            throw ValidationError("Give --seed and --before with --order lottery, and with no other.")
        }
    }

    func run(in term: LivingTerm) async throws {
        let session: ID<Offering> = try Slug.parse(session, "SESSION")
        let queue = try queue()
        guard preview else {
            try telling.tell(try await term.setQueue(queue, of: session, by: acting.actor(), operation: acting.id()))
            return
        }
        let roster = try await term.session(session).roster
        let now = roster.line.map(\.asking.person)
        let moves = roster.line(by: queue).enumerated().map { index, place in
            Move(
                person: place.asking.person.text, position: index + 1,
                now: (now.firstIndex(of: place.asking.person) ?? 0) + 1)
        }
        switch telling.format {
        case .json: try printJSON(moves)
        case .text:
            let isSwedish = telling.language == .sv
            let lines = moves.map { "\($0.position). \($0.person) " + (isSwedish ? "(nu \($0.now))" : "(now \($0.now))") }
            print(lines.isEmpty ? (isSwedish ? "Ingen väntar." : "Nobody waits.") : lines.joined(separator: "\n"))
        }
    }

    private struct Move: Encodable {
        let person: String
        let position: Int
        let now: Int
    }

    private func queue() throws(Failure) -> Terms.Queue {
        switch order {
        case .registration: return .registration
        case .priority: return .priority
        case .lottery:
            guard let instant = before.flatMap(WallTime.init)?.instant else {
                throw Failure("--before \"\((before ?? "").shown)\": must be \(WallTime.form)")
            }
            return .lottery(seed: seed ?? 0, before: instant)
        }
    }
}

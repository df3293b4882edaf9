import ArgumentParser
import Console
import Domain
import Registration
import Store

struct CapacityCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "capacity",
        abstract: "Give a session more seats or fewer.",
        discussion: """
            More seats are offered at once. With fewer, open offers are taken back, last in line first; nobody who has said yes \
            loses a seat: --preview names by rule whom to ask.
            """)

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The session.")
    var session: String

    @Option(help: ArgumentHelp("How many seats.", valueName: "n"))
    var to: Int

    @Flag(help: "Only tell who would be asked to give up a seat; change nothing.")
    var preview = false

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        let session: ID<Offering> = try Slug.parse(session, "SESSION")
        guard Desk.seatLimits.contains(to) else { throw Refusal.outsideLimits(to, Desk.seatLimits) }
        guard preview else {
            try telling.tell(
                try await term.setCapacity(to, of: session, by: acting.actor(), operation: acting.id()))
            return
        }
        let roster = try await term.session(session).roster
        let asked = roster.wouldBeAsked(at: to)
        switch telling.format {
        case .json: try printJSON(asked.map { PlaceForm($0, in: roster, telling.language.wording) })
        case .text:
            let isSwedish = telling.language == .sv
            let head =
                asked.isEmpty
                ? (isSwedish ? "Ingen behöver tillfrågas." : "Nobody would have to be asked.")
                : (isSwedish ? "Skulle tillfrågas, i den ordningen:" : "Would be asked, in that order:")
            print(([head] + asked.map { "  \($0.asking.person) (\($0.asking.district))" }).joined(separator: "\n"))
        }
    }
}

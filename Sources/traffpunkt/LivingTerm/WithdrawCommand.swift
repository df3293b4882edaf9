import ArgumentParser
import Domain
import Registration
import Store

struct WithdrawCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Give up somebody's seat, offer or place in line; without --session, all of them.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The person's pseudonym.")
    var person: String

    @Option(help: ArgumentHelp("In that session alone.", valueName: "id"))
    var session: String?

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        let session: ID<Offering>? = try session.map { try Slug.parse($0, "--session") }
        try telling.tell(
            try await term.withdraw(
                Slug.person(person), from: session, by: acting.actor(), operation: acting.id()))
    }
}

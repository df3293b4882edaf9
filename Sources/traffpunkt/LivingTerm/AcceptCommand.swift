import ArgumentParser
import Domain
import Store

struct AcceptCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Say yes to an offer; the rest of the wish is withdrawn.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The person's pseudonym.")
    var person: String

    @Option(help: ArgumentHelp("The session of the offer.", valueName: "id"))
    var session: String

    @Flag(help: "Go on waiting for what they would rather have, and keep this seat until then.")
    var waitOn = false

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        try telling.tell(
            try await term.accept(
                Slug.person(person), in: Slug.parse(session, "--session"), waitsOn: waitOn, by: acting.actor(),
                operation: acting.id()))
    }
}

import ArgumentParser
import Domain
import Store

struct DeclineCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline", abstract: "Say no to an offer; the seat passes on.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The person's pseudonym.")
    var person: String

    @Option(help: ArgumentHelp("The session of the offer.", valueName: "id"))
    var session: String

    @Flag(help: "Keep the place in line, which can be done once.")
    var keep = false

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        try telling.tell(
            try await term.decline(
                Slug.person(person), in: Slug.parse(session, "--session"), keeps: keep, by: acting.actor(),
                operation: acting.id()))
    }
}

import ArgumentParser
import Domain
import Store

struct SwapCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "swap",
        abstract: "Ask for a seat in another session in place of one; the old seat is kept until the new one is sure.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The person's pseudonym.")
    var person: String

    @Option(help: ArgumentHelp("The session where they have a seat.", valueName: "id"))
    var from: String

    @Option(help: ArgumentHelp("The session where they would rather be.", valueName: "id"))
    var to: String

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        try telling.tell(
            try await term.swap(
                Slug.person(person), from: Slug.parse(from, "--from"), to: Slug.parse(to, "--to"), by: acting.actor(),
                operation: acting.id()))
    }
}

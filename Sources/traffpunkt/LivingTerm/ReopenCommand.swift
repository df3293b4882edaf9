import ArgumentParser
import Domain
import Store

struct ReopenCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Take registrations for a closed session again.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The session.")
    var session: String

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        try telling.tell(
            try await term.reopen(Slug.parse(session, "SESSION"), by: acting.actor(), operation: acting.id()))
    }
}

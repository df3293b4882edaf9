import ArgumentParser
import Domain
import Store

struct ReinstateCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "reinstate", abstract: "Hold a cancelled session after all.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The session.")
    var session: String

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        try telling.tell(
            try await term.reinstate(Slug.parse(session, "SESSION"), by: acting.actor(), operation: acting.id()))
    }
}

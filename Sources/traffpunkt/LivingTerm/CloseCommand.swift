import ArgumentParser
import Domain
import Store

struct CloseCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Take no more registrations for a session; those who wait go on waiting.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The session.")
    var session: String

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        try telling.tell(
            try await term.close(Slug.parse(session, "SESSION"), by: acting.actor(), operation: acting.id()))
    }
}

import ArgumentParser
import Domain
import Store

struct ReleaseCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Open the held home seats of a session to guests before their date.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The session.")
    var session: String

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        try telling.tell(
            try await term.release(Slug.parse(session, "SESSION"), by: acting.actor(), operation: acting.id()))
    }
}

import ArgumentParser
import Domain
import Store

struct ConsentCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent", abstract: "Note that the host district of a session may know a guest's name.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The person's pseudonym.")
    var person: String

    @Option(help: ArgumentHelp("The session.", valueName: "id"))
    var session: String

    func run(in term: LivingTerm) async throws {
        let session: ID<Offering> = try Slug.parse(session, "--session")
        try await term.consent(Slug.person(person), to: session, by: acting.actor(), operation: acting.id())
        print("Noted: the host district of \(session) may know the name.")
    }
}

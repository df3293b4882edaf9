import ArgumentParser
import Console
import Domain
import Store

struct MergeCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Bring the people of a session that is too small over to another, and cancel it.",
        discussion: "Those with a seat have one there too, and those who wait wait there from the time when they registered.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The session that ends.")
    var session: String

    @Option(help: ArgumentHelp("The session that goes on.", valueName: "id"))
    var into: String

    @Option(help: ArgumentHelp("The first session meets until the day before (default: until now).", valueName: "date"))
    var from: String?

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        let day = try from.map { try Given.day($0, "--from") }
        try telling.tell(
            try await term.merge(
                Slug.parse(session, "SESSION"), into: Slug.parse(into, "--into"), from: day, by: acting.actor(),
                operation: acting.id()))
    }
}

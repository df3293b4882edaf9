import ArgumentParser
import Console
import Domain
import Store

struct CancelCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancel a session, or one of its meetings: INSTÄLLD in the calendars.",
        discussion: "Everybody keeps their place, so that undo or reinstate gives all back.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The session.")
    var session: String

    @Option(help: ArgumentHelp("The meeting of that date alone, by the series.", valueName: "date"))
    var date: String?

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        let session: ID<Offering> = try Slug.parse(session, "SESSION")
        if let date {
            let day = try Given.day(date, "--date")
            try telling.tell(try await term.move(day, of: session, to: nil, by: acting.actor(), operation: acting.id()))
        } else {
            try telling.tell(try await term.cancel(session, by: acting.actor(), operation: acting.id()))
        }
    }
}

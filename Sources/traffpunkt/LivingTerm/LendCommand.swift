import ArgumentParser
import Console
import Domain
import Store

struct LendCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "lend",
        abstract: "Set free seats of a session aside for another district's people, or take back what it has not used.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The session.")
    var session: String

    @Option(help: ArgumentHelp("The district.", valueName: "id"))
    var to: String

    @Option(help: ArgumentHelp("How many seats.", valueName: "n"))
    var seats: Int?

    @Flag(help: "Take back the seats that nobody of the district has taken.")
    var takeBack = false

    @OptionGroup var telling: TellingOptions

    func validate() throws {
        if (seats != nil) == takeBack { throw ValidationError("Give --seats, or --take-back.") }
    }

    func run(in term: LivingTerm) async throws {
        let session: ID<Offering> = try Slug.parse(session, "SESSION")
        let district: ID<District> = try Slug.parse(to, "--to")
        let (actor, operation) = (try acting.actor(), try acting.id())
        if let seats {
            try telling.tell(try await term.lend(seats, of: session, to: district, by: actor, operation: operation))
        } else {
            try telling.tell(try await term.takeBack(session, from: district, by: actor, operation: operation))
        }
    }
}

import ArgumentParser
import Domain
import Registration
import Store

struct UndoCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Make an act as if it had not been, while nobody has been told of it and nothing rests on it.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The operation, as the act told it.")
    var undone: String

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        let undone: ID<Registration.Operation> = try Slug.parse(undone, "OPERATION")
        try telling.tell(try await term.undo(undone, by: acting.actor(), operation: acting.id()))
    }
}

import ArgumentParser
import Domain
import Registration
import Store

struct ReleaseCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Open the held home seats of a session to guests before their date.")

    @OptionGroup var options: SessionOptions

    func act(
        on session: ID<Offering>, of term: LivingTerm, by actor: Actor, operation: ID<Registration.Operation>
    ) async throws -> LivingTerm.Done {
        try await term.release(session, by: actor, operation: operation)
    }
}

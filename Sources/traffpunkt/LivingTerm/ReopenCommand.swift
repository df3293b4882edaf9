import ArgumentParser
import Domain
import Registration
import Store

struct ReopenCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Take registrations for a closed session again.")

    @OptionGroup var options: SessionOptions

    func act(
        on session: ID<Offering>, of term: LivingTerm, by actor: Actor, operation: ID<Registration.Operation>
    ) async throws -> LivingTerm.Done {
        try await term.reopen(session, by: actor, operation: operation)
    }
}

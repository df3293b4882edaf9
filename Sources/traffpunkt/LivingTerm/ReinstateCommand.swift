import ArgumentParser
import Domain
import Registration
import Store

struct ReinstateCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "reinstate", abstract: "Hold a cancelled session after all.")

    @OptionGroup var options: SessionOptions

    func act(
        on session: ID<Offering>, of term: LivingTerm, by actor: Actor, operation: ID<Registration.Operation>
    ) async throws -> LivingTerm.Done {
        try await term.reinstate(session, by: actor, operation: operation)
    }
}

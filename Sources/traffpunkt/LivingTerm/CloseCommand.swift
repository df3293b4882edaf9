import ArgumentParser
import Domain
import Registration
import Store

struct CloseCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Take no more registrations for a session; those who wait go on waiting.")

    @OptionGroup var options: SessionOptions

    func act(
        on session: ID<Offering>, of term: LivingTerm, by actor: Actor, operation: ID<Registration.Operation>
    ) async throws -> LivingTerm.Done {
        try await term.close(session, by: actor, operation: operation)
    }
}

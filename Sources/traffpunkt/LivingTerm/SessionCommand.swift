import ArgumentParser
import Domain
import Registration
import Store

/// A command that does one thing to one session.
protocol SessionCommand: LivingTermCommand {
    var options: SessionOptions { get }

    func act(
        on session: ID<Offering>, of term: LivingTerm, by actor: Actor, operation: ID<Registration.Operation>
    ) async throws -> LivingTerm.Done
}

struct SessionOptions: ParsableArguments {
    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The session.")
    var session: String

    @OptionGroup var telling: TellingOptions
}

extension SessionCommand {
    var living: LivingTermOptions { options.living }

    func run(in term: LivingTerm) async throws {
        try options.telling.tell(
            try await act(
                on: Slug.parse(options.session, "SESSION"), of: term, by: options.acting.actor(), operation: options.acting.id()
            ))
    }
}

import ArgumentParser
import Console
import Domain
import Store

struct BarCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "bar",
        abstract: "Note that two people must not meet: they are never given seats in one session.",
        discussion: "Neither of them is told, and no message says why. A seat that one of them has is kept.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "A person's pseudonym.")
    var first: String

    @Argument(help: "The other's pseudonym.")
    var second: String

    func run(in term: LivingTerm) async throws {
        let (first, second) = (try Slug.person(first, "FIRST"), try Slug.person(second, "SECOND"))
        guard first != second else { throw Failure("SECOND: must be another person than the first") }
        let meet = try await term.bar(first, second, by: acting.actor(), operation: acting.id())
        print(meet ? "Noted. They have seats in one session now: ask one of them to give theirs up, or swap it." : "Noted.")
    }
}

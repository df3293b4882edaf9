import ArgumentParser
import Console
import Domain
import Store

struct EraseCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erase what tells who somebody is, or with --ended who anybody was once the term is long over.",
        discussion: """
            Their places are given up and pass on. The pseudonym stays in the ledgers as a number. Nothing brings it back; \
            backups hold it until they are replaced.
            """)

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The person's pseudonym.")
    var person: String?

    @Flag(help: "Everybody, once \(LivingTerm.daysKept) days have passed since the term's last.")
    var ended = false

    func validate() throws {
        if (person != nil) == ended { throw ValidationError("Give a person's pseudonym, or --ended.") }
    }

    func run(in term: LivingTerm) async throws {
        if let person {
            try await term.erase(Slug.person(person), by: acting.actor(), operation: acting.id())
            print("Erased: name, contact, needs and consents. Erased in backups when they are replaced.")
        } else {
            let count = try await term.eraseEnded(by: acting.actor())
            print(count == 0 ? "Nobody to erase: it is too early, or all are erased." : "Erased: \(count) people's details.")
        }
    }
}

import ArgumentParser
import Console
import Domain
import Registration
import Store

struct CorrectCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Put right what is stored of somebody; what is not given stays as it is.",
        discussion: """
            For the person and their home district. What stood there before is gone, and cannot be brought back.

              traffpunkt correct p-abcd2345 --as district:farsta --phone "070-123 45 67" --call
              traffpunkt correct p-abcd2345 --as district:farsta --protected-details
            """)

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: RoleOptions

    @Argument(help: "The person's pseudonym.")
    var person: String

    @OptionGroup var given: DetailsOptions

    func run(in term: LivingTerm) async throws {
        guard !given.isEmpty else {
            throw Failure("give what to put right, such as --name, --phone or --protected-details; --help lists all")
        }
        let person = try Slug.person(person, "PERSON")
        let actor = try acting.actor()
        try await term.correct(person, by: actor) { [given] stored in
            // Of somebody who came with a plan nothing is stored, but the district knows them.
            let stored = stored ?? PersonalDetails(name: nil, reach: .throughStaff)
            var faults: [String] = []
            let details = given.details(over: stored, respite: stored.needs.respite, into: &faults)
            guard faults.isEmpty else { throw Failure(faults.joined(separator: "\n")) }
            return details
        }
        print("corrected")
    }
}

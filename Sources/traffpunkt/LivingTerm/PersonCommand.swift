import ArgumentParser
import Console
import Domain
import Foundation
import Registration
import Store

struct PersonCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "Everything that is stored on somebody, as JSON, for the person and their home district.",
        discussion: "The look is itself written to the log that stands last in it.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The person's pseudonym.")
    var person: String

    func run(in term: LivingTerm) async throws {
        let record = try await term.record(of: Slug.person(person), for: acting.actor())
        let sessions = Dictionary(try await term.sessions().map { ($0.roster.session, $0.roster) }) { first, _ in first }
        try printJSON(Form(record, sessions))
    }

    private struct Form: Encodable {
        let person: String
        let district: String
        let details: PersonalDetails?
        let consentedAt: String?
        let nameKnownTo: [String]
        let places: [PlaceForm]
        let log: [Look]

        struct Look: Encodable {
            let number: Int
            let at: String
            let by: String
            let act: String
            let reason: String
        }

        enum CodingKeys: String, CodingKey {
            case person, district, details, consentedAt = "consented_at", nameKnownTo = "name_known_to_host_of", places, log
        }

        init(_ record: PersonRecord, _ sessions: [ID<Offering>: Roster]) {
            person = record.person.text
            district = record.district.text
            details = record.details
            consentedAt = record.consentedAt.map(Stockholm.text)
            nameKnownTo = record.consents.map(\.text)
            places = record.places.keys.sorted().compactMap { session in
                guard let place = record.places[session], let roster = sessions[session] else { return nil }
                return PlaceForm(place, in: roster, .swedish)
            }
            log = record.history.map {
                Look(number: $0.number, at: Stockholm.text($0.at), by: $0.actor, act: $0.act, reason: $0.reason)
            }
        }
    }
}

import ArgumentParser
import Console
import Domain
import Foundation
import Registration
import Store
import Web

struct PersonCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "Everything that is stored on somebody, as JSON, for the person and their home district.",
        discussion: "The look is itself written to the log that stands last in it.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: RoleOptions

    @Argument(help: "The person's pseudonym.")
    var person: String

    func run(in term: LivingTerm) async throws {
        try printJSON(try await PersonForm(of: Slug.person(person), for: acting.actor(), in: term))
    }
}

struct FindCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Who is on the telephone: the pseudonym behind the short code that stands on a person's own page.",
        discussion: "For the person's home district alone. The look is written to the person's log.")

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: RoleOptions

    @Argument(help: "The code as it is said, such as ABCD-EF23.")
    var code: String

    @Option(help: "The language of the answer: sv or en.")
    var language: SpokenLanguage = .sv

    @Option(help: "text for people, json for programs.")
    var format: OutputFormat = .text

    func run(in term: LivingTerm) async throws {
        guard let code = ShortCode(code) else {
            throw Failure("CODE \"\(code.shown)\": must be eight letters and digits 2-7, such as ABCD-EF23")
        }
        let nobody = Failure("\(code): nobody of the district has that code; ask for it again, or for the session and the name")
        let actor = try acting.actor()
        guard case .district = actor else {
            throw Failure(
                "--as \(actor): only staff of the person's home district find people by their code; say which with --as district:ID"
            )
        }
        guard let person = try await term.person(byCode: code) else { throw nobody }
        let form: PersonForm
        do {
            form = try await PersonForm(of: person, for: actor, in: term, language.wording)
        } catch Refusal.unknownPerson {
            throw nobody
        }
        switch format {
        case .json: try printJSON(form)
        case .text:
            print("pseudonym: \(form.person)")
            for place in form.places {
                print("\(place.session): \([place.status, place.text].compactMap(\.self).joined(separator: ", "))")
            }
        }
    }
}

struct LinkCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "A new address of a person's own page, for somebody who has lost theirs; the old one goes on working.",
        discussion: """
            Give it to nobody but the person: whoever has it sees the page. Of a calendar there is one address at most, so that a new \
            one closes the old.

              traffpunkt link p-abcd2345 --as district:farsta --origin https://traffpunkt.example
              traffpunkt link p-abcd2345 --as district:farsta --close-calendar
            """)

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: RoleOptions

    @Argument(help: "The person's pseudonym.")
    var person: String

    @Option(
        help: ArgumentHelp("How visitors reach the site (default: http://127.0.0.1:8080).", valueName: "address"),
        transform: origin(_:))
    var origin = Origin(host: "127.0.0.1:8080", isSecure: false)

    @Flag(help: "Close all earlier addresses of the page.")
    var closesOthers = false

    @Flag(help: "The address of the person's own calendar instead.")
    var calendar = false

    @Flag(help: "Only close the calendar's address.")
    var closeCalendar = false

    func validate() throws {
        guard [closesOthers, calendar, closeCalendar].count(where: { $0 }) <= 1 else {
            throw ValidationError("--closes-others, --calendar and --close-calendar: give one of them")
        }
    }

    func run(in term: LivingTerm) async throws {
        let person: ID<Person> = try Slug.person(person)
        let actor = try acting.actor()
        if closeCalendar {
            try await term.revokeLinks(.calendar, of: person, by: actor)
            print("closed")
            return
        }
        let token = try await term.makeLink(
            calendar ? .calendar : .page, for: person, closesOthers: closesOthers, by: actor)
        print("\(origin.text)/min/\(token.text)\(calendar ? ".ics" : "")")
    }
}

/// All that is stored of somebody, for programs.
struct PersonForm: Encodable {
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

    /// - Throws: `Refusal.unknownPerson` to whoever may not see it. The look is written to the person's log.
    init(of person: ID<Person>, for actor: Actor, in term: LivingTerm, _ wording: Wording = .swedish) async throws {
        let record = try await term.record(of: person, for: actor)
        let sessions = Dictionary(try await term.views(of: person).map { ($0.roster.session, $0.roster) }) { first, _ in first }
        self.init(record, sessions, wording)
    }

    private init(_ record: PersonRecord, _ sessions: [ID<Offering>: Roster], _ wording: Wording) {
        person = record.person.text
        district = record.district.text
        details = record.details
        consentedAt = record.consentedAt.map(Stockholm.text)
        nameKnownTo = record.consents.map(\.text)
        places = record.places.keys.sorted().compactMap { session in
            guard let place = record.places[session], let roster = sessions[session] else { return nil }
            return PlaceForm(place, in: roster, wording)
        }
        log = record.history.map {
            Look(number: $0.number, at: Stockholm.text($0.at), by: $0.actor, act: $0.act, reason: $0.reason)
        }
    }
}

import ArgumentParser
import Console
import Domain
import Registration
import Store

struct OffersCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "offers",
        abstract: "Do what is due, and list the open offers with the time to reply by.",
        discussion: """
            Offers that got no answer pass on first, and held seats whose date has come are released: run it every hour or so. With \
            --as, those whom the role may reach are listed with name and contact, each look being logged. With --tell they are \
            marked as told: from then on what was done in those sessions cannot be undone.
            """)

    @OptionGroup var living: LivingTermOptions

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "As whom: \(RoleOptions.forms) (default: TRAFFPUNKT_AS); without, pseudonyms alone.", valueName: "role"))
    var role: String?

    @Option(help: ArgumentHelp("Only of people who live in that district.", valueName: "id"))
    var district: String?

    @Flag(help: "Mark what is listed as told.")
    var tell = false

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        let actor = try RoleOptions.actor(role)
        let home: ID<District>? = try district.map { try Slug.parse($0, "--district") }
        _ = try await term.catchUp { .new() }
        let views = try await term.sessions()
        var offers: [Offer] = []
        for view in views {
            for place in view.roster.places.values {
                guard case .offered(_, let replyBy) = place.status, home == nil || place.asking.district == home else {
                    continue
                }
                offers.append(Offer(view: view, place: place, replyBy: replyBy))
            }
        }
        offers.sort {
            ($0.replyBy, $0.view.roster.session, $0.place.asking.person) < (
                $1.replyBy, $1.view.roster.session, $1.place.asking.person
            )
        }
        let sessions = Array(Set(offers.map(\.view.roster.session))).sorted()
        var seen: [Key: Participant] = [:]
        if let actor {
            let wanted = Set(offers.map(\.key))
            let people = try await term.participants(of: sessions, for: actor, ID(slugOf: "offers")) { session, place in
                wanted.contains(Key(session: session, person: place.asking.person))
            }
            for participant in people {
                guard let place = participant.place else { continue }
                seen[Key(session: participant.session, person: place.asking.person)] = participant
            }
        }
        if tell { for session in sessions { try await term.noteTold(session) } }
        let forms = offers.map { OfferForm($0, seen[$0.key]) }
        switch telling.format {
        case .json: try printJSON(forms)
        case .text: print(forms.isEmpty ? nothing : zip(offers, forms).map(line).joined(separator: "\n"))
        }
    }

    private var nothing: String { telling.language == .sv ? "Inga erbjudanden väntar på svar." : "No offers wait for a reply." }

    private func line(_ offer: Offer, _ form: OfferForm) -> String {
        let wording = telling.language.wording
        let time = ActText.text(of: offer.replyBy, wording)
        let by = wording == .swedish ? "svar senast \(time)" : "reply by \(time)"
        let known = [form.name, form.contact].compactMap { $0 }
        return "\(form.session): \(form.person) (\(form.district)), \(by)"
            + (known.isEmpty ? "" : ": " + known.joined(separator: ", "))
    }

    struct Key: Hashable, Sendable {
        let session: ID<Offering>
        let person: ID<Person>
    }

    private struct Offer {
        let view: SessionView
        let place: Place
        let replyBy: Instant

        var key: Key { Key(session: view.roster.session, person: place.asking.person) }
    }

    private struct OfferForm: Encodable {
        let session: String
        let title: String
        let person: String
        let district: String
        let party: Int
        let replyBy: String
        let name: String?
        let contact: String?

        enum CodingKeys: String, CodingKey { case session, title, person, district, party, replyBy = "reply_by", name, contact }

        init(_ offer: Offer, _ seen: Participant?) {
            session = offer.view.roster.session.text
            title = offer.view.told.told.title
            person = offer.place.asking.person.text
            district = offer.place.asking.district.text
            party = offer.place.asking.party.rawValue
            replyBy = Stockholm.text(offer.replyBy)
            name = seen?.name?.text
            contact = seen?.reach?.text
        }
    }
}

import ArgumentParser
import Console
import Domain
import Registration
import Store

struct ParticipantsCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "participants",
        abstract: "List the people of a session, as far as the role may see them; each look is logged.",
        discussion: """
            A leader sees name and needs of those with a seat; the host district of a guest what the seat needs, and the name with \
            consent; the home district all. Of the rest only how many they are is told, and not even that to who has no part in it.
            """)

    @OptionGroup var living: LivingTermOptions

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("As whom: \(RoleOptions.forms) (default: TRAFFPUNKT_AS).", valueName: "role"))
    var role: String?

    @Argument(help: "The session.")
    var session: String

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        guard let actor = try RoleOptions.actor(role) else {
            throw Failure("--as: say as whom, since the look is logged; must be \(RoleOptions.forms)")
        }
        guard actor != .person else { throw Failure("--as person: a person sees their own record alone: traffpunkt person ID") }
        let all = try await term.participants(of: [Slug.parse(session, "SESSION")], for: actor)
        let form = Form(all)
        switch telling.format {
        case .json: try printJSON(form)
        case .text: print(lines(of: form).joined(separator: "\n"))
        }
    }

    private func lines(of form: Form) -> [String] {
        let isSwedish = telling.language == .sv
        let people = form.people.map { person in
            let known = [person.name, person.contact].compactMap { $0 } + person.needs
            return "\(person.person) (\(person.status)\(person.party == 2 ? ", 2" : ""))"
                + (known.isEmpty ? "" : ": " + known.joined(separator: ", "))
        }
        let others = form.others
        guard others > 0 else { return people.isEmpty ? [isSwedish ? "Ingen att visa." : "Nobody to show."] : people }
        return people + [
            isSwedish
                ? "\(telling.language.wording.count(others, .person)) till"
                : "and \(telling.language.wording.count(others, .person))"
        ]
    }

    private struct Form: Encodable {
        let people: [Someone]
        /// Who may be counted and no more.
        let others: Int

        struct Someone: Encodable {
            let person: String
            let status: String
            let party: Int
            let name: String?
            let contact: String?
            let needs: [String]
        }

        init(_ all: [Participant]) {
            people = all.compactMap { participant in
                guard let place = participant.place else { return nil }
                let needs = participant.needs
                return Someone(
                    person: place.asking.person.text, status: place.status.code, party: place.asking.party.rawValue,
                    name: participant.name?.text, contact: participant.reach?.text,
                    needs: (needs?.features.names ?? []) + (needs?.interpreter.map { ["interpreter:\($0)"] } ?? [])
                        + (needs?.respite == true ? ["respite"] : []))
            }
            others = all.count { $0.place == nil && $0.disclosure.showsNumbers }
        }
    }
}

extension PersonalDetails.Reach {
    var text: String {
        switch self {
        case .email(let address): address.text
        case .phone(let number): number.text
        case .call(let number): "call \(number.text)"
        case .throughStaff: "through staff"
        }
    }
}

import ArgumentParser
import Console
import Domain
import Registration
import Store

struct WaitlistCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "waitlist", abstract: "Tell who waits for a session in which order and why; by pseudonym, never by name.")

    @OptionGroup var living: LivingTermOptions

    @Argument(help: "The session.")
    var session: String

    @Option(help: ArgumentHelp("That person alone, by pseudonym.", valueName: "id"))
    var person: String?

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        let view = try await term.session(Slug.parse(session, "SESSION"))
        let one = try person.map { try Slug.person($0, "--person") }
        let line = view.roster.line.filter { one == nil || $0.asking.person == one }
        if let one, line.isEmpty {
            guard view.roster.places[one] != nil else { throw Refusal.hasNoPlace(view.roster.session) }
            throw Failure("\(view.roster.session): the person does not wait there, having a seat or an offer")
        }
        let districts = try await term.districts()
        let host = view.host.flatMap { districts[$0] }
        let forms = line.map { PlaceForm($0, in: view.roster, telling.language.wording, host: host) }
        switch telling.format {
        case .json: try printJSON(forms)
        case .text:
            let isSwedish = telling.language == .sv
            let head = "\(view.told.told.title) (\(view.roster.session))"
            let lines = forms.map { form in
                "\(form.position ?? 0). \(form.person) (\(form.district)): \(form.text ?? "")"
                    + (form.status == "resting" ? (isSwedish ? "; har låtit en plats gå förbi" : "; has let a seat pass") : "")
            }
            print(([head] + (lines.isEmpty ? [isSwedish ? "Ingen väntar." : "Nobody waits."] : lines)).joined(separator: "\n"))
        }
    }
}

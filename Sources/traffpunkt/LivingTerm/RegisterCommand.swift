import ArgumentParser
import Console
import Domain
import Registration
import Store

struct RegisterCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Register somebody for a session, or for one of several.",
        discussion: """
            A free seat in the first session is theirs at once; a free seat in another is offered. What they are called and how they \
            are reached is sealed, and never printed again but to themselves and their home district. Staff need the person's \
            consent first, and say so with --consent.

              traffpunkt register --as district:farsta --consent --district farsta --session aldre-farsta-1,digital-vbe-1 \
            --name "Kim" --phone "070-123 45 67"
              traffpunkt register --as person --district farsta --session aldre-farsta-1 --anonymous --email kim@example.org
            """)

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Option(help: ArgumentHelp("The sessions, the dearest first, with commas between.", valueName: "ids"))
    var session: String

    @Option(help: ArgumentHelp("The person's home district.", valueName: "id"))
    var district: String

    @OptionGroup var given: DetailsOptions

    @Option(help: ArgumentHelp("How many come, together or not at all: 1 or 2.", valueName: "n"))
    var party = 1

    @Option(help: ArgumentHelp("Days that the person needs to book respite before a first meeting.", valueName: "days"))
    var respite = 0

    @Option(help: ArgumentHelp("The priority class, 1 first; counts where the line goes by priority.", valueName: "n"))
    var priority = 1

    @Option(
        help: ArgumentHelp("When the registration came in, where that was earlier: \"2027-01-11 09:30\".", valueName: "time"))
    var registered: String?

    @Flag(help: "The person has said yes to being noted.")
    var consent = false

    @Option(help: ArgumentHelp("A further wish of somebody who is known by that pseudonym.", valueName: "id"))
    var person: String?

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        let input = try read()
        let hosts = Dictionary(try await term.sessions().map { ($0.roster.session, $0.host) }) { first, _ in first }
        let districts = try await term.districts()
        if let unknown = input.registering.sessions.first(where: { hosts[$0] == nil }) {
            throw Refusal.unknownSession(unknown)
        }
        guard districts[input.registering.district] != nil else {
            let near = suggestion(for: district, among: districts.keys.map(\.text))
            throw Failure("--district \"\(district)\": must be one of the term's districts\(near)")
        }
        let done = try await term.register(
            input.registering, as: input.person, by: input.actor, operation: input.operation)
        let person =
            input.person
            ?? done.entries.lazy.compactMap { entry -> ID<Person>? in
                if case .waitlisted(let asking) = entry.event, asking.wish == done.operation { asking.person } else { nil }
            }.first
        switch telling.format {
        case .json: try printJSON(RegisteredForm(person: person?.text, act: ActForm(done, telling.language.wording)))
        case .text:
            let text = ActText(done, telling.language.wording)
            let standings = input.registering.sessions.compactMap { session in
                let host = (hosts[session] ?? nil).flatMap { districts[$0] }
                return person.map { "\(session): \(text.standing(of: $0, in: session, host: host))" }
            }
            let pseudonym = person.map { ["pseudonym: \($0)"] } ?? []
            print((standings + pseudonym + [text.operation]).joined(separator: "\n"))
        }
    }

    private struct RegisteredForm: Encodable {
        let person: String?
        let act: ActForm
    }

    // MARK: Reading

    private struct Input {
        let registering: Registering
        let person: ID<Person>?
        let actor: Actor
        let operation: ID<Registration.Operation>
    }

    /// - Throws: all that is wrong with what was given, a line each, without any of it that could tell who the person is.
    private func read() throws(Failure) -> Input {
        var faults: [String] = []
        func attempt<Value>(_ body: () throws(Failure) -> Value) -> Value? {
            do {
                return try body()
            } catch {
                faults.append(error.description)
                return nil
            }
        }
        let actor = attempt { () throws(Failure) in try acting.actor() }
        let operation = attempt { () throws(Failure) in try acting.id() }
        let home: ID<District>? = attempt { () throws(Failure) in try Slug.parse(district, "--district") }
        let sessions = session.split(separator: ",", omittingEmptySubsequences: false).compactMap { text -> ID<Offering>? in
            attempt { () throws(Failure) in try Slug.parse(String(text.trimmingPrefix(" ")), "--session") }
        }
        let known = person.flatMap { text in attempt { () throws(Failure) in try Slug.person(text, "--person") } }
        let size = Party(rawValue: party)
        if size == nil { faults.append("--party \(party): must be 1 or 2") }
        if !(0...60).contains(respite) { faults.append("--respite \(respite): must be a number of days from 0 to 60") }
        if !(1...9).contains(priority) { faults.append("--priority \(priority): must be from 1 to 9") }
        let time = registered.flatMap { text in
            let time = WallTime(text)?.instant
            if time == nil { faults.append("--registered \"\(text.shown)\": must be \(WallTime.form)") }
            return time
        }
        if case .district = actor, !consent, known == nil {
            faults.append("--consent: say that the person has said yes to being noted; without it nobody is noted by staff")
        }
        let details =
            person != nil && given.isEmpty ? nil : given.details(over: nil, respite: respite > 0, into: &faults)
        guard faults.isEmpty, let actor, let operation, let home, let size else {
            throw Failure(faults.joined(separator: "\n"))
        }
        return Input(
            registering: Registering(
                sessions: sessions, district: home, party: size, priority: priority, leadDays: respite, details: details,
                registered: time, hasConsented: consent),
            person: known, actor: actor, operation: operation)
    }
}

import ArgumentParser
import Console
import Domain
import Planning
import Registration
import Store

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a plan the living term; again, bring in what has changed in the plan.",
        discussion: """
            The first time the database is made, and the key file where there is none. Again, what would change is shown, and \
            done with --apply. What people and staff have done since stays: nobody loses a seat or a place by an import.

              traffpunkt import my-city/ht2027 --plan plan
              traffpunkt import my-city/ht2027 --plan plan-2 --apply
            """)

    @OptionGroup var input: TermArgument

    @OptionGroup var plan: PlanArgument

    @OptionGroup var living: LivingTermOptions

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("As whom: \(RoleOptions.forms) (default: TRAFFPUNKT_AS, else city).", valueName: "role"))
    var role: String?

    @Flag(help: "Do what is shown, where the database holds the term already.")
    var apply = false

    @Option(help: "text for people, json for programs.")
    var format: OutputFormat = .text

    func run() async throws {
        let actor = try RoleOptions.actor(role) ?? .city
        let city = try input.city()
        let plan = try plan.read(of: city)
        let told = try PlanArgument.announcements(self.plan.path, of: city)
        let (review, isDone) = try await Self.bring(in: plan, of: city, told: told, to: living, by: actor, applies: apply)
        switch format {
        case .json: try printJSON(Form(review, isDone: isDone))
        case .text: print(Self.text(of: review, isDone: isDone, city))
        }
    }

    /// Brings a plan in, or where the term is there already and it is not to be done, only looks at what it would change.
    static func bring(
        in plan: Plan, of city: City, told: [Announcement]?, to living: LivingTermOptions, by actor: Actor, applies: Bool
    ) async throws -> (review: TermReview, isDone: Bool) {
        let term = try await living.openOrMake()
        do {
            let review = try await term.bring(
                in: plan, of: city, told: told, by: actor, operation: .new(), reviews: true)
            guard review.isNew || applies, !review.isEmpty else { return (review, false) }
            return (try await term.bring(in: plan, of: city, told: told, by: actor, operation: .new()), true)
        } catch {
            throw await RefusalWording.failure(of: error, in: term)
        }
    }

    static func text(of review: TermReview, isDone: Bool, _ city: City) -> String {
        if review.isEmpty { return "\(city.term.name): nothing has changed." }
        var lines = ["\(city.term.name)\(city.term.invented ? " (invented people and figures)" : "")"]
        lines += review.isNew ? ["  \(review.opened.count) sessions opened"] : review.opened.map { "  \($0): new" }
        lines += review.changed.map { "  \($0): told otherwise (title, time, place or dates)" }
        lines += review.cancelled.map { "  \($0): cancelled" }
        lines += review.capacities.map { "  \($0.session): \($0.after) seats instead of \($0.before)" }
        lines.append(
            "  \(review.people) new people: \(review.seated) seats, \(review.offers) offers, \(review.waiting) places in line")
        lines.append(isDone ? "Done." : "Nothing has been done yet; --apply does it.")
        return lines.joined(separator: "\n")
    }

    private struct Form: Encodable {
        let isNew: Bool
        let isDone: Bool
        let opened: [String]
        let changed: [String]
        let cancelled: [String]
        let capacities: [Capacity]
        let people: Int
        let seated: Int
        let waiting: Int
        let offers: Int

        struct Capacity: Encodable {
            let session: String
            let before: Int
            let after: Int
        }

        enum CodingKeys: String, CodingKey {
            case isNew = "new", isDone = "done", opened, changed, cancelled, capacities, people, seated, waiting, offers
        }

        init(_ review: TermReview, isDone: Bool) {
            isNew = review.isNew
            self.isDone = isDone
            opened = review.opened.map(\.text)
            changed = review.changed.map(\.text)
            cancelled = review.cancelled.map(\.text)
            capacities = review.capacities.map { Capacity(session: $0.session.text, before: $0.before, after: $0.after) }
            people = review.people
            seated = review.seated
            waiting = review.waiting
            offers = review.offers
        }
    }
}

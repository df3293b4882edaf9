import ArgumentParser
import Console
import Domain
import Store

struct MoveCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Hold one meeting of a session, or all that are still to come, at another time.",
        discussion: """
            Whether the leaders and the venue are free then, whatif tells beforehand.

              traffpunkt move aldre-farsta-1 --date 2027-03-02 --to "2027-03-09 18:00" --as district:farsta
              traffpunkt move aldre-farsta-1 --to "tis 18:00" --as district:farsta
            """)

    @OptionGroup var living: LivingTermOptions

    @OptionGroup var acting: ActorOptions

    @Argument(help: "The session.")
    var session: String

    @Option(help: ArgumentHelp("The meeting of that date alone, by the series.", valueName: "date"))
    var date: String?

    @Option(
        help: ArgumentHelp(
            "The new date and time, \"2027-03-09 18:00\"; without --date a weekly time, \"tis 18:00\".", valueName: "time"))
    var to: String

    @OptionGroup var telling: TellingOptions

    func run(in term: LivingTerm) async throws {
        let session: ID<Offering> = try Slug.parse(session, "SESSION")
        if let date {
            let day = try Given.day(date, "--date")
            guard let time = WallTime(to) else { throw Failure("--to \"\(to.shown)\": must be \(WallTime.form)") }
            try telling.tell(
                try await term.move(
                    day, of: session, to: (day: time.day, start: time.time), by: acting.actor(), operation: acting.id()))
        } else {
            let words = to.split(separator: " ").map(String.init)
            guard words.count == 2,
                let weekday = Wording.swedish.weekday(named: words[0]) ?? Wording.english.weekday(named: words[0]),
                let start = ClockTime(words[1]), start.minutes < 1440
            else {
                throw Failure(
                    "--to \"\(to.shown)\": must be a weekday and a time, such as \"tis 18:00\"; with --date, \(WallTime.form)")
            }
            try telling.tell(
                try await term.moveSeries(
                    session, to: WeeklyTime(weekday, start), by: acting.actor(), operation: acting.id()))
        }
    }
}

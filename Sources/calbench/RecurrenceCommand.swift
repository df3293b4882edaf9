import ArgumentParser
import Console
import Foundation

/// Races the following of rules.
struct RecurrenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recurrence",
        abstract: "Occurrences a second, by this project and by libical.",
        discussion: """
            Follows the same series from its DTSTART to its end and turns each occurrence into an instant, by this project and \
            by libical in turn, round after round on one thread; told is the median of the rounds. Both must find the same \
            number of occurrences at the same instants, or the exit code is 1.

            daily, weekly (MO,WE,FR) and monthly (2TU) are rules of ten years with a zone, read from their text each time. \
            "with exceptions" is the whole event, of a year (monthly: five), with every tenth occurrence left out by an EXDATE \
            and every fiftieth moved.

              calbench recurrence
              calbench recurrence --rounds 15 --format json
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(help: ArgumentHelp("Rounds for each side.", valueName: "number"))
    var rounds = 9

    @Option(help: "For people or for programs.")
    var format = Format.text

    func validate() throws {
        guard (1...1000).contains(rounds) else { throw ValidationError("--rounds \(rounds): 1 to 1000 would be right") }
    }

    func run() throws {
        let results = try RecurrenceCase.all().map { try Race($0.name, $0.own, $0.libical).result(rounds: rounds) }
        switch format {
        case .json: try printJSON(["recurrence": results])
        case .text: for line in RaceResult.lines(results, unit: "occurrences a second") { print(line) }
        }
        let wrong = results.filter { !$0.agree }.map(\.name)
        if !wrong.isEmpty { throw Failure("not the same on both sides: " + wrong.joined(separator: "; ")) }
    }
}

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

    @OptionGroup var options: RaceOptions

    func run() throws {
        let results = try RecurrenceCase.all().map { try Race($0.name, $0.own, $0.libical).result(rounds: options.rounds) }
        switch options.format {
        case .json: try printJSON(["recurrence": results])
        case .text: for line in RaceResult.lines(results, unit: "occurrences a second") { print(line) }
        }
        let wrong = results.filter { !$0.agree }.map(\.name)
        if !wrong.isEmpty { throw Failure("not the same on both sides: " + wrong.joined(separator: "; ")) }
    }
}

import ArgumentParser
import Console
import Domain
import Foundation
import Store

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read a term folder and list every fault in it.",
        discussion: """
            Each fault names file, line, column, the value that stands there and what would be right. Exit code 0 when there \
            is none, 1 when there are faults. calendars/README.md tells what belongs in the folder.

              traffpunkt check calendars/stockholm-vt2027
              traffpunkt check my-term --format json
            """)

    @OptionGroup var input: TermArgument

    @Option(help: "text for people, json for programs.")
    var format: OutputFormat = .text

    func run() throws {
        do throws(FolderFaults) {
            let folder = try input.read()
            report(folder)
        } catch {
            switch format {
            case .text:
                print(error.text, terminator: "")
                tell("\(error.all.count) \(error.all.count == 1 ? "fault" : "faults") in \(input.term)")
            case .json:
                try printJSON(Findings(faults: error.all, notes: []))
            }
            throw ExitCode(1)
        }
    }

    private func report(_ folder: TermFolder) {
        switch format {
        case .text:
            for warning in folder.warnings { print("note: \(warning)") }
            let city = folder.city
            print(
                """
                \(city.term.name): no faults. \(city.districts.count) districts, \(city.venues.count) venues, \
                \(city.leaders.count) leaders, \(city.offerings.count) offerings, \(city.requests.count) requests, \
                \(city.agreements.count) agreements.
                """)
        case .json:
            try? printJSON(Findings(faults: [], notes: folder.warnings))
        }
    }

    private struct Findings: Encodable {
        let faults: [FolderFault]
        let notes: [FolderFault]
    }
}

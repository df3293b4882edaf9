import ArgumentParser
import Console
import Demonstration
import Domain
import Foundation
import Store

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Plan the demonstration term, spring 2027 in Stockholm, in under 20 seconds.",
        discussion: """
            Writes the term's tables and calendars, and a plan of them, into a fresh folder. Every person, budget and figure \
            in it is invented; the districts are real.
            """)

    @Option(help: "The folder to make (default: traffpunkt-demo, or the next free name).", completion: .directory)
    var out: String?

    func run() throws {
        let folder = try makeFreshFolder()
        let term = folder + "/calendars/stockholm-vt2027"
        try ExampleCommand.write(DemonstrationTerm.stockholm(), to: folder + "/calendars")
        print("The demonstration term is in \(term)\n")
        let input = try TermArgument.parse([term])
        let city = try { () throws(Failure) -> City in
            do throws(FolderFaults) { return try input.read().city } catch { throw Failure(error.text) }
        }()
        try TermPlanning(city: city, effort: Effort.parse(["--steps", "\(DemoCommand.steps)"])).write(
            to: folder + "/plan", format: .text)
        print(
            "\nNext: change a table in \(term), then\n  swift run -c release traffpunkt check \(term)\n  swift run -c release traffpunkt plan \(term) --out \(folder)/plan"
        )
    }

    private static let steps = 250_000

    /// Makes the folder, so that two demonstrations at once have one each.
    private func makeFreshFolder() throws(Failure) -> String {
        if let out {
            let parent = URL(filePath: out).deletingLastPathComponent()
            try? FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            guard make(out) else {
                throw Failure("\(out) is there already, or cannot be made; name a folder that is not there")
            }
            return out
        }
        let names = ["traffpunkt-demo"] + (2...999).map { "traffpunkt-demo-\($0)" }
        guard let made = names.first(where: make) else {
            throw Failure("no folder traffpunkt-demo to traffpunkt-demo-999 can be made here; name one with --out")
        }
        return made
    }

    private func make(_ folder: String) -> Bool {
        (try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)) != nil
    }
}

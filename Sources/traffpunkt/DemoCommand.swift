import ArgumentParser
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
        let folder = try freshFolder()
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
            "\nNext: change a table in \(term), then\n  traffpunkt check \(term)\n  traffpunkt plan \(term) --out \(folder)/plan"
        )
    }

    private static let steps = 250_000

    private func freshFolder() throws(Failure) -> String {
        if let out {
            guard !FileManager.default.fileExists(atPath: out) else {
                throw Failure("\(out) is there already; name a folder that is not")
            }
            return out
        }
        let names = ["traffpunkt-demo"] + (2...999).map { "traffpunkt-demo-\($0)" }
        guard let free = names.first(where: { !FileManager.default.fileExists(atPath: $0) }) else {
            throw Failure("traffpunkt-demo to traffpunkt-demo-999 are there already; remove some, or name a folder with --out")
        }
        return free
    }
}

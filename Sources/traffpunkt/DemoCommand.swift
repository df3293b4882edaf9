import ArgumentParser
import Console
import Demonstration
import Domain
import Foundation
import Planning
import Registration
import Store

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Plan the demonstration term, spring 2027 in Stockholm, and serve its site.",
        discussion: """
            Writes the term's tables and calendars, a plan of them, and the living term of that plan, into a fresh folder, and \
            serves the site of it at http://127.0.0.1:8080 until Ctrl-C. Every person, budget and figure in it is invented; the \
            districts are real.
            """)

    @Option(help: "The folder to make (default: traffpunkt-demo, or the next free name).", completion: .directory)
    var out: String?

    @Flag(inversion: .prefixedNo, help: "Serve the site of the term when it is made.")
    var serve = true

    @OptionGroup var serving: ServingOptions

    func run() async throws {
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
        let (found, session, host) = try await makeLivingTerm(of: city, in: folder)
        let run = "swift run -c release traffpunkt"
        let database = "--database \(folder)/traffpunkt.db"
        print(
            """

            The living term is in \(folder)/traffpunkt.db, its key beside it. \(found)

            Register somebody as staff do, see who waits and who is offered a seat:
              \(run) register \(database) --as district:\(host) --consent --district \(host) --session \(session) --name Kim --through-staff
              \(run) waitlist \(session) \(database)
              \(run) offers \(database)
            or change a table in \(term), then
              \(run) check \(term)
              \(run) plan \(term) --out \(folder)/plan
            """)
        guard serve else { return print("\nServe its site:\n  \(run) serve \(database)") }
        try await serving.serve(try living(in: folder).open()) { address in
            print(
                """

                The site is at \(address)
                Choose a district, press a group, then "Lägg i din kalender" to subscribe or "Anmäl dig" to ask for a seat: you get \
                a page of your own, where you see your place and leave it. Ctrl-C stops the site; start it again with
                  \(run) serve \(database)
                """)
            fflush(nil)
        }
    }

    private func living(in folder: String) throws -> LivingTermOptions {
        try LivingTermOptions.parse(["--database", folder + "/traffpunkt.db", "--key", folder + "/traffpunkt.db.key"])
    }

    /// - Returns: what its verification found, and the session that most wait for, with its host.
    private func makeLivingTerm(
        of city: City, in folder: String
    ) async throws -> (found: String, session: ID<Offering>, host: ID<District>) {
        let living = try living(in: folder)
        let plan = try PlanArgument.read(folder + "/plan", of: city)
        let told = try PlanArgument.announcements(folder + "/plan", of: city)
        _ = try await ImportCommand.bring(in: plan, of: city, told: told, to: living, by: .city, applies: false)
        let term = try living.open()
        let hosted = try await term.sessions().compactMap { view in view.host.map { (view.roster, $0) } }
        guard let most = hosted.max(by: { ($0.0.line.count, $1.0.session) < ($1.0.line.count, $0.0.session) }) else {
            throw Failure("the demonstration's plan has no session that meets anywhere")
        }
        return (VerifyCommand.sentence(of: try await term.verify()), most.0.session, most.1)
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

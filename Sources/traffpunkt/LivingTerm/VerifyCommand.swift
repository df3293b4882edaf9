import ArgumentParser
import Console
import Domain
import Store

struct VerifyCommand: LivingTermCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that every seat follows from its ledger, every rule holds, and no log has been altered.",
        discussion: "Exit code 0 when all holds, 1 when something does not.")

    @OptionGroup var living: LivingTermOptions

    @Option(help: "text for people, json for programs.")
    var format: OutputFormat = .text

    func run(in term: LivingTerm) async throws {
        let found = try await term.verify()
        switch format {
        case .json: try printJSON(Form(found))
        case .text: print((found.problems + [VerifyCommand.sentence(of: found)]).joined(separator: "\n"))
        }
        if !found.problems.isEmpty { throw ExitCode(1) }
    }

    static func sentence(of found: Verification) -> String {
        let what = "\(found.sessions) sessions, \(found.entries) ledger entries, \(found.people) people's logs"
        let problems = found.problems.count
        return problems == 0 ? "All holds: \(what)." : "\(problems) \(problems == 1 ? "problem" : "problems") in \(what)."
    }

    private struct Form: Encodable {
        let sessions: Int
        let entries: Int
        let people: Int
        let problems: [String]

        init(_ found: Verification) {
            sessions = found.sessions
            entries = found.entries
            people = found.people
            problems = found.problems
        }
    }
}

import ArgumentParser
import Console
import Domain
import Registration
import Store

/// A command on a living term that is there: what goes wrong is told in one place.
protocol LivingTermCommand: AsyncParsableCommand {
    var living: LivingTermOptions { get }

    func run(in term: LivingTerm) async throws
}

extension LivingTermCommand {
    func run() async throws {
        let term = try living.open()
        do {
            try await run(in: term)
        } catch {
            throw await RefusalWording.failure(of: error, in: term)
        }
    }
}

/// How an act tells what it did.
struct TellingOptions: ParsableArguments {
    @Option(help: "The language of the answer: sv or en.")
    var language: SpokenLanguage = .sv

    @Option(help: "text for people, json for programs.")
    var format: OutputFormat = .text

    func tell(_ done: LivingTerm.Done) throws {
        switch format {
        case .text: print(ActText(done, language.wording).lines.joined(separator: "\n"))
        case .json: try printJSON(ActForm(done, language.wording))
        }
    }
}

/// Ids as they are given on a command line.
enum Slug {
    static func parse<Row>(_ text: String, _ option: String) throws(Failure) -> ID<Row> {
        do {
            return try ID(text)
        } catch {
            throw Failure("\(option) \"\(text.shown)\": must be \(InvalidID.form)")
        }
    }

    /// Not shown when it is none: somebody may have written a name.
    static func person(_ text: String, _ option: String = "PERSON") throws(Failure) -> ID<Person> {
        do {
            return try ID(text)
        } catch {
            throw Failure("\(option): must be a person's pseudonym, such as p-abcdefgh23456789, never a name")
        }
    }
}

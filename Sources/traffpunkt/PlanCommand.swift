import ArgumentParser
import Console
import Domain
import Foundation
import Planning
import Store

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Plan a term: timetable, seats, waitlists, calendar feeds and a report.",
        discussion: """
            Writes plan.json, waitlists.csv, waitlists/, feeds/ and report.html into a folder, all or nothing: a run that \
            fails leaves what was there. Ctrl-C ends the search and keeps the best plan so far; pressed twice, it ends the \
            program and writes nothing. The same folder, seed and steps give the same files, byte for byte.

              traffpunkt plan calendars/stockholm-vt2027 --out plan
              traffpunkt plan calendars/stockholm-vt2027 --out plan --seed 7 --steps 200000
            """)

    @OptionGroup var input: TermArgument

    @Option(help: "The folder to write; made if it is not there, replaced if it holds an earlier plan.", completion: .directory)
    var out: String

    @OptionGroup var effort: Effort

    @Option(help: "What to print when done: text for people, json for programs.")
    var format: OutputFormat = .text

    func run() throws {
        try PlanCommand.check(out, besideTerm: input.term)
        let folder: TermFolder
        do throws(FolderFaults) {
            folder = try input.read()
        } catch {
            throw Failure(error.text + "Nothing was planned: \(input.term) has faults.")
        }
        for warning in folder.warnings { tell("note: \(warning)") }
        try TermPlanning(city: folder.city, effort: effort).write(to: out, format: format)
    }

    /// - Throws: that a plan written there would touch the term.
    static func check(_ out: String, besideTerm term: String) throws(Failure) {
        let paths = [out, term].map { URL(filePath: $0).standardizedFileURL.resolvingSymlinksInPath().path + "/" }
        guard !paths[0].hasPrefix(paths[1]), !paths[1].hasPrefix(paths[0]) else {
            throw Failure("\(out): the plan cannot be written in, around or over the term folder; name another folder")
        }
    }
}

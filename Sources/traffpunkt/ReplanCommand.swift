import Console
import ArgumentParser
import Domain
import Foundation
import Planning
import Store

struct ReplanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replan",
        abstract: "Plan a term anew from a plan that has been announced, with the fewest changes.",
        discussion: """
            Change the term's tables and calendars first: a leader's or a venue's busy calendar, new requests, an agreement \
            that ends. What of the announced plan still holds then stays, sessions and seats alike; what does not is planned \
            anew so that as few people as can be are touched. A session that has lost its leader stays where it is when \
            somebody else can lead it. Free seats go to those who wait. Each change is told with its reason; changes.json has \
            them all. The announced plan is left as it is, and writing to another folder is all or nothing.

              traffpunkt replan my-city/ht2027 --announced plan --out plan-2
              traffpunkt replan my-city/ht2027 --announced plan --out plan-2 --may-move aldre-farsta-1 digital-vbe-1
              traffpunkt replan my-city/ht2027 --announced plan --out plan-2 --may-move all
            """)

    @OptionGroup var input: TermArgument

    @Option(
        help: ArgumentHelp("What was announced: a folder that plan or replan wrote, or its plan.json.", valueName: "plan"),
        completion: .directory)
    var announced: String

    @Option(
        help: "The folder to write; made if it is not there, replaced if it holds another plan than the announced.",
        completion: .directory)
    var out: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Announced offerings that may be planned anew although they could stay; or all.", valueName: "offering"))
    var mayMove: [String] = []

    @OptionGroup var effort: Effort

    @Option(help: "The language of the answer and of the texts in changes.json: sv or en.")
    var language: SpokenLanguage = .sv

    @Option(help: "text for people, json for programs.")
    var format: OutputFormat = .text

    /// The re-plan begins where the announced search ended; the plan without pooling gets the steps of both, within reason.
    private static let mostStepsAlone = 500_000

    func run() throws {
        try PlanCommand.check(out, besideTerm: input.term)
        let city = try input.city()
        let path = announced
        let announced = try PlanArgument.read(path, of: city)
        let told =
            try PlanArgument.announcements(path, of: city) ?? announced.announcements(in: city, at: city.term.revised)
        try checkOut()
        let released = try offerings(announced)
        let folder = try OutputFolder(out)
        try folder.check()
        let planning = TermPlanning(city: city, effort: effort)
        let (replan, alone) = try planning.plans(
            { seed, pace in
                do {
                    return try city.replan(from: announced, mayMove: released, seed: seed, pace: pace)
                } catch let conflict as PinsConflict {
                    throw refusal(of: conflict)
                }
            }, steps: { max($0.plan.origin.steps, min(announced.origin.steps, ReplanCommand.mostStepsAlone)) })
        try folder.write(
            planning.files(replan.plan, alone, after: told)
                + [OutputFile(ChangesFile.name, try ChangesFile.bytes(replan, of: city, wording: language.wording))])
        switch format {
        case .text:
            let served = (before: announced.seats.count, after: replan.plan.seats.count)
            print(language.wording.lines(of: replan, served: served, in: city).joined(separator: "\n"))
        case .json: try printJSON(ChangesForm(replan, in: city, wording: language.wording))
        }
        if Interruption.isRequested { tell("The search was stopped early; this is the best plan it had found.") }
        tell("written: \(out)/plan.json, \(out)/changes.json, \(out)/report.html, waitlists and feeds")
    }

    /// What was announced is what the next re-plan is held against, so it is not written over.
    private func checkOut() throws(Failure) {
        let place = { (path: String) in URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path + "/" }
        let (kept, new) = (place(announced), place(out))
        guard !kept.hasPrefix(new), !new.hasPrefix(kept) else {
            throw Failure("\(out): this is the announced plan, which is left as it is; name another folder")
        }
    }

    private func offerings(_ announced: Plan) throws(Failure) -> Set<ID<Offering>> {
        let planned = announced.sessions.map(\.offering)
        if mayMove == ["all"] { return Set(planned) }
        var found: Set<ID<Offering>> = []
        for text in mayMove {
            guard let id = try? ID<Offering>(text), planned.contains(id) else {
                let near = suggestion(for: text, among: planned.map(\.text))
                throw Failure("--may-move \"\(text)\": must be an offering of the announced plan, or all\(near)")
            }
            found.insert(id)
        }
        return found
    }

    private func refusal(of conflict: PinsConflict) -> Failure {
        let lines = conflict.decisions.map { "\($0.offering): what is pinned of it finds no place beside what is announced" }
        let advice = "Nothing was written. --may-move lets announced offerings give way."
        return Failure((lines + [advice]).joined(separator: "\n"))
    }
}

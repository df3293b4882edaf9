import Console
import ArgumentParser
import Domain
import Foundation
import Planning
import Store

struct AdviceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advise",
        abstract: "What one more leader, venue, group or agreement would give, and what pooling gives each district.",
        discussion: """
            Proposals come from where people wait, are ranked cheaply, and the best of each sort are verified: the plan is \
            planned again with them and held against the same plan, planned again as long without. Ctrl-C keeps what is \
            verified so far. The answer has exact numbers and is for staff, as plan.json is.

              traffpunkt advise calendars/stockholm-vt2027 --plan plan
              traffpunkt advise calendars/stockholm-vt2027 --plan plan --verify 3 --steps 50000 --format json
              traffpunkt advise calendars/stockholm-vt2027 --plan plan --between farsta,jarva
            """)

    @OptionGroup var input: TermArgument

    @OptionGroup var plan: PlanArgument

    @Option(
        help: ArgumentHelp(
            "Two districts whose agreement is verified in any case; may be given several times.", valueName: "a,b"))
    var between: [String] = []

    @Option(help: "How many of each sort to verify.")
    var verify: Int = 5

    @Option(help: "Steps of each planning.")
    var steps: Int = 20_000

    @Option(help: "Decides every random choice; the same seed and steps give the same advice.")
    var seed: UInt64 = 1

    @Option(help: "The language of the answer: sv or en.")
    var language: SpokenLanguage = .sv

    @Option(help: "text for people, json for programs.")
    var format: OutputFormat = .text

    func validate() throws {
        if !(1...100).contains(verify) { throw ValidationError("--verify must be 1 to 100.") }
        if !(0...1_000_000_000).contains(steps) { throw ValidationError("--steps must be 0 to 1000000000.") }
    }

    func run() throws {
        let city = try input.city()
        let asked = try between.map { pair throws(Failure) in try agreement(pair, in: city) }
        let plan = try plan.read(of: city)
        let study: AdviceStudy
        do {
            study = try AdviceStudy(city, plan: plan)
        } catch {
            throw self.plan.refusal(of: error, in: city, language.wording)
        }
        Interruption.watch()
        guard let advice = AdviceRun(study: study, asked: asked, verify: verify, seed: seed, steps: steps).advice() else {
            throw Failure("stopped before anything was verified")
        }
        switch format {
        case .text: print(AdviceText(advice: advice, city: city, wording: language.wording).text)
        case .json: try printJSON(AdviceForm(advice, of: city, wording: language.wording))
        }
    }

    private func agreement(_ pair: String, in city: City) throws(Failure) -> Addition {
        let ids = pair.split(separator: ",").compactMap { try? ID<District>(String($0)) }.filter { city.district[$0] != nil }
        guard pair.split(separator: ",", omittingEmptySubsequences: false).count == 2, ids.count == 2, ids[0] != ids[1] else {
            throw Failure(
                "--between \"\(pair)\": must be two districts of the term with a comma between, such as "
                    + city.districts.prefix(2).map(\.id.text).joined(separator: ","))
        }
        let order = city.districts.map(\.id).filter(ids.contains)
        return .agreement(order[0], order[1])
    }
}

/// Advice in words.
private struct AdviceText {
    let advice: Advice
    let city: City
    let wording: Wording

    var text: String {
        let head = [
            wording.text(of: .heading(term: city.term.name)),
            wording.text(
                of: .control(served: advice.control.served, l1: advice.control.score.l1, least: advice.threshold)),
        ]
        let parts = Addition.Sort.allCases.flatMap { [""] + lines(of: $0) }
        return
            (head + (advice.isComplete ? [] : [wording.text(of: .stopped)]) + parts + pooling
            + ["", wording.text(of: .forStaff)]).joined(separator: "\n")
    }

    private func lines(of sort: Addition.Sort) -> [String] {
        let tried = advice.findings.filter { $0.addition.sort == sort }
        let shown = tried.filter { advice.helps($0) || advice.asked.contains($0.addition) }
        guard !shown.isEmpty else {
            let isUntried = tried.isEmpty && !advice.isComplete
            return [
                wording.text(of: .sort(sort)),
                "  " + wording.text(of: isUntried ? .notTried : .nothingHelps(tried: tried.count)),
            ]
        }
        return [wording.text(of: .sort(sort))]
            + shown.enumerated().flatMap { index, finding in
                let note = advice.helps(finding) ? "" : ": " + wording.text(of: .noHelp)
                return ["\(index + 1). " + wording.text(of: finding.addition, in: city) + note]
                    + details(of: finding).map { "     " + $0 }
            }
    }

    private func details(of finding: Advice.Finding) -> [String] {
        let uses = finding.outcome.uses.map {
            "\(wording.text(of: .uses)) \(wording.name($0.offering, city)): \(wording.text(of: Arrangement($0), in: city))"
        }
        let opens = city.opened(by: finding.addition).map { wording.name($0, city) }
        return wording.lines(of: advice.control.change(to: finding.outcome).mostLiftedFirst, in: city) + uses
            + (opens.isEmpty ? [] : ["\(wording.text(of: .opens)): \(opens.joined(separator: ", "))"])
    }

    private var pooling: [String] {
        guard let alone = advice.alone else { return [] }
        return ["", "\(wording.text(of: .pooling)), \(wording.text(of: .poolingColumns))"]
            + advice.control.byDistrict(beside: alone, in: city).map { row in
                "  "
                    + wording.text(
                        of: .district(row.district.name, asked: row.asked, with: row.with, without: row.without))
            }
    }
}

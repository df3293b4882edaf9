import Console
import ArgumentParser
import Domain
import Foundation
import Planning
import Store

struct WhatIfCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whatif",
        abstract: "Try a change of one offering: what stands against it, and what it would do.",
        discussion: """
            Conflicts come as block (a hard rule would break), warn (somebody loses a seat, leaders change, a group next door \
            meets then too) and note (preferences). What --to leaves out stays as it is. Without --to, the best other times, or why none works. \
            Nothing is written; the row of pins.csv that would keep the change is printed. Exit code 1 when it is blocked.

              traffpunkt whatif calendars/stockholm-vt2027 --plan plan --move aldre-farsta-1 --to "tis 17:30"
              traffpunkt whatif calendars/stockholm-vt2027 --plan plan --move aldre-farsta-1 --to "tors 13:00 aulan vecka 5"
              traffpunkt whatif calendars/stockholm-vt2027 --plan plan --move aldre-farsta-1 --best 5
            """)

    @OptionGroup var input: TermArgument

    @OptionGroup var plan: PlanArgument

    @Option(help: ArgumentHelp("The offering to change.", valueName: "offering"))
    var move: String

    @Option(
        help: ArgumentHelp(
            "Some of weekday, time, venue (or digital) and start week: \"tis 17:30 lokal-a vecka 5\".", valueName: "where"))
    var to: String?

    @Option(
        help: ArgumentHelp(
            "Who would lead it, with commas between; left out, those who do, or others who are free.", valueName: "ids"))
    var leaders: String?

    @Option(help: ArgumentHelp("How many other times to rank (default: 5).", valueName: "n"))
    var best: Int?

    @Option(help: "The language of the answer: sv or en.")
    var language: SpokenLanguage = .sv

    @Option(help: "text for people, json for programs.")
    var format: OutputFormat = .text

    func validate() throws {
        if best != nil, to != nil || leaders != nil { throw ValidationError("Give --best alone, or --to and --leaders.") }
        if let best, !(1...100).contains(best) { throw ValidationError("--best must be 1 to 100.") }
    }

    func run() throws {
        let start = Exertion.now()
        let city = try input.city()
        let offering = try known(move, "--move", city.offering, "offering")
        let plan = try plan.read(of: city)
        let read = Exertion.now()
        let whatIf: WhatIf
        do {
            whatIf = try WhatIf(city, plan: plan)
        } catch {
            throw self.plan.refusal(of: error, in: city, language.wording)
        }
        let session = whatIf.session(of: offering.id)
        let moves: [WhatIf.Move]
        if to == nil, leaders == nil {
            let ranked = whatIf.bestTimes(of: offering.id, most: best ?? 5)
            moves = ranked.isEmpty ? whatIf.otherTimes(of: offering.id) : ranked
        } else {
            let wanted = try arrangement(of: offering, now: session, in: city)
            moves = [whatIf.move(to: wanted, choosesLeaders: leaders == nil)]
        }
        let done = Exertion.now()
        switch format {
        case .text: print(text(of: moves, offering, session, city))
        case .json: try printJSON(WhatIfForm(moves, offering, session, city, language.wording))
        }
        tell("read in \(milliseconds(read - start)), worked out in \(milliseconds(done - read))")
        if to != nil || leaders != nil, moves.contains(where: \.isBlocked) { throw ExitCode(1) }
    }

    private func milliseconds(_ seconds: Double) -> String { "\(Int((seconds * 1000).rounded(.up))) ms" }

    // MARK: Reading

    private func arrangement(of offering: Offering, now session: Session?, in city: City) throws(Failure) -> Arrangement {
        let crew = try leaders.map { text throws(Failure) in
            try text.split(separator: ",").map { word throws(Failure) in
                try known(String(word), "--leaders", city.leader, "leader").id
            }
        }
        do {
            let wish = to == nil ? ArrangementText() : try ArrangementText(to ?? "", in: city, wording: language.wording)
            return try wish.arrangement(of: offering, now: session, leaders: crew)
        } catch {
            throw Failure(error.problems.map { "--to: \($0)" }.joined(separator: "\n"))
        }
    }

    private func known<Row>(_ text: String, _ option: String, _ rows: [ID<Row>: Row], _ what: String) throws(Failure) -> Row {
        guard let row = (try? ID<Row>(text)).flatMap({ rows[$0] }) else {
            let near = suggestion(for: text, among: rows.keys.map(\.text))
            throw Failure("\(option) \"\(text)\": must be the id of one of the term's \(what)s\(near)")
        }
        return row
    }

    // MARK: Telling

    private func text(of moves: [WhatIf.Move], _ offering: Offering, _ session: Session?, _ city: City) -> String {
        let wording = language.wording
        let now = session.map { wording.text(of: Arrangement($0), in: city) } ?? wording.text(of: .notPlanned)
        let head = ["\(offering.title) (\(offering.id))", "  \(wording.text(of: .now)): \(now)"]
        let isFruitless = to == nil && leaders == nil && moves.allSatisfy(\.isBlocked)
        let ranked = moves.enumerated().flatMap { index, move in
            let mark = to == nil && leaders == nil ? "\(index + 1)." : "  \(wording.text(of: .to)):"
            return ["\(mark) \(wording.text(of: move.to, in: city))"] + lines(of: move, city).map { "     " + $0 }
        }
        return (head + (isFruitless ? [wording.text(of: .noOtherTime)] : []) + ranked + [wording.text(of: .forStaff)]).joined(
            separator: "\n")
    }

    private func lines(of move: WhatIf.Move, _ city: City) -> [String] {
        let wording = language.wording
        let conflicts = move.conflicts.map { "\(wording.text(of: $0.level)): \(wording.text(of: $0, in: city))" }
        guard let change = move.change else { return conflicts }
        return (conflicts.isEmpty ? [wording.text(of: .noConflicts)] : conflicts) + wording.lines(of: change, in: city)
            + [wording.text(of: .keepIt), PinTable.header, PinTable.row(of: move.pin, in: city.term)]
    }
}

/// What-ifs for programs.
private struct WhatIfForm: Encodable {
    let offering: String
    let now: ArrangementForm?
    let moves: [Move]

    struct Move: Encodable {
        let to: ArrangementForm
        let isBlocked: Bool
        let conflicts: [ConflictForm]
        let change: PlanChangeForm?
        let pin: String?

        enum CodingKeys: String, CodingKey { case to, isBlocked = "blocked", conflicts, change, pin }
    }

    init(_ moves: [WhatIf.Move], _ offering: Offering, _ session: Session?, _ city: City, _ wording: Wording) {
        self.offering = offering.id.text
        now = session.map { ArrangementForm(Arrangement($0), in: city) }
        self.moves = moves.map { move in
            Move(
                to: ArrangementForm(move.to, in: city), isBlocked: move.isBlocked,
                conflicts: move.conflicts.map { ConflictForm($0, in: city, wording: wording) },
                change: move.change.map(PlanChangeForm.init),
                pin: move.isBlocked ? nil : PinTable.row(of: move.pin, in: city.term))
        }
    }
}

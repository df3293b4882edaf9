import Console
import Domain
import Foundation
import ICalendar
import Planning
import Store
import Web

/// Plans a term, with and without pooling, and writes all that comes of it.
struct TermPlanning {
    let city: City
    let effort: Effort

    func write(to out: String, format: OutputFormat) throws {
        let folder = try OutputFolder(out)
        try folder.check()
        let (plan, alone) = try plans(
            { try city.plan(seed: $0, pace: $1) }, steps: \.origin.steps)
        try folder.write(files(plan, alone))
        switch format {
        case .text: print(summary(plan, alone, out))
        case .json: try printJSON(Outcome(plan, alone, city))
        }
    }

    /// What is planned, and then the same term planned without pooling, in as many steps.
    ///
    /// - Parameter make: the planning, from a seed and at a pace.
    func plans<Made>(
        _ make: (UInt64, Pace) throws -> Made, steps: (Made) -> Int
    ) throws(Failure) -> (made: Made, alone: Plan) {
        let meter = ProgressMeter()
        defer { meter.end() }
        let exertion = effort.exertion(ofPlans: 2)
        do {
            let made = try make(effort.seed, exertion.pace(showing: meter))
            let same = Exertion(steps: steps(made))
            meter.say("the same without pooling")
            return (made, try city.withoutPooling().plan(seed: effort.seed, pace: same.pace(showing: meter)))
        } catch let conflict as PinsConflict {
            let lines = conflict.decisions.map { decision in
                "pins.csv: \(decision.offering) cannot run as pinned: "
                    + (decision.reasons.isEmpty
                        ? "another pin takes its venue or leaders, or those pinned to it do not fit its seats"
                        : Wording.english.text(of: decision.reasons))
            }
            throw Failure((lines + ["Nothing was written: no plan was found that keeps all pins."]).joined(separator: "\n"))
        } catch {
            throw Failure("\(error)")
        }
    }

    /// What people and programs read of a plan.
    ///
    /// - Parameter earlier: what has been announced before.
    func files(_ plan: Plan, _ alone: Plan, after earlier: [Announcement] = []) throws -> [OutputFile] {
        let announcements = plan.announcements(in: city, after: earlier, at: city.term.revised)
        return [
            OutputFile(PlanFile.name, try PlanFile.bytes(plan, of: city)),
            OutputFile(AnnouncedFile.name, try AnnouncedFile.bytes(announcements, of: city)),
        ]
            + WaitlistTables.files(plan, of: city)
            + Feeds.all(of: announcements, in: city, at: city.term.revised).map { OutputFile("feeds/" + $0.path, $0.bytes) }
            + [OutputFile("report.html", Array(Report.html(city: city, plan: plan, alone: alone).utf8))]
    }

    // MARK: Telling

    private func summary(_ plan: Plan, _ alone: Plan, _ out: String) -> String {
        let outcome = Outcome(plan, alone, city)
        let stopped = !Interruption.isRequested ? "" : "The search was stopped early; this is the best plan it had found.\n"
        let again =
            Interruption.isRequested ? "" : "; again: --seed \(plan.origin.seed) --steps \(plan.origin.steps)"
        let shares = city.districts.compactMap { district -> (String, Int)? in
            let cells = plan.cells.filter { $0.district == district.id }
            let demand = cells.reduce(0) { $0 + $1.demand }
            return demand == 0 ? nil : (district.name, (demand - cells.reduce(0) { $0 + $1.unserved }) * 100 / demand)
        }.sorted { $0.1 < $1.1 }
        let spread =
            shares.first.flatMap { low in shares.last.map { high in "from \(low.1) % in \(low.0) to \(high.1) % in \(high.0)" }
            }
            ?? "-"
        return """
            \(city.term.name)\(city.term.invented ? " (invented people and figures)" : "")
            \(stopped)
              offerings planned   \(outcome.planned) of \(outcome.offerings)
              people with a seat  \(outcome.served) of \(outcome.requests), \(spread)
              seats shared        \(outcome.guests) guests from other districts
              without pooling     \(outcome.servedAlone) would have a seat, L1 \(outcome.l1Alone)
              score               L1 \(outcome.l1)  L2 \(outcome.l2)  L3 \(outcome.l3)   (lower is better\(again))

            Look at
              \(out)/report.html     the term in pictures, to read and print
              \(out)/plan.json       every session, seat, waitlist and reason
              \(out)/waitlists.csv   who waits where, and why; one file a district in waitlists/
              \(out)/feeds/city.ics  the calendar to subscribe to; also by district, pool, leader and venue
            """
    }

    /// What a program wants to know of a run.
    private struct Outcome: Encodable {
        let term: String
        let offerings: Int
        let planned: Int
        let requests: Int
        let served: Int
        let guests: Int
        let servedAlone: Int
        let l1: Int
        let l2: Int
        let l3: Int
        let l1Alone: Int
        let seed: UInt64
        let steps: Int

        enum CodingKeys: String, CodingKey {
            case term, offerings, planned, requests, served, guests, l1, l2, l3, seed, steps
            case servedAlone = "served_without_pooling"
            case l1Alone = "l1_without_pooling"
        }

        init(_ plan: Plan, _ alone: Plan, _ city: City) {
            term = plan.term.text
            offerings = city.offerings.count
            planned = plan.sessions.count
            requests = city.requests.count
            served = plan.seats.count
            guests = plan.seats.count { $0.isGuest }
            servedAlone = alone.seats.count
            (l1, l2, l3) = (plan.score.l1, plan.score.l2, plan.score.l3)
            l1Alone = alone.score.l1
            seed = plan.origin.seed
            steps = plan.origin.steps
        }
    }
}

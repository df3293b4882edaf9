import Domain
import Foundation
import IndependentCheck
import Store
import Testing

@testable import Planning

@Suite("Re-plans of generated terms")
struct GeneratedReplanTests {
    @Test("of which nothing has changed keep every session and every seat", arguments: UInt64(1)...40)
    func unchanged(seed: UInt64) throws {
        try GeneratedTerm.with(seed: seed) { term in
            let plan = try term.plan()
            let replan = try term.city.replan(from: plan, seed: 2, pace: Pace(steps: 1000))
            #expect(replan.plan.score.changes == 0)
            #expect(replan.kept == Replan.Kept(sessions: plan.sessions.count, seats: plan.seats.count))
            if replan.plan.score.l1 == plan.score.l1 {
                #expect(replan.plan.sessions == plan.sessions)
                #expect(replan.plan.seats == plan.seats)
                #expect(replan.changes == [])
            }
        }
    }

    @Test("with 30 new requests move nobody, and serve no fewer", arguments: UInt64(1)...15)
    func newRequests(seed: UInt64) throws {
        try GeneratedTerm.with(seed: seed) { term in
            let plan = try term.plan()
            var random = SplitMix64(seed: seed)
            let new = (0..<30).map { index in
                let model = term.city.requests[random.below(term.city.requests.count)]
                return Request(
                    id: ID(slugOf: "new-\(index)"), registered: Instant(seconds: model.registered.seconds + 60),
                    district: model.district, group: model.group, language: model.language, kinds: model.kinds,
                    times: model.times, preferred: model.preferred, travels: model.travels, needs: model.needs,
                    priority: model.priority)
            }
            let now = try term.city.changed(requests: term.city.requests + new)
            let replan = try now.replan(from: plan, seed: 1, pace: Pace(steps: 1000))
            #expect(replan.kept == Replan.Kept(sessions: plan.sessions.count, seats: plan.seats.count))
            #expect(replan.plan.score.changes == 0)
            #expect(replan.plan.score.l1 <= Score.ofNobodyNew(now, plan))
        }
    }

    /// A term after it has lost a leader, a venue and some requests, as far as its other tables let it.
    private func damaged(_ term: GeneratedTerm, seed: UInt64) throws -> GeneratedTerm? {
        var random = SplitMix64(seed: seed)
        var now = term
        var isDamaged = false
        for table in ["leaders.csv", "venues.csv", "requests.csv", "requests.csv"] {
            let rows =
                ["leaders.csv": now.city.leaders.count, "venues.csv": now.city.venues.count][table] ?? now.city.requests.count
            let file = now.folder.appending(path: table)
            let before = try Data(contentsOf: file)
            if let less = try? now.losing(row: random.below(rows), of: table) {
                now = less
                isDamaged = true
            } else {
                try before.write(to: file)
            }
        }
        return isDamaged ? now : nil
    }

    @Test("that have lost leaders, venues and requests keep every rule, and tell every change")
    func judged() throws {
        let costs = try (UInt64(1)...40).compactMap(judge)
        // Most terms can be damaged, and most of those plans must change.
        #expect(costs.count >= 30)
        #expect(costs.count { $0 > 0 } >= 20, "\(costs)")
    }

    /// - Returns: the changes; nil where the term could not be damaged, or not be planned with its pins.
    private func judge(seed: UInt64) throws -> Int? {
        try GeneratedTerm.with(seed: seed) { term in
            let plan = try term.plan()
            let announced = term.folder.appending(path: "announced.json")
            try Data(PlanFile.bytes(plan, of: term.city)).write(to: announced)
            guard let now = try damaged(term, seed: seed) else { return nil }
            let replan: Replan
            do {
                replan = try now.city.replan(from: plan, seed: 1, pace: Pace(steps: 1000))
            } catch let conflict as PinsConflict {
                #expect(!conflict.decisions.isEmpty)
                return nil
            }
            let file = term.folder.appending(path: "replan.json")
            try Data(PlanFile.bytes(replan.plan, of: now.city)).write(to: file)
            let verdict = try violations(ofPlan: file, inTerm: now.folder, keeping: announced)
            #expect(verdict.violations == [])
            #expect(
                Score(l1: verdict.l1, changes: replan.plan.score.changes, l2: verdict.l2, l3: verdict.l3) == replan.plan.score)
            #expect(replan.changes.reduce(0) { $0 + $1.cost } == replan.plan.score.changes)
            let held = CityProblem(now.city, faithfulTo: plan)
            let solution = held.announced(replan.plan).solution
            let draft = Draft(held.problem, adopting: solution)
            #expect(draft.score.changes == replan.plan.score.changes)
            #expect(draft.score.changes == draft.sessionChanges + held.problem.seatChanges(solution.seats))
            let unlapsed = Set(plan.sessions.map(\.offering)).subtracting(now.city.lapses(of: plan).compactMap(\.ofSession))
            for session in plan.sessions where unlapsed.contains(session.offering) {
                #expect(replan.plan.sessions.contains(session))
            }
            let again = try now.city.replan(from: replan.plan, seed: 1, pace: Pace(steps: 1000))
            #expect(again.plan.score.changes == 0)
            #expect(
                again.kept == Replan.Kept(sessions: replan.plan.sessions.count, seats: replan.plan.seats.count))
            return replan.plan.score.changes
        }
    }

    @Test("in which a district leaves an agreement touch nobody else, where no session is cancelled")
    func agreement() throws {
        let touched = try (UInt64(1)...200).map(leave)
        #expect(touched.count { $0 > 0 } >= 5)
    }

    /// - Returns: how many could no longer come.
    private func leave(seed: UInt64) throws -> Int {
        try GeneratedTerm.with(seed: seed) { term in
            let plan = try term.plan()
            let guests = plan.seats.compactMap { seat -> (Agreement, ID<District>)? in
                guard seat.isGuest, case .pool(let id)? = term.city.offering[seat.offering]?.reach,
                    let pool = term.city.agreement[id], let request = term.city.request[seat.request]
                else { return nil }
                return (pool, request.district)
            }
            guard let (pool, leaver) = guests.first else { return 0 }
            // Where two are in it, a third comes in the place of the one that leaves.
            let others = term.city.districts.map(\.id).filter { !pool.members.contains($0) }
            let smaller = Agreement(
                id: pool.id, name: pool.name,
                members: pool.members.subtracting([leaver]).union(pool.members.count > 2 ? [] : others.prefix(1)),
                mostMinutes: pool.mostMinutes,
                mostHops: pool.mostHops, releaseDays: pool.releaseDays, validFrom: pool.validFrom, validUntil: pool.validUntil)
            let agreements = term.city.agreements.map { $0.id == pool.id ? smaller : $0 }
            guard let now = try? term.city.changed(agreements: agreements),
                let replan = try? now.replan(from: plan, seed: 1, pace: Pace(steps: 500))
            else { return 0 }
            var touched = 0
            let hosts = Dictionary(uniqueKeysWithValues: plan.sessions.map { ($0.offering, $0.host) })
            for change in replan.changes {
                switch change {
                case .seatLost(let request, let from, .outOfReach), .seatChanged(let request, let from, _, .outOfReach):
                    #expect(now.request[request]?.district == leaver || hosts[from] == leaver)
                    touched += 1
                case .seatLost(_, _, let why), .seatChanged(_, _, _, let why): #expect(why == .sessionGone)
                case .moved, .leadersReplaced, .dates: Issue.record("\(change)")
                case .cancelled, .opened, .seatGained: break
                }
            }
            return touched
        }
    }

    @Test("are the same for the same seed and steps")
    func reproducible() throws {
        try GeneratedTerm.with(seed: 3) { term in
            let plan = try term.plan()
            let all = Set(plan.sessions.map(\.offering))
            let first = try term.city.replan(from: plan, mayMove: all, seed: 4, pace: Pace(steps: 700))
            #expect(try term.city.replan(from: plan, mayMove: all, seed: 4, pace: Pace(steps: 700)) == first)
        }
    }
}

extension Score {
    /// L1 when those who sat in a plan do, and nobody else.
    fileprivate static func ofNobodyNew(_ city: City, _ plan: Plan) -> Int {
        let seated = Set(plan.seats.map(\.request))
        struct Key: Hashable { let district: ID<District>, group: TargetGroup }
        return Dictionary(grouping: city.requests) { Key(district: $0.district, group: $0.group) }.values.reduce(0) {
            $0 + Cell.shortfall(unserved: $1.count { !seated.contains($0.id) }, demand: $1.count)
        }
    }
}

extension AnnouncedChange {
    /// What the rules of `Faithfulness` say that it costs, worked out from what is told of it.
    var cost: Int {
        switch self {
        case .moved(let from, let to, let people, _):
            ((from.venue, from.startWeek) == (to.venue, to.startWeek) ? 0 : max(1, people))
                + (from.time == to.time ? 0 : 2 * max(1, people))
        case .leadersReplaced(_, let from, let to, let people, _): from.count { !to.contains($0) } * max(1, people)
        case .cancelled(_, let people, _): 3 * max(1, people)
        case .seatLost(_, _, .requestGone): 0
        case .seatLost, .seatChanged: 1
        case .dates, .opened, .seatGained: 0
        }
    }
}

extension Lapse {
    var ofSession: ID<Offering>? {
        switch self {
        case .session(let offering, _), .dates(let offering, _, _): offering
        case .mustRun, .mustSit, .seat: nil
        }
    }
}

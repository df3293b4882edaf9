internal import Domain

/// Who leads in place of leaders who cannot, so that sessions stay where they are.
extension CityProblem {
    /// The plan with other leaders for sessions that have lost nothing but leaders.
    ///
    /// As many as can stay do, weighted by the people in them, and then as few leaders as can be are replaced: exactly,
    /// unless there are more than `mostBranches` ways to try, and then as well as those show.
    /// - Complexity: O(min(branches, ways) × candidates × sessions × dates).
    func substituted(_ plan: Plan, _ reading: AnnouncedPlan) -> Plan {
        let kept = Set(reading.solution.placements.enumerated().compactMap { $1 == nil ? nil : city.offerings[$0].id })
        let leaderless = reading.lapses.compactMap { lapse -> ID<Offering>? in
            guard case .session(let offering, let obstacles) = lapse, !obstacles.isEmpty,
                obstacles.allSatisfy(\.isOfLeaders)
            else { return nil }
            return offering
        }
        let wanting = plan.sessions.filter { leaderless.contains($0.offering) }
        guard !wanting.isEmpty else { return plan }
        var staffing = Staffing(
            self, wanting: wanting, people: plan.participants, beside: plan.sessions.filter { kept.contains($0.offering) })
        let crews = staffing.best()
        return Plan(
            term: plan.term,
            sessions: plan.sessions.map { session in crews[session.offering].map { session.led(by: $0) } ?? session },
            seats: plan.seats, waitlists: plan.waitlists, cells: plan.cells, score: plan.score, decisions: plan.decisions,
            unserved: plan.unserved, origin: plan.origin)
    }
}

/// The search for crews, session after session, the one with the most people first (branch and bound).
private struct Staffing {
    typealias Crews = [ID<Offering>: [ID<Leader>]]

    static let mostBranches = 4000

    let compiled: CityProblem
    let wanting: [Session]
    let people: [ID<Offering>: Int]
    /// People in sessions that nobody leads, then leaders replaced, weighted by people.
    typealias Loss = (left: Int, replaced: Int)
    private var others: [Session]
    private var crews: Crews = [:]
    private var found: (loss: Loss, crews: Crews)?
    private var branches = 0

    init(_ compiled: CityProblem, wanting: [Session], people: [ID<Offering>: Int], beside others: [Session]) {
        self.compiled = compiled
        self.wanting = wanting.sorted { (people[$1.offering] ?? 0, $0.offering) < (people[$0.offering] ?? 0, $1.offering) }
        self.people = people
        self.others = others
    }

    mutating func best() -> Crews {
        staff(wanting[...], (0, 0))
        return found?.crews ?? [:]
    }

    private mutating func staff(_ rest: ArraySlice<Session>, _ loss: Loss) {
        branches += 1
        guard branches <= Staffing.mostBranches, found.map({ loss < $0.loss }) ?? true else { return }
        guard let session = rest.first else {
            found = (loss, crews)
            return
        }
        let weight = people[session.offering] ?? 0
        for crew in possibleCrews(of: session) {
            let replaced = session.leaders.count { !crew.contains($0) }
            others.append(session.led(by: crew))
            crews[session.offering] = crew
            staff(rest.dropFirst(), (loss.left, loss.replaced + Faithfulness.leadersReplaced(replaced, people: weight)))
            crews[session.offering] = nil
            others.removeLast()
        }
        staff(rest.dropFirst(), (loss.left + max(1, weight), loss.replaced))
    }

    /// Those that keep most of its leaders first.
    private func possibleCrews(of session: Session) -> [[ID<Leader>]] {
        let city = compiled.city
        guard let index = city.offerings.firstIndex(where: { $0.id == session.offering }) else { return [] }
        let row = compiled.problem.offerings[index]
        let pool = compiled.problem.leaderPool(of: index)
        let free = pool.map { city.leaders[Int($0)].id }.filter {
            city.obstacles(to: $0, leading: Arrangement(session), beside: others).isEmpty
        }
        let order = free.filter(session.leaders.contains) + free.filter { !session.leaders.contains($0) }
        let crews = order[...].choices(of: Int(row.leadersNeeded), most: Staffing.mostBranches)
        let replaced = crews.map { crew in session.leaders.count { !crew.contains($0) } }
        return crews.indices.sorted { (replaced[$0], $0) < (replaced[$1], $1) }.map { crews[$0].sorted() }
    }
}

extension ArraySlice {
    /// The ways to choose so many, in order of the first chosen; at most so many ways.
    fileprivate func choices(of count: Int, most: Int) -> [[Element]] {
        guard count > 0 else { return [[]] }
        var ways: [[Element]] = []
        for index in indices where ways.count < most && endIndex - index >= count {
            ways += self[(index + 1)...].choices(of: count - 1, most: most - ways.count).map { [self[index]] + $0 }
        }
        return ways
    }
}

extension Session {
    func led(by leaders: [ID<Leader>]) -> Session {
        Session(
            offering: offering, host: host, venue: venue, time: time, startWeek: startWeek, series: series, leaders: leaders)
    }
}

extension Plan {
    /// How many sit in each offering.
    var participants: [ID<Offering>: Int] { seats.reduce(into: [:]) { $0[$1.offering, default: 0] += 1 } }
}

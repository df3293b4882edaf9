internal import Domain

/// What is otherwise than announced, and why.
extension Replanning {
    func told(_ solution: Solution) -> Replan {
        let plan = Answer(compiled, solution).plan
        let comparison = Comparison(self, plan)
        return Replan(plan: plan, changes: comparison.changes, kept: comparison.kept)
    }
}

private struct Comparison {
    let replanning: Replanning
    let plan: Plan
    private let city: City
    private let sessions: [ID<Offering>: Session]
    private let seatNow: [ID<Request>: ID<Offering>]
    private let peopleBefore: [ID<Offering>: Int]

    init(_ replanning: Replanning, _ plan: Plan) {
        self.replanning = replanning
        self.plan = plan
        city = replanning.compiled.city
        sessions = Dictionary(plan.sessions.map { ($0.offering, $0) }) { first, _ in first }
        seatNow = Dictionary(plan.seats.map { ($0.request, $0.offering) }) { first, _ in first }
        peopleBefore = replanning.announced.participants
    }

    var kept: Replan.Kept {
        Replan.Kept(
            sessions: replanning.announced.sessions.count { sessionChanges($0).isEmpty },
            seats: replanning.announced.seats.count { seatNow[$0.request] == $0.offering })
    }

    var changes: [AnnouncedChange] {
        let before = Set(replanning.announced.sessions.map(\.offering))
        let seated = Set(replanning.announced.seats.map(\.request))
        let people = plan.participants
        return replanning.announced.sessions.flatMap(sessionChanges)
            + plan.sessions.filter { !before.contains($0.offering) }.map {
                .opened(Arrangement($0), people: people[$0.offering] ?? 0)
            }
            + replanning.announced.seats.compactMap(seatChange)
            + plan.seats.filter { !seated.contains($0.request) }.map { .seatGained($0.request, $0.offering) }
    }

    // MARK: Sessions

    private func sessionChanges(_ old: Session) -> [AnnouncedChange] {
        let id = old.offering
        let people = peopleBefore[id] ?? 0
        let from = Arrangement(old)
        guard let new = sessions[id] else { return [.cancelled(from, people: people, causes(of: id, isElsewhere: true))] }
        let to = Arrangement(new)
        let isMoved = (from.time, from.venue, from.startWeek) != (to.time, to.venue, to.startWeek)
        var found: [AnnouncedChange] = []
        if isMoved { found.append(.moved(from: from, to: to, people: people, causes(of: id, isElsewhere: true))) }
        if from.leaders != to.leaders {
            found.append(
                .leadersReplaced(
                    id, from: from.leaders, to: to.leaders, people: people, causes(of: id, isElsewhere: isMoved)))
        }
        let (lost, gained) = (Set(old.series.days), Set(new.series.days))
        if !isMoved, lost != gained {
            found.append(.dates(id, lost: lost.subtracting(gained).sorted(), gained: gained.subtracting(lost).sorted()))
        }
        return found
    }

    private func causes(of offering: ID<Offering>, isElsewhere: Bool) -> [ChangeCause] {
        let obstacles = replanning.lapses.flatMap { lapse -> [Obstacle] in
            if case .session(offering, let obstacles) = lapse { obstacles } else { [] }
        }
        let isLeaderless = !obstacles.isEmpty && obstacles.allSatisfy(\.isOfLeaders)
        let isAsked = replanning.mayMove.contains(offering)
        return obstacles.map(ChangeCause.obstacle) + (isElsewhere && isLeaderless && !isAsked ? [.nobodyToLeadIt] : [])
            + (isAsked ? [.asked] : [])
    }

    // MARK: People

    private func seatChange(_ old: Seat) -> AnnouncedChange? {
        let now = seatNow[old.request]
        guard now != old.offering else { return nil }
        let obstacle = obstacle(to: old)
        return now.map { .seatChanged(old.request, from: old.offering, to: $0, obstacle) }
            ?? .seatLost(old.request, from: old.offering, obstacle)
    }

    private func obstacle(to seat: Seat) -> SeatObstacle {
        guard let request = city.request[seat.request] else { return .requestGone }
        guard let offering = city.offering[seat.offering], let session = sessions[seat.offering] else { return .sessionGone }
        if city.pins.contains(where: { $0.request == seat.request && $0.offering != seat.offering }) { return .pinnedElsewhere }
        return city.obstacle(to: request, in: offering, Arrangement(session)) ?? .notKept
    }
}

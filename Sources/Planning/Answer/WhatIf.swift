public import Domain

/// A plan held in the core, so that changes of it are tried in milliseconds; none of them is kept.
public struct WhatIf: Sendable {
    let compiled: CityProblem
    let standing: Solution
    let sessions: [Session]
    private let offeringIndex: [ID<Offering>: Int]
    private let leaderIndex: [ID<Leader>: Int32]

    /// - Throws: what of the plan does not hold in the city, so that nothing can be built on it.
    /// - Complexity: that of compiling the city.
    public init(_ city: City, plan: Plan) throws(StalePlan) {
        let compiled = CityProblem(city)
        let announced = compiled.announced(plan)
        guard announced.lapses.isEmpty else { throw StalePlan(lapses: announced.lapses) }
        self.init(compiled, announced.solution)
    }

    init(_ compiled: CityProblem, _ solution: Solution) {
        self.compiled = compiled
        standing = solution
        sessions = Answer(compiled, solution).sessions
        offeringIndex = Dictionary(compiled.city.offerings.enumerated().map { ($1.id, $0) }) { first, _ in first }
        leaderIndex = Dictionary(compiled.city.leaders.enumerated().map { ($1.id, Int32($0)) }) { first, _ in first }
    }

    /// The session of an offering in the plan.
    public func session(of offering: ID<Offering>) -> Session? { sessions.first { $0.offering == offering } }

    // MARK: One change

    /// A change of one offering, and all that comes of it.
    public struct Move: Sendable {
        /// nil when the offering does not run in the plan.
        public let from: Session?
        /// With the leaders that it would have.
        public let to: Arrangement
        /// The gravest first.
        public let conflicts: [Conflict]
        /// nil when a hard rule would break.
        public let change: PlanChange?
        let solution: Solution?

        public var isBlocked: Bool { change == nil }
    }

    /// What an arrangement of an offering would bring, running or not.
    ///
    /// Those who sit in the offering and can come keep their seats; free seats go to those who wait, the worst-off cell first;
    /// those who lose their seat get another, if need be by a chain of people who move over. Only when the minimum is not
    /// reached so, all seats are given out anew.
    /// - Parameter choosesLeaders: whether other leaders may take over from those who cannot.
    public func move(to wanted: Arrangement, choosesLeaders: Bool) -> Move {
        let (arrangement, obstacles) = staffed(wanted, choosesLeaders: choosesLeaders)
        let from = session(of: wanted.offering)
        guard obstacles.isEmpty, let index = offeringIndex[wanted.offering],
            let placement = compiled.placement(of: index, as: arrangement)
        else { return blocked(from, arrangement, obstacles) }
        var trial = Draft(compiled.problem, adopting: standing)
        let row = compiled.problem.offerings[index]
        var isRunning = trial.rearrange(Int32(index), at: Int32(placement), ledBy: leaders(of: arrangement))
        let left = Int(trial.taken[index])
        if !isRunning {
            _ = trial.seatExactly()
            isRunning = trial.isWhole
        }
        guard isRunning else {
            return blocked(
                from, arrangement,
                [left < row.minimum ? .tooFewParticipants(left: left, minimum: Int(row.minimum)) : .pinned(.seat)])
        }
        let after = Solution(of: trial, seed: standing.seed, steps: standing.steps)
        return Move(
            from: from, to: arrangement, conflicts: conflicts(from, index, after).sorted { $0.level < $1.level },
            change: change(to: after), solution: after)
    }

    private func blocked(_ from: Session?, _ to: Arrangement, _ obstacles: [Obstacle]) -> Move {
        Move(from: from, to: to, conflicts: obstacles.map { .breaks($0) }, change: nil, solution: nil)
    }

    private func leaders(of arrangement: Arrangement) -> [Int32] {
        arrangement.leaders.compactMap { leaderIndex[$0] }.sorted()
    }

    /// The arrangement with leaders who can, if there are such, and what still stands against it.
    private func staffed(_ wanted: Arrangement, choosesLeaders: Bool) -> (Arrangement, [Obstacle]) {
        let city = compiled.city
        let obstacles = city.obstacles(to: wanted, beside: sessions)
        guard choosesLeaders, let index = offeringIndex[wanted.offering], obstacles.contains(where: \.isOfLeaders),
            let crew = crew(for: wanted, index)
        else { return (wanted, obstacles) }
        var arrangement = wanted
        arrangement.leaders = crew.sorted()
        return (arrangement, city.obstacles(to: arrangement, beside: sessions))
    }

    /// Leaders who are free for an arrangement: its own first, then those who lead the least.
    private func crew(for wanted: Arrangement, _ index: Int) -> [ID<Leader>]? {
        let city = compiled.city
        let wantedLeaders = Int(compiled.problem.offerings[index].leadersNeeded)
        let pool = compiled.problem.leaderPool(of: index)
        let free = pool.map { city.leaders[Int($0)].id }.filter {
            city.obstacles(to: $0, leading: wanted, beside: sessions).isEmpty
        }
        let load = sessions.reduce(into: [ID<Leader>: Int]()) { load, session in
            for leader in session.leaders { load[leader, default: 0] += 1 }
        }
        let order = free.sorted { a, b in
            (wanted.leaders.contains(a) ? 0 : 1, load[a] ?? 0, a) < (wanted.leaders.contains(b) ? 0 : 1, load[b] ?? 0, b)
        }
        return order.count >= wantedLeaders ? Array(order.prefix(wantedLeaders)) : nil
    }

    // MARK: What comes of it

    private func change(to after: Solution) -> PlanChange {
        let takers = { (solution: Solution) in
            solution.seats.reduce(into: [Int: Int]()) { counts, seat in
                if let seat { counts[seat, default: 0] += 1 }
            }
        }
        let (old, new) = (takers(standing), takers(after))
        return PlanChange(
            before: standing.score, after: after.score, servedBefore: standing.seats.count { $0 != nil },
            servedAfter: after.seats.count { $0 != nil },
            cells: CellChange.between(
                Answer(compiled, standing).cells, Answer(compiled, after).cells),
            offerings: compiled.city.offerings.indices.compactMap { index in
                let before = standing.placements[index].map { _ in old[index] ?? 0 }
                let now = after.placements[index].map { _ in new[index] ?? 0 }
                return before == now
                    ? nil : OfferingChange(offering: compiled.city.offerings[index].id, before: before, after: now)
            })
    }

    private func conflicts(_ from: Session?, _ index: Int, _ after: Solution) -> [Conflict] {
        let city = compiled.city
        let offering = city.offerings[index]
        guard let placement = after.placements[index] else { return [] }
        let detail = compiled.placements[placement]
        let leaders = after.leaders[index].map { city.leaders[$0].id }.sorted()
        var found: [Conflict] = []
        let seats = Array(zip(standing.seats, after.seats))
        let losers = seats.count { $0 != nil && $1 == nil }
        let movers = seats.count { $0 != nil && $1 != nil && $0 != $1 }
        if losers > 0 { found.append(.losesSeat(people: losers)) }
        if movers > 0 { found.append(.changesGroup(people: movers)) }
        if let from, from.leaders.sorted() != leaders { found.append(.leadersChange(from: from.leaders.sorted(), to: leaders)) }
        found += clashes(index, placement, detail.series.days)
        if !detail.series.missed.isEmpty, detail.series != from?.series {
            found.append(.closedDates(detail.series.missed, madeUp: offering.whenClosed == .skip))
        }
        if compiled.problem.placements[placement].strangeness > 0, detail.time.start != from?.time.start {
            found.append(.unfamiliarTime)
        }
        if after.l2 != standing.l2 { found.append(.preferences(before: standing.l2, after: after.l2)) }
        if after.l3 != standing.l3 { found.append(.consideration(before: standing.l3, after: after.l3)) }
        return found
    }

    /// Offerings near by for the same people that meet at the same time, and did not before.
    private func clashes(_ index: Int, _ placement: Int, _ days: [Day]) -> [Conflict] {
        let problem = compiled.problem
        let row = problem.placements[placement]
        let old = standing.placements[index].map { problem.placements[$0] }
        return problem.related[index].compactMap { other -> Conflict? in
            guard let there = standing.placements[Int(other)] else { return nil }
            let theirs = problem.placements[there]
            guard problem.clashNextDoor(row, theirs), old.map({ problem.clashNextDoor($0, theirs) }) != true else { return nil }
            let shared = Set(compiled.placements[there].series.days)
            return .clashNextDoor(compiled.city.offerings[Int(other)].id, days.filter(shared.contains))
        }
    }

    // MARK: The best of many

    /// The best other times of an offering: for each the best of its venues and start weeks, with leaders who are free.
    ///
    /// Ranked by L1, then by how few people lose their seat or change groups, then by L2 and L3.
    /// - Complexity: O(placements of the offering × (leaders × sessions + seats)).
    public func bestTimes(of offering: ID<Offering>, most: Int) -> [Move] {
        guard let index = offeringIndex[offering] else { return [] }
        let present = session(of: offering)
        var best: [WeeklyTime: (score: Score, arrangement: Arrangement)] = [:]
        var trial = Draft(compiled.problem, adopting: standing)
        let mark = trial.mark
        for placement in compiled.problem.offerings[index].placements {
            let detail = compiled.placements[placement]
            guard detail.time != present?.time else { continue }
            let wanted = Arrangement(
                offering: offering, time: detail.time, venue: detail.venue, startWeek: detail.startWeek,
                leaders: present?.leaders ?? [])
            let (arrangement, obstacles) = staffed(wanted, choosesLeaders: true)
            guard obstacles.isEmpty else { continue }
            defer { trial.undo(to: mark) }
            guard trial.rearrange(Int32(index), at: Int32(placement), ledBy: leaders(of: arrangement)) else { continue }
            if let known = best[detail.time], known.score <= trial.score { continue }
            best[detail.time] = (trial.score, arrangement)
        }
        let moves = best.values.sorted { ($0.score, $0.arrangement.time) < ($1.score, $1.arrangement.time) }
            .prefix(4 * most).map { move(to: $0.arrangement, choosesLeaders: false) }
        let rank = { (move: Move) in
            let score = move.change?.after ?? Score(l1: .max, l2: .max, l3: .max)
            return (score.l1, move.peopleTouched, score.l2, score.l3)
        }
        return Array(
            moves.enumerated().sorted { a, b in
                let (first, second) = (rank(a.element), rank(b.element))
                return first == second ? a.offset < b.offset : first < second
            }.map(\.element).prefix(most))
    }
}

extension WhatIf {
    /// Every other time of an offering that runs, in its venue and from its week: what stands against each, where none is
    /// among the best.
    public func otherTimes(of offering: ID<Offering>) -> [Move] {
        guard let session = session(of: offering), let times = compiled.city.offering[offering]?.times else { return [] }
        return times.uniqued().sorted().filter { $0 != session.time }.map { time in
            var arrangement = Arrangement(session)
            arrangement.time = time
            return move(to: arrangement, choosesLeaders: true)
        }
    }
}

extension WhatIf.Move {
    /// Those who lose their seat or sit in another offering.
    fileprivate var peopleTouched: Int {
        conflicts.reduce(0) { sum, conflict in
            switch conflict {
            case .losesSeat(let people), .changesGroup(let people): sum + people
            default: sum
            }
        }
    }

    /// What keeps the change in later plans, as a row of the pins table.
    public var pin: Pin {
        Pin(
            offering: to.offering, time: to.time, venue: to.venue, startWeek: to.startWeek, leaders: Set(to.leaders))
    }
}

/// A plan of which something does not hold in the term's tables.
public struct StalePlan: Error, Sendable {
    public let lapses: [Lapse]
}

extension Solution {
    var score: Score { Score(l1: l1, changes: changes, l2: l2, l3: l3) }

    /// A draft's seats by request, within each class to the earliest registrations.
    init(of draft: borrowing Draft, seed: UInt64, steps: Int = 0) {
        let seats = SeatAllocation.kept(by: draft)
        let score = seats.score(of: draft)
        self.init(
            placements: draft.placements, leaders: draft.crews.map { $0.sorted() }, seats: seats.ofRequests, l1: score.l1,
            changes: score.changes, l2: score.l2, l3: score.l3, seed: seed, steps: steps,
            work: Work())
    }
}

extension Draft {
    /// Puts an offering, running or not, at a placement, with leaders who are free for it and a venue that is.
    ///
    /// - Returns: whether it reaches its minimum and everybody pinned to it sits in it.
    mutating func rearrange(_ offering: Int32, at target: Int32, ledBy leaders: [Int32]) -> Bool {
        var scratch = Scratch(problem)
        let sat = isOpen(offering) ? (0..<taken[offering]).map { occupant(offering, $0) } : []
        if isOpen(offering) { close(offering) }
        open(offering, at: target, ledBy: leaders)
        let row = placementRow(offering)
        let order = sat.sorted { (problem.precedence(of: $0), $0) < (problem.precedence(of: $1), $1) }
        for cls in order where taken[offering] < row.seats {
            guard let visitor = problem.visitor(cls, at: row), !visitor.isGuest || guests[offering] < row.guestSeats,
                mayEnter(cls, offering)
            else { continue }
            seat(visitor, in: offering)
        }
        fill(offering, &scratch)
        for cls in order where waiting[cls] > 0 { _ = findSeat(for: cls, limit: .max, &scratch) }
        return isRunnable(offering)
    }
}

extension Problem {
    /// Those pinned first, then by the first registration in the class.
    fileprivate func precedence(of cls: Int32) -> Int {
        let row = classes[cls]
        return row.pinnedTo >= 0 ? -1 : row.members.first.map { registration[Int(members[$0])] } ?? 0
    }
}

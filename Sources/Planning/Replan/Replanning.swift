public import Domain

extension City {
    /// Plans the term anew from a plan that has been announced, with the fewest changes.
    ///
    /// What still holds stays, sessions and seats alike. A session that has lost only leaders stays where it is, if others can
    /// lead it; one that too few are left in stays, if enough can be found. Whatever cannot stay, or may move, is searched
    /// together with what was not announced, by L1 and then by the fewest changes (`Faithfulness`). The same city, plan, seed
    /// and steps give the same plan.
    ///
    /// - Parameter mayMove: announced offerings to plan anew although they could stay; their seats are not held.
    /// - Throws: when something pinned finds no place beside what stays.
    public func replan(
        from announced: Plan, mayMove: Set<ID<Offering>> = [], seed: UInt64, pace: Pace
    ) throws(PinsConflict) -> Replan {
        let replanning = Replanning(self, announced, mayMove)
        return replanning.told(try replanning.solve(seed: seed, pace: pace))
    }
}

/// An announced plan and the term as it is now.
struct Replanning {
    let announced: Plan
    let mayMove: Set<ID<Offering>>
    /// The term, nothing held.
    let compiled: CityProblem
    /// What of the announced plan does not hold.
    let lapses: [Lapse]
    /// What stands, with other leaders where some could not stay.
    let standing: AnnouncedPlan

    init(_ city: City, _ announced: Plan, _ mayMove: Set<ID<Offering>>) {
        self.announced = announced
        self.mayMove = mayMove
        compiled = CityProblem(city)
        let reading = compiled.announced(announced)
        lapses = reading.lapses
        standing = compiled.announced(compiled.substituted(announced, reading))
    }

    /// - Returns: in the indices of `compiled`.
    func solve(seed: UInt64, pace: Pace) throws(PinsConflict) -> Solution {
        var emptied = self.emptied
        while true {
            let held = CityProblem(compiled.city, holding: pins(emptied), faithfulTo: announced)
            let start = standing.solution.told(by: compiled, in: held)
            do {
                let solution = try held.problem.solve(seed: seed, pace: pace, from: start).restored(in: held.problem)
                let before = Draft(held.problem, adopting: start).score
                let isUnasked = lapses.isEmpty && mayMove.isEmpty
                return (isUnasked && solution.l1 == before.l1 ? start.with(before) : solution).told(by: held, in: compiled)
            } catch {
                let homeless = Set(error.offerings.map { compiled.city.offerings[$0].id })
                guard !emptied.isDisjoint(with: homeless) else { throw conflict(of: homeless) }
                emptied.subtract(homeless)
            }
        }
    }

    // MARK: What stays

    /// Sessions that only too few participants stand against.
    private var emptied: Set<ID<Offering>> {
        Set(
            standing.lapses.compactMap { lapse in
                guard case .session(let offering, let obstacles) = lapse, !mayMove.contains(offering),
                    obstacles.allSatisfy(\.isOfParticipants)
                else { return nil }
                return offering
            })
    }

    /// All that stays, as pins: sessions that hold, those that must be filled again, and the seats in both.
    private func pins(_ emptied: Set<ID<Offering>>) -> [Pin] {
        let city = compiled.city
        let leaderless = Set(
            lapses.compactMap { lapse in
                if case .session(let offering, let obstacles) = lapse, obstacles.contains(where: \.isOfLeaders) {
                    offering
                } else {
                    nil
                }
            })
        let stays = city.offerings.indices.filter { index in
            let id = city.offerings[index].id
            return !mayMove.contains(id) && (standing.solution.placements[index] != nil || emptied.contains(id))
        }
        let sessions = stays.compactMap { index -> Pin? in
            guard let placement = standing.placements[index] else { return nil }
            let detail = compiled.placements[placement]
            let id = city.offerings[index].id
            let leaders = leaderless.contains(id) ? nil : announced.sessions.first { $0.offering == id }?.leaders
            return Pin(
                offering: id, time: detail.time, venue: detail.venue, startWeek: detail.startWeek,
                leaders: leaders.map(Set.init))
        }
        let gone = Set(
            standing.lapses.compactMap { lapse in
                if case .seat(let request, _, let obstacle) = lapse, obstacle != .sessionGone { request } else { nil }
            })
        let staying = Set(stays.map { city.offerings[$0].id })
        let pinned = Set(city.pins.compactMap(\.request))
        let seats = announced.seats.filter { seat in
            staying.contains(seat.offering) && !gone.contains(seat.request) && !pinned.contains(seat.request)
        }
        return sessions + seats.map { Pin(offering: $0.offering, request: $0.request) }
    }

    /// Names what the tables pin, also where the search found no place for what is held in its way.
    private func conflict(of homeless: Set<ID<Offering>>) -> PinsConflict {
        let missing = lapses.compactMap { lapse -> ID<Offering>? in
            switch lapse {
            case .mustRun(let offering), .mustSit(_, let offering): offering
            case .session, .dates, .seat: nil
            }
        }
        let pinned = homeless.intersection(compiled.city.pins.map(\.offering)).union(missing)
        let named = pinned.isEmpty ? homeless : pinned
        return PinsConflict(
            decisions: compiled.city.offerings.filter { named.contains($0.id) }.map {
                Plan.Decision(offering: $0.id, reasons: [])
            })
    }
}

extension Obstacle {
    fileprivate var isOfParticipants: Bool {
        if case .tooFewParticipants = self { true } else { false }
    }
}

extension Solution {
    /// The same solution in another compilation of the same city.
    func told(by own: CityProblem, in other: CityProblem) -> Solution {
        Solution(
            placements: placements.enumerated().map { offering, placement in
                placement.flatMap { other.placement(of: offering, at: own.placements[$0]) }
            },
            leaders: leaders, seats: seats, l1: l1, changes: changes, l2: l2, l3: l3, seed: seed, steps: steps,
            work: work)
    }

    /// The same solution, with its score in another problem.
    fileprivate func with(_ score: Score) -> Solution {
        Solution(
            placements: placements, leaders: leaders, seats: seats, l1: score.l1, changes: score.changes, l2: score.l2,
            l3: score.l3, seed: seed, steps: steps, work: work)
    }
}

public import Domain

/// Pinned offerings for which no place was found together.
public struct PinsConflict: Error, Sendable {
    /// Why each that found no place cannot run; without reasons where it clashes with another pin.
    public let decisions: [Plan.Decision]
}

extension City {
    /// Plans the term: the same city, seed and number of steps give the same plan.
    public func plan(seed: UInt64, pace: Pace) throws(PinsConflict) -> Plan {
        let compiled = CityProblem(self)
        do {
            let solution = try compiled.problem.solve(seed: seed, pace: pace)
            return Answer(compiled, solution).plan
        } catch {
            throw PinsConflict(
                decisions: error.offerings.map { index in
                    let obstructions = Obstructions(compiled, to: index)
                    // What comes of the other pins is no fault of the offering's own.
                    let own = obstructions.leaveAWay ? [] : obstructions.smallest(1)
                    return Plan.Decision(offering: offerings[index].id, reasons: own.map { .stopped($0) })
                })
        }
    }
}

/// A solution told in the domain's words.
struct Answer {
    let compiled: CityProblem
    let solution: Solution
    let city: City
    let problem: Problem
    let classOf: [Int32]

    init(_ compiled: CityProblem, _ solution: Solution) {
        self.compiled = compiled
        self.solution = solution
        city = compiled.city
        problem = compiled.problem
        classOf = problem.classOfRequest
    }

    var plan: Plan {
        let sessions = self.sessions
        let waitlists = self.waitlists
        return Plan(
            term: city.term.id, sessions: sessions, seats: seats, waitlists: waitlists, cells: cells,
            score: solution.score, decisions: decisions,
            unserved: unserved(waitlists),
            origin: Plan.Origin(seed: solution.seed, steps: solution.steps))
    }

    var sessions: [Session] {
        solution.placements.enumerated().compactMap { offering, placement in
            guard let placement else { return nil }
            let detail = compiled.placements[placement]
            return Session(
                offering: city.offerings[offering].id, host: detail.host, venue: detail.venue, time: detail.time,
                startWeek: detail.startWeek, series: detail.series,
                leaders: solution.leaders[offering].map { city.leaders[$0].id }.sorted())
        }
    }

    private var seats: [Seat] {
        solution.seats.enumerated().compactMap { request, offering in
            guard let offering, let placement = solution.placements[offering],
                let visitor = problem.visitor(classOf[request], at: problem.placements[placement])
            else { return nil }
            return Seat(request: city.requests[request].id, offering: city.offerings[offering].id, isGuest: visitor.isGuest)
        }
    }

    var cells: [Cell] {
        struct Key: Hashable { let district: ID<District>, group: TargetGroup }
        var counts: [Key: (demand: Int, unserved: Int)] = [:]
        for (request, seat) in zip(city.requests, solution.seats) {
            let key = Key(district: request.district, group: request.group)
            let old = counts[key] ?? (0, 0)
            counts[key] = (old.demand + 1, old.unserved + (seat == nil ? 1 : 0))
        }
        return city.districts.flatMap { district in
            TargetGroup.allCases.compactMap { group in
                counts[Key(district: district.id, group: group)].map {
                    Cell(district: district.id, group: group, demand: $0.demand, unserved: $0.unserved)
                }
            }
        }
    }
}

extension Problem {
    var classOfRequest: [Int32] {
        var classOf = [Int32](repeating: 0, count: registration.count)
        for cls in classes.indices {
            for member in members(of: cls) { classOf[Int(member)] = Int32(cls) }
        }
        return classOf
    }
}

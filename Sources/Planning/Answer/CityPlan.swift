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
            let blank = Draft(compiled.problem)
            throw PinsConflict(
                decisions: error.offerings.map { index in
                    let obstacle = compiled.obstacle(to: index, in: blank)
                    // What comes of the other pins is no fault of the offering's own.
                    let isOwn = obstacle != .othersServeMore && obstacle != .noVenueAndLeaderTogether
                    return Plan.Decision(offering: offerings[index].id, reasons: isOwn ? [obstacle] : [])
                })
        }
    }
}

extension City {
    /// How many steps of planning fit in a time; see `Problem.steps(fitting:seed:clock:)`.
    public func steps(fitting seconds: Double, seed: UInt64, clock: () -> Double) -> Int {
        CityProblem(self).problem.steps(fitting: seconds, seed: seed, clock: clock)
    }
}

/// A solution told in the domain's words.
struct Answer {
    let compiled: CityProblem
    let solution: Solution
    let city: City
    let problem: Problem
    /// The timetable of the solution, nobody seated.
    let timetable: Draft
    let classOf: [Int32]

    init(_ compiled: CityProblem, _ solution: Solution) {
        self.compiled = compiled
        self.solution = solution
        city = compiled.city
        problem = compiled.problem
        timetable = Draft(problem, timetable: solution)
        classOf = problem.classOfRequest
    }

    var plan: Plan {
        let sessions = self.sessions
        let waitlists = self.waitlists
        return Plan(
            term: city.term.id, sessions: sessions, seats: seats, waitlists: waitlists, cells: cells,
            score: solution.score, decisions: decisions,
            unserved: unserved(waitlists),
            origin: Plan.Origin(seed: solution.seed, steps: solution.steps, isComplete: solution.isComplete))
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
        for (cls, row) in classes.enumerated() {
            for member in row.members { classOf[Int(member)] = Int32(cls) }
        }
        return classOf
    }
}

extension Draft {
    init(_ problem: Problem, timetable solution: Solution) {
        self.init(problem)
        for (offering, placement) in solution.placements.enumerated() {
            if let placement {
                open(Int32(offering), at: Int32(placement), ledBy: solution.leaders[offering].map { Int32($0) })
            }
        }
        commit()
    }
}

public import Domain

/// An earlier plan read back into the core: what of it still stands in the term as it is now, and what does not.
struct AnnouncedPlan {
    /// For each offering the placement where it was planned, if it can still be there: its leaders may be others.
    let placements: [Int?]
    /// What keeps every rule of the term as it is now, save that pinned offerings and seats may be missing: a search that
    /// starts here puts them in.
    let solution: Solution
    /// All that does not hold: sessions in the order of the plan, then what must run, then seats.
    let lapses: [Lapse]
}

extension City {
    /// What of an earlier plan does not hold in the term as it is now.
    public func lapses(of plan: Plan) -> [Lapse] { CityProblem(self).announced(plan).lapses }
}

extension CityProblem {
    /// Reads a plan back, which may be of the term as it was before its tables changed.
    ///
    /// Sessions come in one after another, pinned offerings first, and one that is in the way of those before it lapses; so do
    /// those that too few are left in. Where more sit than may, the earliest registrations keep their seats.
    /// - Complexity: O(sessions² × dates + seats × log audience).
    func announced(_ plan: Plan) -> AnnouncedPlan {
        var reading = Reading(self, plan)
        reading.takeSessions()
        reading.takeSeats()
        reading.dropTooSmall()
        return reading.plan
    }

    /// The placement of an arrangement; nil when there is none.
    /// - Complexity: O(placements of the offering).
    func placement(of index: Int, as arrangement: Arrangement) -> Int? {
        problem.offerings[index].placements.first { placements[$0].isWhere(arrangement) }
    }

    /// The placement where another compilation of the same city has one; nil when pins rule it out here.
    func placement(of index: Int, at detail: PlacementDetail) -> Int? {
        placement(
            of: index,
            as: Arrangement(
                offering: city.offerings[index].id, time: detail.time, venue: detail.venue, startWeek: detail.startWeek,
                leaders: []))
    }
}

/// The reading of a plan in progress.
private struct Reading {
    let compiled: CityProblem
    let earlier: Plan
    private let city: City
    private let problem: Problem
    private let offeringIndex: [ID<Offering>: Int]
    private let leaderIndex: [ID<Leader>: Int]
    private let classOf: [Int32]

    private var placements: [Int?]
    private var leaders: [[Int]]
    private var seats: [Int?]
    private var kept: [Session] = []
    private var standing: [Int?]
    private var sessionLapses: [ID<Offering>: [Lapse]] = [:]
    private var seatLapses: [Lapse] = []

    init(_ compiled: CityProblem, _ plan: Plan) {
        self.compiled = compiled
        earlier = plan
        city = compiled.city
        problem = compiled.problem
        offeringIndex = Dictionary(city.offerings.enumerated().map { ($1.id, $0) }) { first, _ in first }
        leaderIndex = Dictionary(city.leaders.enumerated().map { ($1.id, $0) }) { first, _ in first }
        classOf = problem.classOfRequest
        placements = Array(repeating: nil, count: city.offerings.count)
        standing = placements
        leaders = Array(repeating: [], count: city.offerings.count)
        seats = Array(repeating: nil, count: city.requests.count)
    }

    // MARK: Sessions

    mutating func takeSessions() {
        let pinned = Set(city.pins.map(\.offering))
        let isPinned = { (session: Session) in pinned.contains(session.offering) }
        for session in earlier.sessions.filter(isPinned) + earlier.sessions.filter({ !isPinned($0) }) { take(session) }
    }

    private mutating func take(_ session: Session) {
        let arrangement = Arrangement(session)
        let obstacles = city.obstacles(to: arrangement, beside: kept)
        guard let index = offeringIndex[session.offering],
            let placement = compiled.placement(of: index, as: arrangement)
        else { return lapse(session, obstacles) }
        if obstacles.allSatisfy(\.isOfLeaders) { standing[index] = placement }
        guard obstacles.isEmpty else { return lapse(session, obstacles) }
        let detail = compiled.placements[placement]
        if detail.series.days != session.series.days {
            let (old, new) = (session.series.days, detail.series.days)
            sessionLapses[session.offering, default: []].append(
                .dates(session.offering, lost: old.filter { !new.contains($0) }, gained: new.filter { !old.contains($0) }))
        }
        placements[index] = placement
        leaders[index] = session.leaders.compactMap { leaderIndex[$0] }.sorted()
        // As it meets now: its dates may have moved.
        kept.append(
            Session(
                offering: session.offering, host: detail.host, venue: detail.venue, time: detail.time,
                startWeek: detail.startWeek, series: detail.series, leaders: session.leaders))
    }

    private mutating func lapse(_ session: Session, _ obstacles: [Obstacle]) {
        sessionLapses[session.offering, default: []].append(.session(session.offering, obstacles))
    }

    // MARK: Seats

    /// The earliest registrations first, those whose seat is pinned before them.
    mutating func takeSeats() {
        let requestIndex = Dictionary(city.requests.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let here = earlier.seats.compactMap { seat in requestIndex[seat.request].map { (seat: seat, request: $0) } }
        for seat in earlier.seats where requestIndex[seat.request] == nil {
            seatLapses.append(.seat(seat.request, seat.offering, .requestGone))
        }
        let order = here.sorted { rank($0.request) < rank($1.request) }
        var taken = [Int32](repeating: 0, count: city.offerings.count)
        var guests = taken
        for (seat, request) in order where seats[request] == nil {
            guard let offering = offeringIndex[seat.offering], let placement = placements[offering] else {
                seatLapses.append(.seat(seat.request, seat.offering, .sessionGone))
                continue
            }
            let row = problem.placements[placement]
            guard let visitor = problem.visitor(classOf[request], at: row) else {
                seatLapses.append(.seat(seat.request, seat.offering, whyNot(request, offering)))
                continue
            }
            guard taken[offering] < row.seats, !visitor.isGuest || guests[offering] < row.guestSeats,
                !meetsSomebodyBarred(classOf[request], in: offering)
            else {
                seatLapses.append(.seat(seat.request, seat.offering, .notKept))
                continue
            }
            seats[request] = offering
            taken[offering] += 1
            if visitor.isGuest { guests[offering] += 1 }
        }
    }

    private func rank(_ request: Int) -> (Int, Int) {
        (problem.classes[Int(classOf[request])].pinnedTo < 0 ? 1 : 0, problem.registration[request])
    }

    private func whyNot(_ request: Int, _ offering: Int) -> SeatObstacle {
        guard let session = kept.first(where: { $0.offering == city.offerings[offering].id }) else { return .sessionGone }
        return city.obstacle(to: city.requests[request], in: city.offerings[offering], Arrangement(session))
            ?? .pinnedElsewhere
    }

    private func meetsSomebodyBarred(_ cls: Int32, in offering: Int) -> Bool {
        problem.enemies(of: cls).contains { enemy in
            problem.members(of: Int(enemy)).contains { seats[Int($0)] == offering }
        }
    }

    // MARK: Minimums

    /// Sessions that too few are left in; a pinned one stays, since it must run.
    mutating func dropTooSmall() {
        for (offering, placement) in placements.enumerated() where placement != nil && !problem.offerings[offering].isPinned {
            let left = seats.count { $0 == offering }
            let minimum = Int(problem.offerings[offering].minimum)
            guard left < minimum else { continue }
            let id = city.offerings[offering].id
            placements[offering] = nil
            leaders[offering] = []
            sessionLapses[id, default: []].append(.session(id, [.tooFewParticipants(left: left, minimum: minimum)]))
            for request in seats.indices where seats[request] == offering {
                seats[request] = nil
                seatLapses.append(.seat(city.requests[request].id, id, .sessionGone))
            }
        }
    }

    // MARK: Result

    var plan: AnnouncedPlan {
        let bare = Solution(
            placements: placements, leaders: leaders, seats: seats, l1: 0, changes: 0, l2: 0, l3: 0, seed: earlier.origin.seed,
            steps: earlier.origin.steps, work: Work())
        let score = Draft(problem, adopting: bare).score
        let missing = problem.offerings.indices.filter { problem.offerings[$0].isPinned && placements[$0] == nil }
            .map { city.offerings[$0].id }.filter { sessionLapses[$0] == nil }
        let unseated = city.pins.compactMap { pin -> Lapse? in
            guard let request = pin.request, let index = city.requests.firstIndex(where: { $0.id == request }),
                seats[index] == nil, !earlier.seats.contains(where: { $0.request == request && $0.offering == pin.offering })
            else { return nil }
            return .mustSit(request, pin.offering)
        }
        return AnnouncedPlan(
            placements: standing,
            solution: Solution(
                placements: placements, leaders: leaders, seats: seats, l1: score.l1, changes: score.changes, l2: score.l2,
                l3: score.l3, seed: bare.seed, steps: bare.steps, work: Work()),
            lapses: earlier.sessions.map(\.offering).uniqued().flatMap { sessionLapses[$0] ?? [] }
                + missing.map { .mustRun($0) } + unseated + seatLapses)
    }
}

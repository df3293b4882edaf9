import Domain
import Testing

@testable import Planning

@Suite("An earlier plan")
struct AnnouncedPlanTests {
    @Test("of a term that has not changed holds whole, and is the solution that it was told from", arguments: UInt64(1)...60)
    func unchanged(seed: UInt64) throws {
        try GeneratedTerm.with(seed: seed) { term in
            let plan = try term.plan()
            let compiled = CityProblem(term.city)
            let announced = compiled.announced(plan)
            #expect(announced.lapses == [])
            #expect(announced.placements == announced.solution.placements)
            #expect(Score(l1: announced.solution.l1, l2: announced.solution.l2, l3: announced.solution.l3) == plan.score)
            let again = Answer(compiled, announced.solution).plan
            #expect(again == plan)
        }
    }

    @Test("is where a search begins that makes no step, and what a longer one never falls below", arguments: UInt64(1)...20)
    func warmStart(seed: UInt64) throws {
        try GeneratedTerm.with(seed: seed) { term in
            let plan = try term.plan(steps: 100)
            let compiled = CityProblem(term.city)
            let start = compiled.announced(plan).solution
            let same = try compiled.problem.solve(seed: 7, pace: Pace(steps: 0), from: start)
            #expect(same.placements == start.placements)
            #expect(same.leaders == start.leaders)
            #expect(same.l1 <= start.l1)
            let longer = try compiled.problem.solve(seed: 7, pace: Pace(steps: 2000), from: start)
            #expect(longer.l1 <= start.l1)
        }
    }

    @Test("of which anything may be gone is read without a crash, and what is left keeps every rule", arguments: UInt64(1)...40)
    func anythingGone(seed: UInt64) throws {
        try GeneratedTerm.with(seed: seed) { term in
            let plan = try term.plan()
            var random = SplitMix64(seed: seed)
            let first = try #require(plan.sessions.first)
            let closed = try #require(first.series.days.randomElement(using: &random))
            // Some series may then fit nowhere in the term, which a city does not have.
            let later = term.city.term.closed(on: closed)
            let city = try term.city.changed(
                term: (try? term.city.changed(term: later, pins: [])) == nil ? nil : later,
                requests: term.city.requests.filter { _ in random.next() % 5 > 0 }, pins: [], barred: [])
            let announced = CityProblem(city).announced(plan)
            for seat in plan.seats where city.request[seat.request] == nil {
                #expect(announced.lapses.contains(.seat(seat.request, seat.offering, .requestGone)))
            }
            let anew = try CityProblem(city).problem.solve(seed: 1, pace: Pace(steps: 0), from: announced.solution)
            #expect(anew.placements == announced.solution.placements)
        }
    }

    private func lapses(_ old: Town, _ change: (inout Town) -> Void) throws -> [Lapse] {
        let plan = try old.city().plan(seed: 1, pace: Pace(steps: 200))
        var town = old
        change(&town)
        return try town.city().lapses(of: plan)
    }

    private let group = ID<Offering>(slugOf: "group-0")
    private let leader = ID<Leader>(slugOf: "leader-0")
    private var town: Town { Town(homes: ["here", "here", "there"]) }
    private let tuesdays = [1, 8, 15].map { Town.first + $0 }

    private func seats(_ obstacle: SeatObstacle, of people: some Sequence<Int>) -> [Lapse] {
        people.map { .seat(ID(slugOf: "person-\($0)"), group, obstacle) }
    }

    @Test("loses a session whose leader has fallen ill, and keeps its time and place")
    func illLeader() throws {
        let ill = try #require(
            Interval(
                Stockholm.instant(tuesdays[1], ClockTime(clamping: 0)),
                Stockholm.instant(tuesdays[2] + 1, ClockTime(clamping: 0))))
        let found = try lapses(town) { $0.leaderBusy = [ill] }
        #expect(found == [.session(group, [.leaderBusy(leader, Array(tuesdays[1...]))])] + seats(.sessionGone, of: 0..<3))
        var changed = town
        changed.leaderBusy = [ill]
        let announced = CityProblem(try changed.city()).announced(try town.city().plan(seed: 1, pace: Pace(steps: 0)))
        #expect(announced.placements == [0])
        #expect(announced.solution.placements == [nil])
    }

    @Test("loses a session whose venue is taken or closed then")
    func closedVenue() throws {
        let works = try #require(
            Interval(
                Stockholm.instant(tuesdays[0], ClockTime(clamping: 0)),
                Stockholm.instant(tuesdays[0] + 1, ClockTime(clamping: 0))))
        #expect(try lapses(town) { $0.venueBusy = [works] }.first == .session(group, [.venueBusy([tuesdays[0]])]))
    }

    @Test("keeps a session that a new holiday moves, and tells the dates")
    func holiday() throws {
        let found = try lapses(town) { $0.closed = [tuesdays[1].iso] }
        #expect(found == [.dates(group, lost: [tuesdays[1]], gained: [tuesdays[2] + 7])])
    }

    @Test("loses what is gone from the tables, and the seats that went with it")
    func gone() throws {
        var old = town
        (old.groups, old.rooms, old.leaders) = (2, 2, 2)
        old.capacity = 2
        let found = try lapses(old) { ($0.groups, $0.capacity) = (1, 2) }
        #expect(found.contains(.session(ID(slugOf: "group-1"), [.offeringGone])))
        #expect(try lapses(town) { $0.homes.removeLast() } == seats(.requestGone, of: [2]))
    }

    @Test("keeps the earliest registrations where fewer may sit, guests within their quota")
    func fewerSeats() throws {
        #expect(try lapses(town) { ($0.capacity, $0.guestSeats) = (1, 1) } == seats(.notKept, of: [1, 2]))
        #expect(try lapses(town) { $0.guestSeats = 0 } == seats(.notKept, of: [2]))
    }

    @Test("loses a session that too few are left in")
    func tooFew() throws {
        var old = town
        old.minimum = 3
        let found = try lapses(old) { $0.homes.removeLast() }
        #expect(
            found == [.session(group, [.tooFewParticipants(left: 2, minimum: 3)])] + seats(.requestGone, of: [2])
                + seats(.sessionGone, of: 0..<2))
    }

    @Test("lacks what is pinned since, which a search then puts in")
    func pinnedSince() throws {
        var old = town
        (old.groups, old.rooms, old.leaders) = (2, 1, 1)
        let plan = try old.city().plan(seed: 1, pace: Pace(steps: 200))
        let left = try #require(
            try old.city().offerings.map(\.id).first { id in !plan.sessions.contains { $0.offering == id } })
        old.pins = [Pin(offering: left, time: try Town.time("13:00"))]
        let compiled = CityProblem(try old.city())
        let announced = compiled.announced(plan)
        #expect(announced.lapses == [.mustRun(left)])
        let solution = try compiled.problem.solve(seed: 1, pace: Pace(steps: 0), from: announced.solution)
        let index = try #require(compiled.city.offerings.firstIndex { $0.id == left })
        #expect(solution.placements[index] != nil)
    }
}

extension Term {
    /// With one date more when nobody meets.
    func closed(on day: Day) -> Term {
        Term(
            id: id, name: name, firstDay: firstDay, lastDay: lastDay, closed: closed.union([day]), schoolBreaks: schoolBreaks,
            familiarTimes: familiarTimes, releaseDays: releaseDays, seed: seed, revised: revised, site: site,
            invented: invented)
    }
}

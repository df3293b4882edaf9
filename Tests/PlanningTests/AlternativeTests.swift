import Domain
import Testing

@testable import Planning

@Suite("Why an offering runs as it does")
struct AlternativeTests {
    private func reasons(_ town: Town, of index: Int = 0) throws -> [Reason] { try town.plan().decisions[index].reasons }

    private func way(_ time: WeeklyTime, _ venue: String?) throws -> Way {
        Way(time: time, venue: try venue.map { try ID($0) })
    }

    @Test("what is the only way says that no other is allowed")
    func only() throws {
        #expect(
            try reasons(try Town()) == [
                .seats(taken: 4, atPreferredTime: 4), .chosenAmong(placements: 1), .servesOtherwiseUnserved(4),
                .noOtherTime([]), .noOtherVenue([]), .otherLeaders(competent: 0, free: 0),
                .homeSeatsReleased(Day(clamping: 2026, 12, 29)),
            ])
    }

    @Test("another time costs what people prefer less")
    func otherTime() throws {
        var town = try Town()
        town.offerings = [try .group("group", times: [Town.tuesday, Town.wednesday], starts: [1, 4])]
        for index in 0..<3 { town.requests[index] = try .from("here", number: index + 1, preferred: .all(.tuesday)) }
        let wednesday = Alternative(
            way: try way(Town.wednesday, "room"), firstDay: Town.firstWednesday,
            cost: Cost(l1: 0, l2: 6, l3: 0, people: 0))
        let later = Alternative(
            way: try way(Town.tuesday, "room"), firstDay: Town.firstTuesday + 21,
            cost: Cost(l1: 0, l2: 1, l3: 0, people: 0))
        #expect(
            try reasons(town) == [
                .seats(taken: 4, atPreferredTime: 4), .chosenAmong(placements: 4), .servesOtherwiseUnserved(4),
                .secondBest(later), .otherTime(wednesday), .noOtherVenue([]), .otherLeaders(competent: 0, free: 0),
                .homeSeatsReleased(Day(clamping: 2026, 12, 29)),
            ])
    }

    @Test("a smaller venue costs the people who would have no seat there")
    func otherVenue() throws {
        var town = try Town()
        town.venues.append(try .in("small", seats: 3))
        let small = Alternative(
            way: try way(Town.tuesday, "small"), firstDay: Town.firstTuesday,
            cost: Cost(l1: 250, l2: 0, l3: 0, people: -1))
        let found = try reasons(town)
        #expect(found.contains(.secondBest(small)))
        #expect(found.contains(.otherVenue(small)))
        #expect(found.contains(.noOtherTime([])))
    }

    @Test("a digital session has no other venue to tell of")
    func digital() throws {
        var town = try Town()
        town.offerings = [try .group("group", kind: .digital)]
        town.requests = try (1...4).map { try .from("here", number: $0, kinds: [.digital]) }
        #expect(
            try reasons(town) == [
                .seats(taken: 4, atPreferredTime: 4), .chosenAmong(placements: 1), .servesOtherwiseUnserved(4),
                .noOtherTime([]), .otherLeaders(competent: 0, free: 0),
            ])
    }

    @Test("a time or venue that others hold is told by who holds it, and leaders by how many are free")
    func taken() throws {
        var town = try Town()
        town.venues.append(try .in("second"))
        town.leaders = [try .named("leader"), try .named("other"), try .named("third", hours: .all(.friday))]
        town.offerings = [
            try .group("group", times: [Town.tuesday, Town.wednesday]),
            try .group("tuesday", times: [Town.tuesday]), try .group("wednesday", times: [Town.wednesday]),
            try .group("wednesdays", times: [Town.wednesday]),
        ]
        for index in 1..<4 { town.offerings[index].groups = [.psykisk] }
        town.leaders = [
            try .named("leader"), try .named("other"), try .named("third", hours: .all(.friday)),
            try .named("both", groups: [.psykisk]), try .named("two", groups: [.psykisk]),
        ]
        town.requests += try (5...16).map { try .from("here", number: $0, group: .psykisk) }
        town.pins = try [("tuesday", "second"), ("wednesday", "room"), ("wednesdays", "second")].map {
            Pin(offering: try ID($0), venue: try ID($1))
        }
        let found = try reasons(town)
        let wednesday = [
            Obstruction(way: try way(Town.wednesday, "room"), barriers: [.venueTaken(by: [try ID("wednesday")])]),
            Obstruction(way: try way(Town.wednesday, "second"), barriers: [.venueTaken(by: [try ID("wednesdays")])]),
        ]
        #expect(found.contains(.noOtherTime(wednesday)))
        #expect(
            found.contains(
                .noOtherVenue([
                    Obstruction(way: try way(Town.tuesday, "second"), barriers: [.venueTaken(by: [try ID("tuesday")])])
                ])))
        #expect(found.contains(.otherLeaders(competent: 2, free: 1)))
        #expect(!found.contains { if case .secondBest = $0 { true } else { false } })
    }

    @Test("leaders who lead elsewhere then are too few for another time")
    func leadersTaken() throws {
        var town = try Town()
        town.venues = [try .in("room"), try .in("second")]
        town.leaders = [try .named("leader", groups: [.aldre, .psykisk])]
        town.offerings = [
            try .group("group", times: [Town.tuesday, Town.wednesday]), try .group("other", times: [Town.wednesday]),
        ]
        town.offerings[1].groups = [.psykisk]
        town.requests += try (5...8).map { try .from("here", number: $0, group: .psykisk) }
        town.pins = [Pin(offering: try ID("other"), venue: try ID("second"))]
        let shortage = LeaderShortage(condition: .free, needed: 1, found: 0, groups: [.aldre], language: .swedish)
        #expect(
            try reasons(town).contains(
                .noOtherTime(
                    [
                        Obstruction(way: try way(Town.wednesday, "room"), barriers: [.tooFewLeaders(shortage)]),
                        Obstruction(
                            way: try way(Town.wednesday, "second"),
                            barriers: [.venueTaken(by: [try ID("other")]), .tooFewLeaders(shortage)]),
                    ].prefix(1).map { $0 })))
    }

    @Test("what is pinned says so")
    func pinned() throws {
        var town = try Town()
        town.offerings = [try .group("group", times: [Town.tuesday, Town.wednesday])]
        town.pins = [Pin(offering: try ID("group"), time: Town.tuesday)]
        let found = try reasons(town)
        #expect(found.first == .pinned)
        #expect(found.contains(.noOtherTime([Obstruction(way: nil, barriers: [.pinned])])))
    }

    @Test("a better way that the search had not come to is told with a cost below nothing")
    func unfinished() throws {
        var town = try Town()
        town.offerings = [try .group("group", times: [Town.tuesday, Town.wednesday])]
        town.requests = try (1...4).map { try .from("here", number: $0, preferred: .all(.tuesday)) }
        let compiled = CityProblem(try town.city())
        let worse = try #require(compiled.placements.firstIndex { $0.time == Town.wednesday })
        let solution = Solution(
            placements: [worse], leaders: [[0]], seats: [0, 0, 0, 0], l1: 0, changes: 0, l2: 8, l3: 1, seed: 1, steps: 0,
            work: Work())
        let better = Alternative(
            way: try way(Town.tuesday, "room"), firstDay: Town.firstTuesday, cost: Cost(l1: 0, l2: -8, l3: 0, people: 0))
        #expect(better.cost.isGain)
        #expect(Answer(compiled, solution).decisions[0].reasons.contains(.secondBest(better)))
    }

    @Test("another time at which those who can come sit elsewhere draws them from there, where they can be spared")
    func drawing() throws {
        var town = try Town()
        town.venues = [try .in("room"), try .in("second")]
        town.leaders = [try .named("leader"), try .named("other")]
        town.offerings = [
            try .group("group", capacity: 4, minimum: 2, times: [Town.tuesday, Town.wednesday]),
            try .group("other", capacity: 4, minimum: 2, times: [Town.wednesday]),
        ]
        // Four can come on Tuesdays only, four on Wednesdays only.
        town.requests = try (1...8).map { try .from("here", number: $0, times: .all($0 <= 4 ? .tuesday : .wednesday)) }
        town.pins = [Pin(offering: try ID("other"), venue: try ID("second"))]
        let found = try reasons(town)
        // Those of Tuesdays have no seat; two of Wednesdays come over. 4 of 8 unserved cost 2000.
        #expect(
            found.contains(
                .otherTime(
                    Alternative(
                        way: try way(Town.wednesday, "room"), firstDay: Town.firstWednesday,
                        cost: Cost(l1: 2000, l2: 0, l3: 10, people: -4)))))
    }
}

@Suite("What is said to be possible")
struct StatedCostTests {
    /// A random instance with its offerings' placements, planned with few steps.
    private func planned(_ seed: Int) throws -> (Problem, Solution)? {
        let problem = Problem(.invented(seed: UInt64(seed), offerings: 8, requests: 50))
        return try (problem, problem.solve(seed: 1, pace: Pace(steps: 300)))
    }

    /// The changed plan's figures, from a timetable made anew and everybody seated exactly in it.
    private func evaluated(
        _ problem: Problem, _ solution: Solution, _ offering: Int, at placement: Int?, without displaced: [Int] = []
    ) -> Cost {
        var placements = solution.placements
        for other in displaced { placements[other] = nil }
        placements[offering] = placement
        var draft = Draft(problem)
        for (index, placement) in placements.enumerated() {
            guard let placement else { continue }
            // L1 and L2 do not ask who leads.
            let leaders =
                solution.leaders[index].isEmpty
                ? Array(problem.candidates[index].prefix(Int(problem.offerings[index].leadersNeeded)))
                : solution.leaders[index].map { Int32($0) }
            draft.open(Int32(index), at: Int32(placement), ledBy: leaders)
        }
        let seats = SeatAllocation.best(for: draft)
        let score = seats.score(of: draft)
        return Cost(
            l1: score.l1 - solution.l1, l2: score.l2 - solution.l2, l3: 0,
            people: seats.ofRequests.count { $0 != nil } - solution.seats.count { $0 != nil })
    }

    @Test("costs no less than the changed plan seated anew, and exactly that where it would be better", arguments: 0..<60)
    func costs(seed: Int) throws {
        guard let (problem, solution) = try planned(seed) else { return }
        var trials = Trials(problem, solution)
        for offering in problem.offerings.indices where solution.placements[offering] != nil {
            for move in trials.moves(of: offering) where move.seating != .short {
                let anew = evaluated(problem, solution, offering, at: move.placement)
                #expect(move.cost.l1 >= anew.l1)
                if move.cost.l1 == anew.l1 { #expect(move.cost.l2 >= anew.l2 - 2) }
            }
            var moves = trials.moves(of: offering)
            guard let best = trials.cheapest(of: &moves, of: offering, where: { _ in true }) else { continue }
            let anew = evaluated(problem, solution, offering, at: best.placement)
            if best.seating == .exact {
                #expect((best.cost.l1, best.cost.l2, best.cost.people) == (anew.l1, anew.l2, anew.people))
            } else {
                #expect(!best.cost.isGain)
            }
        }
    }

    @Test("an offering that does not run costs no less than the plan with it, seated anew", arguments: 0..<60)
    func entries(seed: Int) throws {
        guard let (problem, solution) = try planned(seed) else { return }
        var trials = Trials(problem, solution)
        for offering in problem.offerings.indices where solution.placements[offering] == nil {
            guard let entry = trials.entry(of: offering) else { continue }
            let anew = evaluated(problem, solution, offering, at: entry.placement, without: entry.displaced)
            if entry.seating == .exact {
                #expect((entry.cost.l1, entry.cost.l2, entry.cost.people) == (anew.l1, anew.l2, anew.people))
            } else {
                #expect(entry.cost.l1 >= anew.l1)
            }
        }
    }
}

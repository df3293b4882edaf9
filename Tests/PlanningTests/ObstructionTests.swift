import Domain
import Testing

@testable import Planning

@Suite("Why an offering does not run")
struct ObstructionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let change: @Sendable (inout Town) throws -> Void
        let barriers: [Barrier]
        /// Where it is so; nil when it is so for all ways.
        var venue: String?
    }

    private static func shortage(_ condition: LeaderShortage.Condition, found: Int = 0, needed: Int = 1) -> Barrier {
        .tooFewLeaders(
            LeaderShortage(
                condition: condition, needed: needed, found: found, groups: [.aldre], language: .swedish))
    }

    static let stops = [
        Case(
            testDescription: "the venue's calendar is in the way on two dates",
            change: {
                $0.venues = [
                    try .in("room", busy: [try .session(Town.firstTuesday), try .session(Town.firstTuesday + 14)])
                ]
            }, barriers: [.venueBusy(dates: 2)], venue: "room"),
        Case(
            testDescription: "the leader's calendar is in the way",
            change: { $0.leaders = [try .named("leader", busy: [try .session(Town.firstTuesday + 7)])] },
            barriers: [shortage(.available)], venue: "room"),
        Case(
            testDescription: "one of two leaders is away",
            change: {
                $0.leaders.append(try .named("other", busy: [try .session(Town.firstTuesday)]))
                $0.offerings = [try .group("group", leaders: 2)]
            }, barriers: [shortage(.available, found: 1, needed: 2)], venue: "room"),
        Case(
            testDescription: "too few ask", change: { $0.requests.removeLast(2) },
            barriers: [.tooFewAsk(asking: 2, minimum: 3)]),
        Case(
            testDescription: "too few can come then",
            change: { town in
                for index in 0..<2 { town.requests[index] = try .from("here", number: index + 1, times: .all(.friday)) }
            }, barriers: [.tooFewCanCome(able: 2, asking: 4, minimum: 3)]),
        Case(
            testDescription: "too many of those who ask would be guests",
            change: { town in
                town.offerings = [try .group("group", guests: 1)]
                for index in 0..<3 { town.requests[index] = try .from("there", number: index + 1) }
            }, barriers: [.tooFewCanCome(able: 2, asking: 4, minimum: 3)]),
        Case(
            testDescription: "two conditions together",
            change: {
                $0.venues = [try .in("room", busy: [try .session(Town.firstTuesday)])]
                $0.requests.removeLast(2)
            }, barriers: [.venueBusy(dates: 1), .tooFewAsk(asking: 2, minimum: 3)], venue: "room"),
    ]

    @Test("it is told by the conditions that stop it, and no other", arguments: stops)
    func stopped(_ one: Case) throws {
        var town = try Town()
        try one.change(&town)
        let way = try one.venue.map { Way(time: Town.tuesday, venue: try ID($0)) }
        #expect(
            try town.plan().decisions.map(\.reasons) == [[.stopped(Obstruction(way: way, barriers: one.barriers))]])
    }

    /// What may be wrong with a second venue.
    static let venues = [
        Case(
            testDescription: "too small", change: { $0.venues.append(try .in("second", seats: 2)) },
            barriers: [.venueTooSmall(seats: 2, minimum: 3)]),
        Case(
            testDescription: "ill equipped",
            change: {
                $0.venues = [
                    try .in("room", features: [.stepFree, .hearingLoop]), try .in("second", features: .stepFree),
                ]
                $0.offerings = [try .group("group", needs: [.stepFree, .hearingLoop])]
            }, barriers: [.venueLacks(.hearingLoop)]),
        Case(
            testDescription: "closed", change: { $0.venues.append(try .in("second", hours: .all(.monday))) },
            barriers: [.venueClosed]),
        Case(
            testDescription: "busy and too small",
            change: { $0.venues.append(try .in("second", seats: 2, busy: [try .session(Town.firstTuesday)])) },
            barriers: [.venueTooSmall(seats: 2, minimum: 3), .venueBusy(dates: 1)]),
        Case(
            testDescription: "in a district where nobody leads",
            change: {
                $0.venues.append(try .in("second", district: "there"))
                $0.offerings[0].hosts.append(try ID("there"))
            }, barriers: [shortage(.serves)]),
        Case(
            testDescription: "without what two of the people need",
            change: { town in
                town.venues = [try .in("room", features: .stepFree), try .in("second")]
                for index in 0..<2 { town.requests[index] = try .from("here", number: index + 1, needs: .stepFree) }
            }, barriers: [.tooFewCanCome(able: 2, asking: 4, minimum: 3)], venue: "everywhere"),
    ]

    @Test("another venue that will not do is told by what is wrong with it", arguments: venues)
    func otherVenue(_ one: Case) throws {
        var town = try Town()
        try one.change(&town)
        let way = one.venue == nil ? Way(time: Town.tuesday, venue: try ID("second")) : nil
        #expect(
            try town.plan().decisions[0].reasons.contains(
                .noOtherVenue([Obstruction(way: way, barriers: one.barriers)])))
    }

    @Test("another time that will not do is told by the venue, the leader or the term")
    func otherTime() throws {
        var town = try Town()
        town.offerings = [try .group("group", times: [Town.tuesday, Town.wednesday])]
        town.venues.append(try .in("second", hours: .all(.tuesday)))
        town.leaders = [try .named("leader", hours: .all(.tuesday)), try .named("other", serves: ["there"])]
        town.offerings[0].hosts.append(try ID("there"))
        town.venues.append(try .in("third", district: "there", hours: .all(.tuesday)))
        let found = try town.plan().decisions[0].reasons
        #expect(
            found.contains(
                .noOtherTime([
                    Obstruction(way: Way(time: Town.wednesday, venue: try ID("third")), barriers: [.venueClosed]),
                    Obstruction(way: Way(time: Town.wednesday, venue: try ID("room")), barriers: [Self.shortage(.works)]),
                ])))

        var short = try Town()
        short.term = try Town.term(until: Day(clamping: 2027, 1, 26))
        short.offerings = [try .group("group", times: [Town.tuesday, Town.wednesday])]
        #expect(
            try short.plan().decisions[0].reasons.contains(
                .noOtherTime([Obstruction(way: nil, barriers: [.doesNotFitTerm])])))
    }

    @Test("the smallest sets stand alone, the easiest to clear first, each once")
    func smallest() throws {
        var town = try Town()
        town.offerings = [try .group("group", times: [Town.tuesday, Town.wednesday])]
        town.venues = [
            try .in("small", seats: 2), try .in("little", seats: 2), try .in("shut", hours: .all(.tuesday)),
        ]
        // On Tuesdays the leader is away; on Wednesdays one venue is shut and two are too small.
        town.leaders = [try .named("leader", hours: .all(.wednesday))]
        let plan = try town.plan()
        #expect(
            plan.decisions[0].reasons == [
                .stopped(
                    Obstruction(way: Way(time: Town.wednesday, venue: try ID("shut")), barriers: [.venueClosed])),
                .stopped(
                    Obstruction(way: Way(time: Town.tuesday, venue: try ID("shut")), barriers: [Self.shortage(.works)])),
                .stopped(
                    Obstruction(
                        way: Way(time: Town.wednesday, venue: try ID("small")),
                        barriers: [.venueTooSmall(seats: 2, minimum: 3)])),
            ])
    }

    @Test("a pinned offering that cannot run is refused with the conditions")
    func pinned() throws {
        var town = try Town()
        town.offerings = [try .group("group", times: [Town.tuesday, Town.wednesday])]
        town.pins = [Pin(offering: try ID("group"), time: Town.tuesday)]
        town.leaders = [try .named("leader", busy: [try .session(Town.firstTuesday)])]
        let conflict = #expect(throws: PinsConflict.self) { try town.plan() }
        let way = Way(time: Town.tuesday, venue: try ID("room"))
        #expect(
            conflict?.decisions.map(\.reasons) == [
                [.stopped(Obstruction(way: way, barriers: [Self.shortage(.available)]))]
            ])
    }

    @Test("where nothing stops it, it is told what would have to give way, and what that costs")
    func displacing() throws {
        var town = try Town()
        // Ten ask for the large group in the only room at the only time; four for the small one.
        town.venues = [try .in("room", seats: 10)]
        town.leaders = [try .named("leader", groups: [.aldre, .psykisk])]
        town.offerings = [try .group("group"), try .group("large", capacity: 10)]
        town.offerings[1].groups = [.psykisk]
        town.requests += try (5...14).map { try .from("here", number: $0, group: .psykisk) }
        let plan = try town.plan()
        #expect(plan.sessions.map(\.offering.text) == ["large"])
        // 4 of 4 unserved cost 4000; 10 of 10 cost 10000.
        let alternative = Alternative(
            way: Way(time: Town.tuesday, venue: try ID("room")), firstDay: Town.firstTuesday,
            cost: Cost(l1: 6000, l2: 0, l3: 0, people: -6))
        #expect(plan.decisions[0].reasons == [.couldRun(alternative, displacing: [try ID("large")])])
    }

    @Test("where it could run without displacing anybody, it is told that it draws people from others")
    func drawing() throws {
        var town = try Town()
        town.offerings = [try .group("group"), try .group("late", minimum: 1, starts: [4])]
        let plan = try town.plan()
        // The late group costs 1 in L2 and serves nobody more.
        #expect(plan.sessions.map(\.offering.text) == ["group"])
        #expect(
            plan.decisions[1].reasons == [
                .couldRun(
                    Alternative(
                        way: Way(time: Town.tuesday, venue: try ID("room")), firstDay: Town.firstTuesday + 21,
                        cost: Cost(l1: 0, l2: 1, l3: 3, people: 0)), displacing: [])
            ])
    }
}

import Domain
import Testing

@testable import Planning

@Suite("A re-plan")
struct ReplanTests {
    private let group = ID<Offering>(slugOf: "group-0")
    private let leader = ID<Leader>(slugOf: "leader-0")
    private let other = ID<Leader>(slugOf: "leader-1")
    private let tuesdays = [1, 8, 15].map { Town.first + $0 }

    /// A group at 13:00 in room 0 with leader 0, and somebody else who could lead it elsewhere.
    private var town: Town {
        Town(rooms: 2, leaders: 2, times: ["13:00", "17:00"], startWeeks: [1, 2], homes: ["here", "here", "there"])
    }

    private func announced(_ town: Town) throws -> Plan {
        var fixed = town
        fixed.pins += [
            Pin(
                offering: group, time: try Town.time("13:00"), venue: ID(slugOf: "room-0"), startWeek: 1,
                leaders: [leader])
        ]
        return try fixed.city().plan(seed: 1, pace: Pace(steps: 200))
    }

    private func replan(
        _ town: Town, mayMove: Set<ID<Offering>> = [], _ change: (inout Town) -> Void = { _ in }
    ) throws -> Replan {
        var now = town
        change(&now)
        return try now.city().replan(from: announced(town), mayMove: mayMove, seed: 1, pace: Pace(steps: 500))
    }

    private func away(from day: Day, days: Int = 365) throws -> Interval {
        try #require(
            Interval(
                Stockholm.instant(day, ClockTime(clamping: 0)), Stockholm.instant(day + days, ClockTime(clamping: 0))))
    }

    private func session(_ plan: Plan) throws -> Session { try #require(plan.sessions.first { $0.offering == group }) }

    @Test("of a term that has not changed is the same plan")
    func unchanged() throws {
        let before = try announced(town)
        let replan = try replan(town)
        #expect(replan.changes == [])
        #expect(replan.kept == Replan.Kept(sessions: 1, seats: 3))
        #expect(replan.plan.score.changes == 0)
        #expect(replan.plan.sessions == before.sessions)
        #expect(replan.plan.seats == before.seats)
    }

    @Test("gives a session whose leader falls ill another leader, and moves nothing")
    func illLeader() throws {
        let ill = try away(from: tuesdays[1])
        let replan = try replan(town) { $0.leaderBusy = [ill] }
        #expect(
            replan.changes == [
                .leadersReplaced(
                    group, from: [leader], to: [other], people: 3,
                    [.obstacle(.leaderBusy(leader, Array(tuesdays[1...])))])
            ])
        #expect(replan.plan.score.changes == 3)
        #expect(replan.kept == Replan.Kept(sessions: 0, seats: 3))
    }

    @Test("keeps the leaders who can, where one of two falls ill")
    func oneOfTwo() throws {
        var two = town
        (two.leaders, two.leadersNeeded) = (4, 2)
        var fixed = two
        fixed.pins = [Pin(offering: group, time: try Town.time("13:00"), leaders: [leader, other])]
        let before = try fixed.city().plan(seed: 1, pace: Pace(steps: 200))
        var now = two
        now.leaderBusy = [try away(from: tuesdays[1])]
        let replan = try now.city().replan(from: before, seed: 1, pace: Pace(steps: 500))
        #expect(try session(replan.plan).leaders.contains(other))
        #expect(replan.plan.score.changes == 3)
    }

    @Test("moves a session that nobody can lead where it is, and says so")
    func nobodyToLeadIt() throws {
        let taken = try away(from: tuesdays[0], days: 1)
        let replan = try replan(town) { ($0.leaders, $0.leaderBusy) = (1, [taken]) }
        let after = try session(replan.plan)
        #expect(after.startWeek == 2)
        #expect(
            replan.changes == [
                .moved(
                    from: Arrangement(try session(announced(town))), to: Arrangement(after), people: 3,
                    [.obstacle(.leaderBusy(leader, [tuesdays[0]])), .nobodyToLeadIt])
            ])
        #expect(replan.plan.score.changes == 3)
    }

    @Test("cancels a session that can be nowhere, and tells those who sat in it")
    func cancelled() throws {
        let ill = try away(from: tuesdays[1])
        let replan = try replan(town) { ($0.leaders, $0.leaderBusy) = (1, [ill]) }
        let obstacle = Obstacle.leaderBusy(leader, Array(tuesdays[1...]))
        #expect(
            replan.changes == [
                .cancelled(
                    Arrangement(try session(announced(town))), people: 3, [.obstacle(obstacle), .nobodyToLeadIt])
            ] + (0..<3).map { .seatLost(ID(slugOf: "person-\($0)"), from: group, .sessionGone) })
        #expect(replan.plan.score.changes == 12)
    }

    @Test("keeps weekday, time and leader of a session whose venue closes, where another venue is free")
    func closedVenue() throws {
        let closed = try away(from: tuesdays[0])
        let before = try session(announced(town))
        let replan = try replan(town) { $0.venueBusy = [closed] }
        let after = try session(replan.plan)
        #expect((after.time, after.venue, after.leaders) == (before.time, ID(slugOf: "room-1"), [leader]))
        #expect(
            replan.changes == [
                .moved(
                    from: Arrangement(before), to: Arrangement(after), people: 3, [.obstacle(.venueBusy(tuesdays))])
            ])
        #expect(replan.plan.score.changes == 3)
    }

    @Test("moves nobody for new requests, who get what is free")
    func newRequests() throws {
        let before = try announced(town)
        let replan = try replan(town) { $0.homes += Array(repeating: "here", count: 30) }
        #expect(replan.changes == [.seatGained(ID(slugOf: "person-3"), group)])
        #expect(replan.plan.sessions == before.sessions)
        #expect(Set(before.seats).isSubset(of: replan.plan.seats))
        #expect(replan.plan.score.changes == 0)
    }

    @Test("opens what was not announced for those who are new")
    func opens() throws {
        let replan = try replan(town) { now in
            now.groups = 2
            now.homes += Array(repeating: "here", count: 4)
        }
        #expect(replan.kept == Replan.Kept(sessions: 1, seats: 3))
        let opened = try #require(replan.plan.sessions.last)
        let people = replan.plan.seats.count { $0.offering == opened.offering }
        #expect(replan.changes.first == .opened(Arrangement(opened), people: people))
        #expect(replan.plan.seats.count == 7)
    }

    @Test("touches only the guests from a district that leaves")
    func districtLeaves() throws {
        let replan = try replan(town) { $0.areNeighbours = false }
        #expect(replan.changes == [.seatLost(ID(slugOf: "person-2"), from: group, .outOfReach)])
        #expect(replan.kept == Replan.Kept(sessions: 1, seats: 2))
        #expect(replan.plan.score.changes == 1)
    }

    @Test("tells of a request that is withdrawn, which is no change of ours")
    func withdrawn() throws {
        let replan = try replan(town) { $0.homes.removeLast() }
        #expect(replan.changes == [.seatLost(ID(slugOf: "person-2"), from: group, .requestGone)])
        #expect(replan.plan.score.changes == 0)
    }

    @Test("fills a session that withdrawals have emptied from those who wait, in its place")
    func refilled() throws {
        var full = town
        (full.capacity, full.minimum, full.guestSeats) = (3, 3, 3)
        var before = full
        before.homes += ["here"]
        let plan = try announced(before)
        #expect(plan.seats.map(\.request) == (0..<3).map { ID(slugOf: "person-\($0)") })
        let city = try before.city()
        let now = try city.changed(requests: Array(city.requests.dropFirst()))
        let replan = try now.replan(from: plan, seed: 1, pace: Pace(steps: 500))
        #expect(
            replan.changes == [
                .seatLost(ID(slugOf: "person-0"), from: group, .requestGone), .seatGained(ID(slugOf: "person-3"), group),
            ])
        #expect(replan.plan.sessions == plan.sessions)
    }

    @Test("tells the dates that a new closed day moves")
    func closedDay() throws {
        let replan = try replan(town) { $0.closed = [tuesdays[1].iso] }
        #expect(replan.changes == [.dates(group, lost: [tuesdays[1]], gained: [tuesdays[2] + 7])])
        #expect(replan.kept == Replan.Kept(sessions: 0, seats: 3))
    }

    @Test("moves an announced session for those who are new only when asked")
    func mayMove() throws {
        var late = town
        (late.rooms, late.leaders) = (1, 1)
        let city = try late.city()
        let plan = try announced(late)
        let evening = WeeklyHours([(.tuesday, 17 * 60..<20 * 60)])
        let now = try city.changed(
            requests: city.requests
                + (0..<3).map { index in
                    let first = city.requests[0]
                    return Request(
                        id: ID(slugOf: "late-\(index)"), registered: Instant(seconds: 100 + index), district: first.district,
                        group: first.group, language: first.language, kinds: first.kinds, times: evening, preferred: .never,
                        travels: false, needs: [], priority: 9)
                })
        let unasked = try now.replan(from: plan, seed: 1, pace: Pace(steps: 500))
        #expect(unasked.changes == [])
        let asked = try now.replan(from: plan, mayMove: [group], seed: 1, pace: Pace(steps: 500))
        guard case .moved(_, let to, people: 3, [.asked])? = asked.changes.first else {
            Issue.record("\(asked.changes)")
            return
        }
        #expect(to.time == (try Town.time("17:00")))
        #expect(asked.plan.seats.count == 4)
    }

    @Test("is refused where something pinned since can only take an announced session's place")
    func pinnedInTheWay() throws {
        var small = town
        (small.groups, small.rooms, small.leaders, small.times) = (2, 1, 1, ["13:00"])
        small.startWeeks = [1]
        let plan = try announced(small)
        let second = ID<Offering>(slugOf: "group-1")
        small.pins = [Pin(offering: second, time: try Town.time("13:00"))]
        let city = try small.city()
        let refused = #expect(throws: PinsConflict.self) { try city.replan(from: plan, seed: 1, pace: Pace(steps: 100)) }
        #expect(refused?.decisions.map(\.offering) == [second])
        let allowed = try city.replan(from: plan, mayMove: [group], seed: 1, pace: Pace(steps: 100))
        #expect(allowed.plan.sessions.map(\.offering) == [second])
    }

    @Test("puts in a seat pinned since, and is refused where all seats are promised")
    func pinnedSeat() throws {
        var full = town
        full.capacity = 4
        let plan = try announced(full)
        full.homes += ["here", "here"]
        full.pins = [Pin(offering: group, request: ID(slugOf: "person-4"))]
        let seated = try full.city().replan(from: plan, seed: 1, pace: Pace(steps: 200))
        #expect(seated.changes == [.seatGained(ID(slugOf: "person-4"), group)])
        full.pins += [Pin(offering: group, request: ID(slugOf: "person-3"))]
        let city = try full.city()
        let refused = #expect(throws: PinsConflict.self) { try city.replan(from: plan, seed: 1, pace: Pace(steps: 200)) }
        #expect(refused?.decisions.map(\.offering) == [group])
        let asked = try city.replan(from: plan, mayMove: [group], seed: 1, pace: Pace(steps: 200))
        #expect(asked.plan.score.changes == 1)
        #expect(Set(asked.plan.seats.map(\.request)).isSuperset(of: full.pins.compactMap(\.request)))
    }

    @Test("goes where it is pinned since, at the price of what that changes")
    func pinnedElsewhere() throws {
        var moved = town
        let plan = try announced(town)
        moved.pins = [Pin(offering: group, time: try Town.time("17:00"))]
        let replan = try moved.city().replan(from: plan, seed: 1, pace: Pace(steps: 500))
        let after = try session(replan.plan)
        #expect(after.time == (try Town.time("17:00")))
        #expect(
            replan.changes == [
                .moved(
                    from: Arrangement(try session(plan)), to: Arrangement(after), people: 3, [.obstacle(.pinned(.time))])
            ])
        #expect(after.venue == ID(slugOf: "room-0"))
        #expect(replan.plan.score.changes == 6)
    }

    @Test("lets an announced seat stand before an earlier registration, and no other")
    func promise() throws {
        var full = town
        full.capacity = 3
        let plan = try announced(full)
        let city = try full.city()
        let earlier = try #require(city.requests.first)
        let now = try city.changed(
            requests: city.requests
                + (0..<2).map { index in
                    Request(
                        id: ID(slugOf: "forgotten-\(index)"), registered: Instant(seconds: -10 + index),
                        district: earlier.district, group: earlier.group, language: earlier.language, kinds: earlier.kinds,
                        times: .always, preferred: .never, travels: true, needs: [], priority: 9)
                })
        let full3 = try now.replan(from: plan, seed: 1, pace: Pace(steps: 500))
        #expect(full3.changes == [])
        let freed = try now.changed(requests: Array(now.requests.dropFirst())).replan(
            from: plan, seed: 1, pace: Pace(steps: 500))
        #expect(freed.changes.last == .seatGained(ID(slugOf: "forgotten-0"), group))
    }
}

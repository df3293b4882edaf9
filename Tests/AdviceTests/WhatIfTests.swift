import Domain
import Foundation
import IndependentCheck
import Store
import Testing

@testable import Planning

@Suite("A what-if")
struct WhatIfTests {
    private let group = ID<Offering>(slugOf: "group-0")
    private let leader = ID<Leader>(slugOf: "leader-0")
    private let room = ID<Venue>(slugOf: "room-0")

    /// Two times, one group at 13:00, three people.
    private var town: Town { Town(times: ["13:00", "17:00"], startWeeks: [1, 2, 7], homes: ["here", "here", "there"]) }

    /// The conflicts of moving group 0 of a town that is planned with it at 13:00 in room 0 from week 1.
    private func move(
        _ town: Town, time: String = "17:00", venue: String? = "room-0", week: Int = 1, leaders: [String]? = nil
    ) throws -> WhatIf.Move {
        let city = try town.city()
        var fixed = town
        fixed.pins =
            [
                Pin(offering: group, time: try Town.time("13:00"), venue: room, startWeek: 1)
            ] + town.pins
        let whatIf = try WhatIf(city, plan: fixed.city().plan(seed: 1, pace: Pace(steps: 200)))
        let session = try #require(whatIf.session(of: group))
        return whatIf.move(
            to: Arrangement(
                offering: group, time: try Town.time(time), venue: venue.map { ID(slugOf: $0) }, startWeek: week,
                leaders: leaders?.map { ID(slugOf: $0) } ?? session.leaders), choosesLeaders: leaders == nil)
    }

    private func blocks(
        _ town: Town, time: String = "17:00", venue: String? = "room-0", week: Int = 1, leaders: [String]? = nil
    ) throws
        -> [Obstacle]
    {
        let move = try move(town, time: time, venue: venue, week: week, leaders: leaders)
        #expect(move.isBlocked == !move.conflicts.filter { $0.level == .block }.isEmpty)
        return move.conflicts.compactMap { if case .breaks(let obstacle) = $0 { obstacle } else { nil } }
    }

    @Test("that is fine says so, with the same score where nothing changes")
    func fine() throws {
        let move = try move(town)
        #expect(move.conflicts == [])
        #expect(
            move.change
                == PlanChange(
                    before: Score(l1: 0, l2: 3, l3: 1), after: Score(l1: 0, l2: 3, l3: 1), servedBefore: 3, servedAfter: 3,
                    cells: [],
                    offerings: []))
        #expect(move.pin.time == (try Town.time("17:00")))
    }

    @Test("names a time, a start and a term that do not allow it")
    func times() throws {
        #expect(try blocks(town, time: "18:00") == [.timeNotAllowed(town.city().offerings[0].times)])
        #expect(try blocks(town, week: 3) == [.startNotAllowed([1, 2, 7])])
        #expect(try blocks(town, week: 7) == [.doesNotFitTerm(closed: [])])
    }

    @Test("names what a venue lacks, and its hours")
    func venues() throws {
        var strict = town
        (strict.hosts, strict.needs, strict.roomFeatures, strict.minimum) = (["here", "there"], [.stepFree], [.stepFree], 0)
        #expect(
            try blocks(strict, venue: "far-room") == [
                .venueLacks([.stepFree]), .leaderDoesNotServe(leader, ID(slugOf: "there")),
            ])
        #expect(try blocks(town, venue: "far-room").first == .hostNotAllowed([ID(slugOf: "here")]))
        #expect(try blocks(town, venue: nil) == [.venueMissing])
        var early = town
        early.roomHours = WeeklyHours([(.tuesday, 8 * 60..<16 * 60)])
        #expect(try blocks(early) == [.venueClosed(open: [480..<960])])
        var large = town
        (large.minimum, large.hosts, large.served, large.capacity) = (4, ["here", "there"], ["here", "there"], 4)
        large.homes.append("here")
        #expect(try blocks(large, venue: "far-room") == [.venueTooSmall(seats: 3, minimum: 4)])
    }

    private func hour(_ hour: Int, _ day: Day) throws -> Interval {
        try #require(
            Interval(
                Stockholm.instant(day, ClockTime(clamping: hour * 60)),
                Stockholm.instant(day, ClockTime(clamping: hour * 60 + 60))))
    }

    @Test("names the dates when a venue or a leader is busy")
    func busy() throws {
        let day = Town.first + 8
        var taken = town
        taken.venueBusy = [try hour(18, day)]
        #expect(try blocks(taken) == [.venueBusy([day])])
        var ill = town
        ill.leaderBusy = [try hour(18, day)]
        #expect(try blocks(ill) == [.leaderBusy(leader, [day])])
    }

    @Test("names who else has the venue and the leader, and when")
    func taken() throws {
        var two = town
        (two.groups, two.homes) = (2, Array(repeating: "here", count: 8))
        two.pins = [Pin(offering: ID(slugOf: "group-1"), time: try Town.time("17:00"), startWeek: 2)]
        let shared = [8, 15].map { Town.first + $0 }
        let other = ID<Offering>(slugOf: "group-1")
        #expect(
            try blocks(two) == [.venueTaken(by: other, shared), .leaderTaken(leader, by: other, shared)])
        var spare = two
        (spare.rooms, spare.leaders) = (2, 2)
        spare.pins = [
            Pin(offering: other, time: try Town.time("17:00"), venue: ID(slugOf: "room-1"), startWeek: 2, leaders: [leader])
        ]
        let move = try move(spare)
        #expect(!move.isBlocked)
        #expect(move.conflicts.contains(.clashNextDoor(other, shared)))
    }

    @Test("names what keeps a leader, and how many are needed")
    func leaders() throws {
        #expect(try blocks(town, leaders: []) == [.leaderCount(needed: 1, given: 0)])
        #expect(
            try blocks(town, leaders: ["leader-0", "leader-0"]).contains(.leaderCount(needed: 1, given: 2)))
        #expect(try blocks(town, leaders: ["nobody"]) == [.leaderGone(ID(slugOf: "nobody"))])
        var shift = town
        shift.leaderHours = WeeklyHours([(.tuesday, 8 * 60..<16 * 60)])
        #expect(try blocks(shift) == [.leaderOffDuty(leader, works: [480..<960])])
        var full = town
        (full.groups, full.mostPerWeek, full.homes) = (2, 1, Array(repeating: "here", count: 8))
        full.leaders = 2
        full.pins = [
            Pin(offering: ID(slugOf: "group-1"), time: try Town.time("17:00"), startWeek: 1, leaders: [ID(slugOf: "leader-1")])
        ]
        full.times.append("20:00")
        #expect(
            try blocks(full, time: "20:00", leaders: ["leader-1"])
                == [.leaderOverbooked(ID(slugOf: "leader-1"), most: 1, [0, 7, 14].map { Town.first + $0 })])
    }

    @Test("puts in a leader who is free where the present one is not, and warns of it")
    func otherLeader() throws {
        var spare = town
        spare.leaders = 2
        let busy = try hour(18, Town.first + 8)
        spare.leaderBusy = [busy]
        spare.pins = [Pin(offering: group, leaders: [leader])]
        var free = spare
        free.pins = []
        let plan = try spare.city().plan(seed: 1, pace: Pace(steps: 0))
        let whatIf = try WhatIf(free.city(), plan: plan)
        var wanted = Arrangement(try #require(whatIf.session(of: group)))
        wanted.time = try Town.time("17:00")
        let move = whatIf.move(to: wanted, choosesLeaders: true)
        #expect(move.conflicts == [.leadersChange(from: [leader], to: [ID(slugOf: "leader-1")])])
        #expect(whatIf.move(to: wanted, choosesLeaders: false).isBlocked)
    }

    @Test("blocks what is pinned")
    func pinned() throws {
        var fixed = town
        fixed.pins = [Pin(offering: group, time: try Town.time("13:00"))]
        #expect(try blocks(fixed) == [.pinned(.time)])
    }

    @Test("warns of those who lose their seat, and tells the cells and groups that change")
    func losesSeat() throws {
        var small = town
        (small.hosts, small.served) = (["here", "there"], ["here", "there"])
        small.homes = ["here", "here", "here", "there"]
        let move = try move(small, time: "13:00", venue: "far-room")
        #expect(move.conflicts.contains(.losesSeat(people: 1)))
        #expect(move.change?.servedAfter == 3)
        #expect(move.change?.offerings == [OfferingChange(offering: group, before: 4, after: 3)])
    }

    @Test("blocks a group that would not reach its minimum")
    func tooFew() throws {
        var alone = town
        (alone.hosts, alone.served, alone.minimum) = (["here", "there"], ["here", "there"], 3)
        #expect(try move(alone, venue: "far-room").isBlocked == false)
        var noon = alone
        noon.leavesEarly = true
        #expect(try blocks(noon) == [.tooFewParticipants(left: 2, minimum: 3)])
    }

    @Test("ranks the best other times, the lowest L1 first, and leaves the plan as it is")
    func best() throws {
        var many = town
        many.times = ["09:00", "11:00", "13:00", "15:00", "17:00", "19:00"]
        many.leavesEarly = true
        var fixed = many
        fixed.pins = [Pin(offering: group, time: try Town.time("13:00"))]
        let whatIf = try WhatIf(many.city(), plan: fixed.city().plan(seed: 1, pace: Pace(steps: 0)))
        let moves = whatIf.bestTimes(of: group, most: 4)
        #expect(moves.map(\.to.time.start.text) == ["09:00", "11:00", "15:00", "17:00"])
        #expect(moves.map { $0.change?.servedAfter } == [3, 3, 2, 2])
    }

    @Test("says of each other time why it does not work, where none does")
    func noOtherTime() throws {
        var fixed = town
        fixed.pins = [Pin(offering: group, time: try Town.time("13:00"))]
        let city = try fixed.city()
        let whatIf = try WhatIf(city, plan: city.plan(seed: 1, pace: Pace(steps: 0)))
        #expect(whatIf.bestTimes(of: group, most: 5).isEmpty)
        let moves = whatIf.otherTimes(of: group)
        #expect(moves.map(\.to.time) == [try Town.time("17:00")])
        #expect(moves.map(\.conflicts) == [[.breaks(.pinned(.time))]])
    }

    @Test("of a plan that does not hold in the term is refused, naming what")
    func stale() throws {
        let plan = try town.city().plan(seed: 1, pace: Pace(steps: 0))
        var changed = town
        changed.homes.removeLast()
        let refused = #expect(throws: StalePlan.self) { try WhatIf(changed.city(), plan: plan) }
        #expect(refused?.lapses == [.seat(ID(slugOf: "person-2"), group, .requestGone)])
    }
}

@Suite("What a what-if says of a generated term")
struct GeneratedWhatIfTests {
    /// A random change of a random offering: allowed times and venues mixed with others.
    private func wish(_ city: City, _ whatIf: WhatIf, _ random: inout SplitMix64) throws -> Arrangement {
        let offering = try #require(city.offerings.randomElement(using: &random))
        let other = try #require(city.offerings.randomElement(using: &random))
        let session = whatIf.session(of: offering.id)
        let time = try #require((Bool.random(using: &random) ? offering : other).times.randomElement(using: &random))
        let week =
            random.next() % 4 == 0
            ? Int.random(in: 1...city.term.weeks, using: &random) : offering.startWeeks.randomElement(using: &random)
        let chosen = try #require(week)
        let near = city.venues.filter { offering.hosts.contains($0.district) }
        let venue = (random.next() % 4 == 0 ? city.venues : near).randomElement(using: &random)
        let leaders = session?.leaders ?? Array(city.leaders.map(\.id).shuffled(using: &random).prefix(offering.leadersNeeded))
        return Arrangement(
            offering: offering.id, time: time,
            venue: offering.kind == .digital && random.next() % 8 > 0 ? nil : venue?.id,
            startWeek: (random.next() % 2 == 0 ? session?.startWeek : nil) ?? chosen, leaders: leaders)
    }

    /// The plan with one session as arranged and those of its people who can come, as somebody would write it by hand.
    private func handmade(_ plan: Plan, _ to: Arrangement, _ city: City) throws -> Plan {
        let offering = try #require(city.offering[to.offering])
        let series =
            city.term.series(of: offering, on: to.time.weekday, startWeek: to.startWeek) ?? Series(days: [], missed: [])
        let session = Session(
            offering: to.offering, host: to.venue.flatMap { city.venue[$0]?.district }, venue: to.venue, time: to.time,
            startWeek: to.startWeek, series: series, leaders: to.leaders)
        let seats = plan.seats.filter { seat in
            guard seat.offering == to.offering, let request = city.request[seat.request] else { return true }
            return city.obstacle(to: request, in: offering, to) == nil
        }
        let sessions = city.offerings.compactMap { offering in
            offering.id == to.offering ? session : plan.sessions.first { $0.offering == offering.id }
        }
        return Plan(
            term: plan.term, sessions: sessions, seats: seats,
            waitlists: sessions.map { Waitlist(offering: $0.offering, entries: []) }, cells: plan.cells, score: plan.score,
            decisions: plan.decisions, unserved: [], origin: plan.origin)
    }

    private func judged(_ plan: Plan, _ term: GeneratedTerm) throws -> (violations: [String], l1: Int, l2: Int, l3: Int) {
        let file = term.folder.appending(path: "changed.json")
        try Data(PlanFile.bytes(plan, of: term.city)).write(to: file)
        return try violations(ofPlan: file, inTerm: term.folder)
    }

    @Test("is what the rules say: blocked exactly when they refuse the changed plan, with its score", arguments: UInt64(1)...40)
    func judge(seed: UInt64) throws {
        try GeneratedTerm.with(seed: seed) { term in
            var random = SplitMix64(seed: seed)
            let plan = try term.plan(steps: 300)
            let whatIf = try WhatIf(term.city, plan: plan)
            for _ in 0..<12 {
                let wanted = try wish(term.city, whatIf, &random)
                let move = whatIf.move(to: wanted, choosesLeaders: Bool.random(using: &random))
                if let solution = move.solution, let change = move.change {
                    let verdict = try judged(Answer(whatIf.compiled, solution).plan, term)
                    #expect(verdict.violations == [])
                    #expect(Score(l1: verdict.l1, l2: verdict.l2, l3: verdict.l3) == change.after)
                    #expect(change.before == plan.score)
                } else {
                    let verdict = try judged(handmade(plan, move.to, term.city), term)
                    let hard = verdict.violations.filter { line in
                        ["H1", "H2", "H3", "H5", "H7"].contains { line.hasPrefix($0) }
                    }
                    #expect(hard != [], "\(move.conflicts)")
                }
            }
        }
    }

    @Test("is drawn so that many changes are blocked, and many are not")
    func bothWays() throws {
        var blocked: [Bool] = []
        for seed in UInt64(1)...10 {
            try GeneratedTerm.with(seed: seed) { term in
                var random = SplitMix64(seed: seed)
                let whatIf = try WhatIf(term.city, plan: term.plan(steps: 300))
                for _ in 0..<12 {
                    blocked.append(whatIf.move(to: try wish(term.city, whatIf, &random), choosesLeaders: true).isBlocked)
                }
            }
        }
        #expect(blocked.count { $0 } >= 30)
        #expect(blocked.count { !$0 } >= 10)
    }

    @Test("to be the best other time is none that is blocked", arguments: UInt64(1)...20)
    func bestTimes(seed: UInt64) throws {
        try GeneratedTerm.with(seed: seed) { term in
            let whatIf = try WhatIf(term.city, plan: term.plan(steps: 300))
            for offering in term.city.offerings {
                let moves = whatIf.bestTimes(of: offering.id, most: 5)
                #expect(moves.allSatisfy { !$0.isBlocked })
                #expect(Set(moves.map(\.to.time)).count == moves.count)
                #expect(moves.compactMap { $0.change?.after.l1 } == moves.compactMap { $0.change?.after.l1 }.sorted())
            }
        }
    }
}

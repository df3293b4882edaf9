import Domain
import Testing

@testable import Planning

/// One district with a room, a leader and a closed group; another whose people may come as guests.
private struct SmallTown {
    var people: [(home: String, barredFrom: Int?)] = []
    var pinned: [Int] = []
    var seats = 4
    var guestSeats = 2
    var minimum = 0
    var offerings = 1
    /// Rooms, each with a leader of its own.
    var rooms = 1
    /// Whether every offering's time is pinned.
    var pinsTimes = false

    func city() throws -> City {
        let (here, there) = (try ID<District>("here"), try ID<District>("there"))
        let sv = try #require(Language("sv"))
        let time = WeeklyTime(.tuesday, try #require(ClockTime("13:00")))
        let first = try #require(Day(iso: "2027-01-11")), last = try #require(Day(iso: "2027-03-07"))
        return try City(
            term: Term(
                id: try ID("term"), name: "Term", firstDay: first, lastDay: last, closed: [], schoolBreaks: [],
                familiarTimes: [],
                releaseDays: 14, seed: 1, revised: Instant(seconds: 0), site: "example.org", invented: true),
            districts: [(here, there), (there, here)].map { id, neighbour in
                District(
                    id: id, name: id.text, population: 1, hasBudget: true, neighbours: [neighbour], travelMinutes: [:],
                    contact: "contact@example.org")
            },
            venues: try (0..<rooms).map {
                Venue(
                    id: try ID("room-\($0)"), name: "Room", district: here, address: "Street 1", seats: 40, features: [],
                    hours: .always, busy: [])
            },
            leaders: try (0..<rooms).map {
                Leader(
                    id: try ID("leader-\($0)"), title: "Leader", home: here, districts: [here], groups: [.aldre],
                    languages: [sv], hours: .always, mostPerWeek: 5, busy: [])
            },
            offerings: try (0..<offerings).map { index in
                Offering(
                    id: try ID("group-\(index)"), title: "Group", neutralTitle: nil, groups: [.aldre], language: sv,
                    kind: .closed,
                    visibility: .open, needsIdentity: true, owners: [here], hosts: [here], capacity: seats, minimum: minimum,
                    leadersNeeded: 1, occurrences: 3, interval: 1, minutes: 90, times: [time], startWeeks: [1, 2],
                    whenClosed: .skip,
                    restsInSchoolBreaks: false, guestSeats: guestSeats, reach: .neighbours, needs: [], queue: .registration)
            },
            requests: try people.enumerated().map { index, person in
                Request(
                    id: try ID("person-\(index)"), registered: Instant(seconds: index), district: try ID(person.home),
                    group: .aldre,
                    language: sv, kinds: [.closed], times: .always, preferred: .never, travels: true, needs: [], priority: 9)
            },
            agreements: [],
            pins: try pinned.map { Pin(offering: try ID("group-0"), request: try ID("person-\($0)")) }
                + (pinsTimes ? (0..<offerings).map { Pin(offering: try ID("group-\($0)"), time: time) } : []),
            barred: try people.enumerated().compactMap { index, person in
                try person.barredFrom.map { BarredPair(try ID("person-\(index)"), try ID("person-\($0)")) }
            })
    }

    func plan() throws -> Plan { try city().plan(seed: 1, pace: Pace(steps: 200)) }
}

@Suite("Pins")
struct PinTests {
    @Test(
        "everybody pinned has the seat, whoever they must not meet, and those sit elsewhere or wait", arguments: [1, 5, 8, 40])
    func pinnedAndBarred(pairs: Int) throws {
        var town = SmallTown(seats: pairs, guestSeats: 0)
        town.people = (0..<2 * pairs).map { ("here", $0 < pairs ? nil : $0 - pairs) }
        town.pinned = Array(0..<pairs)
        let plan = try town.plan()
        #expect(plan.seats.map(\.request.text) == (0..<pairs).map { "person-\($0)" })
        #expect(plan.waitlists.map(\.entries.count) == [pairs])
    }

    @Test("pinned guests beyond the guest seats are refused, by the city or by the plan; nothing is overfilled")
    func pinnedGuests() throws {
        var town = SmallTown(guestSeats: 1)
        town.people = Array(repeating: (home: "there", barredFrom: Int?.none), count: 2) + [("here", nil)]
        town.pinned = [0, 1]
        #expect(throws: (any Error).self) { try town.plan() }
    }

    @Test("a pinned offering runs, and another gives way to it")
    func pinnedFirst() throws {
        var town = SmallTown(offerings: 2)
        town.people = Array(repeating: (home: "here", barredFrom: Int?.none), count: 3)
        town.pinned = [2]
        let plan = try town.plan()
        #expect(plan.sessions.map(\.offering.text) == ["group-0"])
        #expect(plan.seats.map(\.request.text) == ["person-0", "person-1", "person-2"])
    }

    @Test("a term without offerings has a plan without sessions")
    func empty() throws {
        var town = SmallTown(offerings: 0)
        town.people = [("here", nil)]
        let plan = try town.plan()
        #expect(plan.sessions == [])
        #expect(plan.unserved.map(\.reasons) == [[.nothingOfTheKind]])
    }
}

@Suite("Pinned offerings that are in each other's way")
struct PinnedCrowdTests {
    /// As many offerings as slots, one room and one leader: each offering may have its own slot and up to two others, so
    /// that a plan exists and few do.
    @Test("find the places that there are", arguments: 0..<60)
    func oneRoom(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let count = 2 + random.below(11)
        let own =
            (0..<count).map { ($0 * 7 + seed) % count }.uniqued().count == count
            ? (0..<count).map { ($0 * 7 + seed) % count } : Array(0..<count)
        let instance = Instance(
            format: "group-session-instance/1", weeks: 4, blockedWeeks: [], slots: count,
            districts: [.init(id: 0, neighbours: [])],
            groups: ["a"], languages: ["sv"],
            venues: [.init(id: 0, district: 0, capacity: 8, slots: Array(0..<count), blockedWeeks: [])],
            leaders: [
                .init(
                    id: 0, home: 0, districts: [0], competences: [0], languages: ["sv"], slots: Array(0..<count),
                    absentWeeks: [],
                    mostPerWeek: 99)
            ],
            offerings: (0..<count).map { id in
                let others = (0..<random.below(3)).map { _ in random.below(count) }
                return .init(
                    id: id, kind: "closed", groups: [0], language: "sv", hosts: [0], capacity: 4, minimum: 0, leadersNeeded: 1,
                    occurrences: 2, stride: 1, slots: ([own[id]] + others).uniqued().sorted(), starts: [1], neighbourSeats: 0,
                    reach: "neighbours")
            },
            requests: [],
            pins: (0..<count).map { .init(offering: $0, venue: nil, slot: nil, start: 1) })
        let solution = try Problem(instance).solve(seed: 1, pace: Pace(steps: 0))
        #expect(solution.placements.allSatisfy { $0 != nil })
    }

    @Test("share people so that each reaches its minimum, whom they must not meet included")
    func minimums() throws {
        var town = SmallTown(seats: 2, guestSeats: 0, minimum: 2, offerings: 2)
        town.people = [("here", nil), ("here", 0), ("here", nil), ("here", nil)]
        town.rooms = 2
        town.pinsTimes = true
        let plan = try town.plan()
        #expect(plan.sessions.count == 2)
        #expect(plan.seats.count == 4)
        let seat = Dictionary(uniqueKeysWithValues: plan.seats.map { ($0.request.text, $0.offering.text) })
        #expect(seat["person-0"] != seat["person-1"])
    }
}

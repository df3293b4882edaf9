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
            venues: [
                Venue(
                    id: try ID("room"), name: "Room", district: here, address: "Street 1", seats: 40, features: [],
                    hours: .always, busy: [])
            ],
            leaders: [
                Leader(
                    id: try ID("leader"), title: "Leader", home: here, districts: [here], groups: [.aldre], languages: [sv],
                    hours: .always, mostPerWeek: 5, busy: [])
            ],
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
            pins: try pinned.map { Pin(offering: try ID("group-0"), request: try ID("person-\($0)")) },
            barred: try people.enumerated().compactMap { index, person in
                try person.barredFrom.map { BarredPair(try ID("person-\(index)"), try ID("person-\($0)")) }
            })
    }

    func plan() throws -> Plan { try city().plan(seed: 1, pace: Pace(.steps(200))) }
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
        #expect(plan.waitlists.map(\.entries.count) == [0])
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

import Domain
import Testing

/// Four districts in a row, a-b-c-d, each 20 minutes from the next; one group in b, and what a test changes of it.
struct SmallCity {
    var term: Term
    var offering: Offering
    var agreements: [Agreement] = []
    var requests: [Request] = []
    var pins: [Pin] = []

    init() throws {
        term = try .test(first: "2027-01-13", last: "2027-06-11")
        offering = try .test()
    }

    func city() throws -> City {
        let names = ["a", "b", "c", "d"]
        let districts = try names.enumerated().map { index, name in
            District(
                id: try ID(name), name: name, population: 1000, hasBudget: true,
                neighbours: Set(try names.indices.filter { abs($0 - index) == 1 }.map { try ID(names[$0]) }),
                travelMinutes: Dictionary(
                    uniqueKeysWithValues: try names.indices.filter { abs($0 - index) == 1 }.map { (try ID(names[$0]), 20) }),
                contact: name)
        }
        return try City(
            term: term, districts: districts,
            venues: [
                Venue(
                    id: try ID("room"), name: "room", district: try ID("b"), address: "", seats: 10, features: [],
                    hours: .always, busy: [])
            ],
            leaders: [
                Leader(
                    id: try ID("leader"), title: "", home: try ID("b"), districts: [try ID("b")],
                    groups: Set(TargetGroup.allCases), languages: [offering.language], hours: .always, mostPerWeek: 5, busy: [])
            ],
            offerings: [offering], requests: requests, agreements: agreements, pins: pins)
    }
}

extension Term {
    static func test(first: String, last: String, closed: [String] = [], schoolBreaks: [String] = []) throws -> Term {
        Term(
            id: try ID("term"), name: "term", firstDay: try DomainTests.day(first), lastDay: try DomainTests.day(last),
            closed: Set(try closed.map(DomainTests.day)), schoolBreaks: Set(try schoolBreaks.map(DomainTests.day)),
            familiarTimes: [],
            releaseDays: 14, seed: 0, revised: Instant(seconds: 0), site: "example", invented: true)
    }
}

extension Offering {
    static func test(
        kind: Kind = .closed, owners: [String] = ["b"], occurrences: Int = 4, interval: Int = 1,
        times: [String] = ["13:00"], startWeeks: [Int] = [2], whenClosed: WhenClosed = .skip, rests: Bool = true,
        guestSeats: Int? = 2, reach: Reach = .neighbours
    ) throws -> Offering {
        Offering(
            id: try ID("group"), title: "group", neutralTitle: nil, groups: [.aldre], language: try #require(Language("sv")),
            kind: kind, visibility: .open, needsIdentity: true, owners: try owners.map { try ID($0) },
            hosts: kind == .digital ? [] : [try ID("b")], capacity: 8, minimum: 0, leadersNeeded: 1, occurrences: occurrences,
            interval: interval, minutes: 90,
            times: try times.map { WeeklyTime(.tuesday, try #require(ClockTime($0))) }, startWeeks: startWeeks,
            whenClosed: whenClosed, restsInSchoolBreaks: rests, guestSeats: guestSeats, reach: reach, needs: [],
            queue: .registration)
    }
}

func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

import Domain
import Planning
import Testing

/// Two neighbouring districts; in the first a room, a leader and one group on Tuesdays at 13:00, for which four people ask.
/// What a test does not change is ordinary: the group runs, with all four in it.
struct Town {
    var term: Term
    var venues: [Venue]
    var leaders: [Leader]
    var offerings: [Offering]
    var requests: [Request]
    var pins: [Pin] = []

    static let tuesday = WeeklyTime(.tuesday, ClockTime(clamping: 13 * 60))
    static let wednesday = WeeklyTime(.wednesday, ClockTime(clamping: 13 * 60))
    /// Dates of the term's first week.
    static let firstTuesday = Day(clamping: 2027, 1, 12)
    static let firstWednesday = Day(clamping: 2027, 1, 13)

    init() throws {
        term = try Town.term()
        venues = [try .in("room")]
        leaders = [try .named("leader")]
        offerings = [try .group("group")]
        requests = try (1...4).map { try .from("here", number: $0) }
    }

    static func term(until last: Day = Day(clamping: 2027, 3, 7)) throws -> Term {
        Term(
            id: try ID("term"), name: "Term", firstDay: Day(clamping: 2027, 1, 11), lastDay: last, closed: [],
            schoolBreaks: [], familiarTimes: [], releaseDays: 14, seed: 1, revised: Instant(seconds: 0),
            site: "example.org", invented: true)
    }

    func city() throws -> City {
        try City(
            term: term,
            districts: try [("here", "there"), ("there", "here")].map { id, neighbour in
                District(
                    id: try ID(id), name: id, population: 1, hasBudget: true, neighbours: [try ID(neighbour)],
                    travelMinutes: [:], contact: "contact@example.org")
            },
            venues: venues, leaders: leaders, offerings: offerings, requests: requests, agreements: [], pins: pins)
    }

    func plan(steps: Int = 200) throws -> Plan { try city().plan(seed: 1, pace: Pace(steps: steps)) }
}

extension Venue {
    static func `in`(
        _ id: String, district: String = "here", seats: Int = 8, features: Features = [], hours: WeeklyHours = .always,
        busy: [Interval] = []
    ) throws -> Venue {
        Venue(
            id: try ID(id), name: id, district: try ID(district), address: "Street 1", seats: seats, features: features,
            hours: hours, busy: busy)
    }
}

extension Leader {
    static func named(
        _ id: String, serves: [String] = ["here"], groups: Set<TargetGroup> = [.aldre],
        languages: Set<Language> = [.swedish], hours: WeeklyHours = .always, mostPerWeek: Int = 5, busy: [Interval] = []
    ) throws -> Leader {
        Leader(
            id: try ID(id), title: id, home: try ID("here"), districts: Set(try serves.map { try ID($0) }), groups: groups,
            languages: languages, hours: hours, mostPerWeek: mostPerWeek, busy: busy)
    }
}

extension Offering {
    static func group(
        _ id: String, kind: Kind = .closed, capacity: Int = 4, minimum: Int = 3, leaders: Int = 1, occurrences: Int = 3,
        times: [WeeklyTime] = [Town.tuesday], starts: [Int] = [1], guests: Int = 2, needs: Features = [],
        queue: QueuePolicy = .registration
    ) throws -> Offering {
        Offering(
            id: try ID(id), title: id, neutralTitle: nil, groups: [.aldre], language: .swedish, kind: kind, visibility: .open,
            needsIdentity: true, owners: [try ID("here")], hosts: kind == .digital ? [] : [try ID("here")],
            capacity: capacity, minimum: minimum, leadersNeeded: leaders, occurrences: occurrences, interval: 1, minutes: 90,
            times: times, startWeeks: starts, whenClosed: .skip, restsInSchoolBreaks: false, guestSeats: guests,
            reach: .neighbours, needs: needs, queue: queue)
    }
}

extension Request {
    static func from(
        _ district: String, number: Int, group: TargetGroup = .aldre, language: Language = .swedish, kinds: [Kind] = [.closed],
        times: WeeklyHours = .always, preferred: WeeklyHours = .never, travels: Bool = true, needs: Features = [],
        priority: Int = 9
    ) throws -> Request {
        Request(
            id: try ID("person-\(number)"), registered: Instant(seconds: number), district: try ID(district), group: group,
            language: language, kinds: kinds, times: times, preferred: preferred, travels: travels, needs: needs,
            priority: priority)
    }
}

extension WeeklyHours {
    static func all(_ weekday: Weekday) -> WeeklyHours { WeeklyHours([(weekday, 0..<1440)]) }
}

extension Interval {
    /// The hours of a group at 13:00.
    static func session(_ day: Day) throws -> Interval {
        try #require(
            Interval(
                Stockholm.instant(day, ClockTime(clamping: 13 * 60)), Stockholm.instant(day, ClockTime(clamping: 14 * 60))))
    }
}

import Domain
import Testing

@testable import Planning

/// Two neighbouring districts: a group in `here`, at tis 13:00 in the room of the same number, with a leader of the same
/// number; and what a test changes of it.
struct Town {
    var groups = 1
    var rooms = 1
    var leaders = 1
    var capacity = 4
    var guestSeats = 2
    var minimum = 0
    var leadersNeeded = 1
    var times = ["13:00"]
    var startWeeks = [1]
    var homes: [String] = []
    var roomHours = WeeklyHours.always
    var roomSeats = 40
    var roomFeatures: Features = []
    var needs: Features = []
    var leaderHours = WeeklyHours.always
    var competences: Set<TargetGroup> = [.aldre]
    var mostPerWeek = 5
    var served = ["here"]
    var hosts = ["here"]
    var closed: [String] = []
    var venueBusy: [Interval] = []
    var leaderBusy: [Interval] = []
    var pins: [Pin] = []
    /// Whether the last who asks can come only before 15:00.
    var leavesEarly = false
    var areNeighbours = true

    static let first = Day(clamping: 2027, 1, 11)

    static func time(_ text: String, _ weekday: Weekday = .tuesday) throws -> WeeklyTime {
        WeeklyTime(weekday, try #require(ClockTime(text)))
    }

    func city() throws -> City {
        let names = ["here", "there"].map { ID<District>(slugOf: $0) }
        return try City(
            term: Term(
                id: try ID("term"), name: "Term", firstDay: Town.first, lastDay: Town.first + 55,
                closed: Set(closed.compactMap { Day(iso: $0) }), schoolBreaks: [], familiarTimes: [], releaseDays: 14, seed: 1,
                revised: Instant(seconds: 0), site: "example.org", invented: true),
            districts: names.map { id in
                District(
                    id: id, name: id.text, population: 1, hasBudget: true,
                    neighbours: areNeighbours ? Set(names).subtracting([id]) : [],
                    travelMinutes: Dictionary(uniqueKeysWithValues: names.filter { $0 != id }.map { ($0, 20) }),
                    contact: "c@example.org")
            },
            venues: (0..<rooms).map {
                Venue(
                    id: ID(slugOf: "room-\($0)"), name: "Room \($0)", district: names[0], address: "Street 1", seats: roomSeats,
                    features: roomFeatures, hours: roomHours, busy: $0 == 0 ? venueBusy : [])
            } + [
                Venue(
                    id: ID(slugOf: "far-room"), name: "Far room", district: names[1], address: "Street 2", seats: 3,
                    features: [],
                    hours: .always, busy: [])
            ],
            leaders: try (0..<leaders).map {
                Leader(
                    id: ID(slugOf: "leader-\($0)"), title: "Leader \($0)", home: names[0],
                    districts: Set(served.map { ID(slugOf: $0) }),
                    groups: competences, languages: [try #require(Language("sv"))], hours: leaderHours,
                    mostPerWeek: mostPerWeek,
                    busy: $0 == 0 ? leaderBusy : [])
            },
            offerings: try (0..<groups).map { index in
                Offering(
                    id: ID(slugOf: "group-\(index)"), title: "Group \(index)", neutralTitle: nil, groups: [.aldre],
                    language: try #require(Language("sv")), kind: .closed, visibility: .open, needsIdentity: true,
                    owners: [names[0]], hosts: hosts.map { ID(slugOf: $0) }, capacity: capacity, minimum: minimum,
                    leadersNeeded: leadersNeeded, occurrences: 3, interval: 1, minutes: 90,
                    times: try times.map { try Town.time($0) }, startWeeks: startWeeks, whenClosed: .skip,
                    restsInSchoolBreaks: false, guestSeats: guestSeats, reach: .neighbours, needs: needs, queue: .registration)
            },
            requests: try homes.enumerated().map { index, home in
                Request(
                    id: ID(slugOf: "person-\(index)"), registered: Instant(seconds: index), district: ID(slugOf: home),
                    group: .aldre, language: try #require(Language("sv")), kinds: [.closed],
                    times: leavesEarly && index == homes.count - 1 ? WeeklyHours([(.tuesday, 0..<900)]) : .always,
                    preferred: .never,
                    travels: true, needs: [], priority: 9)
            },
            agreements: [], pins: pins)
    }
}

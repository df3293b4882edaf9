import Domain

// Short ways to write the parts of a city; what a test does not mention is ordinary.

func district(
    _ id: String, _ name: String, budget: Bool = true, neighbours: [String] = [], contact: String = "anhorig@example.org"
) throws -> District {
    District(
        id: try ID(id), name: name, population: 60_000, hasBudget: budget,
        neighbours: Set(try neighbours.map { try ID($0) }), travelMinutes: [:], contact: contact)
}

func venue(_ id: String, _ name: String, in district: String, seats: Int = 12) throws -> Venue {
    Venue(
        id: try ID(id), name: name, district: try ID(district), address: "Torget 1", seats: seats, features: [],
        hours: .always, busy: [])
}

func offering(
    _ id: String, _ title: String, neutral: String? = nil, groups: Set<TargetGroup> = [.aldre], language: String = "sv",
    kind: Kind = .closed, visibility: Visibility = .open, owner: String, host: String? = nil, capacity: Int = 8,
    occurrences: Int = 2,
    interval: Int = 2, minutes: Int = 120, guestSeats: Int? = 4, reach: Offering.Reach = .city
) throws -> Offering {
    let owner = try ID<District>(owner)
    return Offering(
        id: try ID(id), title: title, neutralTitle: neutral, groups: groups, language: try language.language(), kind: kind,
        visibility: visibility, needsIdentity: true, owners: [owner],
        hosts: kind == .digital ? [] : [try host.map { try ID($0) } ?? owner],
        capacity: capacity, minimum: 0, leadersNeeded: 1, occurrences: occurrences, interval: interval, minutes: minutes,
        times: [WeeklyTime(.monday, try "10:00".clockTime())], startWeeks: [1, 2], whenClosed: .skip, restsInSchoolBreaks: true,
        guestSeats: guestSeats, reach: reach, needs: [],
        queue: .registration)
}

func request(_ id: String, from district: String, group: TargetGroup = .aldre) throws -> Request {
    Request(
        id: try ID(id), registered: Instant(seconds: 1_793_000_000), district: try ID(district), group: group,
        language: try "sv".language(), kinds: [.closed], times: .always, preferred: .never, travels: true, needs: [],
        priority: 9)
}

func session(
    _ term: Term, _ offering: Offering, host: String?, venue: String?, _ weekday: Weekday, _ start: String, week: Int = 1
) throws -> Session {
    guard let series = term.series(of: offering, on: weekday, startWeek: week) else { throw Malformed(text: offering.title) }
    return Session(
        offering: offering.id, host: try host.map { try ID($0) }, venue: try venue.map { try ID($0) },
        time: WeeklyTime(weekday, try start.clockTime()), startWeek: week, series: series, leaders: [try ID("ledare")])
}

func cell(_ district: String, _ group: TargetGroup, demand: Int, unserved: Int) throws -> Cell {
    Cell(district: try ID(district), group: group, demand: demand, unserved: unserved)
}

struct Malformed: Error { let text: String }

extension String {
    func language() throws -> Language {
        guard let language = Language(self) else { throw Malformed(text: self) }
        return language
    }

    func clockTime() throws -> ClockTime {
        guard let time = ClockTime(self) else { throw Malformed(text: self) }
        return time
    }

    func day() throws -> Day {
        guard let day = Day(iso: self) else { throw Malformed(text: self) }
        return day
    }
}

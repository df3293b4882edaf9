import Domain
import Registration

/// A small world for tests: two districts, whose sessions meet on Mondays in spring 2027.
enum World {
    static let farsta = ID<District>(slugOf: "farsta")
    static let skarpnack = ID<District>(slugOf: "skarpnack")
    static let cafe = ID<Offering>(slugOf: "cafe")
    static let group = ID<Offering>(slugOf: "group")

    static func person(_ name: String) -> ID<Person> { ID(slugOf: name) }
    static func operation(_ name: String) -> ID<Operation> { ID(slugOf: name) }

    /// A Stockholm time in 2027.
    static func at(_ month: Int, _ day: Int, _ hour: Int = 9, _ minute: Int = 0) -> Instant {
        Stockholm.instant(Day(clamping: 2027, month, day), ClockTime(clamping: hour * 60 + minute))
    }

    /// Ten Mondays from 1 March, at 13; seats are released on 15 February.
    static func terms(capacity: Int = 2, guests: Int? = 1, queue: Terms.Queue = .registration) -> Terms {
        let first = Day(clamping: 2027, 3, 1)
        return Terms(
            capacity: capacity, guestSeats: guests, release: at(2, 15, 0), queue: queue,
            meetings: (0..<10).map { Stockholm.instant(first + 7 * $0, ClockTime(clamping: 13 * 60)) })
    }

    static func asking(
        _ name: String, from district: ID<District> = farsta, party: Party = .one, wish: String? = nil, rank: Int = 1,
        registered: Instant = at(1, 11), priority: Int = 1, leadDays: Int = 0, replaces: ID<Offering>? = nil
    ) -> Asking {
        Asking(
            person: person(name), district: district, isResident: district == farsta, isGuest: district != farsta, party: party,
            wish: operation(wish ?? name), rank: rank, registered: registered, priority: priority, leadDays: leadDays,
            replaces: replaces)
    }
}

/// Sessions with their ledgers, as a store keeps them.
struct Books {
    var rosters: [ID<Offering>: Roster] = [:]
    var ledgers: [ID<Offering>: [Entry]] = [:]
    var bars: Bars = [:]
    var operations = 0

    /// With one session.
    static func opened(_ session: ID<Offering> = World.cafe, _ terms: Terms = World.terms()) throws -> Books {
        var books = Books()
        try books.act(at: World.at(1, 4)) { try $0.open(session, terms) }
        return books
    }

    /// - Returns: the events of the act.
    @discardableResult
    mutating func act(
        at now: Instant, by actor: Actor = .rule, _ body: (inout Desk) throws -> Void
    ) throws -> [Event] {
        operations += 1
        var desk = Desk(
            Array(rosters.values), at: now, by: actor, operation: World.operation("act-\(operations)"), bars: bars)
        try body(&desk)
        for entry in desk.entries { ledgers[entry.session, default: []].append(entry) }
        rosters = desk.rosters
        return desk.entries.map(\.event)
    }

    mutating func register(_ asking: Asking, for session: ID<Offering> = World.cafe, at now: Instant? = nil) throws -> [Event] {
        try act(at: now ?? asking.registered) { try $0.register([(session, asking)]) }
    }

    func seated(_ session: ID<Offering> = World.cafe) -> Set<String> {
        Set((rosters[session]?.seated ?? []).map(\.asking.person.text))
    }

    func line(_ session: ID<Offering> = World.cafe) -> [String] { (rosters[session]?.line ?? []).map(\.asking.person.text) }

    func status(_ name: String, _ session: ID<Offering> = World.cafe) -> Place.Status? {
        rosters[session]?.places[World.person(name)]?.status
    }

    func isOffered(_ name: String, _ session: ID<Offering> = World.cafe) -> Bool {
        if case .offered = status(name, session) { true } else { false }
    }
}

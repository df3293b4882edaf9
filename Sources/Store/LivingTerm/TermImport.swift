public import Domain
public import Registration

/// What an import of a plan does, or would do.
public struct TermReview: Hashable, Sendable {
    /// Whether the database held no term before.
    public internal(set) var isNew = false
    public internal(set) var opened: [ID<Offering>] = []
    /// Told otherwise: time, place, title or dates.
    public internal(set) var changed: [ID<Offering>] = []
    public internal(set) var cancelled: [ID<Offering>] = []
    public internal(set) var capacities: [Capacity] = []
    /// People who were not known.
    public internal(set) var people = 0
    public internal(set) var seated = 0
    public internal(set) var waiting = 0
    public internal(set) var offers = 0

    public struct Capacity: Hashable, Sendable {
        public let session: ID<Offering>
        public let before: Int
        public let after: Int
    }

    public var isEmpty: Bool {
        !isNew && opened.isEmpty && changed.isEmpty && cancelled.isEmpty && capacities.isEmpty && people == 0
    }
}

/// The database holds another term.
public struct OtherTerm: Error, Hashable, Sendable {
    public let term: String
}

extension LivingTerm {
    /// Makes a plan the living term; again, brings in what has changed in the plan. What people and staff have done since stays:
    /// nobody loses a seat or a place by it.
    ///
    /// - Parameter reviews: only tell what would be done.
    /// - Throws: `OtherTerm`; `Refusal`.
    public func bring(
        in plan: Plan, of city: City, told: [Announcement]? = nil, by actor: Actor, operation: ID<Operation>,
        reviews: Bool = false
    ) async throws -> TermReview {
        do {
            return try await database.write { transaction in
                var importing = TermImport(
                    city: city, plan: plan, told: told, now: now(), actor: actor, operation: operation, keys: keys,
                    transaction: transaction)
                try importing.run()
                if reviews { throw OnlyReviewed(review: importing.review) }
                return importing.review
            }
        } catch let only as OnlyReviewed {
            return only.review
        }
    }

    private struct OnlyReviewed: Error { let review: TermReview }
}

private struct TermImport {
    let city: City
    let plan: Plan
    let told: [Announcement]?
    let now: Instant
    let actor: Actor
    let operation: ID<Operation>
    let keys: KeyRing
    let transaction: Transaction
    var review = TermReview()

    mutating func run() throws {
        try enterTerm()
        let before = try Announcements.all(transaction)
        let announcements =
            before.isEmpty
            ? told ?? plan.announcements(in: city, at: now)
            : plan.announcements(in: city, after: before, at: now)
        let known = Set(before.map(\.offering))
        let sessions = Dictionary(plan.sessions.map { ($0.offering, $0) }) { first, _ in first }
        for announcement in announcements where !known.contains(announcement.offering) {
            guard let session = sessions[announcement.offering] else { continue }
            try insert(session, announcement)
        }
        let newPeople = try enterPeople()
        var desk = Desk(
            try lock(known), at: now, by: actor, operation: operation, bars: try enterBars())
        let rosters = Array(desk.rosters.values)
        for announcement in announcements {
            let session = announcement.offering
            if !known.contains(session) {
                guard let planned = sessions[session], let terms = terms(of: planned, announcement) else { continue }
                try desk.open(session, terms)
                review.opened.append(session)
            } else if let earlier = before.first(where: { $0.offering == session }) {
                try follow(announcement, after: earlier, isPlanned: sessions[session] != nil, &desk)
            }
        }
        try enterPlaces(of: newPeople, sessions, &desk)
        for session in desk.rosters.keys.sorted() { try desk.catchUp(session) }
        count(desk)
        try desk.keep(after: rosters + review.opened.map(Roster.init(unopened:)), transaction)
        try TermTable.noteChange(transaction)
    }

    // MARK: The tables

    private mutating func enterTerm() throws {
        if let row = try transaction.rows("SELECT id FROM term").first {
            guard try row.text(0) == city.term.id.text else { throw OtherTerm(term: try row.text(0)) }
        } else {
            review.isNew = true
            try TermTable.insert(city.term.head, transaction)
        }
        for district in city.districts {
            try transaction.change(
                """
                INSERT INTO district (id, name, contact) VALUES ($1, $2, $3)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, contact = excluded.contact
                """, .text(district.id.text), .text(district.name), .text(district.contact))
        }
    }

    private func insert(_ session: Session, _ announcement: Announcement) throws {
        guard let offering = city.offering[session.offering] else { return }
        try transaction.change(
            """
            INSERT INTO session (id, host, needs_identity, is_listed, features, status, capacity, planned_capacity, release_at,
                is_released, queue, meetings, lent, entries, changed_at, told)
            VALUES ($1, $2, $3, $4, $5, 'closed', 0, $6, 0, 0, 'registration', '', '', 0, 0, 0)
            """, .text(offering.id.text), .optional(session.host?.text), .integer(offering.needsIdentity ? 1 : 0),
            .integer(isListed(offering) ? 1 : 0), .text(features(of: session).names.joined(separator: " ")),
            .integer(seats(session, offering)))
        try Announcements.insert(announcement, transaction)
        try enterStandings(session, offering)
    }

    private func enterStandings(_ session: Session, _ offering: Offering) throws {
        for district in city.districts {
            let standing = city.standing(of: district.id, in: offering, host: session.host)
            let cost = session.host.flatMap { city.costPerSeat(of: offering, host: $0, home: district.id) }
            try transaction.change(
                """
                INSERT INTO standing (session_id, district, standing, cost_per_seat) VALUES ($1, $2, $3, $4)
                ON CONFLICT (session_id, district)
                DO UPDATE SET standing = excluded.standing, cost_per_seat = excluded.cost_per_seat
                """, .text(offering.id.text), .text(district.id.text), .text(standing.column),
                .optional(standing == .guest ? cost : nil))
        }
    }

    private mutating func enterPeople() throws -> [Request] {
        let waiting = Set(plan.waitlists.flatMap { $0.entries.map(\.request) }).union(plan.seats.map(\.request))
        var new: [Request] = []
        for request in city.requests where waiting.contains(request.id) {
            let person = ID<Person>(request.id)
            let added = try transaction.change(
                """
                INSERT INTO person (id, district, details, consented_at, erased_at, log_entries, log_mark)
                VALUES ($1, $2, NULL, NULL, NULL, 0, '') ON CONFLICT (id) DO NOTHING
                """, .text(person.text), .text(request.district.text))
            guard added == 1 else { continue }
            try People.log(.written, person, .importing, by: actor, at: now, keys: keys, transaction)
            new.append(request)
        }
        review.people = new.count
        return new
    }

    private func enterBars() throws -> Bars {
        var bars: Bars = [:]
        for pair in city.barred {
            let first = ID<Person>(pair.first), second = ID<Person>(pair.second)
            let both = [first, second].map(\.text)
            let known = try both.allSatisfy {
                try !transaction.rows("SELECT id FROM person WHERE id = $1", .text($0)).isEmpty
            }
            if known { try Bans.add(first, second, transaction) }
        }
        for row in try transaction.rows("SELECT first_id, second_id FROM barred") {
            let first = try ID<Person>(row.text(0)), second = try ID<Person>(row.text(1))
            bars[first, default: []].insert(second)
            bars[second, default: []].insert(first)
        }
        return bars
    }

    private func lock(_ sessions: Set<ID<Offering>>) throws -> [Roster] {
        try sessions.sorted().compactMap { try RosterTables.locked($0, transaction) }
    }

    // MARK: Sessions

    private func seats(_ session: Session, _ offering: Offering) -> Int {
        min(offering.capacity, session.venue.flatMap { city.venue[$0] }?.seats ?? offering.capacity)
    }

    private func isListed(_ offering: Offering) -> Bool { Exposure(of: offering, to: .everyone)?.title != nil }

    private func features(of session: Session) -> Features {
        session.venue.flatMap { city.venue[$0] }?.features ?? Features.all
    }

    private func terms(of session: Session, _ announcement: Announcement) -> Terms? {
        guard let offering = city.offering[session.offering], let first = session.series.days.first else { return nil }
        let queue: Terms.Queue =
            switch offering.queue {
            case .registration: .registration
            case .priority: .priority
            case .lottery: .lottery(seed: city.term.seed, before: city.term.revised)
            }
        return Terms(
            capacity: seats(session, offering), guestSeats: offering.guestSeats,
            release: Stockholm.instant(city.releaseDay(of: offering, first: first), ClockTime(clamping: 0)), queue: queue,
            meetings: announcement.starts)
    }

    /// Brings a session that is known up to what is planned now.
    private mutating func follow(
        _ announcement: Announcement, after earlier: Announcement, isPlanned: Bool, _ desk: inout Desk
    ) throws {
        let session = announcement.offering
        guard let roster = desk.rosters[session] else { return }
        if let offering = city.offering[session] {
            try transaction.change(
                "UPDATE session SET is_listed = $2 WHERE id = $1", .text(session.text), .integer(isListed(offering) ? 1 : 0))
            // What is cancelled is told of for a while yet, but no more than may be told now.
            if !roster.status.isHeld {
                let next = try Announcements.change(session, operation, transaction) { $0.told(as: offering, at: now) }
                if next != earlier { review.changed.append(session) }
            }
        }
        guard roster.status.isHeld else { return }
        guard isPlanned, let planned = plan.sessions.first(where: { $0.offering == session }),
            let offering = city.offering[session]
        else {
            try desk.cancel(session)
            try Announcements.change(session, operation, transaction) { _ in announcement }
            review.cancelled.append(session)
            return
        }
        if announcement != earlier {
            try Announcements.change(session, operation, transaction) { _ in announcement }
            try desk.move(session, to: announcement.starts)
            review.changed.append(session)
        }
        try enterStandings(planned, offering)
        try transaction.change(
            "UPDATE session SET host = $2, needs_identity = $3, features = $4 WHERE id = $1",
            .text(session.text), .optional(planned.host?.text), .integer(offering.needsIdentity ? 1 : 0),
            .text(features(of: planned).names.joined(separator: " ")))
        let before = try transaction.rows("SELECT planned_capacity FROM session WHERE id = $1", .text(session.text)).first?
            .integer(0)
        let after = seats(planned, offering)
        if let before, before != after {
            try transaction.change(
                "UPDATE session SET planned_capacity = $2 WHERE id = $1", .text(session.text), .integer(after))
            try desk.setCapacity(after, of: session)
            review.capacities.append(.init(session: session, before: before, after: after))
        }
    }

    // MARK: People

    private mutating func enterPlaces(
        of people: [Request], _ sessions: [ID<Offering>: Session], _ desk: inout Desk
    ) throws {
        let new = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
        for seat in plan.seats {
            guard let request = new[seat.request], let session = sessions[seat.offering] else { continue }
            try desk.enter(asking(request, in: session), in: seat.offering, seated: true)
        }
        for list in plan.waitlists {
            guard let session = sessions[list.offering] else { continue }
            for entry in list.entries {
                guard let request = new[entry.request] else { continue }
                try desk.enter(asking(request, in: session), in: list.offering, seated: false)
            }
        }
    }

    private func asking(_ request: Request, in session: Session) -> Asking {
        let standing = city.offering[session.offering].map {
            city.standing(of: request.district, in: $0, host: session.host)
        }
        return Asking(
            person: ID(request.id), district: request.district,
            isResident: session.host == nil || session.host == request.district, isGuest: standing != .home,
            wish: ID<Operation>(request.id), registered: request.registered, priority: request.priority)
    }

    private mutating func count(_ desk: Desk) {
        for entry in desk.entries {
            switch entry.event {
            case .granted: review.seated += 1
            case .offered: review.offers += 1
            case .waitlisted: review.waiting += 1
            default: break
            }
        }
        review.waiting -= review.seated + review.offers
    }
}

extension ID {
    /// The same slug for another kind of thing.
    fileprivate init<Other>(_ other: ID<Other>) { self.init(slugOf: other.text) }
}

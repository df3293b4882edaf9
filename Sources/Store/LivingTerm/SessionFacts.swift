internal import Domain
internal import Registration

/// What of a session decides how a district's people stand to it.
struct SessionFacts {
    let session: ID<Offering>
    let standing: Standing
    private let isResident: Bool
    private let needsIdentity: Bool
    private let isListed: Bool
    private let features: Features

    init(_ session: ID<Offering>, for district: ID<District>, _ transaction: Transaction) throws {
        guard
            let row = try transaction.rows(
                """
                SELECT host, needs_identity, features, standing, is_listed FROM session JOIN standing ON session_id = id
                WHERE id = $1 AND district = $2
                """, .text(session.text), .text(district.text)
            ).first
        else { throw Refusal.outOfReach(session) }
        let host = try row.optionalText(0)
        self.session = session
        standing = try Standing(column: row.text(3))
        isResident = host == nil || host == district.text
        needsIdentity = try row.integer(1) == 1
        features = try Features(column: row.text(2))
        isListed = try row.integer(4) == 1
    }

    /// What people may not know of, they cannot ask for by themselves.
    func checkIsOpen(to actor: Actor) throws(Refusal) {
        guard isListed || actor != .person else { throw .unknownSession(session) }
        guard standing != .outside else { throw .outOfReach(session) }
    }

    func check(_ details: PersonalDetails?) throws(Refusal) {
        guard !needsIdentity || details?.name != nil else { throw .needsName(session) }
        guard features.isSuperset(of: details?.needs.features ?? []) else { throw .venueLacks(session) }
    }

    func asking(_ person: ID<Person>, _ registering: Registering, wish: ID<Operation>, rank: Int, at now: Instant) -> Asking {
        Asking(
            person: person, district: registering.district, isResident: isResident, isGuest: standing != .home,
            party: registering.party, wish: wish, rank: rank, registered: min(registering.registered ?? now, now),
            priority: registering.priority, leadDays: registering.leadDays)
    }

    /// The same wish with its time of registration, dearer than the seat that it is to replace.
    func asking(swapping old: Asking, out session: ID<Offering>) -> Asking {
        Asking(
            person: old.person, district: old.district, isResident: isResident, isGuest: standing != .home, party: old.party,
            wish: old.wish, rank: old.rank - 1, registered: old.registered, priority: old.priority, leadDays: old.leadDays,
            replaces: session)
    }

    /// The same in this session, when two are merged.
    func asking(merging old: Asking) -> Asking {
        Asking(
            person: old.person, district: old.district, isResident: isResident, isGuest: standing != .home, party: old.party,
            wish: old.wish, rank: old.rank, registered: old.registered, priority: old.priority, leadDays: old.leadDays)
    }
}

extension Standing {
    var column: String {
        switch self {
        case .home: "home"
        case .guest: "guest"
        case .outside: "outside"
        }
    }

    init(column: String) throws {
        guard let found = [Standing.home, .guest, .outside].first(where: { $0.column == column }) else {
            throw Unreadable()
        }
        self = found
    }
}

extension Features {
    init(column: String) throws {
        var features: Features = []
        for name in column.split(separator: " ") {
            guard let named = Features.named.first(where: { $0.name == name }) else { throw Unreadable() }
            features.formUnion(named.feature)
        }
        self = features
    }
}

public import Domain
public import Registration

extension LivingTerm {
    /// Registers somebody who is new, or a further wish of somebody who is known.
    ///
    /// - Parameters:
    ///   - known: nil for somebody new, who gets a pseudonym.
    ///   - link: opens the page of somebody new from now on.
    @discardableResult
    public func register(
        _ registering: Registering, as known: ID<Person>? = nil, link: Token? = nil, by actor: Actor,
        operation: ID<Operation>
    ) async throws -> Done {
        let person = known ?? .pseudonym()
        let sealed =
            try known == nil
            ? registering.details.map { try keys.seal($0, for: person.text, field: People.detailsField) } : nil
        return try await act(
            operation, .register, by: actor, about: known.map { [$0] } ?? [], sessions: { _ in registering.sessions }
        ) { desk, transaction in
            var registering = registering
            if known == nil {
                try actor.checkMayAct(for: person, in: registering.district)
                let entry = AccessLog(keys: keys).next(
                    after: .none, at: desk.now, actor: actor, person: person, act: .written, reason: .register)
                try People.enter(
                    person, in: registering.district, details: sealed,
                    consented: registering.hasConsented ? desk.now : nil, entry, transaction)
                if let link { try Links.insert(link, .page, for: person, at: desk.now, transaction) }
            } else {
                guard try People.home(of: person, transaction) == registering.district else {
                    throw Refusal.livesElsewhere(person)
                }
                // What is stored of a person holds for further wishes too.
                registering.details = try People.details(of: person, keys: keys, transaction) ?? registering.details
            }
            let askings = try registering.sessions.enumerated().map { [registering] index, session in
                let facts = try SessionFacts(session, for: registering.district, transaction)
                try facts.checkIsOpen(to: actor)
                try facts.check(registering.details)
                return (
                    session: session,
                    asking: facts.asking(person, registering, wish: operation, rank: index + 1, at: desk.now)
                )
            }
            try desk.register(askings)
        }
    }

    /// Asks for a seat in one session in place of that in another, which is kept until the new one is sure.
    ///
    /// - Throws: `Refusal`, as for somebody who registers there.
    @discardableResult
    public func swap(
        _ person: ID<Person>, from old: ID<Offering>, to new: ID<Offering>, by actor: Actor, operation: ID<Operation>
    ) async throws -> Done {
        try await act(operation, .swap, by: actor, about: [person], sessions: { _ in [old, new] }) { desk, transaction in
            guard let place = desk.rosters[old]?.places[person], case .seated = place.status else {
                throw Refusal.hasNoSeat(old)
            }
            guard desk.rosters.values.count(where: { $0.places[person]?.asking.replaces == old }) < Desk.mostSwaps else {
                throw Refusal.tooManySessions(most: Desk.mostSwaps)
            }
            let facts = try SessionFacts(new, for: place.asking.district, transaction)
            try facts.checkIsOpen(to: actor)
            // Of somebody who came with a plan, the districts know what is needed.
            if let details = try People.details(of: person, keys: keys, transaction) { try facts.check(details) }
            try desk.register([(new, facts.asking(swapping: place.asking, out: old))])
        }
    }

    /// Gives up a seat, an offer or a place in line; without a session, all that the person has.
    @discardableResult
    public func withdraw(
        _ person: ID<Person>, from session: ID<Offering>?, by actor: Actor, operation: ID<Operation>
    ) async throws -> Done {
        try await act(operation, .withdraw, by: actor, about: [person], sessions: { _ in session.map { [$0] } ?? [] }) {
            desk, _ in
            let all = desk.rosters.keys.sorted().filter { desk.rosters[$0]?.places[person] != nil }
            for one in session.map({ [$0] }) ?? all { try desk.withdraw(person, from: one) }
        }
    }

    /// Says yes to an offer, the person themselves or staff on the phone with them.
    ///
    /// - Parameter waitsOn: whether to go on waiting for what they would rather have.
    @discardableResult
    public func accept(
        _ person: ID<Person>, in session: ID<Offering>, waitsOn: Bool = false, by actor: Actor, operation: ID<Operation>
    ) async throws -> Done {
        try await act(operation, .accept, by: actor, about: [person], sessions: { _ in [session] }) { desk, _ in
            try desk.accept(person, in: session, waitsOn: waitsOn)
        }
    }

    @discardableResult
    public func decline(
        _ person: ID<Person>, in session: ID<Offering>, keeps: Bool, by actor: Actor, operation: ID<Operation>
    ) async throws -> Done {
        try await act(operation, .decline, by: actor, about: [person], sessions: { _ in [session] }) { desk, _ in
            try desk.decline(person, in: session, keeps: keeps)
        }
    }

    /// Puts other details in place of those that are stored of a person. The calendar of somebody whose details are protected from
    /// now on is closed.
    ///
    /// - Parameter change: gives them from what is stored; done again where others were at it too.
    public func correct(
        _ person: ID<Person>, by actor: Actor, _ change: @escaping @Sendable (PersonalDetails?) throws -> PersonalDetails
    ) async throws {
        try await database.write { transaction in
            try actor.checkMayAct(for: person, in: People.lock(person, transaction).home)
            let details = try change(try People.details(of: person, keys: keys, transaction))
            let sealed = try keys.seal(details, for: person.text, field: People.detailsField)
            try transaction.change("UPDATE person SET details = $2 WHERE id = $1", .text(person.text), .text(sealed))
            if details.isProtected { try Links.remove(.calendar, of: person, transaction) }
            try log(.corrected, person, .correction, by: actor, transaction)
        }
    }

    /// Two people who must not meet; a seat that one of them has is kept.
    ///
    /// - Returns: whether they have seats together now, so that somebody must be asked to give up one.
    @discardableResult
    public func bar(
        _ first: ID<Person>, _ second: ID<Person>, by actor: Actor, operation: ID<Operation>
    ) async throws -> Bool {
        let done = try await act(operation, .bar, by: actor, about: [first, second], forEither: true, sessions: { _ in [] }) {
            _, transaction in
            try Bans.add(first, second, transaction)
        }
        return done.rosters.values.contains { $0.places[first]?.taking != nil && $0.places[second]?.taking != nil }
    }

    /// Lets the host district of a session know the person's name.
    public func consent(_ person: ID<Person>, to session: ID<Offering>, by actor: Actor, operation: ID<Operation>) async throws
    {
        _ = try await act(operation, .consent, by: actor, about: [person], sessions: { _ in [session] }) { desk, transaction in
            try transaction.change(
                """
                INSERT INTO consent (person_id, session_id, given_at) VALUES ($1, $2, $3)
                ON CONFLICT (person_id, session_id) DO NOTHING
                """, .text(person.text), .text(session.text), .integer(desk.now.seconds))
        }
    }

    /// Does what time has brought about: passes on offers without an answer, releases held seats. Each session by itself.
    ///
    /// - Returns: how many sessions something was due in.
    @discardableResult
    public func catchUp(operation: @Sendable () -> ID<Operation>) async throws -> Int {
        let due = try await database.read { transaction in
            try transaction.rows(
                "SELECT id FROM session WHERE due_at <= $1 ORDER BY id", .integer(now().seconds)
            ).map { try ID<Offering>($0.text(0)) }
        }
        for session in due {
            _ = try await act(operation(), .rule, by: .rule, sessions: { _ in [session] }) { _, _ in }
        }
        return due.count
    }
}

public import Domain
public import Registration

// What staff change of sessions. Each act raises the revision of the feeds where it changes what subscribers are told.
extension LivingTerm {
    /// - Throws: `Refusal.notTheirs` where the actor's district neither hosts nor owns a session.
    private func change(
        _ sessions: [ID<Offering>], by actor: Actor, operation: ID<Operation>,
        _ body: @escaping @Sendable (inout Desk, Transaction) throws -> Void
    ) async throws -> Done {
        try await act(operation, .change, by: actor, sessions: { _ in sessions }) { desk, transaction in
            for session in sessions { try Announcements.check(session, isOf: actor, transaction) }
            try body(&desk, transaction)
        }
    }

    /// The session is not held: INSTÄLLD in the feeds. Everybody keeps their place, for the case that it is reinstated.
    @discardableResult
    public func cancel(_ session: ID<Offering>, by actor: Actor, operation: ID<Operation>) async throws -> Done {
        try await change([session], by: actor, operation: operation) { desk, transaction in
            try desk.cancel(session)
            try Announcements.change(session, operation, transaction) { $0.cancelled(at: desk.now) }
        }
    }

    @discardableResult
    public func reinstate(_ session: ID<Offering>, by actor: Actor, operation: ID<Operation>) async throws -> Done {
        try await change([session], by: actor, operation: operation) { desk, transaction in
            try desk.reinstate(session)
            try Announcements.change(session, operation, transaction) { $0.reinstated(at: desk.now) }
        }
    }

    /// Holds one occurrence at another time, or not at all.
    ///
    /// - Parameters:
    ///   - day: of the occurrence, by the series.
    ///   - to: nil to cancel it.
    @discardableResult
    public func move(
        _ day: Day, of session: ID<Offering>, to: (day: Day, start: ClockTime)?, by actor: Actor, operation: ID<Operation>
    ) async throws -> Done {
        try await change([session], by: actor, operation: operation) { desk, transaction in
            let changed = try Announcements.change(session, operation, transaction) { told in
                let meeting = to.map { to in
                    let regular = told.meeting(on: day) ?? told.regular(day)
                    return Announcement.Meeting(
                        day: to.day, start: to.start, minutes: regular.minutes, place: regular.place, address: regular.address)
                }
                guard let altered = told.altering(day, to: meeting, at: desk.now) else {
                    throw Refusal.noSuchMeeting(session, day)
                }
                return altered
            }
            try desk.move(session, to: changed.starts)
        }
    }

    /// Holds what is still to come of a series at another weekly time.
    @discardableResult
    public func moveSeries(
        _ session: ID<Offering>, to time: WeeklyTime, by actor: Actor, operation: ID<Operation>
    ) async throws -> Done {
        try await change([session], by: actor, operation: operation) { desk, transaction in
            let changed = try Announcements.change(session, operation, transaction) { $0.moved(to: time, at: desk.now) }
            try desk.move(session, to: changed.starts)
        }
    }

    /// Opens the held home seats to guests before their date.
    @discardableResult
    public func release(_ session: ID<Offering>, by actor: Actor, operation: ID<Operation>) async throws -> Done {
        try await change([session], by: actor, operation: operation) { desk, _ in try desk.releaseHeldSeats(session) }
    }

    @discardableResult
    public func lend(
        _ seats: Int, of session: ID<Offering>, to district: ID<District>, by actor: Actor, operation: ID<Operation>
    ) async throws -> Done {
        try await change([session], by: actor, operation: operation) { desk, transaction in
            guard try SessionFacts(session, for: district, transaction).standing == .guest else {
                throw Refusal.outOfReach(session)
            }
            try desk.lend(seats, of: session, to: district)
        }
    }

    @discardableResult
    public func takeBack(
        _ session: ID<Offering>, from district: ID<District>, by actor: Actor, operation: ID<Operation>
    ) async throws -> Done {
        try await change([session], by: actor, operation: operation) { desk, _ in try desk.takeBack(session, from: district) }
    }

    @discardableResult
    public func setCapacity(
        _ capacity: Int, of session: ID<Offering>, by actor: Actor, operation: ID<Operation>
    ) async throws -> Done {
        try await change([session], by: actor, operation: operation) { desk, _ in try desk.setCapacity(capacity, of: session) }
    }

    @discardableResult
    public func setQueue(
        _ queue: Terms.Queue, of session: ID<Offering>, by actor: Actor, operation: ID<Operation>
    ) async throws -> Done {
        try await change([session], by: actor, operation: operation) { desk, _ in try desk.setQueue(queue, of: session) }
    }

    @discardableResult
    public func close(_ session: ID<Offering>, by actor: Actor, operation: ID<Operation>) async throws -> Done {
        try await change([session], by: actor, operation: operation) { desk, _ in try desk.close(session) }
    }

    @discardableResult
    public func reopen(_ session: ID<Offering>, by actor: Actor, operation: ID<Operation>) async throws -> Done {
        try await change([session], by: actor, operation: operation) { desk, _ in try desk.reopen(session) }
    }

    /// Brings the people of a session that is too small over to another, where they have their places at once; the first meets
    /// until the day before a date, and is cancelled in the feeds from then on.
    ///
    /// - Parameter day: nil for at once.
    @discardableResult
    public func merge(
        _ session: ID<Offering>, into other: ID<Offering>, from day: Day? = nil, by actor: Actor, operation: ID<Operation>
    ) async throws -> Done {
        try await change([session, other], by: actor, operation: operation) { desk, transaction in
            var facts: [ID<District>: SessionFacts] = [:]
            for place in desk.rosters[session]?.places.values ?? [:].values where facts[place.asking.district] == nil {
                facts[place.asking.district] = try SessionFacts(other, for: place.asking.district, transaction)
            }
            try desk.merge(session, into: other) { asking in facts[asking.district]?.asking(merging: asking) ?? asking }
            try Announcements.change(session, operation, transaction) { $0.cancelled(from: day, at: desk.now) }
        }
    }

    /// Makes an act as if it had not been, while nobody has been told of it and nothing rests on it.
    @discardableResult
    public func undo(_ undone: ID<Operation>, by actor: Actor, operation: ID<Operation>) async throws -> Done {
        try await act(
            operation, .change, by: actor,
            sessions: { transaction in
                let people = try LedgerTable.people(of: undone, transaction)
                // Whoever has been erased since gets no place back.
                for person in people {
                    do { _ = try People.lock(person, transaction) } catch is Refusal {
                        throw Refusal.cannotUndo(undone, .erased)
                    }
                }
                return try LedgerTable.sessions(of: undone, transaction) + places(of: people, transaction)
            }
        ) { desk, transaction in
            let people = try LedgerTable.people(of: undone, transaction)
            guard try places(of: people, transaction).isSubset(of: desk.rosters.keys) else { throw PlacesMoved() }
            var histories: [ID<Offering>: [Entry]] = [:]
            var told: [ID<Offering>: Int] = [:]
            for session in try LedgerTable.sessions(of: undone, transaction) {
                try Announcements.check(session, isOf: actor, transaction)
                histories[session] = try LedgerTable.entries(of: session, transaction)
                told[session] = try transaction.rows(
                    "SELECT told FROM session WHERE id = $1", .text(session.text)
                ).first?.integer(0)
            }
            try desk.undo(undone, histories, told: told)
            for session in histories.keys { try Announcements.restore(session, from: undone, transaction) }
        }
    }
}

public import Domain

// What people do, and staff for them.
extension Desk {
    /// Registers one wish: a seat in one of the sessions, the first named being the dearest.
    ///
    /// A free seat in the first is theirs at once, and then they wait nowhere; a free seat in another is offered, so that they
    /// choose between it and waiting for a dearer one.
    /// - Parameter askings: one for each session, in order of rank.
    public mutating func register(_ askings: [(session: ID<Offering>, asking: Asking)]) throws {
        guard askings.count <= Desk.mostRanks else { throw Refusal.tooManySessions(most: Desk.mostRanks) }
        for (index, (session, asking)) in askings.enumerated() {
            if askings[..<index].contains(where: { $0.session == session }) { throw Refusal.sameSessionTwice(session) }
            let roster = try roster(session)
            guard roster.status == .open else { throw Refusal.notOpen(session) }
            guard roster.places[asking.person] == nil else { throw Refusal.hasPlace(session) }
            guard roster.isOfUse(from: now, to: asking) else { throw Refusal.noMeetingLeft(session) }
            guard roster.line.count < Desk.mostInLine else { throw Refusal.lineIsFull(session, most: Desk.mostInLine) }
        }
        for (index, (session, asking)) in askings.enumerated() {
            try catchUp(session)
            try record(.waitlisted(asking), in: session, .asked)
            try fill(session, granting: index == 0 && asking.replaces == nil ? asking.person : nil)
            if index == 0, case .seated = try place(of: asking.person, in: session).status { return }
        }
    }

    /// Gives up a seat, an offer or a place in line.
    public mutating func withdraw(_ person: ID<Person>, from session: ID<Offering>, _ reason: Cause = .asked) throws {
        try giveUp(person, session, reason)
        try fill(session)
    }

    mutating func giveUp(_ person: ID<Person>, _ session: ID<Offering>, _ reason: Cause, byRule: Bool = false) throws {
        if case .seated = try place(of: person, in: session).status {
            try record(.released(person), in: session, reason, byRule: byRule)
        } else {
            try record(.left(person), in: session, reason, byRule: byRule)
        }
    }

    /// Says yes to an offer. The rest of the wish is withdrawn, and a seat that this one replaces is given up, now that this one
    /// is sure.
    ///
    /// - Parameter waitsOn: whether to go on waiting for what they would rather have, keeping this seat until they have it.
    public mutating func accept(_ person: ID<Person>, in session: ID<Offering>, waitsOn: Bool = false) throws {
        let place = try place(of: person, in: session)
        guard case .offered(_, let replyBy) = place.status else { throw Refusal.hasNoOffer(session) }
        guard now <= replyBy else { throw Refusal.tooLate(session, replyBy: replyBy) }
        try record(.accepted(person), in: session, .asked)
        for other in rosters.keys.sorted() where other != session {
            let isSwapped = place.asking.replaces == other
            guard let rest = rosters[other]?.places[person], isSwapped || rest.asking.wish == place.asking.wish else {
                continue
            }
            if case .seated = rest.status {
                guard isSwapped || rest.asking.rank > place.asking.rank else { continue }
                try giveUp(person, other, .swapped, byRule: true)
            } else {
                if waitsOn, rest.asking.rank < place.asking.rank { continue }
                try giveUp(person, other, .acceptedElsewhere, byRule: true)
            }
            try fill(other)
        }
    }

    /// Says no to an offer, and keeps the place in line (once) or leaves it. The seat passes on.
    public mutating func decline(_ person: ID<Person>, in session: ID<Offering>, keeps: Bool) throws {
        let place = try place(of: person, in: session)
        guard case .offered = place.status else { throw Refusal.hasNoOffer(session) }
        guard !keeps || !place.hasKept else { throw Refusal.hasKeptBefore(session) }
        try record(.declined(person, keeps: keeps), in: session, .asked)
        try fill(session)
    }
}

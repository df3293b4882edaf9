public import Domain

// What is true of every session after every act. Written from the rules, not from the code that keeps them.
extension Roster {
    /// What does not hold, in words for staff; empty when all does.
    ///
    /// - Parameters:
    ///   - now: when it was last brought up to date.
    ///   - isUpToDate: whether what time brings about has been done: offers without an answer, releases.
    public func brokenRules(at now: Instant, bars: Bars = [:], isUpToDate: Bool = true) -> [String] {
        brokenSeats() + brokenGuests() + brokenMeetings(bars)
            + (isUpToDate ? brokenTimes(at: now) + idleSeats(at: now, bars) : [])
    }

    /// No seat is sold twice, none that is not there, and each party has as many as it is.
    private func brokenSeats() -> [String] {
        let sold = places.values.flatMap { $0.taking?.seats ?? [] }
        var broken: [String] = []
        if Set(sold).count != sold.count { broken.append("a seat is sold twice: \(sold.sorted())") }
        if !seats.isSuperset(of: sold) { broken.append("a seat is sold that is not there: \(sold.sorted())") }
        if seats.count != max(terms.capacity, sold.count) {
            broken.append("\(seats.count) seats for a capacity of \(terms.capacity) and \(sold.count) taken")
        }
        if places.contains(where: {
            $0.value.taking.map(\.seats.count) ?? $0.value.asking.party.rawValue != $0.value.asking.party.rawValue
        }) {
            broken.append("a party has more or fewer seats than people")
        }
        if places.contains(where: { $0.key != $0.value.asking.person }) {
            broken.append("a place is kept under another's name")
        }
        return broken
    }

    /// While home seats are held, each sort of seats is taken within its number (H6).
    private func brokenGuests() -> [String] {
        var broken: [String] = []
        if let most = terms.guestSeats, !isReleased, seats(of: .guest) > most { broken.append("more than \(most) guests") }
        for (district, count) in lent where seats(of: .lent, for: district) > count {
            broken.append("\(district) has more than the \(count) seats that it was lent")
        }
        if places.values.contains(where: { $0.taking?.kind == .home && $0.asking.isGuest }) {
            broken.append("a guest has a home seat")
        }
        return broken
    }

    /// Two who must not meet have no seats together (H9).
    private func brokenMeetings(_ bars: Bars) -> [String] {
        let pairs = places.values.contains { $0.taking != nil && meetsBarred($0.asking.person, bars) }
        return pairs ? ["two who must not meet have seats together"] : []
    }

    private func brokenTimes(at now: Instant) -> [String] {
        guard status.isHeld else { return [] }
        var broken: [String] = []
        for place in places.values {
            guard case .offered(_, let replyBy) = place.status else { continue }
            if replyBy < now { broken.append("an offer has stood since its reply-by time") }
            if !OfficeHours.isWorkingDay(Stockholm.local(replyBy).day) { broken.append("a reply-by time on a day off") }
        }
        if !isReleased, terms.release <= now { broken.append("seats are held after their release") }
        return broken
    }

    /// No seat is free while somebody waits who may have it.
    private func idleSeats(at now: Instant, _ bars: Bars) -> [String] {
        guard status.isHeld else { return [] }
        return line.contains { right(of: $0, at: now, bars) != nil }
            ? ["a seat is idle while somebody waits who may have it"] : []
    }
}

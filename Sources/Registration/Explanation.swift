public import Domain

extension Roster {
    /// Why somebody waits where they do: their position, who comes before by which rule, and what the seats are short of.
    ///
    /// Nothing in it tells of one other person.
    /// - Returns: an empty list for somebody who does not wait.
    /// - Complexity: O(n log n) for n in the session.
    public func reasons(for person: ID<Person>) -> [Reason] {
        let line = line
        guard let index = line.firstIndex(where: { $0.asking.person == person }) else { return [] }
        let asking = line[index].asking
        let own = rank(of: asking)
        var before = Precedence()
        for other in line[..<index].map({ rank(of: $0.asking) }) {
            if other.priority != own.priority {
                before.priority += 1
            } else if other.away != own.away {
                before.residents += 1
            } else if (other.late, other.lot) != (own.late, own.lot) {
                before.lot += 1
            } else {
                before.registration += 1
            }
        }
        var reasons: [Reason] = [.queue(position: index + 1, before: before)]
        switch terms.queue {
        case .registration: break
        case .priority: reasons.append(.orderedByPriority)
        case .lottery: reasons.append(.orderedByLot)
        }
        let isHeldBack = asking.isGuest && !isReleased && freeSeats.count >= asking.party.rawValue
        reasons.append(isHeldBack ? .guestSeatsTaken(released: Stockholm.local(terms.release).day) : .full)
        return reasons
    }
}

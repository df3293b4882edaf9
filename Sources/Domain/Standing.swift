/// How a district's people stand to an offering that meets in a host district.
public enum Standing: Hashable, Sendable {
    /// Residents of the host or of a district that owns the offering together with it; everybody in a digital one
    /// without a quota.
    case home
    /// May come if they travel, on a guest seat.
    case guest
    case outside
}

extension City {
    /// How people of a district stand to an offering (H6).
    ///
    /// - Parameter host: nil for a digital offering; then owners are at home and, where the offering sets a quota,
    ///   everybody else in the city is a guest.
    /// - Complexity: O(districts) for a pool with a limit in hops, else O(owners).
    public func standing(of district: ID<District>, in offering: Offering, host: ID<District>?) -> Standing {
        guard let host else {
            return offering.guestSeats == nil || offering.owners.contains(district) ? .home : .guest
        }
        if district == host || offering.owners.contains(district) { return .home }
        switch offering.reach {
        case .city: return .guest
        case .neighbours: return self.district[host]?.neighbours.contains(district) == true ? .guest : .outside
        case .pool(let id): return agreement[id].map { isReached(district, from: host, by: $0) } == true ? .guest : .outside
        }
    }

    private func isReached(_ district: ID<District>, from host: ID<District>, by agreement: Agreement) -> Bool {
        guard agreement.members.contains(district), agreement.members.contains(host) else { return false }
        if let most = agreement.mostMinutes, travelMinutes(host, district) > most { return false }
        if let most = agreement.mostHops, hops(host, district).map({ $0 > most }) ?? true { return false }
        return true
    }

    /// Minutes by public transport between two districts' centres; 0 within one. A pair without an estimate counts as
    /// `District.unknownTravelMinutes`.
    public func travelMinutes(_ a: ID<District>, _ b: ID<District>) -> Int {
        a == b ? 0 : district[a]?.travelMinutes[b] ?? District.unknownTravelMinutes
    }

    /// The fewest borders crossed between two districts; nil when no way leads there.
    /// - Complexity: O(districts + borders).
    public func hops(_ a: ID<District>, _ b: ID<District>) -> Int? {
        var reached: Set = [a]
        var frontier = reached
        var steps = 0
        while !frontier.isEmpty {
            if frontier.contains(b) { return steps }
            frontier = Set(frontier.flatMap { district[$0]?.neighbours ?? [] }).subtracting(reached)
            reached.formUnion(frontier)
            steps += 1
        }
        return nil
    }

    /// The date when an offering's held home seats are released, counted back from its first occurrence.
    public func releaseDay(of offering: Offering, first: Day) -> Day {
        if case .pool(let id) = offering.reach, let days = agreement[id]?.releaseDays { return first - days }
        return first - term.releaseDays
    }

    /// The city as it would be if no district let another's people in: no guest seats. Pins are left out, since some hold
    /// only with guests.
    public func withoutPooling() throws(Faults) -> City {
        let alone = offerings.map { $0.kind == .digital ? $0 : $0.withGuestSeats(0) }
        return try City(
            term: term, districts: districts, venues: venues, leaders: leaders, offerings: alone, requests: requests,
            agreements: agreements, barred: barred)
    }
}

extension District {
    /// Taken where the tables give no estimate between two districts.
    public static let unknownTravelMinutes = 60
}

extension Offering {
    func withGuestSeats(_ guestSeats: Int?) -> Offering {
        Offering(
            id: id, title: title, neutralTitle: neutralTitle, groups: groups, language: language, kind: kind,
            visibility: visibility, needsIdentity: needsIdentity, owners: owners, hosts: hosts, capacity: capacity,
            minimum: minimum, leadersNeeded: leadersNeeded, occurrences: occurrences, interval: interval, minutes: minutes,
            times: times, startWeeks: startWeeks, whenClosed: whenClosed, restsInSchoolBreaks: restsInSchoolBreaks,
            guestSeats: guestSeats, reach: reach, needs: needs, queue: queue)
    }
}

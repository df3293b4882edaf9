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

    func isReached(_ district: ID<District>, from host: ID<District>, by agreement: Agreement) -> Bool {
        guard agreement.members.contains(district), agreement.members.contains(host) else { return false }
        if let most = agreement.mostMinutes, travelMinutes(host, district) > most { return false }
        if let most = agreement.mostHops, hops(host, district).map({ $0 > most }) ?? true { return false }
        return true
    }
}

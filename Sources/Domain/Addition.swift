/// Something more that a city could have, for advice to try.
public enum Addition: Hashable, Sendable {
    /// With the hours that the leader's days have.
    case leader(Leader, Daypart)
    case venue(Venue, Daypart)
    /// Another offering like one that there is.
    case group(Offering, like: ID<Offering>)
    /// Two districts let each other's people in.
    case agreement(ID<District>, ID<District>)

    /// The part of the day when a leader works or a venue is open.
    public enum Daypart: String, CaseIterable, Hashable, Sendable {
        case day, evening

        /// Monday to Friday 8-17; Monday to Thursday 16-21.
        public var hours: WeeklyHours {
            let (last, span) = self == .day ? (Weekday.friday, 8 * 60..<17 * 60) : (Weekday.thursday, 16 * 60..<21 * 60)
            return WeeklyHours(Weekday.allCases.filter { $0 <= last }.map { ($0, span) })
        }
    }

    /// What sort of thing it is.
    public enum Sort: String, CaseIterable, Hashable, Sendable {
        case leader, venue, group, agreement
    }

    public var sort: Sort {
        switch self {
        case .leader: .leader
        case .venue: .venue
        case .group: .group
        case .agreement: .agreement
        }
    }
}

extension City {
    /// The city with one thing more.
    ///
    /// - Throws: what would then be wrong in its tables.
    public func adding(_ addition: Addition) throws(Faults) -> City {
        var (venues, leaders, offerings, agreements) = (venues, leaders, offerings, agreements)
        switch addition {
        case .leader(let leader, _): leaders.append(leader)
        case .venue(let venue, _): venues.append(venue)
        case .group(let offering, _): offerings.append(offering)
        case .agreement(let a, let b): (offerings, agreements) = opened(between: a, b)
        }
        return try City(
            term: term, districts: districts, venues: venues, leaders: leaders, offerings: offerings, requests: requests,
            agreements: agreements, pins: pins, barred: barred)
    }

    /// The offerings that an agreement between two districts opens: to people of the other, and to nobody else.
    public func opened(by addition: Addition) -> [ID<Offering>] {
        guard case .agreement(let a, let b) = addition else { return [] }
        return zip(offerings, opened(between: a, b).offerings).filter { $0.reach != $1.reach }.map(\.0.id)
    }

    /// Offerings that one of two districts may host, with a pool that has the other in it; left as they are where a pool could not
    /// be written that lets in nobody but people of those two.
    private func opened(
        between a: ID<District>, _ b: ID<District>
    ) -> (offerings: [Offering], agreements: [Agreement]) {
        var pools = agreements
        let changed = offerings.map { offering -> Offering in
            guard !offering.hosts.isEmpty, offering.hosts.contains(a) || offering.hosts.contains(b), offering.guestSeats != 0,
                let pool = pool(of: offering, with: a, b, id: ID(slugOf: "nytt-avtal-\(pools.count + 1)"))
            else { return offering }
            let alike = pools.first { $0.hasTerms(of: pool) } ?? pool
            var open = offering
            open.reach = .pool(alike.id)
            let trial = { (district: ID<District>, host: ID<District>) in
                self.isReached(district, from: host, by: alike) || host == district || offering.owners.contains(district)
            }
            var gains = false
            for host in offering.hosts {
                for district in districts.map(\.id) {
                    let was = standing(of: district, in: offering, host: host) != .outside
                    guard trial(district, host) != was else { continue }
                    guard !was, (host, district) == (a, b) || (host, district) == (b, a) else { return offering }
                    gains = true
                }
            }
            guard gains else { return offering }
            if !pools.contains(where: { $0.id == alike.id }) { pools.append(alike) }
            return open
        }
        return (changed, pools)
    }

    /// The offering's reach as a pool, with two districts more; nil when it reaches the whole city.
    private func pool(
        of offering: Offering, with a: ID<District>, _ b: ID<District>, id: ID<Agreement>
    ) -> Agreement? {
        switch offering.reach {
        case .city: return nil
        case .neighbours:
            let reached = offering.hosts.flatMap { district[$0]?.neighbours ?? [] }
            return Agreement(
                id: id, name: id.text, members: Set(offering.hosts + reached + [a, b]), mostMinutes: nil, mostHops: nil,
                releaseDays: nil, validFrom: nil, validUntil: nil)
        case .pool(let old):
            guard let old = agreement[old] else { return nil }
            return Agreement(
                id: id, name: id.text, members: old.members.union([a, b]),
                mostMinutes: old.mostMinutes.map { max($0, travelMinutes(a, b)) },
                mostHops: old.mostHops.map { max($0, hops(a, b) ?? $0) }, releaseDays: old.releaseDays,
                costPerSeat: old.costPerSeat, validFrom: old.validFrom, validUntil: old.validUntil)
        }
    }
}

extension Agreement {
    fileprivate func hasTerms(of other: Agreement) -> Bool {
        members == other.members && mostMinutes == other.mostMinutes && mostHops == other.mostHops
            && releaseDays == other.releaseDays && costPerSeat == other.costPerSeat && validFrom == other.validFrom
            && validUntil == other.validUntil
    }
}

import Domain

extension Pin {
    /// Three decisions that stand before planning, each possible by itself and beside the others: one offering whole, one
    /// offering's time only, and one person's seat.
    ///
    /// - Parameters:
    ///   - venues: such as nothing else takes, so that the pinned dates are free.
    ///   - leaders: likewise.
    static func drawn(from offerings: [Offering], venues: [Venue], leaders: [Leader], requests: [Request]) -> [Pin] {
        let open = offerings.filter { $0.kind == .open }
        let whole = open.lazy.compactMap { wholePin($0, venues, leaders) }.first
        let time = offerings.first { $0.kind == .closed }.flatMap { offering in
            offering.times.first.map { Pin(offering: offering.id, time: $0) }
        }
        let seat = open.lazy.filter { $0.id != whole?.offering }.compactMap { seatPin($0, requests) }.first
        return [whole, time, seat].compactMap { $0 }
    }

    private static func wholePin(_ offering: Offering, _ venues: [Venue], _ leaders: [Leader]) -> Pin? {
        let able = leaders.filter { $0.canLead(offering) }
        for time in offering.times {
            let present = able.filter { $0.hours.holds(offering, at: time) }
            for venue in venues where offering.hosts.contains(venue.district) {
                let crew = present.filter { $0.districts.contains(venue.district) }.prefix(offering.leadersNeeded)
                guard crew.count == offering.leadersNeeded, venue.canHold(offering), venue.hours.holds(offering, at: time),
                    let start = offering.startWeeks.first
                else { continue }
                return Pin(
                    offering: offering.id, time: time, venue: venue.id, startWeek: start, leaders: Set(crew.map(\.id)))
            }
        }
        return nil
    }

    /// A seat for somebody who is at home in the offering and can come at each of its times.
    private static func seatPin(_ offering: Offering, _ requests: [Request]) -> Pin? {
        let person = requests.first { request in
            offering.owners.contains(request.district) && offering.groups.contains(request.group)
                && offering.language == request.language && request.kinds.contains(offering.kind) && request.needs.isEmpty
                && offering.times.allSatisfy { request.times.holds(offering, at: $0) }
        }
        return person.map { Pin(offering: offering.id, request: $0.id) }
    }
}

extension BarredPair {
    /// Pairs who might well have met: of one district and group. Nobody is in two of them.
    static func drawn(
        _ count: Int, from requests: [Request], sparing spared: Set<ID<Request>>, using random: inout some RandomNumberGenerator
    ) -> [BarredPair] {
        var taken = spared
        var pairs: [BarredPair] = []
        for first in random.some(requests.count / 4, of: requests) where pairs.count < count && !taken.contains(first.id) {
            let alike = requests.first { other in
                other.id > first.id && !taken.contains(other.id) && other.district == first.district
                    && other.group == first.group
            }
            guard let alike else { continue }
            taken.formUnion([first.id, alike.id])
            pairs.append(BarredPair(first.id, alike.id))
        }
        return pairs
    }
}

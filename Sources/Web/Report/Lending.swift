internal import Domain

/// Guest seats that districts gave each other's people. All numbers are rounded.
struct Lending: Hashable, Sendable {
    /// People of `home` on guest seats of `host`.
    struct Flow: Hashable, Sendable {
        let home: ID<District>
        let host: ID<District>
        let seats: Int
    }

    struct Balance: Hashable, Sendable {
        let district: ID<District>
        /// What the district lent others' people, the most first.
        let lent: [Flow]
        let borrowed: Int
        /// Seats that the district's people borrowed in groups whose place is never shown.
        let borrowedHidden: Int

        let lentSeats: Int
        /// Of what is shown.
        var net: Int { lentSeats - borrowed }
    }

    /// The most seats first, then in the order of the term's districts.
    let flows: [Flow]
    /// In the order of the term's districts.
    let balances: [Balance]
    /// Of all seats, also those in groups whose place is never shown.
    let seats: Int
    let hiddenSeats: Int

    init(_ city: City, _ plan: Plan) {
        let hosts = Dictionary(plan.sessions.map { ($0.offering, $0.host) }) { first, _ in first }
        var shown: [Pair: Int] = [:]
        var hidden: [ID<District>: Int] = [:]
        for seat in plan.seats where seat.isGuest {
            guard let home = city.request[seat.request]?.district, let offering = city.offering[seat.offering] else { continue }
            if Exposure(of: offering, to: .everyone)?.showsPlace == true,
                let host = (hosts[seat.offering] ?? nil) ?? offering.owners.first
            {
                shown[Pair(home: home, host: host), default: 0] += 1
            } else {
                hidden[home, default: 0] += 1
            }
        }
        let districts = city.districts.map(\.id)
        let unsorted = districts.flatMap { home in
            districts.compactMap { host -> Flow? in
                let seats = shownCount(shown[Pair(home: home, host: host)] ?? 0)
                return seats > 0 ? Flow(home: home, host: host, seats: seats) : nil
            }
        }
        let flows = unsorted.enumerated().sorted { ($1.element.seats, $0.offset) < ($0.element.seats, $1.offset) }
            .map(\.element)
        self.flows = flows
        balances = districts.map { district in
            let lent = districts.map { shown[Pair(home: $0, host: district)] ?? 0 }
            let borrowed = districts.map { shown[Pair(home: district, host: $0)] ?? 0 }
            return Balance(
                district: district, lent: flows.filter { $0.host == district },
                borrowed: shownTotal(borrowed.reduce(0, +), of: borrowed.map(shownCount)),
                borrowedHidden: shownCount(hidden[district] ?? 0),
                lentSeats: shownTotal(lent.reduce(0, +), of: lent.map(shownCount)))
        }
        let hiddenCounts = districts.map { hidden[$0] ?? 0 }
        hiddenSeats = shownTotal(hiddenCounts.reduce(0, +), of: hiddenCounts.map(shownCount))
        seats = shownCount(shown.values.reduce(0, +) + hiddenCounts.reduce(0, +))
    }

    private struct Pair: Hashable {
        let home: ID<District>
        let host: ID<District>
    }
}

internal import Domain

extension Answer {
    /// H8: everybody without a seat, in the list of every planned offering that they fit, in the order of its policy.
    var waitlists: [Waitlist] {
        let waiting = problem.waiting(solution)
        return solution.placements.enumerated().compactMap { offering, placement in
            placement.map { waitlist(of: offering, at: $0, waiting[offering]) }
        }
    }

    private func waitlist(of index: Int, at placement: Int, _ waiting: [Int]) -> Waitlist {
        let offering = city.offerings[index]
        let detail = compiled.placements[placement]
        let order = waiting.sorted { rank($0, offering, detail.host) < rank($1, offering, detail.host) }
        let row = problem.placements[placement]
        let isFull = solution.seats.count { $0 == index } >= row.seats
        // Residents who come first because they are residents, and not by a better priority.
        var residents: [Int: Int] = [:]
        let entries = order.enumerated().map { position, request -> Waitlist.Entry in
            let isResident = city.requests[request].district == detail.host
            let level = rank(request, offering, detail.host).priority
            var reasons: [Reason] = [.queue(position: position + 1, residentsBefore: isResident ? 0 : residents[level] ?? 0)]
            if isResident { residents[level, default: 0] += 1 }
            switch offering.queue {
            case .registration: break
            case .priority: reasons.append(.orderedByPriority)
            case .lottery: reasons.append(.orderedByLot)
            }
            let isGuest = problem.visitor(classOf[request], at: row)?.isGuest == true
            if isFull || !isGuest {
                reasons.append(.full)
            } else if let first = detail.series.days.first {
                reasons.append(.guestSeatsTaken(released: city.releaseDay(of: offering, first: first)))
            }
            return Waitlist.Entry(request: city.requests[request].id, reasons: reasons)
        }
        return Waitlist(offering: offering.id, entries: entries)
    }

    /// What a waitlist is ordered by, the least first.
    private struct Rank: Comparable {
        let priority: Int
        let away: Int
        let lot: UInt64
        let registered: Instant
        let row: Int

        static func < (a: Rank, b: Rank) -> Bool {
            (a.priority, a.away, a.lot, a.registered, a.row) < (b.priority, b.away, b.lot, b.registered, b.row)
        }
    }

    private func rank(_ request: Int, _ offering: Offering, _ host: ID<District>?) -> Rank {
        let person = city.requests[request]
        return Rank(
            priority: offering.queue == .priority ? person.priority : 0,
            away: host == nil || person.district == host ? 0 : 1,
            lot: offering.queue == .lottery ? lot(offering.id, person.id) : 0,
            registered: person.registered, row: request)
    }

    /// A number that the term's seed, the offering and the request decide (FNV-1a, 64 bits).
    private func lot(_ offering: ID<Offering>, _ request: ID<Request>) -> UInt64 {
        let hash = "\(offering)/\(request)".utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        var draw = SplitMix64(seed: hash ^ city.term.seed)
        return draw.next()
    }

    /// Why each person without a seat has none.
    func unserved(_ waitlists: [Waitlist]) -> [Plan.Unserved] {
        let lists = waitlists.reduce(into: [ID<Request>: Int]()) { counts, list in
            for entry in list.entries { counts[entry.request, default: 0] += 1 }
        }
        let running = solution.placements.enumerated().compactMap { offering, placement in
            placement.map { (offering: city.offerings[offering], detail: compiled.placements[$0]) }
        }
        return zip(city.requests, solution.seats).compactMap { request, seat in
            guard seat == nil else { return nil }
            let reason = lists[request.id].map { Reason.waits(lists: $0) } ?? nothingFits(request, running)
            return Plan.Unserved(request: request.id, reasons: [reason])
        }
    }

    private func nothingFits(
        _ request: Request, _ running: [(offering: Offering, detail: CityProblem.PlacementDetail)]
    ) -> Reason {
        let wanted = running.filter { offering, _ in
            offering.groups.contains(request.group) && offering.language == request.language
                && request.kinds.contains(offering.kind)
        }
        guard !wanted.isEmpty else { return .nothingOfTheKind }
        let timely = wanted.filter { request.times.contains($1.time.weekday, $0.span(at: $1.time)) }
        guard !timely.isEmpty else { return .noTimeFits }
        let near = timely.filter { offering, detail in
            switch city.standing(of: request.district, in: offering, host: detail.host) {
            case .home: true
            case .guest: detail.host == nil || request.travels
            case .outside: false
            }
        }
        guard !near.isEmpty else { return .noneWithinReach }
        return .noVenueFits
    }
}

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
        var line = Line()
        let entries = order.enumerated().map { position, request -> Waitlist.Entry in
            let before = line.before(rank(request, offering, detail.host), isLottery: offering.queue == .lottery)
            var reasons: [Reason] = [.queue(position: position + 1, before: before)]
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

    /// Those met so far in a waitlist, gone through in order.
    private struct Line {
        private var last: Rank?
        private var count = 0
        private var precedence = Precedence()

        /// Who comes before the next one, by the rule that puts them there.
        mutating func before(_ next: Rank, isLottery: Bool) -> Precedence {
            if let last {
                let together = count - precedence.priority - precedence.residents
                if next.priority != last.priority {
                    precedence = Precedence(priority: count)
                } else if next.away != last.away {
                    precedence = Precedence(priority: precedence.priority, residents: together)
                } else if isLottery {
                    precedence.lot += 1
                } else {
                    precedence.registration += 1
                }
            }
            last = next
            count += 1
            return precedence
        }
    }

    private func rank(_ request: Int, _ offering: Offering, _ host: ID<District>?) -> Rank {
        let person = city.requests[request]
        return Rank(
            priority: offering.queue == .priority ? person.priority : 0,
            away: host == nil || person.district == host ? 0 : 1,
            lot: offering.queue == .lottery ? Domain.lot(person.id.text, in: offering.id, seed: city.term.seed) : 0,
            registered: person.registered, row: request)
    }

    /// Why each person without a seat has none.
    func unserved(_ waitlists: [Waitlist]) -> [Plan.Unserved] {
        let lists = waitlists.reduce(into: [ID<Request>: Int]()) { counts, list in
            for entry in list.entries { counts[entry.request, default: 0] += 1 }
        }
        let running = solution.placements.enumerated().compactMap { offering, placement in
            placement.map { Running(offering: city.offerings[offering], detail: compiled.placements[$0]) }
        }
        return zip(city.requests, solution.seats).compactMap { request, seat in
            guard seat == nil else { return nil }
            let reasons = lists[request.id].map { [.waits(lists: $0)] } ?? nothingFits(request, running)
            return Plan.Unserved(request: request.id, reasons: reasons)
        }
    }

    private struct Running {
        let offering: Offering
        let detail: CityProblem.PlacementDetail
    }

    /// At which condition the last planned offering fails somebody, and those that come nearest.
    private func nothingFits(_ request: Request, _ running: [Running]) -> [Reason] {
        let misses = running.map { one in
            city.misfits(
                of: request, in: one.offering, at: one.detail.time, venue: one.detail.venue.flatMap { city.venue[$0] })
        }
        // Beyond two conditions nothing is near.
        let near = misses.filter { $0.count <= 2 && !$0.contains(.group) }
        let fewest = near.map(\.count).min()
        let counts = near.filter { $0.count == fewest }.reduce(into: [[Misfit]: Int]()) { $0[$1, default: 0] += 1 }
        let nearest = counts.sorted {
            ($1.value, $0.key.map(\.rawValue).joined()) < ($0.value, $1.key.map(\.rawValue).joined())
        }
        return [stage(of: misses)] + nearest.prefix(3).map { .nearMiss($0.key, offerings: $0.value) }
    }

    private func stage(of misses: [[Misfit]]) -> Reason {
        let stages: [(Reason, [Misfit])] = [
            (.nothingOfTheKind, Misfit.allCases.filter(\.isOfKind)), (.noTimeFits, [.time]),
            (.noneWithinReach, [.reach, .travel]),
        ]
        var left = misses
        for (reason, misfits) in stages {
            left.removeAll { !Set($0).isDisjoint(with: misfits) }
            if left.isEmpty { return reason }
        }
        return .noVenueFits
    }
}

internal import Domain

/// The hard rules as far as the tables alone decide them, other offerings apart: the problem is compiled by these functions,
/// and what is not possible is explained by them.
struct TableRules {
    let city: City
    /// For each busy venue and leader the days on which something blocks, with what.
    private let venueBusy: [[Day: [Interval]]]
    private let leaderBusy: [[Day: [Interval]]]

    init(_ city: City) {
        self.city = city
        venueBusy = city.venues.map { Self.byDay($0.busy) }
        leaderBusy = city.leaders.map { Self.byDay($0.busy) }
    }

    private static func byDay(_ busy: [Interval]) -> [Day: [Interval]] {
        var days: [Day: [Interval]] = [:]
        for interval in busy {
            var day = Stockholm.local(interval.start).day
            let last = Stockholm.local(interval.end).day
            while day <= last {
                days[day, default: []].append(interval)
                day = day + 1
            }
        }
        return days
    }

    // MARK: H2

    /// Venues in an offering's possible host districts, by index; one nil for a digital offering, which has none.
    func venues(for offering: Offering) -> [Int?] {
        offering.kind == .digital ? [nil] : city.venues.indices.filter { offering.hosts.contains(city.venues[$0].district) }
    }

    /// What keeps an offering out of a venue.
    ///
    /// - Parameter days: the dates of its series.
    /// - Complexity: O(dates × busy times of a date).
    func barriers(in venue: Int?, to offering: Offering, _ weekday: Weekday, _ span: Range<Int>, _ days: [Day]) -> [Barrier] {
        guard let venue else { return [] }
        let room = city.venues[venue]
        var found: [Barrier] = []
        if !room.isLargeEnough(for: offering) {
            found.append(.venueTooSmall(seats: room.seats, minimum: max(1, offering.minimum)))
        }
        let lacking = offering.needs.subtracting(room.features)
        if !lacking.isEmpty { found.append(.venueLacks(lacking)) }
        if !room.hours.contains(weekday, span) { found.append(.venueClosed) }
        let busy = days.count { isBlocked($0, span, by: venueBusy[venue]) }
        if busy > 0 { found.append(.venueBusy(dates: busy)) }
        return found
    }

    private func isBlocked(_ day: Day, _ span: Range<Int>, by busy: [Day: [Interval]]) -> Bool {
        guard let taken = busy[day] else { return false }
        guard let start = ClockTime(minutes: span.lowerBound), let end = ClockTime(minutes: span.upperBound),
            let session = Interval(Stockholm.instant(day, start), Stockholm.instant(day, end))
        else { return true }
        return taken.contains(where: session.overlaps)
    }

    // MARK: H3

    /// Whether the leader works at that time of the week.
    func works(_ leader: Int, _ weekday: Weekday, _ span: Range<Int>) -> Bool {
        city.leaders[leader].hours.contains(weekday, span)
    }

    /// Whether nothing in the leader's own calendar is in the way.
    func isAvailable(_ leader: Int, on day: Day, _ span: Range<Int>) -> Bool { !isBlocked(day, span, by: leaderBusy[leader]) }

    /// At which condition too few leaders are left; nil when enough are.
    ///
    /// - Parameter pool: those to choose from, by index; all when nil.
    func shortage(
        of offering: Offering, in host: ID<District>?, _ weekday: Weekday, _ span: Range<Int>, _ days: [Day], pool: [Int]? = nil
    ) -> LeaderShortage? {
        let conditions: [(LeaderShortage.Condition, (Int) -> Bool)] = [
            (.competent, { city.leaders[$0].isCompetent(for: offering) }),
            (.serves, { leader in host.map { city.leaders[leader].districts.contains($0) } ?? true }),
            (.works, { works($0, weekday, span) }),
            (
                .available,
                { leader in
                    city.leaders[leader].mostPerWeek > 0 && days.allSatisfy { isAvailable(leader, on: $0, span) }
                }
            ),
        ]
        var left = pool ?? Array(city.leaders.indices)
        for (condition, holds) in conditions {
            left = left.filter(holds)
            if left.count < offering.leadersNeeded { return LeaderShortage(of: offering, at: condition, found: left.count) }
        }
        return nil
    }
}

extension LeaderShortage {
    init(of offering: Offering, at condition: Condition, found: Int) {
        self.init(
            condition: condition, needed: offering.leadersNeeded, found: found, groups: offering.groups.sorted(),
            language: offering.language)
    }
}

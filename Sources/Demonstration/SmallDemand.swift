import Domain

/// Offerings of a small term, and the people who ask.
enum SmallDemand {
    /// Offerings of any kind, each of which could be held at one of its times and starts if it were alone.
    static func offerings(
        _ count: Int, in term: Term, _ districts: [District], _ venues: [Venue], _ leaders: [Leader],
        _ agreements: [Agreement], using random: inout some RandomNumberGenerator
    ) -> [Offering] {
        var offerings: [Offering] = []
        // About one in three can be held; ten in a hundred draws are as good as certain.
        for _ in 0..<300 where offerings.count < count {
            let drawn = offering(offerings.count + 1, in: term, districts, agreements, using: &random)
            let isPossible = drawn.times.contains { time in
                drawn.canBeHeld(at: time, venues: venues, leaders: leaders)
                    && drawn.startWeeks.contains { term.series(of: drawn, on: time.weekday, startWeek: $0) != nil }
            }
            if isPossible { offerings.append(drawn) }
        }
        return offerings
    }

    private static let clocks = ["09:00", "10:15", "13:00", "14:30", "17:00", "17:30", "19:00"].compactMap(ClockTime.init)

    private static func offering(
        _ number: Int, in term: Term, _ districts: [District], _ agreements: [Agreement],
        using random: inout some RandomNumberGenerator
    ) -> Offering {
        let kind = random.weighted([(Kind.closed, 5), (.open, 3), (.course, 2), (.lecture, 1), (.digital, 2)])
        let visibility = random.weighted([(Visibility.open, 6), (.discreet, 2), (.protected, 1), (.children, 1)])
        let rich = districts.filter(\.hasBudget).map(\.id)
        let hosts = kind == .digital ? [] : random.some(random.number(1...3), of: rich)
        let pools = agreements.filter { $0.members.isSuperset(of: hosts) }.map { Offering.Reach.pool($0.id) }
        let capacity = random.number(2...7)
        let weekdays = [Weekday].workdays + (random.chance(percent: 15) ? [.saturday] : [])
        let times = weekdays.flatMap { day in clocks.map { WeeklyTime(day, $0) } }
        return Offering(
            id: ID(slugOf: "grupp-\(number)"), title: "Grupp \(number), \"\(visibility.rawValue)\"",
            neutralTitle: visibility == .open ? nil : "Träff",
            groups: Set(random.some(random.number(1...3), of: TargetGroup.allCases)),
            language: random.chance(percent: 85) ? .swedish : .finnish, kind: kind, visibility: visibility,
            needsIdentity: random.chance(percent: 60), owners: random.some(random.number(1...2), of: districts).map(\.id),
            hosts: hosts, capacity: capacity, minimum: random.chance(percent: 40) ? 0 : random.number(1...min(4, capacity)),
            leadersNeeded: random.chance(percent: 85) ? 1 : 2, occurrences: random.number(1...6),
            interval: random.weighted([(1, 4), (2, 3), (4, 1)]), minutes: random.one(of: [45, 60, 90, 120]),
            times: random.some(random.number(2...6), of: times),
            startWeeks: random.some(random.number(1...4), of: Array(1...term.weeks / 2)),
            whenClosed: random.chance(percent: 60) ? .skip : .drop, restsInSchoolBreaks: random.chance(percent: 40),
            guestSeats: kind == .digital && random.chance(percent: 50) ? nil : random.number(0...min(4, capacity)),
            reach: random.one(of: [.neighbours, .city] + pools),
            needs: kind == .digital ? [] : SmallCity.features(8, using: &random),
            queue: random.one(of: Offering.QueuePolicy.allCases))
    }

    /// Most of them ask for what there is, so that there is not enough of it.
    static func requests(
        _ count: Int, for offerings: [Offering], from districts: [District], in term: Term,
        using random: inout some RandomNumberGenerator
    ) -> [Request] {
        (1...count).map { number in
            let wish = random.one(of: offerings)
            let asksForIt = random.chance(percent: 85)
            let kinds = random.some(random.number(0...2), of: Kind.allCases.filter { $0 != wish.kind })
            let windows = random.some(random.number(1...4), of: wish.times).map { time in
                (
                    time.weekday,
                    time.start.minutes - 30 * random.below(3)..<time.start.minutes + wish.minutes + 30 * random.below(4)
                )
            }
            return Request(
                id: ID(slugOf: "person-\(number)"),
                // To the half hour of ten mornings, so that some register at the same time.
                registered: Instant(
                    seconds: Stockholm.instant(term.firstDay - 40 + random.below(10), ClockTime(clamping: 9 * 60)).seconds
                        + 1800 * random.below(8)),
                district: random.one(of: districts).id,
                group: random.one(of: asksForIt ? wish.groups.sorted() : TargetGroup.allCases),
                language: random.chance(percent: 95) ? wish.language : .somali,
                kinds: random.chance(percent: 50) ? [wish.kind] + kinds : kinds + [wish.kind], times: WeeklyHours(windows),
                preferred: WeeklyHours(random.some(random.below(3), of: windows)), travels: random.chance(percent: 70),
                needs: SmallCity.features(4, using: &random),
                priority: random.chance(percent: 40) ? random.number(1...3) : 9)
        }
    }
}

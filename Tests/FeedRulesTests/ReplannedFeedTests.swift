import Domain
import FeedRules
import Testing

@Suite("Feeds change as they should")
struct ReplannedFeedTests {
    @Test("over a term whose tables change again and again", arguments: UInt64(1)...4)
    func tables(seed: UInt64) throws {
        try PlannedTerm.small(seed: seed) { _, city in
            var term = try PlannedTerm(city, steps: 100)
            var random = SplitMix64(seed: seed)
            for event in Happening.allCases.shuffled(using: &random) {
                let next = Instant(seconds: term.now.seconds + 9 * 86400)
                let faults = try term.judged(at: next) { term in
                    // A change that the city's rules refuse, or that no plan can follow, does not happen.
                    guard let city = try event.changed(term, &random) else { return }
                    try? term.replan(city)
                }
                #expect(faults == [], "\(event)")
            }
        }
    }

    /// What may befall a term.
    enum Happening: CaseIterable {
        case renamed, leaderAway, venueClosed, longer, digital, otherTime, nothing

        /// - Returns: nil when the city's rules refuse it.
        func changed(_ term: PlannedTerm, _ random: inout SplitMix64) throws -> City? {
            let city = term.city
            guard let session = term.plan.sessions.randomElement(using: &random) else { return nil }
            let coming = session.series.days.filter { Stockholm.instant($0, session.time.start) > term.now }
            let days = coming.prefix(2)
            func busy(_ days: ArraySlice<Day>) -> [Interval] {
                days.compactMap {
                    Interval(Stockholm.instant($0, ClockTime(clamping: 0)), Stockholm.instant($0 + 1, ClockTime(clamping: 0)))
                }
            }
            switch self {
            case .nothing: return city
            case .leaderAway:
                return try? city.with(
                    leaders: city.leaders.map { leader in
                        guard session.leaders.contains(leader.id) else { return leader }
                        return Leader(
                            id: leader.id, title: leader.title, home: leader.home, districts: leader.districts,
                            groups: leader.groups, languages: leader.languages, hours: leader.hours,
                            mostPerWeek: leader.mostPerWeek, busy: leader.busy + busy(days))
                    })
            case .venueClosed:
                return try? city.with(
                    venues: city.venues.map { venue in
                        guard session.venue == venue.id else { return venue }
                        return Venue(
                            id: venue.id, name: venue.name, district: venue.district, address: venue.address,
                            seats: venue.seats, features: venue.features, hours: venue.hours, busy: venue.busy + busy(days))
                    })
            case .renamed, .longer, .digital, .otherTime:
                let turn = Int(random.next() % 1000)
                return try? city.with(
                    offerings: city.offerings.map { offering in
                        guard offering.id == session.offering else { return offering }
                        var offering = offering
                        switch self {
                        case .renamed: offering.title = "Nytt namn \(turn), med åäö; och mera"
                        case .longer: offering.minutes += 15
                        case .digital: (offering.kind, offering.hosts, offering.needs) = (.digital, [], [])
                        default: offering.times = offering.times.filter { $0 != session.time }
                        }
                        return offering
                    })
            }
        }
    }

    @Test("over occurrences moved and cancelled one by one, until 31 days and 91 days after the end", arguments: UInt64(1)...6)
    func occurrences(seed: UInt64) throws {
        try PlannedTerm.small(seed: seed) { _, city in
            var term = try PlannedTerm(city, steps: 100)
            var random = SplitMix64(seed: seed)
            let last = try #require(term.announcements.flatMap(\.days).max())
            for _ in 0..<15 {
                let next = Instant(seconds: term.now.seconds + Int(random.next() % 20) * 86400)
                let faults = term.judged(at: next) { term in
                    term.announce(
                        term.announcements.map { announcement in
                            random.next() % 4 > 0 ? announcement : step(announcement, term, &random)
                        })
                }
                #expect(faults == [])
            }
            for day in [1, 30, 31, 90, 91].map({ last + $0 }) {
                let later = max(term.now, Stockholm.instant(day, ClockTime(clamping: 600)))
                #expect(term.judged(at: later) { _ in } == [])
            }
        }
    }

    private func step(_ announcement: Announcement, _ term: PlannedTerm, _ random: inout SplitMix64) -> Announcement {
        let coming = announcement.days.filter { Stockholm.instant($0, announcement.told.time.start) > term.now }
        guard let day = coming.randomElement(using: &random) else { return announcement }
        let meeting = announcement.regular(day)
        let moved = Announcement.Meeting(
            day: day + Int(random.next() % 5), start: ClockTime(clamping: 600 + Int(random.next() % 8) * 30),
            minutes: meeting.minutes, place: random.next() % 2 == 0 ? .digital : meeting.place)
        switch random.next() % 10 {
        case 0: return announcement.cancelled(at: term.now)
        case 1, 2, 3: return announcement.altering(day, to: nil, at: term.now) ?? announcement
        case 4: return announcement.altering(day, to: meeting, at: term.now) ?? announcement
        case 5:
            guard let session = term.plan.sessions.first(where: { $0.offering == announcement.offering }),
                let offering = term.city.offering[announcement.offering]
            else { return announcement }
            return announcement.following(session, of: offering, in: term.city, at: term.now)
        default: return announcement.altering(day, to: moved, at: term.now) ?? announcement
        }
    }
}

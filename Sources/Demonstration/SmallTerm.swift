import Domain
internal import ICalendar

/// A small term in a city that is nowhere.
///
/// The first district hosts, has a room that is always open, and is served by a leader who can do everything: so that
/// some offering can be held whatever else is drawn.
enum SmallTerm {
    static func draft(seed: UInt64) -> TermDraft {
        var random = SplitMix64(seed: seed)
        let (term, dayCalendars) = SmallYear.draw(seed: seed, using: &random)
        let districts = SmallCity.districts(using: &random)
        let venues = SmallCity.venues(in: districts, using: &random)
        let leaders = SmallCity.leaders(in: districts, using: &random)
        let agreements = SmallCity.agreements(between: districts, in: term, using: &random)
        let offerings = SmallDemand.offerings(
            random.number(5...10), in: term, districts, venues, leaders, agreements, using: &random)
        let requests = SmallDemand.requests(random.number(20...60), for: offerings, from: districts, in: term, using: &random)
        let calendars = TermCalendars(term: term)
        let venueCalendars = calendars.draw(for: venues, random.below(venues.count), using: &random)
        let leaderCalendars = calendars.draw(for: leaders, random.below(leaders.count), using: &random)
        let pins = pins(
            of: offerings, in: term, venues: venues.filter { venueCalendars[$0.id] == nil },
            leaders: leaders.filter { leaderCalendars[$0.id] == nil }, requests: requests, using: &random)
        return TermDraft(
            term: term, note: "Påhittad liten termin.", closedFiles: ["helgdagar.ics", "stangt.ics"],
            schoolBreakFiles: ["lov.ics"], districts: districts, venues: venues, leaders: leaders, offerings: offerings,
            requests: requests, agreements: agreements, pins: pins,
            barred: BarredPair.drawn(random.below(4), from: requests, sparing: Set(pins.compactMap(\.request)), using: &random),
            venueCalendars: venueCalendars, leaderCalendars: leaderCalendars, dayCalendars: dayCalendars)
    }

    /// Seldom a pin, and only one, of an offering that runs with any number of people: a pinned offering must run, so a plan
    /// must be possible.
    private static func pins(
        of offerings: [Offering], in term: Term, venues: [Venue], leaders: [Leader], requests: [Request],
        using random: inout some RandomNumberGenerator
    ) -> [Pin] {
        guard random.chance(percent: 35) else { return [] }
        for offering in offerings where offering.minimum == 0 {
            guard let way = Possibility(offering, in: term, venues: venues, leaders: leaders) else { continue }
            let pins = [way.wholePin(of: offering), way.timePin(of: offering), way.seatPin(of: offering, among: requests)]
            return [random.one(of: pins.compactMap { $0 })]
        }
        return []
    }
}

/// The time of a small term, and the calendars of the days in it when nobody meets.
enum SmallYear {
    static func draw(seed: UInt64, using random: inout some RandomNumberGenerator) -> (Term, [TermFile]) {
        let season = random.weighted([
            (Day(clamping: 2027, 2, 15), 6), (Day(clamping: 2027, 9, 20), 2), (Day(clamping: 2026, 11, 16), 2),
        ])
        let first = season + random.below(21)
        let last = first + 7 * random.number(9...14) - random.number(1...5)
        let closed = (0..<random.below(3)).map { _ in first + random.below(last - first) }
        let rest = (first + random.below(last - first)).monday
        let revised = Stockholm.instant(first - 30, ClockTime(clamping: 8 * 60))
        let term = Term(
            id: ID(slugOf: "liten-\(seed)"), name: "Liten termin \(seed)", firstDay: first, lastDay: last,
            closed: Set((first.year...last.year).flatMap(Holidays.of).filter { $0.kind != .squeeze }.map(\.day) + closed),
            schoolBreaks: Set((0..<5).map { rest + $0 }),
            familiarTimes: Set(random.some(2, of: ["10:00", "13:00", "17:30"]).compactMap(ClockTime.init)),
            releaseDays: random.number(0...21), seed: random.next() & Term.mostSeed, revised: revised,
            site: "traffpunkt.example",
            invented: true)
        let days = { (name: String, entries: [(name: String, first: Day, last: Day)]) in
            DayCalendar.bytes(name: name, entries: entries, revised: revised)
        }
        return (
            term,
            [
                ("helgdagar.ics", HolidayCalendar.bytes(years: first.year...last.year)),
                ("stangt.ics", days("Stängt", closed.map { ("Stängt", $0, $0) })),
                ("lov.ics", days("Lov", [("Lov", rest, rest + 4)])),
            ]
        )
    }
}

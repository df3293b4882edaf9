import Domain
internal import ICalendar

/// The spring term of 2027 in Stockholm, made up from a seed.
enum StockholmTerm {
    static func draft(seed: UInt64) -> TermDraft {
        var random = SplitMix64(seed: seed)
        let term = term(seed: seed)
        let venues = StockholmVenues.draw(using: &random)
        let leaders = StockholmLeaders.all
        let offerings = StockholmOfferings.draw(in: term, venues: venues, leaders: leaders, using: &random)
        let requests = StockholmRequests.draw(
            900, from: Day(clamping: 2026, 10, 1), until: Day(clamping: 2026, 12, 15), using: &random)
        let calendars = TermCalendars(term: term)
        let venueCalendars = calendars.draw(for: venues, venues.count / 2, using: &random)
        let leaderCalendars = calendars.draw(for: leaders, leaders.count * 2 / 3, using: &random)
        let pins = pins(
            of: offerings, in: term, venues: venues.filter { venueCalendars[$0.id] == nil },
            leaders: leaders.filter { leaderCalendars[$0.id] == nil }, requests: requests)
        return TermDraft(
            term: term,
            note: "Vårterminen 2027, ett påhittat exempel: personer, budget och bemanning finns inte på riktigt.",
            closedFiles: ["../helgdagar.ics"], schoolBreakFiles: ["../lov-stockholm.ics"],
            districts: StockholmDistrict.allCases.map(\.district), venues: venues, leaders: leaders, offerings: offerings,
            requests: requests,
            agreements: StockholmAgreements.all(from: Day(clamping: 2027, 1, 1), until: Day(clamping: 2027, 6, 30)),
            pins: pins, barred: BarredPair.drawn(3, from: requests, sparing: Set(pins.compactMap(\.request)), using: &random),
            venueCalendars: venueCalendars, leaderCalendars: leaderCalendars, dayCalendars: [])
    }

    /// One offering whole, one offering's time, one person's seat: in venues of different districts and with different
    /// leaders, so that all three can stand together.
    private static func pins(
        of offerings: [Offering], in term: Term, venues: [Venue], leaders: [Leader], requests: [Request]
    ) -> [Pin] {
        var venues = venues
        var leaders = leaders
        func first(_ kind: Kind, _ pin: (Possibility, Offering) -> Pin?) -> [Pin] {
            for offering in offerings where offering.kind == kind {
                guard let way = Possibility(offering, in: term, venues: venues, leaders: leaders), let pin = pin(way, offering)
                else { continue }
                venues.removeAll { $0.district == way.venue.district }
                leaders.removeAll { leader in way.leaders.contains { $0.id == leader.id } }
                return [pin]
            }
            return []
        }
        return first(.open) { $0.wholePin(of: $1) } + first(.closed) { $0.timePin(of: $1) }
            + first(.open) { $0.seatPin(of: $1, among: requests) }
    }

    static func holidayCalendar() -> [UInt8] { HolidayCalendar.bytes(years: 2026...2028) }

    static func schoolBreakCalendar() -> [UInt8] {
        DayCalendar.bytes(
            name: "Lov i Stockholm", entries: SchoolYear.breaks,
            revised: Stockholm.instant(Day(clamping: 2026, 6, 1), ClockTime(clamping: 8 * 60)))
    }

    private static func term(seed: UInt64) -> Term {
        Term(
            id: ID(slugOf: "stockholm-vt2027"), name: "Stockholm, våren 2027", firstDay: Day(clamping: 2027, 1, 11),
            lastDay: Day(clamping: 2027, 6, 18),
            closed: Set(Holidays.of(2027).filter { $0.kind != .squeeze }.map(\.day)), schoolBreaks: SchoolYear.days,
            familiarTimes: Set(["10:00", "13:00", "16:00", "17:30", "18:00"].compactMap(ClockTime.init)), releaseDays: 14,
            seed: seed,
            revised: Stockholm.instant(Day(clamping: 2026, 12, 16), ClockTime(clamping: 8 * 60)),
            site: "traffpunkt.example", invented: true)
    }
}

import Domain
internal import ICalendar

/// What already takes the rooms' and the leaders' time in a term: all of it invented.
struct TermCalendars {
    let term: Term

    /// Calendars for `count` of the venues, the first as a booking system behind Google writes it.
    func draw(for venues: [Venue], _ count: Int, using random: inout some RandomNumberGenerator) -> [ID<Venue>: [BusyFile]] {
        var calendars: [ID<Venue>: [BusyFile]] = [:]
        for (index, venue) in random.some(count, of: venues).enumerated() {
            let name = "lokal-\(venue.id).ics"
            let bytes =
                index == 0
                ? ForeignCalendars.google(from: term.day(week: 3, .thursday))
                : BusyCalendar.bytes(name: venue.name, events: roomEvents(using: &random), revised: term.revised)
            calendars[venue.id] = [BusyFile(name: name, bytes: bytes)]
        }
        return calendars
    }

    /// Calendars for `count` of the leaders; the first two keep them in other programs, the first has two.
    func draw(for leaders: [Leader], _ count: Int, using random: inout some RandomNumberGenerator) -> [ID<Leader>: [BusyFile]] {
        var calendars: [ID<Leader>: [BusyFile]] = [:]
        for (index, leader) in random.some(count, of: leaders).enumerated() {
            let own = BusyFile(
                name: "ledare-\(leader.id).ics",
                bytes: BusyCalendar.bytes(name: leader.title, events: deskEvents(using: &random), revised: term.revised))
            calendars[leader.id] =
                switch index {
                case 0:
                    [
                        own,
                        BusyFile(
                            name: "outlook-\(leader.id).ics", bytes: ForeignCalendars.outlook(from: term.day(week: 2, .tuesday))
                        ),
                    ]
                case 1: [BusyFile(name: own.name, bytes: ForeignCalendars.withOverride(from: term.day(week: 1, .wednesday)))]
                default: [own]
                }
        }
        return calendars
    }

    private func roomEvents(using random: inout some RandomNumberGenerator) -> [BusyEvent] {
        let weekly = ["Bingo", "Körövning", "Studiecirkel", "Språkcafé", "Stickcafé", "Gymnastik"]
        var events = random.some(random.number(1...2), of: weekly).map { title in
            repeated(title, .weeks, every: random.weighted([(1, 3), (2, 2)]), using: &random)
        }
        if random.chance(percent: 60) { events.append(repeated("Föreningens styrelse", .months, using: &random)) }
        if random.chance(percent: 70) { events.append(once("Uthyrd", hours: 4, using: &random)) }
        if random.chance(percent: 40) { events.append(wholeDays("Golvet slipas", 1...3, using: &random)) }
        if random.chance(percent: 40) {
            events.append(once("Preliminär uthyrning", hours: 3, status: .tentative, using: &random))
        }
        if random.chance(percent: 30) { events.append(once("Vernissage", hours: 3, status: .cancelled, using: &random)) }
        if random.chance(percent: 30) {
            events.append(wholeDays("Utställning i entrén", 5...12, isTransparent: true, using: &random))
        }
        return numbered(events)
    }

    private func deskEvents(using random: inout some RandomNumberGenerator) -> [BusyEvent] {
        var events = [repeated("Arbetsplatsträff", .weeks, every: 2, using: &random)]
        if random.chance(percent: 50) { events.append(repeated("Enskilda samtal", .weeks, using: &random)) }
        if random.chance(percent: 70) { events.append(repeated("Nätverksmöte", .months, using: &random)) }
        if random.chance(percent: 70) { events.append(wholeDays("Utbildningsdag", 1...1, using: &random)) }
        if random.chance(percent: 35) { events.append(wholeDays("Ledig", 4...6, using: &random)) }
        if random.chance(percent: 40) {
            events.append(once("Handledning, preliminär", hours: 2, status: .tentative, using: &random))
        }
        if random.chance(percent: 30) { events.append(once("Studiebesök", hours: 3, status: .cancelled, using: &random)) }
        if random.chance(percent: 40) {
            events.append(wholeDays("Arbetar i annan stadsdel", 1...2, isTransparent: true, using: &random))
        }
        return numbered(events)
    }

    private func repeated(
        _ title: String, _ unit: BusyEvent.Repetition.Unit, every: Int = 1, using random: inout some RandomNumberGenerator
    ) -> BusyEvent {
        let first = term.day(week: random.number(1...4), random.one(of: .workdays))
        let (from, to) = span(hours: 2, using: &random)
        let except = unit == .weeks && random.chance(percent: 30) ? [first + 7 * every * random.number(1...5)] : []
        return BusyEvent(
            id: "", title: title, when: .time(first, from: from, to: to),
            repeats: BusyEvent.Repetition(unit, every: every, until: term.lastDay, except: except))
    }

    private func once(
        _ title: String, hours: Int, status: BusyEvent.Status = .confirmed, using random: inout some RandomNumberGenerator
    ) -> BusyEvent {
        let (from, to) = span(hours: hours, using: &random)
        return BusyEvent(id: "", title: title, when: .time(anyDay(using: &random), from: from, to: to), status: status)
    }

    private func wholeDays(
        _ title: String, _ length: ClosedRange<Int>, isTransparent: Bool = false, using random: inout some RandomNumberGenerator
    ) -> BusyEvent {
        let first = anyDay(using: &random)
        return BusyEvent(
            id: "", title: title, when: .days(first, through: first + random.number(length) - 1), isTransparent: isTransparent)
    }

    private func anyDay(using random: inout some RandomNumberGenerator) -> Day {
        term.day(week: random.number(2...term.weeks - 1), random.one(of: .workdays))
    }

    private func span(hours: Int, using random: inout some RandomNumberGenerator) -> (ClockTime, ClockTime) {
        let from = random.number(9...17) * 60 + random.one(of: [0, 30])
        return (ClockTime(clamping: from), ClockTime(clamping: from + hours * 60))
    }
}

/// The same events, each with an id of its own.
func numbered(_ events: [BusyEvent]) -> [BusyEvent] {
    events.enumerated().map { index, event in
        BusyEvent(
            id: "handelse-\(index + 1)", title: event.title, when: event.when, repeats: event.repeats,
            isTransparent: event.isTransparent, status: event.status)
    }
}

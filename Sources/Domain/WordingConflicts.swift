// What stands against a change of a plan, in words: clauses without a capital or a full stop, for staff.

extension Wording {
    public func text(of level: Conflict.Level) -> String {
        switch (self, level) {
        case (.swedish, .block): "STOPP"
        case (.swedish, .warn): "VARNING"
        case (.swedish, .note): "OBS"
        case (.english, .block): "BLOCK"
        case (.english, .warn): "WARN"
        case (.english, .note): "NOTE"
        }
    }

    public func text(of conflict: Conflict, in city: City) -> String {
        switch (self, conflict) {
        case (_, .breaks(let obstacle)): text(of: obstacle, in: city)
        case (.swedish, .losesSeat(let people)): "\(count(people, .person)) förlorar sin plats"
        case (.english, .losesSeat(let people)): "\(count(people, .person)) \(people == 1 ? "loses" : "lose") the seat"
        case (.swedish, .changesGroup(let people)): "\(count(people, .person)) får plats i en annan grupp i stället"
        case (.english, .changesGroup(let people)): "\(count(people, .person)) would sit in another group instead"
        case (.swedish, .leadersChange(let from, let to)):
            "ledningen byts från \(names(from, city)) till \(names(to, city))"
        case (.english, .leadersChange(let from, let to)):
            "leaders change from \(names(from, city)) to \(names(to, city))"
        case (.swedish, .clashNextDoor(let other, let days)):
            "\(name(other, city)), för samma målgrupp i samma eller en angränsande stadsdel, träffas samtidigt \(list(of: days))"
        case (.english, .clashNextDoor(let other, let days)):
            "\(name(other, city)), for the same target group in the same or a neighbouring district, meets at the same time on "
                + list(of: days)
        case (.swedish, .closedDates(let days, madeUp: true)):
            "hoppar över \(list(of: days)), då det är stängt, och håller på längre"
        case (.swedish, .closedDates(let days, madeUp: false)): "träffarna \(list(of: days)) utgår, eftersom det är stängt"
        case (.english, .closedDates(let days, madeUp: true)):
            "passes over \(list(of: days)), which are closed, and goes on longer"
        case (.english, .closedDates(let days, madeUp: false)): "the meetings on \(list(of: days)) are lost, as it is closed"
        case (.swedish, .unfamiliarTime): "börjar på ett klockslag som inte är invant"
        case (.english, .unfamiliarTime): "begins at a time of day that people do not know"
        case (.swedish, .preferences(let before, let after)):
            "önskemålen (L2) går från \(before) till \(after), alltså \(after < before ? "bättre" : "sämre")"
        case (.english, .preferences(let before, let after)):
            "preferences (L2) go from \(before) to \(after), that is \(after < before ? "better" : "worse")"
        case (.swedish, .consideration(let before, let after)):
            "hänsynen i schemat (L3) går från \(before) till \(after), alltså \(after < before ? "bättre" : "sämre")"
        case (.english, .consideration(let before, let after)):
            "a considerate timetable (L3) goes from \(before) to \(after), that is \(after < before ? "better" : "worse")"
        }
    }

    public func text(of obstacle: Obstacle, in city: City) -> String {
        switch self {
        case .swedish: swedish(obstacle, city)
        case .english: english(obstacle, city)
        }
    }

    private func swedish(_ obstacle: Obstacle, _ city: City) -> String {
        switch obstacle {
        case .offeringGone: "gruppen finns inte i terminens tabeller"
        case .timeNotAllowed(let times): "tiden är inte en av gruppens tider: \(times.map(text(of:)).joined(separator: ", "))"
        case .startNotAllowed(let weeks): "veckan är inte en av gruppens startveckor: \(isoWeeks(weeks, city))"
        case .doesNotFitTerm(let closed):
            "alla träffar ryms inte mellan \(shortText(of: city.term.firstDay)) och \(shortText(of: city.term.lastDay))"
                + (closed.isEmpty ? "" : "; stängt \(list(of: closed))")
        case .venueGone: "lokalen finns inte i terminens tabeller"
        case .venueMissing: "gruppen är inte digital och behöver en lokal"
        case .venueOfDigital: "gruppen är digital och har ingen lokal"
        case .hostNotAllowed(let hosts): "lokalen ligger inte i en möjlig värdstadsdel: \(districts(hosts, city))"
        case .venueTooSmall(let seats, let minimum): "lokalen har \(count(seats, .seat)); minst \(minimum) behövs"
        case .venueLacks(let features): "lokalen saknar \(features.names.joined(separator: ", "))"
        case .venueClosed(let open): "lokalen är inte öppen då; öppet den veckodagen: \(hours(open))"
        case .venueBusy(let days): "lokalen är upptagen enligt sin egen kalender \(list(of: days))"
        case .venueTaken(let other, let days): "lokalen används av \(name(other, city)) \(list(of: days))"
        case .leaderCount(let needed, let given): "\(count(needed, .leader)) behövs, \(given) angivna"
        case .leaderGone(let id): "\(id) finns inte bland ledarna"
        case .leaderNotCompetent(let id): "\(name(id, city)) har inte rätt kompetens eller språk"
        case .leaderDoesNotServe(let id, let district): "\(name(id, city)) leder inte grupper i \(districts([district], city))"
        case .leaderOffDuty(let id, let works): "\(name(id, city)) arbetar inte då; den veckodagen: \(hours(works))"
        case .leaderBusy(let id, let days): "\(name(id, city)) är upptagen enligt sin kalender \(list(of: days))"
        case .leaderTaken(let id, let other, let days): "\(name(id, city)) leder \(name(other, city)) \(list(of: days))"
        case .leaderOnTheWay(let id, let other, let minutes, let days):
            "\(name(id, city)) hinner inte de \(minutes) minuterna till eller från \(name(other, city)) \(list(of: days))"
        case .leaderOverbooked(let id, let most, let mondays):
            "\(name(id, city)) leder högst \(count(most, .meeting)) i veckan; fullt \(weeks(mondays))"
        case .tooFewParticipants(let left, let minimum): "bara \(left) kan delta; minst \(minimum) behövs"
        case .pinned(let part): "\(swedish(part)) är bestämd i förväg"
        }
    }

    private func english(_ obstacle: Obstacle, _ city: City) -> String {
        switch obstacle {
        case .offeringGone: "the offering is not in the term's tables"
        case .timeNotAllowed(let times): "not one of the offering's times: \(times.map(text(of:)).joined(separator: ", "))"
        case .startNotAllowed(let weeks): "not one of the offering's start weeks: \(isoWeeks(weeks, city))"
        case .doesNotFitTerm(let closed):
            "the meetings do not all fit between \(shortText(of: city.term.firstDay)) and \(shortText(of: city.term.lastDay))"
                + (closed.isEmpty ? "" : "; closed \(list(of: closed))")
        case .venueGone: "the venue is not in the term's tables"
        case .venueMissing: "the offering is not digital and needs a venue"
        case .venueOfDigital: "the offering is digital and has no venue"
        case .hostNotAllowed(let hosts): "the venue is not in a possible host district: \(districts(hosts, city))"
        case .venueTooSmall(let seats, let minimum): "the venue has \(count(seats, .seat)); at least \(minimum) needed"
        case .venueLacks(let features): "the venue lacks \(features.names.joined(separator: ", "))"
        case .venueClosed(let open): "the venue is not open then; open that weekday: \(hours(open))"
        case .venueBusy(let days): "the venue is busy by its own calendar on \(list(of: days))"
        case .venueTaken(let other, let days): "the venue is used by \(name(other, city)) on \(list(of: days))"
        case .leaderCount(let needed, let given): "\(count(needed, .leader)) needed, \(given) given"
        case .leaderGone(let id): "\(id) is not among the leaders"
        case .leaderNotCompetent(let id): "\(name(id, city)) lacks the competence or the language"
        case .leaderDoesNotServe(let id, let district): "\(name(id, city)) leads no groups in \(districts([district], city))"
        case .leaderOffDuty(let id, let works): "\(name(id, city)) does not work then; that weekday: \(hours(works))"
        case .leaderBusy(let id, let days): "\(name(id, city)) is busy by their own calendar on \(list(of: days))"
        case .leaderTaken(let id, let other, let days): "\(name(id, city)) leads \(name(other, city)) on \(list(of: days))"
        case .leaderOnTheWay(let id, let other, let minutes, let days):
            "\(name(id, city)) has too little time for the \(minutes) minutes between here and \(name(other, city)) on "
                + list(of: days)
        case .leaderOverbooked(let id, let most, let mondays):
            "\(name(id, city)) leads at most \(count(most, .meeting)) a week; full in \(weeks(mondays))"
        case .tooFewParticipants(let left, let minimum): "only \(left) can take part; at least \(minimum) needed"
        case .pinned(let part): "the \(part.rawValue) \(part == .leaders ? "are" : "is") decided beforehand"
        }
    }

    private func swedish(_ part: Obstacle.Part) -> String {
        switch part {
        case .time: "tiden"
        case .venue: "lokalen"
        case .start: "startveckan"
        case .leaders: "ledningen"
        case .seat: "en plats"
        }
    }

    // MARK: Plans that no longer hold

    /// What of an earlier plan does not hold, as one line.
    public func text(of lapse: Lapse, in city: City) -> String {
        switch (self, lapse) {
        case (_, .session(let offering, let obstacles)):
            "\(name(offering, city)): \(obstacles.map { text(of: $0, in: city) }.joined(separator: "; "))"
        case (.swedish, .dates(let offering, let lost, let gained)):
            "\(name(offering, city)): andra datum" + dates(lost, gained)
        case (.english, .dates(let offering, let lost, let gained)):
            "\(name(offering, city)): other dates" + dates(lost, gained)
        case (.swedish, .mustRun(let offering)): "\(name(offering, city)): bestämd i förväg, men inte med i planen"
        case (.english, .mustRun(let offering)): "\(name(offering, city)): pinned, but not in the plan"
        case (.swedish, .mustSit(let request, let offering)):
            "\(request): har en förbestämd plats i \(name(offering, city)), men inte i planen"
        case (.english, .mustSit(let request, let offering)):
            "\(request): has a pinned seat in \(name(offering, city)), but not in the plan"
        case (.swedish, .seat(let request, let offering, let obstacle)):
            "\(request) i \(name(offering, city)): \(text(of: obstacle))"
        case (.english, .seat(let request, let offering, let obstacle)):
            "\(request) in \(name(offering, city)): \(text(of: obstacle))"
        }
    }

    private func dates(_ lost: [Day], _ gained: [Day]) -> String {
        let words =
            switch self {
            case .swedish: (instead: (", inte ", ", utan "), lost: ", inte längre ", gained: ", nu också ")
            case .english: (instead: (", not ", ", but "), lost: ", no longer ", gained: ", now also ")
            }
        if lost.isEmpty { return gained.isEmpty ? "" : words.gained + list(of: gained) }
        if gained.isEmpty { return words.lost + list(of: lost) }
        return words.instead.0 + list(of: lost) + words.instead.1 + list(of: gained)
    }

    public func text(of obstacle: SeatObstacle) -> String {
        switch (self, obstacle) {
        case (.swedish, .requestGone): "anmälan finns inte längre"
        case (.swedish, .sessionGone): "gruppen blir inte av som planerat"
        case (.swedish, .notOfTheKind): "söker en annan målgrupp, ett annat språk eller en annan form"
        case (.swedish, .cannotComeThen): "kan inte komma då"
        case (.swedish, .outOfReach): "har inte tillträde eller kan inte resa dit"
        case (.swedish, .venueDoesNotFit): "lokalen saknar det som behövs"
        case (.swedish, .pinnedElsewhere): "har en förbestämd plats i en annan grupp"
        case (.swedish, .notKept): "platsen kan inte behållas"
        case (.english, .requestGone): "the request is gone"
        case (.english, .sessionGone): "the session does not run as planned"
        case (.english, .notOfTheKind): "asks for another target group, language or kind"
        case (.english, .cannotComeThen): "cannot come then"
        case (.english, .outOfReach): "is out of reach or cannot travel"
        case (.english, .venueDoesNotFit): "the venue lacks what is needed"
        case (.english, .pinnedElsewhere): "has a pinned seat in another group"
        case (.english, .notKept): "the seat cannot be kept"
        }
    }

    // MARK: Names and dates

    /// `Anhörigcafé Farsta (farsta-aldre-1)`; the id alone when it is unknown.
    public func name(_ id: ID<Offering>, _ city: City) -> String { city.offering[id].map { "\($0.title) (\(id))" } ?? id.text }

    /// `Anhörigkonsulent 65+ (farsta-65)`; the id alone when it is unknown.
    public func name(_ id: ID<Leader>, _ city: City) -> String { city.leader[id].map { "\($0.title) (\(id))" } ?? id.text }

    func names(_ ids: [ID<Leader>], _ city: City) -> String {
        ids.isEmpty ? "–" : ids.map { name($0, city) }.joined(separator: ", ")
    }

    private func districts(_ ids: [ID<District>], _ city: City) -> String {
        ids.map { city.district[$0]?.name ?? $0.text }.joined(separator: ", ")
    }

    /// `26 jan, 2 feb`.
    private func list(of days: [Day]) -> String { days.map(shortText(of:)).joined(separator: ", ") }

    private func weeks(_ mondays: [Day]) -> String { mondays.map(week(of:)).joined(separator: ", ") }

    private func isoWeeks(_ weeks: [Int], _ city: City) -> String {
        weeks.map { String(city.term.isoWeek($0)) }.joined(separator: ", ")
    }

    /// `08:00–16:30, 17:00–20:00`.
    private func hours(_ windows: [Range<Int>]) -> String {
        guard !windows.isEmpty else { return self == .swedish ? "inga tider" : "no hours" }
        return windows.map {
            "\(ClockTime(clamping: $0.lowerBound).text)–\(ClockTime(clamping: $0.upperBound).text)"
        }.joined(separator: ", ")
    }
}

// Why something was decided, in words: clauses without a capital or a full stop, so that they can be joined.

extension Wording {
    /// All the reasons of one decision, as one line.
    ///
    /// - Parameter host: the host district's name, where the reasons are about a place in a queue.
    public func text(of reasons: [Reason], host: String? = nil) -> String {
        let released = reasons.firstMap { if case .guestSeatsTaken(let day) = $0 { day } else { nil } }
        return reasons.map { reason in
            if case .queue(let position, let residents) = reason {
                return queue(position: position, residents: residents, host: host, until: released)
            }
            return text(of: reason, host: host)
        }.joined(separator: "; ")
    }

    public func text(of reason: Reason, host: String? = nil) -> String {
        switch self {
        case .swedish: swedish(reason, host)
        case .english: english(reason, host)
        }
    }

    private func swedish(_ reason: Reason, _ host: String?) -> String {
        switch reason {
        case .seats(let taken, let preferred):
            "\(count(taken, .participant)), varav \(preferred) på en tid som de helst vill ha"
        case .chosenAmong(1): "den enda möjliga kombinationen av tid, startvecka och lokal"
        case .chosenAmong(let placements): "vald bland \(placements) möjliga kombinationer av tid, startvecka och lokal"
        case .servesOtherwiseUnserved(0): "alla som deltar kunde ha fått plats i en annan grupp"
        case .servesOtherwiseUnserved(let people): "utan gruppen hade \(count(people, .person)) inte fått plats någonstans"
        case .pinned: "bestämd i förväg"
        case .missedDates(let dates, madeUp: true):
            "hoppar över \(closedDates(dates)) och håller på längre, så att alla träffar blir av"
        case .missedDates(let dates, madeUp: false): "\(count(dates, .meeting)) utgår, eftersom det är stängt"
        case .homeSeatsReleased(let day):
            "platserna för värdstadsdelens egna hålls till \(shortText(of: day)) och öppnas sedan för gäster"
        case .doesNotFitTerm: "ryms inte i terminen på någon av de möjliga tiderna och startveckorna"
        case .noVenue: "ingen lokal är öppen, ledig, tillräckligt stor och rätt utrustad på någon av de möjliga tiderna"
        case .noLeader(let needed, let competent):
            "behöver \(count(needed, .leader)); \(competent == 0 ? "ingen" : String(competent)) har rätt kompetens och språk"
                + (competent >= needed ? ", men för få är lediga" : "")
        case .noVenueAndLeaderTogether: "lokal och ledare är inte lediga samtidigt på någon av de möjliga tiderna"
        case .tooFewCanCome(0, let minimum): "ingen kan komma på någon av de möjliga tiderna; minst \(minimum) behövs"
        case .tooFewCanCome(let most, let minimum): "som mest \(most) kan komma på samma tid; minst \(minimum) behövs"
        case .othersServeMore: "lokal, ledare eller deltagare behövs i grupper som ger fler en plats"
        case .queue(let position, let residents): queue(position: position, residents: residents, host: host, until: nil)
        case .orderedByPriority: "kön går efter prioritet"
        case .orderedByLot: "ordningen i kön är lottad"
        case .full: "alla platser är tagna"
        case .guestSeatsTaken(let day):
            "gästplatserna är tagna; platser som värdstadsdelens egna inte har tagit öppnas för alla \(shortText(of: day))"
        case .nothingOfTheKind: "ingen grupp är planerad för din målgrupp, på ditt språk och i en form som du vill ha"
        case .noTimeFits: "grupper för dig finns, men ingen på en tid när du kan komma"
        case .noneWithinReach:
            "grupper för dig finns i en annan stadsdel, som du inte kan resa till eller inte har tillträde till"
        case .noVenueFits: "ingen lokal som du kan nå har det som du behöver"
        case .waits(let lists): "du står i \(count(lists, .queue))"
        }
    }

    private func english(_ reason: Reason, _ host: String?) -> String {
        switch reason {
        case .seats(let taken, let preferred): "\(count(taken, .participant)), \(preferred) of them at a time they prefer"
        case .chosenAmong(1): "the only possible combination of time, start week and venue"
        case .chosenAmong(let placements): "chosen among \(placements) possible combinations of time, start week and venue"
        case .servesOtherwiseUnserved(0): "all who take part could have had a seat in another group"
        case .servesOtherwiseUnserved(let people): "without the group \(count(people, .person)) would have no seat anywhere"
        case .pinned: "decided beforehand"
        case .missedDates(let dates, madeUp: true):
            "passes over \(closedDates(dates)) and goes on longer, so that all meetings are held"
        case .missedDates(let dates, madeUp: false): "\(count(dates, .meeting)) lost because the day is closed"
        case .homeSeatsReleased(let day):
            "seats for the host district's own are held until \(shortText(of: day)), then open to guests"
        case .doesNotFitTerm: "does not fit in the term at any possible time and start week"
        case .noVenue: "no venue is open, free, large enough and equipped at any possible time"
        case .noLeader(let needed, let competent):
            "needs \(count(needed, .leader)); \(competent == 0 ? "none" : String(competent)) with the competence and the language"
                + (competent >= needed ? ", but too few are free" : "")
        case .noVenueAndLeaderTogether: "venue and leaders are not free together at any possible time"
        case .tooFewCanCome(0, let minimum): "nobody can come at any possible time; at least \(minimum) needed"
        case .tooFewCanCome(let most, let minimum): "at most \(most) can come at the same time; at least \(minimum) needed"
        case .othersServeMore: "venue, leaders or participants do more good in other groups"
        case .queue(let position, let residents): queue(position: position, residents: residents, host: host, until: nil)
        case .orderedByPriority: "the queue goes by priority"
        case .orderedByLot: "the order of the queue is drawn by lot"
        case .full: "all seats are taken"
        case .guestSeatsTaken(let day):
            "the guest seats are taken; seats not taken by the host district's own open to all on \(shortText(of: day))"
        case .nothingOfTheKind: "no group is planned for your target group, in your language and in a form that you want"
        case .noTimeFits: "there are groups for you, but none at a time when you can come"
        case .noneWithinReach: "there are groups for you, but too far away or not open to your district"
        case .noVenueFits: "no venue that you can reach has what you need"
        case .waits(let lists): "you are in \(count(lists, .queue))"
        }
    }

    private func closedDates(_ number: Int) -> String {
        switch self {
        case .swedish: "\(number) \(number == 1 ? "stängd dag" : "stängda dagar")"
        case .english: "\(number) closed \(number == 1 ? "day" : "days")"
        }
    }

    private func queue(position: Int, residents: Int, host: String?, until released: Day?) -> String {
        guard residents > 0 else { return self == .swedish ? "plats \(position) i kön" : "number \(position) in the queue" }
        let day = released.map(shortText(of:))
        switch self {
        case .swedish:
            return "plats \(position) i kön; \(spelled(residents)) före dig bor i \(host ?? "värdstadsdelen") och har företräde"
                + (day.map { " till \($0)" } ?? "")
        case .english:
            return "number \(position) in the queue; \(spelled(residents)) before you \(residents == 1 ? "lives" : "live") in "
                + "\(host ?? "the host district") and \(residents == 1 ? "has" : "have") precedence"
                + (day.map { " until \($0)" } ?? "")
        }
    }
}

extension Sequence {
    /// The first result that is not nil.
    fileprivate func firstMap<Result>(_ transform: (Element) -> Result?) -> Result? {
        for element in self {
            if let result = transform(element) { return result }
        }
        return nil
    }
}

// Why something was decided, in words: clauses without a capital or a full stop, so that they can be joined.

extension Wording {
    /// All the reasons of one decision, as one line.
    ///
    /// - Parameter host: the host district's name, where the reasons are about a place in a queue.
    public func text(of reasons: [Reason], host: String? = nil) -> String {
        let released = reasons.firstMap { if case .guestSeatsTaken(let day) = $0 { day } else { nil } }
        return reasons.map { reason in
            if case .queue(let position, let before) = reason {
                return queue(position: position, before: before, host: host, until: released)
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
        case .secondBest(let other): "näst bäst är \(text(of: other))"
        case .otherTime(let other): "den bästa andra tiden är \(text(of: other))"
        case .noOtherTime([]): "ingen annan tid är tillåten"
        case .noOtherTime(let obstructions): "ingen annan tid går: \(text(of: obstructions))"
        case .otherVenue(let other): "den bästa andra lokalen är \(text(of: other))"
        case .noOtherVenue([]): "det finns ingen annan lokal att välja"
        case .noOtherVenue(let obstructions): "ingen annan lokal går: \(text(of: obstructions))"
        case .otherLeaders(0, _): "ingen annan ledare har rätt kompetens och språk"
        case .otherLeaders(let competent, let free):
            "\(competent) \(competent == 1 ? "annan" : "andra") ledare har rätt kompetens och språk, "
                + "\(free == 0 ? "ingen" : String(free)) av dem kan leda där och då"
        case .stopped(let obstruction): text(of: obstruction)
        case .couldRun(let way, []): "kan hållas \(text(of: way, "utan att någon annan grupp ställs in"))"
        case .couldRun(let way, let others): "kan hållas \(text(of: way, "om \(list(others.map(\.text))) ställs in"))"
        case .queue(let position, let before): queue(position: position, before: before, host: host, until: nil)
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
        case .nearMiss(let misfits, let offerings):
            "\(count(offerings, .group)) passar i allt utom \(list(misfits.map(text(of:))))"
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
        case .secondBest(let other): "the second best is \(text(of: other))"
        case .otherTime(let other): "the best other time is \(text(of: other))"
        case .noOtherTime([]): "no other time is allowed"
        case .noOtherTime(let obstructions): "no other time will do: \(text(of: obstructions))"
        case .otherVenue(let other): "the best other venue is \(text(of: other))"
        case .noOtherVenue([]): "there is no other venue to choose"
        case .noOtherVenue(let obstructions): "no other venue will do: \(text(of: obstructions))"
        case .otherLeaders(0, _): "no other leader has the competence and the language"
        case .otherLeaders(let competent, let free):
            "\(competent) other \(competent == 1 ? "leader has" : "leaders have") the competence and the language, "
                + "\(free == 0 ? "none" : String(free)) of them can lead there and then"
        case .stopped(let obstruction): text(of: obstruction)
        case .couldRun(let way, []): "can be held \(text(of: way, "without cancelling any other group"))"
        case .couldRun(let way, let others): "can be held \(text(of: way, "by cancelling \(list(others.map(\.text)))"))"
        case .queue(let position, let before): queue(position: position, before: before, host: host, until: nil)
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
        case .nearMiss(let misfits, let offerings):
            "\(count(offerings, .group)) \(offerings == 1 ? "fits" : "fit") in all but \(list(misfits.map(text(of:))))"
        }
    }

    private func closedDates(_ number: Int) -> String {
        switch self {
        case .swedish: "\(number) \(number == 1 ? "stängd dag" : "stängda dagar")"
        case .english: "\(number) closed \(number == 1 ? "day" : "days")"
        }
    }

    private func queue(position: Int, before: Precedence, host: String?, until released: Day?) -> String {
        let place = self == .swedish ? "plats \(position) i kön" : "number \(position) in the queue"
        let rules = [
            (before.priority, higherPriority), (before.residents, { residents($0, of: host, until: released) }),
            (before.lot, luckier), (before.registration, earlier),
        ]
        return ([place] + rules.filter { $0.0 > 0 }.map { $1($0) }).joined(separator: "; ")
    }

    private func residents(_ number: Int, of host: String?, until released: Day?) -> String {
        let day = released.map(shortText(of:))
        switch self {
        case .swedish:
            return "\(spelled(number)) före dig bor i \(host ?? "värdstadsdelen") och har företräde"
                + (day.map { " till \($0)" } ?? "")
        case .english:
            return "\(spelled(number)) before you \(number == 1 ? "lives" : "live") in "
                + "\(host ?? "the host district") and \(number == 1 ? "has" : "have") precedence"
                + (day.map { " until \($0)" } ?? "")
        }
    }

    private func higherPriority(_ number: Int) -> String {
        self == .swedish
            ? "\(spelled(number)) före dig har högre prioritet"
            : "\(spelled(number)) before you \(number == 1 ? "has" : "have") a higher priority"
    }

    private func luckier(_ number: Int) -> String {
        self == .swedish
            ? "\(spelled(number)) före dig gick före i lottningen" : "\(spelled(number)) before you came first in the draw"
    }

    private func earlier(_ number: Int) -> String {
        self == .swedish
            ? "\(spelled(number)) före dig anmälde sig tidigare" : "\(spelled(number)) before you registered earlier"
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

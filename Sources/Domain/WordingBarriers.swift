// What stands in the way, and what another way would cost, in words: clauses without a capital or a full stop.

extension Wording {
    /// `ons 10:00 i linden från 3 feb: 2 färre får plats (L1 +310)`.
    ///
    /// - Parameter condition: stands before the colon: `om a och b ställs in`.
    public func text(of alternative: Alternative, _ condition: String? = nil) -> String {
        let start = "\(self == .swedish ? "från" : "from") \(shortText(of: alternative.firstDay))"
        let way = [text(of: alternative.way), start, condition].compactMap(\.self).joined(separator: " ")
        return "\(way): \(text(of: alternative.cost))"
    }

    /// `ons 10:00 i linden`; the venue by its id.
    public func text(of way: Way) -> String {
        guard let venue = way.venue else { return text(of: way.time) }
        return "\(text(of: way.time)) \(self == .swedish ? "i" : "in") \(venue)"
    }

    // MARK: Costs

    /// `2 färre får plats (L1 +310, L2 −3)`.
    public func text(of cost: Cost) -> String {
        guard !cost.isNothing else { return self == .swedish ? "planen blir lika bra" : "the plan would be as good" }
        let levels = [("L1", cost.l1), ("L2", cost.l2), ("L3", cost.l3)].filter { $0.1 != 0 }
            .map { "\($0) \($1 > 0 ? "+" : "−")\($1.magnitude)" }
        return "\(consequence(of: cost)) (\(levels.joined(separator: ", ")))"
    }

    private func consequence(of cost: Cost) -> String {
        switch self {
        case .swedish:
            let people = cost.people.magnitude
            let served =
                cost.people == 0 ? "lika många får plats" : "\(people) \(cost.people < 0 ? "färre" : "fler") får plats"
            if cost.isGain { return "\(served) och planen blir bättre, vilket sökningen inte hann hitta" }
            if cost.l1 > 0 { return cost.people < 0 ? served : "\(served), men mer ojämnt fördelat" }
            return cost.l2 > 0 ? "\(served), men önskemålen uppfylls sämre" : "\(served), men schemat blir sämre"
        case .english:
            let people = cost.people.magnitude
            let served =
                cost.people == 0 ? "as many have a seat" : "\(people) \(cost.people < 0 ? "fewer" : "more") have a seat"
            if cost.isGain { return "\(served) and the plan is better, which the search had not come to" }
            if cost.l1 > 0 { return cost.people < 0 ? served : "\(served), but shared less equally" }
            return cost.l2 > 0 ? "\(served), but what they prefer is met less" : "\(served), but the timetable is worse"
        }
    }

    // MARK: Barriers

    public func text(of obstructions: [Obstruction]) -> String { obstructions.map(text(of:)).joined(separator: "; ") }

    /// `tis 17:30 i linden: lokalen är stängd då, 3 av 8 som frågar kan komma och minsta antal är 5`.
    public func text(of obstruction: Obstruction) -> String {
        let barriers = obstruction.barriers.map(text(of:)).joined(separator: ", ")
        return obstruction.way.map { "\(text(of: $0)): \(barriers)" } ?? barriers
    }

    public func text(of barrier: Barrier) -> String {
        switch self {
        case .swedish: swedish(barrier)
        case .english: english(barrier)
        }
    }

    private func swedish(_ barrier: Barrier) -> String {
        switch barrier {
        case .doesNotFitTerm: "alla träffar ryms inte i terminen"
        case .venueTooSmall(let seats, let minimum): "lokalen har \(count(seats, .seat)) och minst \(minimum) behövs"
        case .venueLacks(let features): "lokalen saknar \(text(of: features))"
        case .venueClosed: "lokalen är stängd då"
        case .venueBusy(let dates): "lokalen är upptagen \(dates == 1 ? "ett" : spelled(dates)) av datumen"
        case .venueTaken(let others): "lokalen används av \(list(others.map(\.text)))"
        case .tooFewLeaders(let shortage): swedish(shortage)
        case .tooFewAsk(let asking, let minimum):
            "\(asking == 0 ? "ingen" : String(asking)) frågar och minsta antal är \(minimum)"
        case .tooFewCanCome(let able, let asking, let minimum):
            "\(able == 0 ? "ingen" : String(able)) av \(asking) som frågar kan komma och minsta antal är \(minimum)"
        case .peopleNeededElsewhere: "de som kan komma behövs för att andra grupper ska bli av"
        case .pinned: "det är bestämt i förväg"
        }
    }

    private func english(_ barrier: Barrier) -> String {
        switch barrier {
        case .doesNotFitTerm: "not all meetings fit in the term"
        case .venueTooSmall(let seats, let minimum): "the venue has \(count(seats, .seat)) and at least \(minimum) are needed"
        case .venueLacks(let features): "the venue lacks \(text(of: features))"
        case .venueClosed: "the venue is closed then"
        case .venueBusy(let dates): "the venue is busy on \(spelled(dates)) of the dates"
        case .venueTaken(let others): "the venue is used by \(list(others.map(\.text)))"
        case .tooFewLeaders(let shortage): english(shortage)
        case .tooFewAsk(let asking, let minimum):
            "\(asking == 0 ? "nobody asks" : asking == 1 ? "1 asks" : "\(asking) ask") and the minimum is \(minimum)"
        case .tooFewCanCome(let able, let asking, let minimum):
            "\(able == 0 ? "none" : String(able)) of \(asking) who ask can come and the minimum is \(minimum)"
        case .peopleNeededElsewhere: "those who can come are needed for other groups to run"
        case .pinned: "it is decided beforehand"
        }
    }

    // MARK: Leaders

    private func swedish(_ shortage: LeaderShortage) -> String {
        let competence =
            shortage.groups.isEmpty
            ? "med rätt kompetens och språk"
            : "för \(list(shortage.groups.map(text(of:)), last: " eller ")) på \(text(of: shortage.language))"
        let deed =
            switch shortage.condition {
            case .competent: "finns"
            case .serves: "leder grupper i stadsdelen"
            case .works: "arbetar då"
            case .available: "har tid då enligt sin kalender"
            case .free: "är ledig då från andra grupper"
            }
        return shortage.found == 0
            ? "ingen ledare \(competence) \(deed)"
            : "bara \(shortage.found) ledare \(competence) \(deed), \(shortage.needed) behövs"
    }

    private func english(_ shortage: LeaderShortage) -> String {
        let competence =
            shortage.groups.isEmpty
            ? "with the competence and the language"
            : "for \(list(shortage.groups.map(text(of:)), last: " or ")) in \(text(of: shortage.language))"
        let isOne = shortage.found <= 1
        let deed =
            switch shortage.condition {
            case .competent: isOne ? "exists" : "exist"
            case .serves: isOne ? "leads groups in the district" : "lead groups in the district"
            case .works: isOne ? "works then" : "work then"
            case .available: isOne ? "has time then by the calendar" : "have time then by their calendars"
            case .free: isOne ? "is free then from other groups" : "are free then from other groups"
            }
        return shortage.found == 0
            ? "no leader \(competence) \(deed)"
            : "only \(count(shortage.found, .leader)) \(competence) \(deed), \(shortage.needed) are needed"
    }

    // MARK: Misfits

    /// What of an offering does not fit a person, as it stands after "all but".
    public func text(of misfit: Misfit) -> String {
        switch (self, misfit) {
        case (.swedish, .group): "målgruppen"
        case (.swedish, .language): "språket"
        case (.swedish, .kind): "formen"
        case (.swedish, .time): "tiden"
        case (.swedish, .reach): "stadsdelen, som den inte är öppen för"
        case (.swedish, .travel): "resan"
        case (.swedish, .need): "lokalens utrustning"
        case (.english, .group): "the target group"
        case (.english, .language): "the language"
        case (.english, .kind): "the form"
        case (.english, .time): "the time"
        case (.english, .reach): "the district, to which it is not open"
        case (.english, .travel): "the way there"
        case (.english, .need): "the venue's equipment"
        }
    }
}

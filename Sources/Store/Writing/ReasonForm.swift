public import Domain

/// Reasons as they stand in `plan.json`: `{"code": "queue", "position": 3, "residents_before": 2}`.
///
/// Why an offering runs as it does:
/// - `seats`: `taken`, `at_preferred_time`
/// - `chosen-among`: `placements`
/// - `serves-otherwise-unserved`: `people`
/// - `pinned`
/// - `missed-dates`: `dates`, `made_up`
/// - `home-seats-released`: `day`
///
/// Why an offering does not run:
/// - `does-not-fit-term`
/// - `no-venue`
/// - `no-leader`: `needed`, `competent`
/// - `no-venue-and-leader-together`
/// - `too-few-can-come`: `most`, `minimum`
/// - `others-serve-more`
///
/// Why a person waits where they do:
/// - `queue`: `position`, `residents_before`
/// - `ordered-by-priority`
/// - `ordered-by-lot`
/// - `full`
/// - `guest-seats-taken`: `released`
///
/// Why a person has no seat at all:
/// - `nothing-of-the-kind`
/// - `no-time-fits`
/// - `none-within-reach`
/// - `no-venue-fits`
/// - `waits`: `lists`
struct ReasonForm: Hashable, Codable {
    let code: String
    let parameters: [String: Parameter]

    enum Parameter: Hashable {
        case number(Int), flag(Bool), day(Day)
    }

    private init(_ code: String, _ parameters: [String: Parameter] = [:]) {
        self.code = code
        self.parameters = parameters
    }

    init(_ reason: Reason) {
        self =
            switch reason {
            case .seats(let taken, let atPreferredTime):
                ReasonForm("seats", ["taken": .number(taken), "at_preferred_time": .number(atPreferredTime)])
            case .chosenAmong(let placements): ReasonForm("chosen-among", ["placements": .number(placements)])
            case .servesOtherwiseUnserved(let people): ReasonForm("serves-otherwise-unserved", ["people": .number(people)])
            case .pinned: ReasonForm("pinned")
            case .missedDates(let dates, let madeUp):
                ReasonForm("missed-dates", ["dates": .number(dates), "made_up": .flag(madeUp)])
            case .homeSeatsReleased(let day): ReasonForm("home-seats-released", ["day": .day(day)])
            case .doesNotFitTerm: ReasonForm("does-not-fit-term")
            case .noVenue: ReasonForm("no-venue")
            case .noLeader(let needed, let competent):
                ReasonForm("no-leader", ["needed": .number(needed), "competent": .number(competent)])
            case .noVenueAndLeaderTogether: ReasonForm("no-venue-and-leader-together")
            case .tooFewCanCome(let most, let minimum):
                ReasonForm("too-few-can-come", ["most": .number(most), "minimum": .number(minimum)])
            case .othersServeMore: ReasonForm("others-serve-more")
            case .queue(let position, let residentsBefore):
                ReasonForm("queue", ["position": .number(position), "residents_before": .number(residentsBefore)])
            case .orderedByPriority: ReasonForm("ordered-by-priority")
            case .orderedByLot: ReasonForm("ordered-by-lot")
            case .full: ReasonForm("full")
            case .guestSeatsTaken(let released): ReasonForm("guest-seats-taken", ["released": .day(released)])
            case .nothingOfTheKind: ReasonForm("nothing-of-the-kind")
            case .noTimeFits: ReasonForm("no-time-fits")
            case .noneWithinReach: ReasonForm("none-within-reach")
            case .noVenueFits: ReasonForm("no-venue-fits")
            case .waits(let lists): ReasonForm("waits", ["lists": .number(lists)])
            }
    }

    /// nil when the code or a parameter is unknown.
    var reason: Reason? {
        switch code {
        case "seats": pair("taken", "at_preferred_time").map { .seats(taken: $0, atPreferredTime: $1) }
        case "chosen-among": number("placements").map { .chosenAmong(placements: $0) }
        case "serves-otherwise-unserved": number("people").map { .servesOtherwiseUnserved($0) }
        case "pinned": .pinned
        case "missed-dates": number("dates").flatMap { dates in flag("made_up").map { .missedDates(dates, madeUp: $0) } }
        case "home-seats-released": day("day").map { .homeSeatsReleased($0) }
        case "does-not-fit-term": .doesNotFitTerm
        case "no-venue": .noVenue
        case "no-leader": pair("needed", "competent").map { .noLeader(needed: $0, competent: $1) }
        case "no-venue-and-leader-together": .noVenueAndLeaderTogether
        case "too-few-can-come": pair("most", "minimum").map { .tooFewCanCome(most: $0, minimum: $1) }
        case "others-serve-more": .othersServeMore
        case "queue": pair("position", "residents_before").map { .queue(position: $0, residentsBefore: $1) }
        case "ordered-by-priority": .orderedByPriority
        case "ordered-by-lot": .orderedByLot
        case "full": .full
        case "guest-seats-taken": day("released").map { .guestSeatsTaken(released: $0) }
        case "nothing-of-the-kind": .nothingOfTheKind
        case "no-time-fits": .noTimeFits
        case "none-within-reach": .noneWithinReach
        case "no-venue-fits": .noVenueFits
        case "waits": number("lists").map { .waits(lists: $0) }
        default: nil
        }
    }

    private func number(_ name: String) -> Int? {
        if case .number(let number) = parameters[name] { number } else { nil }
    }

    private func flag(_ name: String) -> Bool? {
        if case .flag(let flag) = parameters[name] { flag } else { nil }
    }

    private func day(_ name: String) -> Day? {
        if case .day(let day) = parameters[name] { day } else { nil }
    }

    private func pair(_ first: String, _ second: String) -> (Int, Int)? {
        number(first).flatMap { a in number(second).map { (a, $0) } }
    }
}

extension Reason {
    /// The reason's code in `plan.json` and the waitlists; `ReasonForm` lists them all.
    public var code: String { ReasonForm(self).code }
}

// MARK: - JSON: the code and the parameters in one object

extension ReasonForm {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(code, forKey: Key("code"))
        for (name, parameter) in parameters { try object.encode(parameter, forKey: Key(name)) }
    }

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        code = try object.decode(String.self, forKey: Key("code"))
        let names = object.allKeys.filter { $0.stringValue != "code" }
        parameters = Dictionary(
            uniqueKeysWithValues: try names.map { ($0.stringValue, try object.decode(Parameter.self, forKey: $0)) })
    }
}

extension ReasonForm.Parameter: Codable {
    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .number(let number): try value.encode(number)
        case .flag(let flag): try value.encode(flag)
        case .day(let day): try value.encode(day.iso)
        }
    }

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Int.self) {
            self = .number(number)
        } else if let day = Day(iso: try value.decode(String.self)) {
            self = .day(day)
        } else {
            throw DecodingError.dataCorruptedError(in: value, debugDescription: "no number, yes or no, or date")
        }
    }
}

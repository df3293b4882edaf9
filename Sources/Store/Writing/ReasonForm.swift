public import Domain

/// A reason as it stands in `plan.json`: `{"code": "queue", "position": 3, "residents_before": 2, …}`. calendars/README.md
/// lists the codes and their parameters.
struct ReasonForm: Hashable, Codable {
    let code: String
    private let fields: Fields

    private init(_ code: String, _ fields: Fields) {
        self.code = code
        self.fields = fields
    }

    private init(_ code: String, _ values: [String: Fields.Value] = [:]) { self.init(code, Fields(values)) }

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
            case .secondBest(let other): ReasonForm("second-best", Fields(other))
            case .otherTime(let other): ReasonForm("other-time", Fields(other))
            case .noOtherTime(let obstructions): ReasonForm("no-other-time", ReasonForm.fields(obstructions))
            case .otherVenue(let other): ReasonForm("other-venue", Fields(other))
            case .noOtherVenue(let obstructions): ReasonForm("no-other-venue", ReasonForm.fields(obstructions))
            case .otherLeaders(let competent, let free):
                ReasonForm("other-leaders", ["competent": .number(competent), "free": .number(free)])
            case .stopped(let obstruction): ReasonForm("stopped", Fields(obstruction))
            case .couldRun(let way, let others):
                ReasonForm("could-run", Fields(way).merging(Fields(["displacing": .ids(others)])))
            case .queue(let position, let before):
                ReasonForm(
                    "queue",
                    [
                        "position": .number(position), "priority_before": .number(before.priority),
                        "residents_before": .number(before.residents), "lot_before": .number(before.lot),
                        "registration_before": .number(before.registration),
                    ])
            case .orderedByPriority: ReasonForm("ordered-by-priority")
            case .orderedByLot: ReasonForm("ordered-by-lot")
            case .full: ReasonForm("full")
            case .guestSeatsTaken(let released): ReasonForm("guest-seats-taken", ["released": .day(released)])
            case .nothingOfTheKind: ReasonForm("nothing-of-the-kind")
            case .noTimeFits: ReasonForm("no-time-fits")
            case .noneWithinReach: ReasonForm("none-within-reach")
            case .noVenueFits: ReasonForm("no-venue-fits")
            case .waits(let lists): ReasonForm("waits", ["lists": .number(lists)])
            case .nearMiss(let misfits, let offerings):
                ReasonForm(
                    "near-miss",
                    ["conditions": .list(misfits.map { .text($0.rawValue) }), "offerings": .number(offerings)])
            }
    }

    private static func fields(_ obstructions: [Obstruction]) -> Fields {
        Fields(["obstructions": .objects(obstructions.map { Fields($0) })])
    }

    /// nil when the code or a parameter is unknown.
    var reason: Reason? {
        switch code {
        case "seats": fields.pair("taken", "at_preferred_time").map { .seats(taken: $0, atPreferredTime: $1) }
        case "chosen-among": fields.number("placements").map { .chosenAmong(placements: $0) }
        case "serves-otherwise-unserved": fields.number("people").map { .servesOtherwiseUnserved($0) }
        case "pinned": .pinned
        case "missed-dates":
            fields.number("dates").flatMap { dates in fields.flag("made_up").map { .missedDates(dates, madeUp: $0) } }
        case "home-seats-released": fields.day("day").map { .homeSeatsReleased($0) }
        case "second-best": fields.alternative.map { .secondBest($0) }
        case "other-time": fields.alternative.map { .otherTime($0) }
        case "no-other-time": obstructions.map { .noOtherTime($0) }
        case "other-venue": fields.alternative.map { .otherVenue($0) }
        case "no-other-venue": obstructions.map { .noOtherVenue($0) }
        case "other-leaders": fields.pair("competent", "free").map { .otherLeaders(competent: $0, free: $1) }
        case "stopped": fields.obstruction.map { .stopped($0) }
        case "could-run":
            fields.alternative.flatMap { way in fields.ids("displacing").map { .couldRun(way, displacing: $0) } }
        case "queue":
            fields.number("position").flatMap { position in precedence.map { .queue(position: position, before: $0) } }
        case "ordered-by-priority": .orderedByPriority
        case "ordered-by-lot": .orderedByLot
        case "full": .full
        case "guest-seats-taken": fields.day("released").map { .guestSeatsTaken(released: $0) }
        case "nothing-of-the-kind": .nothingOfTheKind
        case "no-time-fits": .noTimeFits
        case "none-within-reach": .noneWithinReach
        case "no-venue-fits": .noVenueFits
        case "waits": fields.number("lists").map { .waits(lists: $0) }
        case "near-miss":
            misfits.flatMap { misfits in fields.number("offerings").map { .nearMiss(misfits, offerings: $0) } }
        default: nil
        }
    }

    private var obstructions: [Obstruction]? { fields.objects("obstructions")?.every(\.obstruction) }

    private var misfits: [Misfit]? { fields.texts("conditions")?.every { Misfit(rawValue: $0) } }

    private var precedence: Precedence? {
        guard let (priority, residents) = fields.pair("priority_before", "residents_before"),
            let (lot, registration) = fields.pair("lot_before", "registration_before")
        else { return nil }
        return Precedence(priority: priority, residents: residents, lot: lot, registration: registration)
    }
}

extension Reason {
    /// The reason's code in `plan.json` and the waitlists.
    public var code: String { ReasonForm(self).code }
}

// MARK: - JSON: the code and the parameters in one object

extension ReasonForm {
    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Fields.Name.self)
        try object.encode(code, forKey: Fields.Name("code"))
        try fields.encode(to: encoder)
    }

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        guard case .text(let code)? = fields.values.removeValue(forKey: "code") else {
            throw DecodingError.keyNotFound(
                Fields.Name("code"), .init(codingPath: decoder.codingPath, debugDescription: "a reason has a code"))
        }
        self.init(code, fields)
    }
}

public import Domain

/// A conflict for programs: `{"level": "block", "code": "venue-taken", "offering": "…", "days": […], "text": "…"}`.
///
/// Codes of `block`, with their parameters:
/// - `offering-gone`, `venue-gone`, `venue-missing`, `venue-of-digital`
/// - `time-not-allowed`: `allowed` (weekly times); `start-not-allowed`: `allowed` (ISO weeks)
/// - `does-not-fit-term`: `closed` (dates)
/// - `host-not-allowed`: `allowed` (districts); `venue-too-small`: `seats`, `minimum`; `venue-lacks`: `features`
/// - `venue-closed`: `open` (hours); `venue-busy`: `days`; `venue-taken`: `offering`, `days`
/// - `leader-count`: `needed`, `given`; the others of leaders have `leader`
/// - `leader-gone`, `leader-not-competent`; `leader-does-not-serve`: `district`; `leader-off-duty`: `works` (hours)
/// - `leader-busy`: `days`; `leader-taken`: `offering`, `days`; `leader-on-the-way`: `offering`, `minutes`, `days`
/// - `leader-overbooked`: `most`, `weeks` (Mondays)
/// - `too-few-participants`: `left`, `minimum`; `pinned`: `part`
///
/// Of `warn`: `loses-seat`: `people`; `changes-group`: `people`; `leaders-change`: `from`, `to`; `clash-next-door`: `offering`,
/// `days`. Of `note`: `closed-dates`: `days`, `made_up`; `unfamiliar-time`; `preferences` and `consideration`: `before`, `after`.
public struct ConflictForm: Encodable, Sendable {
    public let level: Conflict.Level
    public let code: String
    let parameters: [(name: String, value: Parameter)]
    let text: String

    enum Parameter: Hashable, Sendable {
        case number(Int), flag(Bool), text(String), list([String])
    }

    public init(_ conflict: Conflict, in city: City, wording: Wording) {
        level = conflict.level
        text = wording.text(of: conflict, in: city)
        (code, parameters) =
            switch conflict {
            case .breaks(let obstacle): parts(of: obstacle, city.term)
            case .losesSeat(let people): ("loses-seat", [("people", .number(people))])
            case .changesGroup(let people): ("changes-group", [("people", .number(people))])
            case .leadersChange(let from, let to): ("leaders-change", [("from", .ids(from)), ("to", .ids(to))])
            case .clashNextDoor(let other, let days):
                ("clash-next-door", [("offering", .text(other.text)), ("days", .days(days))])
            case .closedDates(let days, let madeUp): ("closed-dates", [("days", .days(days)), ("made_up", .flag(madeUp))])
            case .unfamiliarTime: ("unfamiliar-time", [])
            case .preferences(let before, let after):
                ("preferences", [("before", .number(before)), ("after", .number(after))])
            case .consideration(let before, let after):
                ("consideration", [("before", .number(before)), ("after", .number(after))])
            }
    }

    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(level.rawValue, forKey: Key("level"))
        try object.encode(code, forKey: Key("code"))
        try object.encode(text, forKey: Key("text"))
        for (name, value) in parameters { try object.encode(value, forKey: Key(name)) }
    }

    /// A key by its name.
    struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }
}

extension ConflictForm.Parameter: Encodable {
    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .number(let number): try value.encode(number)
        case .flag(let flag): try value.encode(flag)
        case .text(let text): try value.encode(text)
        case .list(let items): try value.encode(items)
        }
    }
}

extension ConflictForm.Parameter {
    static func ids<Of>(_ ids: [ID<Of>]) -> Self { .list(ids.map(\.text)) }
    static func days(_ days: [Day]) -> Self { .list(days.map(\.iso)) }

    fileprivate static func hours(_ windows: [Range<Int>]) -> Self {
        .list(windows.map { "\(ClockTime(clamping: $0.lowerBound).text)-\(ClockTime(clamping: $0.upperBound).text)" })
    }
}

func parts(of obstacle: Obstacle, _ term: Term) -> (String, [(String, ConflictForm.Parameter)]) {
    switch obstacle {
    case .offeringGone: ("offering-gone", [])
    case .timeNotAllowed(let times): ("time-not-allowed", [("allowed", .list(times.map(\.code)))])
    case .startNotAllowed(let weeks): ("start-not-allowed", [("allowed", .list(weeks.map { String(term.isoWeek($0)) }))])
    case .doesNotFitTerm(let closed): ("does-not-fit-term", [("closed", .days(closed))])
    case .venueGone: ("venue-gone", [])
    case .venueMissing: ("venue-missing", [])
    case .venueOfDigital: ("venue-of-digital", [])
    case .hostNotAllowed(let hosts): ("host-not-allowed", [("allowed", .ids(hosts))])
    case .venueTooSmall(let seats, let minimum):
        ("venue-too-small", [("seats", .number(seats)), ("minimum", .number(minimum))])
    case .venueLacks(let features): ("venue-lacks", [("features", .list(features.names))])
    case .venueClosed(let open): ("venue-closed", [("open", .hours(open))])
    case .venueBusy(let days): ("venue-busy", [("days", .days(days))])
    case .venueTaken(let other, let days): ("venue-taken", [("offering", .text(other.text)), ("days", .days(days))])
    case .leaderCount(let needed, let given): ("leader-count", [("needed", .number(needed)), ("given", .number(given))])
    case .leaderGone(let id): ("leader-gone", [("leader", .text(id.text))])
    case .leaderNotCompetent(let id): ("leader-not-competent", [("leader", .text(id.text))])
    case .leaderDoesNotServe(let id, let district):
        ("leader-does-not-serve", [("leader", .text(id.text)), ("district", .text(district.text))])
    case .leaderOffDuty(let id, let works): ("leader-off-duty", [("leader", .text(id.text)), ("works", .hours(works))])
    case .leaderBusy(let id, let days): ("leader-busy", [("leader", .text(id.text)), ("days", .days(days))])
    case .leaderTaken(let id, let other, let days):
        ("leader-taken", [("leader", .text(id.text)), ("offering", .text(other.text)), ("days", .days(days))])
    case .leaderOnTheWay(let id, let other, let minutes, let days):
        (
            "leader-on-the-way",
            [
                ("leader", .text(id.text)), ("offering", .text(other.text)), ("minutes", .number(minutes)),
                ("days", .days(days)),
            ]
        )
    case .leaderOverbooked(let id, let most, let mondays):
        ("leader-overbooked", [("leader", .text(id.text)), ("most", .number(most)), ("weeks", .days(mondays))])
    case .tooFewParticipants(let left, let minimum):
        ("too-few-participants", [("left", .number(left)), ("minimum", .number(minimum))])
    case .pinned(let part): ("pinned", [("part", .text(part.rawValue))])
    }
}

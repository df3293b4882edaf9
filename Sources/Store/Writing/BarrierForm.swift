import Domain

// What stands in the way and what another way would cost, as they stand in `plan.json`; calendars/README.md lists the codes.

extension Fields {
    // MARK: Alternatives

    /// `{"time": "ons 10:00", "venue": "linden", "first_day": "2027-02-03", "l1": 310, "l2": -3, "l3": 0, "people": -2}`
    init(_ alternative: Alternative) {
        let cost = alternative.cost
        self = Fields([
            "first_day": .day(alternative.firstDay), "l1": .number(cost.l1), "l2": .number(cost.l2), "l3": .number(cost.l3),
            "people": .number(cost.people),
        ]).merging(Fields(alternative.way))
    }

    var alternative: Alternative? {
        guard let way, let firstDay = day("first_day"), let l1 = number("l1"), let l2 = number("l2"), let l3 = number("l3"),
            let people = number("people")
        else { return nil }
        return Alternative(way: way, firstDay: firstDay, cost: Cost(l1: l1, l2: l2, l3: l3, people: people))
    }

    /// Without `venue` when digital.
    private init(_ way: Way) {
        self.init(["time": .text(way.time.code)])
        if let venue = way.venue { values["venue"] = .id(venue) }
    }

    private var way: Way? {
        guard let time = text("time").flatMap({ try? Form.weeklyTime.read($0) }) else { return nil }
        guard values["venue"] != nil else { return Way(time: time, venue: nil) }
        return id("venue").map { Way(time: time, venue: $0) }
    }

    // MARK: Obstructions

    /// Without `time` and `venue` when it is so everywhere and always.
    init(_ obstruction: Obstruction) {
        self = Fields(["barriers": .objects(obstruction.barriers.map { Fields($0) })])
            .merging(obstruction.way.map { Fields($0) } ?? Fields())
    }

    var obstruction: Obstruction? {
        guard let barriers = objects("barriers")?.every(\.barrier) else { return nil }
        guard values["time"] != nil else { return Obstruction(way: nil, barriers: barriers) }
        return way.map { Obstruction(way: $0, barriers: barriers) }
    }

    // MARK: Barriers

    private init(code: String, _ values: [String: Value] = [:]) {
        self.init(values.merging(["code": .text(code)]) { _, code in code })
    }

    init(_ barrier: Barrier) {
        self =
            switch barrier {
            case .doesNotFitTerm: Fields(code: "does-not-fit-term")
            case .venueTooSmall(let seats, let minimum):
                Fields(code: "venue-too-small", ["seats": .number(seats), "minimum": .number(minimum)])
            case .venueLacks(let features):
                Fields(code: "venue-lacks", ["features": .list(features.names.map { .text($0) })])
            case .venueClosed: Fields(code: "venue-closed")
            case .venueBusy(let dates): Fields(code: "venue-busy", ["dates": .number(dates)])
            case .venueTaken(let others): Fields(code: "venue-taken", ["by": .ids(others)])
            case .tooFewLeaders(let shortage):
                Fields(
                    code: "too-few-leaders",
                    [
                        "condition": .text(shortage.condition.rawValue), "needed": .number(shortage.needed),
                        "found": .number(shortage.found), "groups": .list(shortage.groups.map { .text($0.rawValue) }),
                        "language": .text(shortage.language.code),
                    ])
            case .tooFewAsk(let asking, let minimum):
                Fields(code: "too-few-ask", ["asking": .number(asking), "minimum": .number(minimum)])
            case .tooFewCanCome(let able, let asking, let minimum):
                Fields(
                    code: "too-few-can-come",
                    ["able": .number(able), "asking": .number(asking), "minimum": .number(minimum)])
            case .peopleNeededElsewhere: Fields(code: "people-needed-elsewhere")
            case .pinned: Fields(code: "pinned")
            }
    }

    private var barrier: Barrier? {
        switch text("code") {
        case "does-not-fit-term": .doesNotFitTerm
        case "venue-too-small": pair("seats", "minimum").map { .venueTooSmall(seats: $0, minimum: $1) }
        case "venue-lacks": features.map { .venueLacks($0) }
        case "venue-closed": .venueClosed
        case "venue-busy": number("dates").map { .venueBusy(dates: $0) }
        case "venue-taken": ids("by").map { .venueTaken(by: $0) }
        case "too-few-leaders": shortage.map { .tooFewLeaders($0) }
        case "too-few-ask": pair("asking", "minimum").map { .tooFewAsk(asking: $0, minimum: $1) }
        case "too-few-can-come":
            pair("able", "asking").flatMap { able, asking in
                number("minimum").map { .tooFewCanCome(able: able, asking: asking, minimum: $0) }
            }
        case "people-needed-elsewhere": .peopleNeededElsewhere
        case "pinned": .pinned
        default: nil
        }
    }

    private var features: Features? {
        texts("features")?.every { name in Features.named.first { $0.name == name }?.feature }.map { Features($0) }
    }

    private var shortage: LeaderShortage? {
        guard let condition = text("condition").flatMap(LeaderShortage.Condition.init),
            let (needed, found) = pair("needed", "found"),
            let groups = texts("groups")?.every({ TargetGroup(rawValue: $0) }),
            let language = text("language").flatMap({ Language($0) })
        else { return nil }
        return LeaderShortage(condition: condition, needed: needed, found: found, groups: groups, language: language)
    }

    func pair(_ first: String, _ second: String) -> (Int, Int)? {
        number(first).flatMap { a in number(second).map { (a, $0) } }
    }
}

extension Leader {
    func works(at time: WeeklyTime, in offering: Offering) -> Bool { hours.contains(time.weekday, offering.span(at: time)) }

    /// The first condition of H3 that stands against this leader for every one of the hosts and times.
    func obstacle(to offering: Offering, hosts: [ID<District>], times: [WeeklyTime]) -> String? {
        if groups.isDisjoint(with: offering.groups) { return "lacks \(offering.groups.sorted().map(\.rawValue).listed("or"))" }
        if !isCompetent(for: offering) { return "does not speak \(offering.language)" }
        if offering.kind != .digital, districts.isDisjoint(with: hosts) { return "does not serve \(hosts.listed("or"))" }
        guard offering.hasSoundNumbers, !times.contains(where: { works(at: $0, in: offering) }) else { return nil }
        return "does not work at \(times.map(\.code).listed("or"))"
    }
}

/// Offerings that too few leaders could lead, whatever the planner chooses: which condition fails first in the chain
/// competence, language, district, hours, and how many pass those before it (H3).
func offeringsWithoutLeader(_ city: City) -> [Fault] {
    city.offerings.faults { row, offering in
        guard offering.hasSoundNumbers, !offering.possibleTimes.isEmpty, !offering.groups.isEmpty else { return [] }
        let stages = stages(of: offering, in: city)
        guard let failed = stages.firstIndex(where: { $0.passed.count < offering.leadersNeeded }) else { return [] }
        let stage = stages[failed]
        let isNone = stage.passed.isEmpty
        return [
            Fault(
                .offerings, row, isNone ? stage.column : "leaders", isNone ? stage.value : String(offering.leadersNeeded),
                account(of: stage, after: Array(stages[..<failed])), restsOn: [.leaders])
        ]
    }
}

/// A condition, who pass it and all those before it, and how it reads of one and of many.
private struct Stage {
    let column: String
    let value: String
    let passed: [Leader]
    let one: String
    let many: String
}

/// - Returns: one stage for each condition; in those of place and time, the best that any host and time give.
private func stages(of offering: Offering, in city: City) -> [Stage] {
    let trained = city.leaders.filter { !$0.groups.isDisjoint(with: offering.groups) }
    let competent = trained.filter { $0.isCompetent(for: offering) }
    let hosts = offering.kind == .digital ? [] : offering.hosts
    let crews = hosts.isEmpty ? [competent] : hosts.map { host in competent.filter { $0.districts.contains(host) } }
    let shifts = offering.possibleTimes.flatMap { time in crews.map { $0.filter { $0.works(at: time, in: offering) } } }
    let largest = { (teams: [[Leader]]) in teams.max { $0.count < $1.count } ?? [] }
    let groups = offering.groups.sorted().map(\.rawValue)
    let times = "at \(offering.times.map(\.code).listed("or")) for \(offering.minutes) minutes"
    return [
        Stage(
            column: "groups", value: groups.piped, passed: trained, one: "has \(groups.listed("or"))",
            many: "have \(groups.listed("or"))"),
        Stage(
            column: "language", value: offering.language.code, passed: competent, one: "speaks \(offering.language)",
            many: "speak \(offering.language)"),
        Stage(
            column: "hosts", value: hosts.piped, passed: largest(crews), one: "serves \(hosts.listed("or"))",
            many: "serve \(hosts.listed("or"))"),
        Stage(
            column: "times", value: offering.times.map(\.code).piped, passed: largest(shifts), one: "works \(times)",
            many: "work \(times)"),
    ]
}

/// `2 leaders have psykisk, none of them speaks ar`.
private func account(of stage: Stage, after earlier: [Stage]) -> String {
    let count = stage.passed.count
    guard let before = earlier.last?.passed.count else {
        return count == 0
            ? "no leader \(stage.one)" : "only \(count) \(count == 1 ? "leader \(stage.one)" : "leaders \(stage.many)")"
    }
    // A digital offering has no host to serve, so that stage says nothing of it.
    let conditions = earlier.filter { !$0.value.isEmpty }
    if before == 1 {
        return "1 leader \(conditions.map(\.one).listed("and")), but does not \(stage.many)"
    }
    let some = count == 0 ? "none of them \(stage.one)" : "only \(count) of them \(count == 1 ? stage.one : stage.many)"
    return "\(before) leaders \(conditions.map(\.many).listed("and")), \(some)"
}

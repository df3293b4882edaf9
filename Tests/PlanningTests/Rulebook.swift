@testable import Planning

/// The rules H1 to H8 and no justified envy, read from the instance and the plan alone: nothing of the core's tables.
struct Rulebook {
    let instance: Instance
    let plan: InstancePlan
    private let seatOf: [Int: Int]

    init(_ instance: Instance, _ plan: InstancePlan) {
        self.instance = instance
        self.plan = plan
        seatOf = Dictionary(plan.assignments.map { ($0[0], $0[1]) }) { first, _ in first }
    }

    /// Each broken rule by its number and what breaks it.
    var broken: [String] { times + venues + leaders + seats + queues + envy }

    /// L1 and L2 by their definitions.
    var score: (l1: Int, l2: Int) {
        struct Cell: Hashable { let district: Int, group: Int }
        let l1 = Dictionary(grouping: instance.requests) { Cell(district: $0.district, group: $0.group) }.values
            .reduce(0) { sum, people in
                let unserved = people.count { seatOf[$0.id] == nil }
                return sum + Int((1000 * Double(unserved * unserved) / Double(people.count)).rounded(.toNearestOrAwayFromZero))
            }
        let late = plan.sessions.reduce(0) { $0 + ($1.start - 1) / 3 }
        return (
            l1,
            plan.sessions.reduce(late) { sum, session in
                participants(session).reduce(sum) { $0 + displeasure($1, session) }
            }
        )
    }

    private func displeasure(_ request: Instance.Request, _ session: InstancePlan.Session) -> Int {
        (request.preferred.contains(session.slot) ? 0 : 2)
            + (request.kinds.first == instance.offerings[session.offering].kind ? 0 : 1)
            + (host(session).map { $0 == request.district } ?? true ? 0 : 3)
    }

    // MARK: Questions

    private func weeks(_ session: InstancePlan.Session) -> [Int]? {
        let offering = instance.offerings[session.offering]
        let held = stride(from: session.start, through: instance.weeks, by: offering.stride).filter {
            !instance.blockedWeeks.contains($0)
        }
        return held.count < offering.occurrences ? nil : Array(held.prefix(offering.occurrences))
    }

    private func host(_ session: InstancePlan.Session) -> Int? { session.venue.map { instance.venues[$0].district } }

    private func participants(_ session: InstancePlan.Session) -> [Instance.Request] {
        instance.requests.filter { seatOf[$0.id] == session.offering }
    }

    private func isGuest(_ request: Instance.Request, _ session: InstancePlan.Session) -> Bool {
        host(session).map { $0 != request.district } ?? false
    }

    /// H4 and H6 but for numbers.
    private func fits(_ request: Instance.Request, _ session: InstancePlan.Session) -> Bool {
        let offering = instance.offerings[session.offering]
        let isWanted =
            offering.groups.contains(request.group) && offering.language == request.language
            && request.kinds.contains(offering.kind) && request.slots.contains(session.slot)
        guard isWanted, isGuest(request, session), let host = host(session) else { return isWanted }
        return request.travels
            && (offering.reach == "city" || instance.districts[request.district].neighbours.contains(host))
    }

    private func overlap(_ a: InstancePlan.Session, _ b: InstancePlan.Session) -> Bool {
        a.slot == b.slot && !Set(weeks(a) ?? []).isDisjoint(with: weeks(b) ?? [])
    }

    private var pairs: [(InstancePlan.Session, InstancePlan.Session)] {
        plan.sessions.indices.flatMap { a in plan.sessions[(a + 1)...].map { (plan.sessions[a], $0) } }
    }

    // MARK: Rules

    private var times: [String] {
        let twice = Dictionary(grouping: plan.sessions, by: \.offering).filter { $1.count > 1 }.map { "H1: \($0.key) twice" }
        return twice
            + plan.sessions.filter { session in
                let offering = instance.offerings[session.offering]
                return !offering.slots.contains(session.slot) || !offering.starts.contains(session.start)
                    || weeks(session) == nil
            }.map { "H1: time of \($0.offering)" }
    }

    private var venues: [String] {
        plan.sessions.filter { session in
            let offering = instance.offerings[session.offering]
            guard let venue = session.venue.map({ instance.venues[$0] }) else { return offering.kind != "digital" }
            return offering.kind == "digital" || !offering.hosts.contains(venue.district) || !venue.slots.contains(session.slot)
                || !Set(weeks(session) ?? []).isDisjoint(with: venue.blockedWeeks)
                || participants(session).count > venue.capacity
        }.map { "H2: venue of \($0.offering)" }
            + pairs.filter { $0.venue != nil && $0.venue == $1.venue && overlap($0, $1) }.map {
                "H2: \($0.offering) and \($1.offering)"
            }
    }

    private var leaders: [String] {
        let alone = plan.sessions.flatMap { session in
            let offering = instance.offerings[session.offering]
            let number =
                Set(session.leaders).count == offering.leadersNeeded && session.leaders.count == offering.leadersNeeded
                ? [] : ["H3: number of leaders of \(session.offering)"]
            return number
                + session.leaders.map { instance.leaders[$0] }.filter { leader in
                    Set(leader.competences).isDisjoint(with: offering.groups) || !leader.languages.contains(offering.language)
                        || !leader.slots.contains(session.slot)
                        || !Set(weeks(session) ?? []).isDisjoint(with: leader.absentWeeks)
                        || host(session).map { !leader.districts.contains($0) } ?? false
                }.map { "H3: \($0.id) leads \(session.offering)" }
        }
        let together = pairs.filter { !Set($0.leaders).isDisjoint(with: $1.leaders) && overlap($0, $1) }.map {
            "H3: \($0.offering) and \($1.offering)"
        }
        let weekly = instance.leaders.filter { leader in
            let led = plan.sessions.filter { $0.leaders.contains(leader.id) }.flatMap { weeks($0) ?? [] }
            return Dictionary(grouping: led) { $0 }.values.contains { $0.count > leader.mostPerWeek }
        }
        return alone + together + weekly.map { "H3: \($0.id) leads too much" }
    }

    private var seats: [String] {
        let planned = Set(plan.sessions.map(\.offering))
        let twice = Dictionary(grouping: plan.assignments) { $0[0] }.filter { $1.count > 1 }.map { "H4: \($0.key) twice" }
        let nowhere = plan.assignments.filter { !planned.contains($0[1]) }.map { "H4: \($0[0]) in \($0[1])" }
        return twice + nowhere
            + plan.sessions.flatMap { session -> [String] in
                let offering = instance.offerings[session.offering]
                let people = participants(session)
                var broken = people.filter { !fits($0, session) }.map { "H4, H6: \($0.id) in \(session.offering)" }
                if !(offering.minimum...offering.capacity).contains(people.count) { broken.append("H5: \(session.offering)") }
                if session.venue != nil, people.count(where: { isGuest($0, session) }) > offering.neighbourSeats {
                    broken.append("H6: guests of \(session.offering)")
                }
                return broken
            }
    }

    private var queues: [String] {
        plan.sessions.filter { session in
            let waiting = instance.requests.filter { seatOf[$0.id] == nil && fits($0, session) }
            let residents = waiting.filter { !isGuest($0, session) }, others = waiting.filter { isGuest($0, session) }
            let order = [residents, others].flatMap { $0.sorted { ($0.registered, $0.id) < ($1.registered, $1.id) } }
            return plan.waitlists.filter { $0.offering == session.offering }.map(\.requests) != [order.map(\.id)]
        }.map { "H8: queue of \($0.offering)" }
    }

    /// Nobody waits while somebody with the same eligibility and a later registration sits.
    private var envy: [String] {
        struct Alike: Hashable { let district: Int, group: Int, language: String, kinds: [String], slots: [Int], travels: Bool }
        let groups = Dictionary(grouping: instance.requests) {
            Alike(
                district: $0.district, group: $0.group, language: $0.language, kinds: $0.kinds.sorted(), slots: $0.slots,
                travels: $0.travels)
        }
        return groups.values.filter { people in
            let served = people.sorted { $0.registered < $1.registered }.map { seatOf[$0.id] != nil }
            return served != served.sorted { $0 && !$1 }
        }.map { "envy: \($0[0].id)" }
    }
}

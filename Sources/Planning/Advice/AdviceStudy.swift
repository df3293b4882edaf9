public import Domain

/// A plan, and what one thing more would give: proposals from where the need is, tried first cheaply and then by planning again.
public struct AdviceStudy: Sendable {
    let city: City
    let plan: Plan
    private let compiled: CityProblem
    /// The plan with all opened that could run without moving anything.
    private let standing: Solution

    /// - Throws: what of the plan does not hold in the city.
    public init(_ city: City, plan: Plan) throws(StalePlan) {
        self.city = city
        self.plan = plan
        compiled = CityProblem(city)
        let announced = compiled.announced(plan)
        guard announced.lapses.isEmpty else { throw StalePlan(lapses: announced.lapses) }
        var draft = Draft(compiled.problem, adopting: announced.solution)
        draft.openMore()
        standing = Solution(of: draft, seed: 0)
    }

    // MARK: Trying

    /// A plan that came of a trial.
    public struct Outcome: Sendable {
        public let score: Score
        /// The same cells for every trial of a city.
        public let cells: [Cell]
        /// Sessions that use what was added: led by the leader, in the venue, of the group.
        public let uses: [Session]

        public var served: Int { cells.reduce(0) { $0 + $1.demand - $1.unserved } }

        /// What became of a plan with this outcome when another was tried.
        public func change(to other: Outcome) -> PlanChange {
            PlanChange(
                before: score, after: other.score, servedBefore: served, servedAfter: other.served,
                cells: CellChange.between(cells, other.cells), offerings: [])
        }
    }

    /// The plan again, with what was added, from where it stands.
    ///
    /// What does not run is opened where it can, then the search goes on for as many steps as the pace gives: with none, this
    /// is the cheap trial, and with nothing added, what the others are held against.
    /// - Returns: nil when the city cannot have it, or the search was cut short.
    public func outcome(adding addition: Addition?, seed: UInt64, pace: Pace) -> Outcome? {
        guard let changed = try? addition.map({ try city.adding($0) }) ?? city else { return nil }
        return outcome(in: addition == nil ? compiled : CityProblem(changed), of: addition, seed: seed, pace: pace)
    }

    /// The plan again, as if no district let another's people in.
    public func outcomeWithoutPooling(seed: UInt64, pace: Pace) -> Outcome? {
        guard let alone = try? city.withoutPooling() else { return nil }
        return outcome(in: CityProblem(alone), of: nil, seed: seed, pace: pace)
    }

    private func outcome(in compiled: CityProblem, of addition: Addition?, seed: UInt64, pace: Pace) -> Outcome? {
        var draft = Draft(compiled.problem, adopting: compiled.announced(plan).solution)
        draft.openMore()
        let start = Solution(of: draft, seed: seed)
        guard let solution = try? compiled.problem.solve(seed: seed, pace: pace, from: start), !pace.isCancelled() else {
            return nil
        }
        let answer = Answer(compiled, solution)
        return Outcome(
            score: solution.score, cells: answer.cells, uses: answer.sessions.filter { addition?.isUsed(by: $0) == true })
    }

    // MARK: Proposing

    /// What is worth a trial, the most promising first.
    ///
    /// - Parameter most: of each sort.
    public func proposals(of sort: Addition.Sort, most: Int) -> [Addition] {
        let all =
            switch sort {
            case .leader: leaders
            case .venue: venues
            case .group: groups
            case .agreement: agreements
            }
        return Array(
            all.filter { $0.promise > 0 }.enumerated()
                .sorted { ($1.element.promise, $0.offset) < ($0.element.promise, $1.offset) }.prefix(most).map(
                    \.element.addition))
    }

    private typealias Proposal = (addition: Addition, promise: Int)

    private var closed: [Int] { city.offerings.indices.filter { standing.placements[$0] == nil } }

    /// Where someone who could lead anything would open what does not run: by target group, language, host and part of the day.
    private var leaders: [Proposal] {
        struct Post: Hashable {
            let group: TargetGroup
            let language: Language
            let home: ID<District>
            let daypart: Addition.Daypart
        }
        guard let first = city.districts.first else { return [] }
        let anybody = Leader(
            id: unused("alla", among: city.leaders.map(\.id)), title: "", home: first.id,
            districts: Set(city.districts.map(\.id)),
            groups: Set(TargetGroup.allCases), languages: Set(city.offerings.map(\.language)), hours: .always, mostPerWeek: 99,
            busy: [])
        guard let open = try? city.adding(.leader(anybody, .day)) else { return [] }
        let wide = CityProblem(open)
        var draft = Draft(wide.problem, adopting: standing)
        var scratch = Scratch(wide.problem)
        let before = draft.score.l1
        var worth: [Post: Int] = [:]
        for index in closed {
            let offering = city.offerings[index]
            for daypart in Addition.Daypart.allCases {
                for host in offering.hosts.isEmpty ? offering.owners : offering.hosts {
                    let gain =
                        before
                        - (draft.bestInsertion(of: Int32(index), tries: 40, &scratch) { placement in
                            let detail = wide.placements[placement]
                            return (detail.host ?? host) == host
                                && daypart.hours.contains(detail.time.weekday, offering.span(at: detail.time))
                        }?.score.l1 ?? before)
                    guard gain > 0 else { continue }
                    for group in offering.groups {
                        worth[Post(group: group, language: offering.language, home: host, daypart: daypart), default: 0] += gain
                    }
                }
            }
        }
        let most = city.leaders.map(\.mostPerWeek).sorted()
        return worth.map { post, gain in
            let near: Set<ID<District>> =
                city.district[post.home]?.neighbours.filter { city.district[$0]?.hasBudget == true } ?? []
            let leader = Leader(
                id: unused("ny-ledare", among: city.leaders.map(\.id)), title: "Ny ledare", home: post.home,
                districts: near.union([post.home]), groups: [post.group], languages: [post.language],
                hours: post.daypart.hours, mostPerWeek: most.isEmpty ? 1 : max(1, most[most.count / 2]), busy: [])
            return (.leader(leader, post.daypart), gain)
        }.sorted { $0.addition.key < $1.addition.key }
    }

    /// A room that has everything, in each district that could host what does not run.
    private var venues: [Proposal] {
        let draft = Draft(compiled.problem, adopting: standing)
        let seats = city.venues.map(\.seats).sorted()
        return city.districts.filter(\.hasBudget).flatMap { district in
            Addition.Daypart.allCases.compactMap { daypart -> Proposal? in
                let fitting = closed.filter { index in
                    let offering = city.offerings[index]
                    return offering.hosts.contains(district.id)
                        && offering.times.contains { daypart.hours.contains($0.weekday, offering.span(at: $0)) }
                }
                let promise = fitting.reduce(0) { $0 + max(1, draft.promise(of: Int32($1))) }
                let venue = Venue(
                    id: unused("ny-lokal", among: city.venues.map(\.id)), name: "Ny lokal", district: district.id, address: "",
                    seats: max(
                        seats.isEmpty ? 1 : seats[seats.count / 2], fitting.map { city.offerings[$0].minimum }.max() ?? 1),
                    features: Features(Features.named.map(\.feature)), hours: daypart.hours, busy: [])
                return fitting.isEmpty ? nil : (.venue(venue, daypart), promise)
            }
        }
    }

    /// Another of each offering that people wait for, those that differ in nothing but title and size once.
    private var groups: [Proposal] {
        struct Type: Hashable {
            let groups: Set<TargetGroup>
            let language: Language
            let kind: Kind
            let hosts: Set<ID<District>>
        }
        var seen: Set<Type> = []
        let draft = Draft(compiled.problem, adopting: standing)
        return city.offerings.indices.map { ($0, draft.promise(of: Int32($0))) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
            .compactMap { index, promise in
                let model = city.offerings[index]
                let type = Type(groups: model.groups, language: model.language, kind: model.kind, hosts: Set(model.hosts))
                guard seen.insert(type).inserted else { return nil }
                var copy = model
                copy.id = unused("ny-grupp", among: city.offerings.map(\.id))
                return (.group(copy, like: model.id), promise)
            }
    }

    /// Pairs of districts of which one has people waiting for what the other may host.
    private var agreements: [Proposal] {
        let draft = Draft(compiled.problem, adopting: standing)
        let waiting = Dictionary(grouping: compiled.problem.classes.indices.filter { draft.waiting[$0] > 0 }) {
            city.requests[Int(compiled.problem.members(of: $0)[0])].district
        }
        let ids = city.districts.map(\.id)
        return ids.enumerated().flatMap { place, a in
            ids[(place + 1)...].map { b -> Proposal in
                let opened = city.opened(by: .agreement(a, b)).compactMap { city.offering[$0] }
                let promise = [(a, b), (b, a)].reduce(0) { sum, pair in
                    let theirs = opened.filter { $0.hosts.contains(pair.0) }
                    return sum
                        + (waiting[pair.1] ?? []).reduce(0) { sum, cls in
                            let person = city.requests[Int(compiled.problem.members(of: cls)[0])]
                            return theirs.contains { $0.isFor(person) } && person.travels
                                ? sum + Int(draft.gain(Int32(cls)) * draft.waiting[cls]) : sum
                        }
                }
                return (.agreement(a, b), promise)
            }
        }
    }

    private func unused<Of>(_ name: String, among ids: [ID<Of>]) -> ID<Of> {
        let taken = Set(ids)
        let names = [ID<Of>(slugOf: name)] + (2...taken.count + 2).map { ID(slugOf: "\(name)-\($0)") }
        return names.first { !taken.contains($0) } ?? names[0]
    }
}

extension Offering {
    /// Whether it is what a person asks for, at one of the times when they can come.
    fileprivate func isFor(_ person: Request) -> Bool {
        groups.contains(person.group) && language == person.language && person.kinds.contains(kind)
            && times.contains { person.times.contains($0.weekday, span(at: $0)) }
    }
}

extension Addition {
    /// Whether a session could not be as it is without what was added.
    fileprivate func isUsed(by session: Session) -> Bool {
        switch self {
        case .leader(let leader, _): session.leaders.contains(leader.id)
        case .venue(let venue, _): session.venue == venue.id
        case .group(let offering, _): session.offering == offering.id
        case .agreement: false
        }
    }

    /// Tells apart the posts that advice makes up, in one order.
    fileprivate var key: String {
        guard case .leader(let leader, let daypart) = self else { return "" }
        return "\(leader.home) \(leader.groups.map(\.rawValue).joined()) \(leader.languages.map(\.code).joined()) \(daypart)"
    }
}

import Domain
import Testing

@testable import Planning

@Suite("Advice")
struct AdviceTests {
    private func study(_ town: Town) throws -> AdviceStudy {
        let city = try town.city()
        return try AdviceStudy(city, plan: city.plan(seed: 1, pace: Pace(steps: 200)))
    }

    private let pace = Pace(steps: 200)

    /// What the best proposal of a sort gives, and how many people more it serves than the control.
    private func best(_ sort: Addition.Sort, in town: Town) throws -> (addition: Addition, change: PlanChange, uses: [Session])
    {
        let study = try study(town)
        let control = try #require(study.outcome(adding: nil, seed: 1, pace: pace))
        let tried = study.proposals(of: sort, most: 10).compactMap { addition in
            study.outcome(adding: addition, seed: 1, pace: pace).map { (addition, $0) }
        }
        let (addition, outcome) = try #require(tried.min { $0.1.score < $1.1.score })
        return (addition, control.change(to: outcome), outcome.uses)
    }

    private func cell(_ district: String, _ demand: Int, _ before: Int, _ after: Int) -> CellChange {
        CellChange(district: ID(slugOf: district), group: .aldre, demand: demand, before: before, after: after)
    }

    @Test("finds the leader without whom a second group cannot meet, and whom it serves", arguments: 5...8)
    func leader(people: Int) throws {
        let town = Town(groups: 2, rooms: 2, homes: Array(repeating: "here", count: people))
        let (addition, change, uses) = try best(.leader, in: town)
        guard case .leader(let leader, .day) = addition else { return #expect(Bool(false), "\(addition)") }
        #expect(leader.groups == [.aldre])
        #expect(leader.home == ID(slugOf: "here"))
        #expect(change.servedAfter - change.servedBefore == people - 4)
        #expect(change.cells == [cell("here", people, people - 4, 0)])
        #expect(uses.count == 1)
    }

    @Test("finds the venue that a second group lacks", arguments: 5...8)
    func venue(people: Int) throws {
        let town = Town(groups: 2, leaders: 2, homes: Array(repeating: "here", count: people))
        let (addition, change, uses) = try best(.venue, in: town)
        guard case .venue(let venue, .day) = addition else { return #expect(Bool(false), "\(addition)") }
        #expect(venue.district == ID(slugOf: "here"))
        #expect(change.servedAfter - change.servedBefore == people - 4)
        #expect(uses.count == 1)
    }

    @Test("finds the group that people wait for, like the one there is", arguments: 5...8)
    func group(people: Int) throws {
        let town = Town(times: ["13:00", "17:00"], homes: Array(repeating: "here", count: people))
        let (addition, change, uses) = try best(.group, in: town)
        guard case .group(let copy, like: ID(slugOf: "group-0")) = addition else { return #expect(Bool(false), "\(addition)") }
        #expect(copy.id == ID(slugOf: "ny-grupp"))
        #expect(change.servedAfter - change.servedBefore == people - 4)
        #expect(uses.map(\.offering) == [copy.id])
    }

    @Test("finds the agreement between two districts that do not touch", arguments: 1...3)
    func agreement(guests: Int) throws {
        var town = Town(homes: ["here", "here"] + Array(repeating: "there", count: guests))
        town.areNeighbours = false
        let (addition, change, _) = try best(.agreement, in: town)
        #expect(addition == .agreement(ID(slugOf: "here"), ID(slugOf: "there")))
        // There are two guest seats.
        #expect(change.servedAfter - change.servedBefore == min(2, guests))
        #expect(change.cells == [cell("there", guests, guests, max(0, guests - 2))])
    }

    @Test("has nothing to say where everybody has a seat")
    func nothing() throws {
        let study = try study(Town(homes: ["here", "there"]))
        for sort in Addition.Sort.allCases { #expect(study.proposals(of: sort, most: 10) == []) }
    }

    @Test("tells what each district has with and without pooling")
    func pooling() throws {
        let study = try study(Town(homes: ["here", "here", "there", "there", "there"]))
        let with = try #require(study.outcome(adding: nil, seed: 1, pace: pace))
        let without = try #require(study.outcomeWithoutPooling(seed: 1, pace: pace))
        #expect(with.cells.map(\.unserved) == [0, 1])
        #expect(without.cells.map(\.unserved) == [0, 3])
    }

    @Test("of a plan that does not hold in the term is refused, naming what")
    func stale() throws {
        let plan = try Town(homes: ["here", "there"]).city().plan(seed: 1, pace: pace)
        let refused = #expect(throws: StalePlan.self) { try AdviceStudy(Town(homes: ["here"]).city(), plan: plan) }
        #expect(refused?.lapses == [.seat(ID(slugOf: "person-1"), ID(slugOf: "group-0"), .requestGone)])
    }

    @Test("that is cut short is no advice")
    func cancelled() throws {
        let study = try study(Town(homes: ["here"]))
        #expect(study.outcome(adding: nil, seed: 1, pace: Pace(steps: 1000, isCancelled: { true })) == nil)
    }

    @Test("on a generated term can all be tried, the same each time", arguments: UInt64(1)...20)
    func generated(seed: UInt64) throws {
        try GeneratedTerm.with(seed: seed) { term in
            let plan = try term.plan(steps: 300)
            let study = try AdviceStudy(term.city, plan: plan)
            for sort in Addition.Sort.allCases {
                let proposals = study.proposals(of: sort, most: 5)
                #expect(proposals == (try AdviceStudy(term.city, plan: plan).proposals(of: sort, most: 5)))
                for addition in proposals {
                    let outcome = try #require(study.outcome(adding: addition, seed: 1, pace: Pace(steps: 100)))
                    #expect(outcome.score.l1 <= plan.score.l1)
                    #expect(outcome.cells.map(\.demand) == plan.cells.map(\.demand))
                }
            }
        }
    }

    @Test("on an agreement lets in people of those two districts, and nobody else", arguments: UInt64(1)...40)
    func opensOnlyTwo(seed: UInt64) throws {
        try GeneratedTerm.with(seed: seed) { term in
            let (city, districts) = (term.city, term.city.districts.map(\.id))
            for a in districts {
                for b in districts where a < b {
                    let opened = try city.adding(.agreement(a, b))
                    for (old, new) in zip(city.offerings, opened.offerings) {
                        for host in old.hosts {
                            let newcomers = districts.filter {
                                city.standing(of: $0, in: old, host: host) != opened.standing(of: $0, in: new, host: host)
                            }
                            #expect(newcomers.isEmpty || [[a, b], [b, a]].contains([host] + newcomers))
                        }
                    }
                }
            }
        }
    }
}

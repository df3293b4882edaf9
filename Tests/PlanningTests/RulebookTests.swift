import Domain
import Testing

@testable import Planning

@Suite("Plans of two thousand invented instances")
struct RulebookTests {
    /// From a handful of people to a hundred and twenty, planned from nothing at all to some thousand moves.
    static func planned(_ seed: Int) throws -> (rulebook: Rulebook, solution: Solution) {
        let instance = Instance.invented(
            seed: UInt64(seed), offerings: 3 + seed % 10, requests: 10 + seed * 37 % 111)
        let problem = Problem(instance)
        let solution = try problem.solve(seed: UInt64(seed), pace: Pace(steps: [0, 200, 600, 2000][seed % 4]))
        return (Rulebook(instance, InstancePlan(solution, of: problem, instance)), solution)
    }

    @Test("keep every rule, order each queue by it, pass nobody, and count L1 and L2 as they are defined", arguments: 0..<40)
    func rules(block: Int) throws {
        for seed in block * 50..<(block + 1) * 50 {
            let (rulebook, solution) = try Self.planned(seed)
            #expect(rulebook.broken == [], "seed \(seed)")
            #expect(rulebook.score == (solution.l1, solution.l2), "seed \(seed)")
        }
    }

    @Test("are seen through when they are damaged", arguments: 0..<20)
    func damage(seed: Int) throws {
        let (sound, solution) = try Self.planned(seed)
        guard let session = sound.plan.sessions.first(where: { $0.venue != nil }) else { return }
        var placements = solution.placements, leaders = solution.leaders, seats = solution.seats
        leaders[session.offering] = []
        #expect(broken(solution.with(leaders: leaders), sound.instance).contains { $0.hasPrefix("H3: number") })
        placements[session.offering] = nil
        #expect(
            broken(solution.with(placements: placements), sound.instance).contains { $0.hasPrefix("H4") }
                || !solution.seats.contains(session.offering))
        if let somebody = seats.firstIndex(of: session.offering), let minimum = minimum(session, sound.instance), minimum > 0 {
            for person in seats.indices where seats[person] == session.offering { seats[person] = nil }
            #expect(broken(solution.with(seats: seats), sound.instance).contains("H5: \(session.offering)"))
            seats[somebody] = session.offering
        }
    }

    private func minimum(_ session: InstancePlan.Session, _ instance: Instance) -> Int? {
        instance.offerings[session.offering].minimum
    }

    private func broken(_ solution: Solution, _ instance: Instance) -> [String] {
        Rulebook(instance, InstancePlan(solution, of: Problem(instance), instance)).broken
    }
}

extension Solution {
    fileprivate func with(placements: [Int?]? = nil, leaders: [[Int]]? = nil, seats: [Int?]? = nil) -> Solution {
        Solution(
            placements: placements ?? self.placements, leaders: leaders ?? self.leaders, seats: seats ?? self.seats, l1: l1,
            changes: changes, l2: l2, l3: l3, seed: seed, steps: steps, work: work)
    }
}

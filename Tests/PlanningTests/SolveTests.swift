import Domain
import Foundation
import Testing

@testable import Planning

@Suite("Solving")
struct SolveTests {
    @Test("the same seed and steps give the same plan; another seed may not")
    func reproducible() throws {
        let instance = Instance.invented(seed: 7, offerings: 12, requests: 90)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        func bytes(seed: UInt64) throws -> Data {
            let problem = Problem(instance)
            return try encoder.encode(InstancePlan(problem.solve(seed: seed, pace: Pace(steps: 5000)), of: problem, instance))
        }
        #expect(try bytes(seed: 5) == bytes(seed: 5))
    }

    @Test("a cancelled search answers with the best plan so far, and its steps give that plan again")
    func cancelled() throws {
        let problem = Problem(.invented(seed: 3, offerings: 12, requests: 90))
        var asked = 0
        let pace = Pace(
            steps: 1_000_000_000,
            isCancelled: {
                asked += 1
                return asked > 3
            })
        let solution = try problem.solve(seed: 1, pace: pace)
        #expect(solution.seats.contains { $0 != nil })
        let again = try problem.solve(seed: 1, pace: Pace(steps: solution.steps))
        #expect(again.placements == solution.placements)
        #expect(again.leaders == solution.leaders)
        #expect(again.seats == solution.seats)
        #expect(again.work == solution.work)
    }

    @Test("a longer run is never worse, in a thousand instances", arguments: 0..<20)
    func longer(block: Int) throws {
        for seed in block * 50..<(block + 1) * 50 {
            let problem = Problem(.invented(seed: UInt64(seed), offerings: 4 + seed % 9, requests: 20 + seed * 7 % 101))
            var last: Score?
            for steps in [0, 200, 1000, 4096].prefix(seed % 10 == 0 ? 4 : 3) {
                let solution = try problem.solve(seed: UInt64(seed), pace: Pace(steps: steps))
                let score = Score(l1: solution.l1, l2: solution.l2, l3: solution.l3)
                if let last { #expect(score <= last, "seed \(seed), \(steps) steps") }
                last = score
            }
        }
    }

    @Test("pins hold")
    func pins() throws {
        for seed in UInt64(0)..<20 {
            var json = try #require(
                JSONSerialization.jsonObject(with: Data(Self.instance(seed: seed).utf8)) as? [String: Any])
            let free = try Self.solve(json)
            guard let session = free.sessions.first else { continue }
            json["pins"] = [["offering": session.offering, "slot": session.slot, "start": session.start]]
            let pinned = try Self.solve(json)
            let found = try #require(pinned.sessions.first { $0.offering == session.offering })
            #expect(found.slot == session.slot)
            #expect(found.start == session.start)
        }
    }

    @Test("a pin that nothing can keep is refused by name")
    func impossiblePin() throws {
        var json = try #require(JSONSerialization.jsonObject(with: Data(Self.instance(seed: 1).utf8)) as? [String: Any])
        json["pins"] = [["offering": 0, "slot": 4, "start": 10]]
        let refused = #expect(throws: Unplannable.self) { try Self.solve(json) }
        #expect(refused?.offerings == [0])
    }

    @Test("what is wrong with an instance is said in one go")
    func faults() throws {
        let text = Self.instance(seed: 1)
            .replacingOccurrences(of: #""district":0,"capacity":5"#, with: #""district":9,"capacity":5"#)
            .replacingOccurrences(of: #""min_participants":2"#, with: #""min_participants":99"#)
        let instance = try JSONDecoder().decode(Instance.self, from: Data(text.utf8))
        #expect(
            instance.faults() == [
                "venue 0: district is 9, not 0 to 1", "offering 0: min_participants is 99, not 0 to 6",
            ])
    }

    private static func solve(_ json: [String: Any]) throws -> InstancePlan {
        let instance = try JSONDecoder().decode(Instance.self, from: JSONSerialization.data(withJSONObject: json))
        #expect(instance.faults() == [])
        let problem = Problem(instance)
        return try InstancePlan(problem.solve(seed: 1, pace: Pace(steps: 500)), of: problem, instance)
    }

    /// Two districts, one room each, one leader, one offering, six people.
    private static func instance(seed: UInt64) -> String {
        let requests = (0..<6).map {
            #"{"id":\#($0),"district":\#($0 % 2),"group":0,"language":"sv","kinds":["closed"],"slots":[0,1,2],"preferred":[1],"travels":true,"registered":\#($0)}"#
        }
        return """
            {"format":"group-session-instance/1","weeks":10,"blocked_weeks":[],"slots":5,
            "districts":[{"id":0,"neighbours":[1]},{"id":1,"neighbours":[0]}],"groups":["a"],"languages":["sv"],
            "venues":[{"id":0,"district":0,"capacity":5,"slots":[0,1,2],"blocked_weeks":[]},
            {"id":1,"district":1,"capacity":6,"slots":[0,1,2],"blocked_weeks":[\(1 + seed % 5)]}],
            "leaders":[{"id":0,"home":0,"districts":[0,1],"competences":[0],"languages":["sv"],"slots":[0,1,2],"absent_weeks":[],"max_per_week":1}],
            "offerings":[{"id":0,"kind":"closed","groups":[0],"language":"sv","hosts":[0,1],"capacity":6,"min_participants":2,
            "leaders_needed":1,"occurrences":3,"stride":1,"slots":[0,1,2],"starts":[1,2,\(3 + seed % 4)],"neighbour_seats":2,"reach":"neighbours"}],
            "requests":[\(requests.joined(separator: ","))],"pins":[]}
            """
    }
}

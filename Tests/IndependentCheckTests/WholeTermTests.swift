import Demonstration
import Foundation
import IndependentCheck
import Testing

@Suite("No rule is broken in a plan")
struct WholeTermTests {
    @Test("of the demonstration term")
    func demonstration() throws {
        let plan = try Planner.plan(Fixture.calendars.appendingPathComponent("stockholm-vt2027"), steps: 2000)
        #expect(plan.term == "stockholm-vt2027")
        #expect(!plan.sessions.isEmpty)
    }

    @Test("of a generated small term", arguments: UInt64(1)...200)
    func small(seed: UInt64) throws {
        try Fixture.scratch { folder in
            for file in DemonstrationTerm.small(seed: seed) {
                let url = folder.appendingPathComponent(file.path)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.bytes).write(to: url)
            }
            let plan = try Planner.plan(folder, steps: 2000)
            #expect(plan.term == "liten-\(seed)")
            #expect(!plan.sessions.isEmpty)
        }
    }
}

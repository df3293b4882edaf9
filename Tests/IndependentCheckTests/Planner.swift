import Foundation
import IndependentCheck
import Program
import Testing

/// The built `traffpunkt`, run as people run it.
enum Planner {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Plans a term, holds the plan to every rule, and reads it.
    static func plan(_ term: URL, steps: Int, sourceLocation: SourceLocation = #_sourceLocation) throws -> PlanFile {
        try Program.inEmptyFolder { program in
            let outcome = try program.run("plan", term.path, "--out", "plan", "--steps", "\(steps)", "--seed", "1")
            guard outcome.status == 0 else { throw Failure(description: outcome.errors) }
            let file = program.folder.appending(path: "plan/plan.json")
            let broken = try violations(ofPlan: file, inTerm: term).violations
            #expect(broken == [], sourceLocation: sourceLocation)
            return try JSONDecoder().decode(PlanFile.self, from: Data(contentsOf: file))
        }
    }
}

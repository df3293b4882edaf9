import ArgumentParser
import Console
import Foundation
import Planning

/// Plans the benchmark's form of the problem with the same core that plans a real term.
struct SolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract: "Plan a benchmark instance (group-session-instance/1).",
        discussion: """
            Writes a group-session-plan/1 and prints its L1 and L2. The same instance, seed and steps give the same plan, \
            byte for byte.

              traffpunkt solve instance.json --out plan.json --seconds 10
            """)

    @Argument(help: "The instance, JSON.", completion: .file(extensions: ["json"]))
    var instance: String

    @Option(help: "Where the plan goes.", completion: .file(extensions: ["json"]))
    var out: String

    @OptionGroup var effort: Effort

    func run() throws {
        let instance = try InstanceFile.read(self.instance)
        let file = try NewFile(out, keeping: [self.instance])
        let problem = Problem(instance)
        let exertion = effort.exertion()
        let meter = ProgressMeter()
        let solution: Solution
        do {
            solution = try problem.solve(seed: effort.seed, pace: exertion.pace(showing: meter))
        } catch {
            throw Failure(
                "no plan was found that keeps all pins: nothing fits for offerings \(error.offerings.map(String.init).joined(separator: ", "))"
            )
        }
        meter.end()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let bytes = try encoder.encode(InstancePlan(solution, of: problem, instance))
        try file.write(bytes)
        print(
            "L1 \(solution.l1)  L2 \(solution.l2)  served \(solution.seats.count { $0 != nil })/\(solution.seats.count)"
                + "  planned \(solution.placements.count { $0 != nil })/\(solution.placements.count)"
                + "  seed \(solution.seed)  steps \(solution.steps)")
    }
}

import ArgumentParser
import Foundation
import Planning
import Store

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
        let instance: Instance
        do {
            instance = try JSONDecoder().decode(
                Instance.self, from: Data(FolderFile.bytes(at: self.instance, atMost: 200_000_000)))
        } catch let refusal as FolderFile.Refusal {
            throw Failure("\(self.instance): \(refusal.problem)")
        } catch let error as DecodingError {
            throw Failure("\(self.instance): \(error.sentence)")
        }
        let faults = instance.faults()
        guard faults.isEmpty else { throw Failure(faults.map { "\(self.instance): \($0)" }.joined(separator: "\n")) }
        try checkOut()
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
        do {
            try bytes.write(to: URL(filePath: out), options: .atomic)
        } catch {
            throw Failure("\(out): the plan cannot be written")
        }
        print(
            "L1 \(solution.l1)  L2 \(solution.l2)  served \(solution.seats.count { $0 != nil })/\(solution.seats.count)"
                + "  planned \(solution.placements.count { $0 != nil })/\(solution.placements.count)"
                + "  seed \(solution.seed)  steps \(solution.steps)")
    }

    /// Before the search: the plan must go to a new file or replace one, in a folder that is there, and not the instance.
    private func checkOut() throws(Failure) {
        let target = URL(filePath: out), manager = FileManager.default
        var isFolder: ObjCBool = false
        guard !out.isEmpty, manager.fileExists(atPath: target.deletingLastPathComponent().path, isDirectory: &isFolder),
            isFolder.boolValue
        else { throw Failure("\(out): there is no such folder to write to") }
        guard target.resolvingSymlinksInPath() != URL(filePath: instance).resolvingSymlinksInPath() else {
            throw Failure("\(out): this is the instance; name another file for the plan")
        }
        let there = try? manager.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType
        guard there == nil || there == .typeRegular else {
            throw Failure("\(out): this is not a file that a plan could replace")
        }
    }
}

import ArgumentParser
import Console
import Foundation
import Planning

/// Searches each instance from each seed, one after another, and tells what came of it.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Plan instances and measure quality, time, moves and memory.",
        discussion: """
            Instances are group-session-instance/1; without any, three that the program invents. Each is searched from \
            each seed, and told of: L1 and L2, the CPU time until the first plan and until L1 came within 10, 5, 1, 0.3 and \
            0.1 % of the best known (or of the search's own end, where nothing is known), moves a CPU second, the most \
            memory held; how steady that is from seed to seed; how it compares with stored values of other solvers; and, \
            for instances of different size, how the cost grows. Seconds are CPU seconds; compiling the problem is \
            counted in. Ctrl-C tells what has been measured so far.

              planbench run
              planbench run 60-600-s1.json 200-2500-s1.json --seconds 10 --seeds 1,2,3
              planbench run *.json --steps 100000 --json out.json --svg out.svg
            """)

    @Argument(
        help: ArgumentHelp("Instances, JSON. (default: invented ones)", valueName: "instance"),
        completion: .file(extensions: ["json"]))
    var instances: [String] = []

    @OptionGroup var length: SearchLength

    @Option(help: ArgumentHelp("Seeds to search from, with commas between.", valueName: "1,2,3"))
    var seeds: Seeds = Seeds(all: [1])

    @Option(help: "Write all that was measured here, for programs.", completion: .file(extensions: ["json"]))
    var json: String?

    @Option(help: "Draw quality over time here.", completion: .file(extensions: ["svg"]))
    var svg: String?

    func run() throws {
        let known = try References.stored()
        let subjects =
            instances.isEmpty
            ? Subject.invented : try instances.map { Subject(try InstanceFile.read($0), file: $0, known: known) }
        let jsonFile = try json.map { try NewFile($0, keeping: instances) }
        let svgFile = try svg.map { try NewFile($0, keeping: instances) }
        if let json, let svg, URL(filePath: json).standardizedFileURL == URL(filePath: svg).standardizedFileURL {
            throw Failure("--svg \(svg): this is where --json writes; name another file")
        }
        Interruption.watch()
        var trials: [Trial] = []
        var failures: [String] = []
        for subject in subjects {
            for seed in seeds.all where !Interruption.isRequested {
                tell("\(subject.name), seed \(seed) …")
                do {
                    trials.append(try .measured(subject, seed: seed, within: length.limit))
                } catch {
                    failures.append("\(error)")
                }
            }
        }
        if Interruption.isRequested { tell("Stopped early: this is what was measured so far.") }
        let results = SubjectResult.all(of: trials)
        print(TextReport(trials: trials, results: results, about: known.about).text)
        try jsonFile?.write(
            try jsonText(Measurements(trials: trials, results: results, about: known.about), keys: .convertToSnakeCase) + "\n")
        try svgFile?.write(Chart(results).svg)
        if !failures.isEmpty { throw Failure(failures.joined(separator: "\n")) }
    }
}

/// `1,2,3`
struct Seeds: ExpressibleByArgument, CustomStringConvertible {
    let all: [UInt64]

    init(all: [UInt64]) { self.all = all }

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { UInt64($0) }
        all = parts.compactMap { $0 }
        guard all.count == parts.count, Set(all).count == all.count else { return nil }
    }

    var description: String { all.map(String.init).joined(separator: ",") }
    var defaultValueDescription: String { description }
}

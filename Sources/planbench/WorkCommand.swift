import ArgumentParser
import Console

/// Counts work instead of time, so that a slower method shows on any machine.
struct WorkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work",
        abstract: "Count the core's work on fixed problems and hold it to the committed thresholds.",
        discussion: """
            Moves, accepted moves, searches for a seat, offerings looked into and pivots of the flow, for fixed problems, \
            seeds and steps: the same on every run. Exit code 1 when one lies more than \(WorkLedger.tolerance) % above its \
            threshold.

              planbench work
              planbench work --write     # the counts of now become the thresholds; commit them
            """)

    @Flag(help: "Write the counts of now as thresholds.")
    var write = false

    @Option(help: "The file of thresholds, from the top of the project.", completion: .file(extensions: ["json"]))
    var thresholds = "Sources/planbench/work.json"

    func run() throws {
        let file = write ? try NewFile(thresholds) : nil
        let old = write ? nil : try JSONFile.read(WorkLedger.self, at: thresholds, atMost: 1_000_000)
        let now = try WorkLedger.counted()
        print(table(now).text)
        try file?.write(try jsonText(now) + "\n")
        let changes = try old?.changes(to: now) ?? []
        for change in changes { print(change) }
        if changes.contains(where: \.isRise) { throw ExitCode(1) }
    }

    private func table(_ ledger: WorkLedger) -> TextTable {
        var table = TextTable("Work", ["problem", "seed", "steps"] + (ledger.entries.first?.work.counts.map(\.name) ?? []))
        for entry in ledger.entries {
            table.add(
                [entry.problem, String(entry.seed), Figure.count(entry.steps)]
                    + entry.work.counts.map { Figure.count($0.count) })
        }
        return table
    }
}

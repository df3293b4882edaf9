import ArgumentParser

@main
struct Planbench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "planbench",
        abstract: "Measures the planning core: how good, how soon, how steadily, and at what cost.",
        subcommands: [RunCommand.self, WorkCommand.self])
}

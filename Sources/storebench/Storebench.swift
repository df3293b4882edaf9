import ArgumentParser

@main
struct Storebench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "storebench",
        abstract: "Measures the living term's store, and loads it until it would break.",
        subcommands: [RunCommand.self, FlatCommand.self, LoadCommand.self, SeatsCommand.self])
}

import ArgumentParser

@main
struct Calbench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calbench",
        abstract: "Measures the calendar core against libical's C, in one run.",
        subcommands: [RecurrenceCommand.self, WriterCommand.self])
}

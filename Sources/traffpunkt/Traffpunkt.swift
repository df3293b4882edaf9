import ArgumentParser

@main
struct Traffpunkt: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "traffpunkt",
        abstract: "Plans, spreads and follows up group support for relatives who care for someone.",
        subcommands: [
            DemoCommand.self, CheckCommand.self, PlanCommand.self, ReplanCommand.self, WhyCommand.self, WhatIfCommand.self,
            AdviceCommand.self, CalendarCommand.self, ExampleCommand.self, SolveCommand.self,
        ])
}

import ArgumentParser

@main
struct Traffpunkt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "traffpunkt",
        abstract: "Plans, spreads and follows up group support for relatives who care for someone.",
        subcommands: [
            DemoCommand.self, CheckCommand.self, PlanCommand.self, ReplanCommand.self, WhyCommand.self, WhatIfCommand.self,
            AdviceCommand.self, CalendarCommand.self, ExampleCommand.self, SolveCommand.self, ServeCommand.self,
        ],
        groupedSubcommands: [
            CommandGroup(
                name: "The living term",
                subcommands: [
                    ImportCommand.self, RegisterCommand.self, WithdrawCommand.self, AcceptCommand.self, DeclineCommand.self,
                    SwapCommand.self, OffersCommand.self, WaitlistCommand.self, ParticipantsCommand.self, ConsentCommand.self,
                    BarCommand.self, PersonCommand.self, FindCommand.self, CorrectCommand.self, LinkCommand.self,
                    EraseCommand.self,
                ]),
            CommandGroup(
                name: "What staff change of its sessions",
                subcommands: [
                    ReleaseCommand.self, CapacityCommand.self, PolicyCommand.self, LendCommand.self, CancelCommand.self,
                    ReinstateCommand.self, MoveCommand.self, MergeCommand.self, CloseCommand.self, ReopenCommand.self,
                    UndoCommand.self,
                ]),
            CommandGroup(
                name: "To keep and publish it",
                subcommands: [
                    ExportCommand.self, SettlementCommand.self, VerifyCommand.self, BackupCommand.self, RestoreCommand.self,
                    KeyCommand.self,
                ]),
        ])
}

import ArgumentParser

struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Look into calendar files (.ics): their faults, what they block, every occurrence; holidays and rules.",
        subcommands: [
            CalendarCheckCommand.self, CalendarBusyCommand.self, CalendarOccurrencesCommand.self, CalendarHolidaysCommand.self,
            CalendarExpandCommand.self, CalendarFetchCommand.self,
        ])
}

import ArgumentParser

struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Fetch calendars.", subcommands: [CalendarFetchCommand.self])
}

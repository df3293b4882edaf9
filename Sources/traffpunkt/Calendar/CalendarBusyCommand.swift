import ArgumentParser
import Domain
import ICalendar

struct CalendarBusyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "busy",
        abstract: "List what calendar files block in a span of dates, as the planner sees it.",
        discussion: """
            Each event by itself, cut to the dates; the planner joins those that touch. Not listed, since they leave their time \
            free: cancelled and tentative events, transparent ones, those that Outlook marks as tentative or free \
            (X-MICROSOFT-CDO-BUSYSTATUS, whatever STATUS and TRANSP say beside it), and free and tentative periods of a \
            VFREEBUSY. Events of CLASS PRIVATE and CONFIDENTIAL block without their names. Errors and notes go to standard error; exit code 1 when \
            there are errors, and what could be read is still listed.

              traffpunkt calendar busy salen.ics --from 2027-01-01 --to 2027-06-30
              traffpunkt calendar busy busy/*.ics --from 2027-01-11 --to 2027-06-13 --format json
            """)

    @OptionGroup var input: CalendarArguments

    @OptionGroup var window: CalendarWindow

    @OptionGroup var output: ListFormat

    func run() throws {
        try window.list(input.sources, as: output.chosen) { file, calendar in
            calendar.taken.map { Row(file: file, time: $0.time, entry: calendar.entries[$0.entry]) }
        }
    }

    private struct Row: ListedTime {
        let file: String
        let time: Interval
        let entry: CalendarEntry

        var start: Instant { time.start }
        var end: Instant { time.end }
        var line: String { "\(span(start, end))  \(entry.title)" }

        func encode(to encoder: any Encoder) throws { try encodeTime(to: encoder) }
    }
}

import Console
import ArgumentParser
import Domain
import ICalendar

struct CalendarBusyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "busy",
        abstract: "List what calendar files block in a span of dates, as the planner sees it.",
        discussion: """
            Each event by itself, cut to the dates; the planner joins those that touch. Not listed, since they leave their time \
            free: cancelled and tentative events, transparent ones, free and tentative periods of a VFREEBUSY. Events of \
            CLASS PRIVATE and CONFIDENTIAL block without their names. Errors and notes go to standard error; exit code 1 when \
            there are errors, and what could be read is still listed.

              traffpunkt calendar busy salen.ics --from 2027-01-01 --to 2027-06-30
              traffpunkt calendar busy busy/*.ics --from 2027-01-11 --to 2027-06-13 --format json
            """)

    @OptionGroup var input: CalendarArguments

    @OptionGroup var window: CalendarWindow

    @Option(help: "text for people, json for programs.")
    var format: OutputFormat = .text

    func run() throws {
        let (calendars, isWhole) = window.read(input.sources)
        let rows = calendars.flatMap { file, calendar in
            calendar.taken.map { Row(file: file, time: $0.time, entry: calendar.entries[$0.entry]) }
        }
        let sorted = rows.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
        switch format {
        case .text: for row in sorted { print(row.line(withFile: input.files.count > 1)) }
        case .json: try printJSON(sorted)
        }
        if !isWhole { throw ExitCode(1) }
    }

    private struct Row: Encodable {
        let file: String
        let time: Interval
        let entry: CalendarEntry

        enum CodingKeys: String, CodingKey { case file, start, end, start_local, end_local, uid, summary }

        func encode(to encoder: any Encoder) throws {
            var form = encoder.container(keyedBy: CodingKeys.self)
            try form.encode(file, forKey: .file)
            try form.encode(time.start.utc, forKey: .start)
            try form.encode(time.end.utc, forKey: .end)
            try form.encode(Stockholm.text(time.start), forKey: .start_local)
            try form.encode(Stockholm.text(time.end), forKey: .end_local)
            try form.encode(entry.identifier, forKey: .uid)
            try form.encode(entry.summary, forKey: .summary)
        }

        func line(withFile: Bool) -> String {
            ([span(time.start, time.end), entry.summary ?? entry.kind.title] + (withFile ? ["[\(file)]"] : [])).joined(
                separator: "  ")
        }
    }
}

extension CalendarEntry.Kind {
    /// What stands where there is no name.
    var title: String {
        switch self {
        case .event: "(no title)"
        case .freeBusy: "(busy)"
        case .availability: "(not available)"
        }
    }
}

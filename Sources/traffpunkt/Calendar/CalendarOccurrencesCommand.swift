import Console
import ArgumentParser
import Domain
import ICalendar

struct CalendarOccurrencesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "occurrences",
        abstract: "List every time that the events of calendar files take place in a span of dates.",
        discussion: """
            Series are followed with their exceptions and changes; cancelled, tentative and transparent events are listed too, \
            and marked. Errors and notes go to standard error; exit code 1 when there are errors, and what could be read is \
            still listed.

              traffpunkt calendar occurrences leader.ics --from 2027-01-01 --to 2027-06-30
              traffpunkt calendar occurrences a.ics b.ics --from 2027-03-01 --to 2027-03-31 --format json
            """)

    @OptionGroup var input: CalendarArguments

    @OptionGroup var window: CalendarWindow

    @Option(help: "text for people, json for programs.")
    var format: OutputFormat = .text

    func run() throws {
        let (calendars, isWhole) = window.read(input.sources)
        let rows = calendars.flatMap { file, calendar in
            calendar.occurrences.map { Row(file: file, occurrence: $0, entry: calendar.entries[$0.entry]) }
        }
        let sorted = rows.enumerated().sorted {
            ($0.element.occurrence.start, $0.element.occurrence.end, $0.offset)
                < ($1.element.occurrence.start, $1.element.occurrence.end, $1.offset)
        }.map(\.element)
        switch format {
        case .text: for row in sorted { print(row.line(withFile: input.files.count > 1)) }
        case .json: try printJSON(sorted)
        }
        if !isWhole { throw ExitCode(1) }
    }

    private struct Row: Encodable {
        let file: String
        let occurrence: ImportedOccurrence
        let entry: CalendarEntry

        enum CodingKeys: String, CodingKey {
            case file, start, end, start_local, end_local, all_day, first_day, last_day, uid, summary, status, transparent
            case recurrence_id, tzid, line
        }

        func encode(to encoder: any Encoder) throws {
            var form = encoder.container(keyedBy: CodingKeys.self)
            try form.encode(file, forKey: .file)
            try form.encode(occurrence.start.utc, forKey: .start)
            try form.encode(occurrence.end.utc, forKey: .end)
            try form.encode(Stockholm.text(occurrence.start), forKey: .start_local)
            try form.encode(Stockholm.text(occurrence.end), forKey: .end_local)
            try form.encode(occurrence.days != nil, forKey: .all_day)
            try form.encodeIfPresent(occurrence.days?.lowerBound.iso, forKey: .first_day)
            try form.encodeIfPresent(occurrence.days?.upperBound.iso, forKey: .last_day)
            try form.encode(entry.identifier, forKey: .uid)
            try form.encode(entry.summary, forKey: .summary)
            try form.encode(entry.status, forKey: .status)
            try form.encode(entry.isTransparent, forKey: .transparent)
            try form.encode(occurrence.original?.text, forKey: .recurrence_id)
            try form.encode(entry.zone, forKey: .tzid)
            try form.encode(entry.line, forKey: .line)
        }

        func line(withFile: Bool) -> String {
            let marks = [
                entry.status.flatMap { $0 == "CONFIRMED" ? nil : $0.lowercased() }, entry.isTransparent ? "free" : nil,
            ]
            return
                ([time, entry.summary ?? entry.kind.title] + marks.compactMap(\.self).map { "(\($0))" }
                + (withFile ? ["[\(file)]"] : []))
                .joined(separator: "  ")
        }

        private var time: String {
            guard let days = occurrence.days else { return span(occurrence.start, occurrence.end) }
            return days.lowerBound == days.upperBound ? days.lowerBound.iso : "\(days.lowerBound.iso)–\(days.upperBound.iso)"
        }
    }
}

extension Moment {
    /// A date, or an instant in UTC.
    fileprivate var text: String { isDate ? local.day.iso : instant.utc }
}

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

    @OptionGroup var output: ListFormat

    func run() throws {
        try window.list(input.sources, as: output.chosen) { file, calendar in
            calendar.occurrences.map { Row(file: file, occurrence: $0, entry: calendar.entries[$0.entry]) }
        }
    }

    private struct Row: ListedTime {
        let file: String
        let occurrence: ImportedOccurrence
        let entry: CalendarEntry

        private enum CodingKeys: String, CodingKey {
            case all_day, first_day, last_day, status, transparent, recurrence_id, tzid, line
        }

        var start: Instant { occurrence.start }
        var end: Instant { occurrence.end }

        func encode(to encoder: any Encoder) throws {
            try encodeTime(to: encoder)
            var form = encoder.container(keyedBy: CodingKeys.self)
            try form.encode(occurrence.days != nil, forKey: .all_day)
            try form.encodeIfPresent(occurrence.days?.lowerBound.iso, forKey: .first_day)
            try form.encodeIfPresent(occurrence.days?.upperBound.iso, forKey: .last_day)
            try form.encode(entry.status, forKey: .status)
            try form.encode(entry.isTransparent, forKey: .transparent)
            try form.encode(occurrence.original?.text, forKey: .recurrence_id)
            try form.encode(entry.zone, forKey: .tzid)
            try form.encode(entry.line, forKey: .line)
        }

        var line: String {
            let marks = [
                entry.status.flatMap { $0 == "CONFIRMED" ? nil : $0.lowercased() }, entry.isTransparent ? "free" : nil,
            ]
            return ([time, entry.title] + marks.compactMap(\.self).map { "(\($0))" }).joined(separator: "  ")
        }

        private var time: String {
            guard let days = occurrence.days else { return span(start, end) }
            return days.lowerBound == days.upperBound ? days.lowerBound.iso : "\(days.lowerBound.iso)–\(days.upperBound.iso)"
        }
    }
}

extension Moment {
    /// A date, or an instant in UTC.
    fileprivate var text: String { isDate ? local.day.iso : instant.utc }
}

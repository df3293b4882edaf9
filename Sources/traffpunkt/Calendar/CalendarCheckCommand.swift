import Console
import ArgumentParser
import Domain
import ICalendar

struct CalendarCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "List what is wrong with calendar files, line by line, and what was read of them.",
        discussion: """
            An error costs something: the file, or an event whose time cannot be trusted. A note tells how something odd was \
            read. Every file is checked, whatever is wrong with the first. Each series is followed for two years from its \
            start. Exit code 0 without errors (notes do no harm), 1 with.

              traffpunkt calendar check outlook.ics
              traffpunkt calendar check busy/*.ics --format json
              traffpunkt calendar check https://example.org/a.ics
            """)

    @OptionGroup var input: CalendarArguments

    @Option(help: "text for people, json for programs.")
    var format: OutputFormat = .text

    func run() throws {
        let findings = input.sources.map(Finding.init)
        switch format {
        case .text: for finding in findings { print(finding.lines.joined(separator: "\n")) }
        case .json: try printJSON(findings)
        }
        if findings.contains(where: \.hasErrors) { throw ExitCode(1) }
    }
}

/// What there is to say of one file.
private struct Finding: Encodable {
    let file: String
    let outcome: String
    let calendars: Int
    let events: Int
    let uids: Int
    let series: Int
    let zones: [String]
    let first: String?
    let last: String?
    let problems: [Problem]
    private let summary: CalendarSummary?

    struct Problem: Encodable {
        let line: Int?
        let severity: String
        let message: String

        private enum CodingKeys: String, CodingKey { case line, severity, message }

        func encode(to encoder: any Encoder) throws {
            var form = encoder.container(keyedBy: CodingKeys.self)
            // null where the whole file is meant.
            try form.encode(line, forKey: .line)
            try form.encode(severity, forKey: .severity)
            try form.encode(message, forKey: .message)
        }
    }

    enum CodingKeys: String, CodingKey { case file, outcome, calendars, events, uids, series, zones, first, last, problems }

    init(_ source: CalendarSource) {
        switch source.bytes {
        case .success(let bytes): self.init(source.name, CalendarImport.check(bytes), source.remarks)
        case .failure(let failure):
            self.init(
                source.name,
                CheckedCalendar(unread: CalendarRemark(line: nil, severity: .error, message: failure.description)))
        }
    }

    private init(_ file: String, _ checked: CheckedCalendar, _ fetching: [CalendarRemark] = []) {
        self.file = file
        outcome = checked.outcome.rawValue
        summary = checked.outcome == .refused ? nil : checked.summary
        calendars = checked.summary.calendars
        events = checked.summary.events
        uids = checked.summary.uids
        series = checked.summary.series
        zones = checked.summary.zones
        first = checked.summary.first?.iso
        last = checked.summary.last?.iso
        remarks = fetching + checked.remarks
        problems = remarks.map { Problem(line: $0.line, severity: $0.severity.word, message: $0.message) }
    }

    private let remarks: [CalendarRemark]

    var hasErrors: Bool { remarks.contains { $0.severity == .error } }

    var lines: [String] { remarks.map { $0.line(in: file) } + [printable(file.unicodeScalars) + ": " + account] }

    private var account: String {
        guard let summary else { return "nothing was read" }
        let errors = remarks.count { $0.severity == .error }
        let notes = remarks.count - errors
        var parts = [counted(summary.events, "event")]
        if summary.series > 0 {
            parts.append(
                "\(summary.series) of them \(summary.series == 1 ? "a series" : "series")"
                    + (summary.endless > 0 ? " (\(summary.endless) without end)" : ""))
        }
        if summary.busyLists > 0 { parts.append(counted(summary.busyLists, "list") + " of busy or available time") }
        if summary.calendars != 1 { parts.append(counted(summary.calendars, "calendar")) }
        if let first, let last { parts.append("\(first) to \(last)") }
        if !zones.isEmpty { parts.append("zones \(zones.prefix(5).joined(separator: ", "))\(zones.count > 5 ? " …" : "")") }
        parts.append(counted(errors, "error"))
        parts.append(counted(notes, "note"))
        return (errors == 0 ? "read: " : "read in part: ") + parts.joined(separator: ", ")
    }

    private func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

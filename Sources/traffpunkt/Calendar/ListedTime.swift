import Console
import ArgumentParser
import Domain
import ICalendar

/// A row of what a calendar holds: a time, and what it is of.
protocol ListedTime: Encodable {
    var file: String { get }
    var start: Instant { get }
    var end: Instant { get }
    var entry: CalendarEntry { get }
    /// For people, without the file.
    var line: String { get }
}

private enum TimeKeys: String, CodingKey {
    case file, start, end, start_local, end_local, uid, summary
}

extension ListedTime {
    /// What every row tells programs.
    func encodeTime(to encoder: any Encoder) throws {
        var form = encoder.container(keyedBy: TimeKeys.self)
        try form.encode(file, forKey: .file)
        try form.encode(start.utc, forKey: .start)
        try form.encode(end.utc, forKey: .end)
        try form.encode(Stockholm.text(start), forKey: .start_local)
        try form.encode(Stockholm.text(end), forKey: .end_local)
        try form.encode(entry.identifier, forKey: .uid)
        try form.encode(entry.summary, forKey: .summary)
    }
}

extension CalendarWindow {
    /// Reads each file in the window and lists its rows, all in order of time; what there is to tell of a file goes to
    /// standard error.
    ///
    /// - Throws: exit code 1, after all is listed, when a file has errors.
    func list<Row: ListedTime>(
        _ sources: [CalendarSource], as format: OutputFormat, _ rows: (String, ImportedCalendar) -> [Row]
    ) throws {
        let (calendars, isWhole) = read(sources)
        let all = calendars.flatMap { rows($0.file, $0.calendar) }
        let keys = all.enumerated().map { ($1.start, $1.end, $0) }
        let sorted = all.indices.sorted { keys[$0] < keys[$1] }.map { all[$0] }
        switch format {
        case .text:
            for row in sorted { print(sources.count > 1 ? "\(row.line)  [\(printable(row.file.unicodeScalars))]" : row.line) }
        case .json: try printJSON(sorted)
        }
        if !isWhole { throw ExitCode(1) }
    }

    private func read(_ sources: [CalendarSource]) -> (calendars: [(file: String, calendar: ImportedCalendar)], isWhole: Bool) {
        guard let interval else { return ([], true) }
        var read: [(file: String, calendar: ImportedCalendar)] = []
        var isWhole = true
        for source in sources {
            switch source.bytes {
            case .failure(let failure):
                tell(CalendarRemark(line: nil, severity: .error, message: failure.description).line(in: source.name))
                isWhole = false
            case .success(let bytes):
                let calendar = CalendarImport.read(bytes, window: interval)
                let remarks = source.remarks + calendar.remarks
                for remark in remarks { tell(remark.line(in: source.name)) }
                if remarks.contains(where: { $0.severity == .error }) { isWhole = false }
                read.append((source.name, calendar))
            }
        }
        return (read, isWhole)
    }
}

/// From one time to another as people read it: the second date only where it is another.
func span(_ start: Instant, _ end: Instant) -> String {
    let (first, last) = (start.readable, end.readable)
    return first.prefix(10) == last.prefix(10) ? "\(first)–\(last.suffix(5))" : "\(first)–\(last)"
}

extension Instant {
    /// `2027-01-26T12:00:00Z` (RFC 3339).
    var utc: String {
        let time = LocalTime(secondsSinceEpoch: seconds)
        let clock = [time.second / 3600, time.second / 60 % 60, time.second % 60].map { padded($0, 2) }
        return "\(time.day.iso)T\(clock.joined(separator: ":"))Z"
    }

    /// In Stockholm: `2027-01-26 13:00`.
    fileprivate var readable: String { String(Stockholm.text(self).prefix(16)).replacing("T", with: " ") }
}

extension CalendarEntry {
    /// What it is called, for people.
    var title: String {
        if let summary, !summary.isEmpty { return summary }
        return switch kind {
        case .event: "(no title)"
        case .freeBusy: "(busy)"
        case .availability: "(not available)"
        }
    }
}

import Console
import ArgumentParser
import Domain
import ICalendar

/// The dates that a command asks for.
struct CalendarWindow: ParsableArguments {
    @Option(help: ArgumentHelp("The first date, such as 2027-01-01.", valueName: "date"), transform: CalendarWindow.day)
    var from: Day

    @Option(help: ArgumentHelp("The last date, which counts too.", valueName: "date"), transform: CalendarWindow.day)
    var to: Day

    /// The longest span, in days: ten years.
    private static let most = 3660

    func validate() throws {
        guard from <= to else { throw ValidationError("--from \(from.iso) is after --to \(to.iso).") }
        guard to - from < CalendarWindow.most else {
            throw ValidationError("--from and --to must be within ten years of each other.")
        }
    }

    /// From midnight to midnight in Stockholm.
    var interval: Interval? {
        let midnight = ClockTime(clamping: 0)
        return Interval(Stockholm.instant(from, midnight), Stockholm.instant(to + 1, midnight))
    }

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(iso: text) else {
            throw ValidationError("\"\(text)\" is not a date that exists, such as 2027-01-31.")
        }
        return day
    }

    /// Reads each file in the window, and tells on standard error what there is to tell.
    ///
    /// - Returns: what was read, also of files with errors; and whether there was none of those.
    func read(_ sources: [CalendarSource]) -> (calendars: [(file: String, calendar: ImportedCalendar)], isWhole: Bool) {
        var read: [(file: String, calendar: ImportedCalendar)] = []
        var isWhole = true
        guard let interval else { return ([], true) }
        for source in sources {
            switch source.bytes {
            case .failure(let failure):
                tell("\(source.name): error: \(failure)")
                isWhole = false
            case .success(let bytes):
                let calendar = CalendarImport.read(bytes, window: interval)
                for remark in calendar.remarks {
                    tell(remark.line(in: source.name))
                    if remark.severity == .error { isWhole = false }
                }
                read.append((source.name, calendar))
            }
        }
        return (read, isWhole)
    }
}

extension Instant {
    /// `2027-01-26T12:00:00Z` (RFC 3339).
    var utc: String {
        let time = LocalTime(secondsSinceEpoch: seconds)
        return "\(time.day.iso)T\(time.clock)Z"
    }

    /// In Stockholm: `2027-01-26 13:00`.
    var readable: String { String(Stockholm.text(self).prefix(16)).replacing("T", with: " ") }
}

extension LocalTime {
    /// `13:00:00`.
    var clock: String { [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":") }
}

/// From one time to another as people read it: the second date only where it is another.
func span(_ start: Instant, _ end: Instant) -> String {
    let (first, last) = (start.readable, end.readable)
    return first.prefix(10) == last.prefix(10) ? "\(first)–\(last.suffix(5))" : "\(first)–\(last)"
}

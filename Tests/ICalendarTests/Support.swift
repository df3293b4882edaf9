import Domain
import ICalendar
import Testing

func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

func time(_ text: String) throws -> ClockTime { try #require(ClockTime(text)) }

/// `2027-01-26 13:00` in Stockholm.
func instant(_ text: String) throws -> Instant {
    let parts = text.split(separator: " ")
    return Stockholm.instant(try day(String(parts[0])), try time(String(parts[1])))
}

/// The first half of 2027.
func spring() throws -> Interval { try #require(Interval(instant("2027-01-01 0:00"), instant("2027-07-01 0:00"))) }

/// A calendar around some lines.
func calendar(_ body: String, newline: String = "\r\n") -> [UInt8] {
    let lines =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//SV"] + body.split(separator: "\n").map(String.init) + [
            "END:VCALENDAR", "",
        ]
    return Array(lines.joined(separator: newline).utf8)
}

/// A calendar with one event; its DTSTART is on line 6.
func event(_ body: String) -> [UInt8] { calendar("BEGIN:VEVENT\nUID:1\n\(body)\nEND:VEVENT") }

func read(_ bytes: [UInt8]) throws -> ImportedCalendar { CalendarImport.read(bytes, window: try spring()) }

/// Busy times as `2027-01-26 13:00-15:00`, with the second date where it is another.
func busy(_ calendar: ImportedCalendar) -> [String] {
    calendar.busy.map { interval in
        let (start, end) = (Stockholm.text(interval.start), Stockholm.text(interval.end))
        let isSameDay = start.prefix(10) == end.prefix(10)
        return "\(start.prefix(10)) \(start.dropFirst(11).prefix(5))-" + (isSameDay ? "" : end.prefix(10) + " ")
            + end.dropFirst(11).prefix(5)
    }
}

func errors(_ calendar: ImportedCalendar) -> [String] { told(calendar, .error) }
func notes(_ calendar: ImportedCalendar) -> [String] { told(calendar, .note) }

/// All that is told, as `6: error: DTSTART …`.
func remarks(_ calendar: ImportedCalendar) -> [String] {
    calendar.remarks.map { remark in
        (remark.line.map { "\($0): " } ?? "") + (remark.severity == .error ? "error: " : "note: ") + remark.message
    }
}

private func told(_ calendar: ImportedCalendar, _ severity: CalendarRemark.Severity) -> [String] {
    calendar.remarks.filter { $0.severity == severity }.map { ($0.line.map { "\($0): " } ?? "") + $0.message }
}

extension ImportedCalendar {
    /// Whether nothing that may block is missing.
    var isWhole: Bool { !remarks.contains { $0.severity == .error } }
}

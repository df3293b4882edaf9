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
            throw ValidationError("\"\(printable(text.unicodeScalars))\" is not a date that exists, such as 2027-01-31.")
        }
        return day
    }
}

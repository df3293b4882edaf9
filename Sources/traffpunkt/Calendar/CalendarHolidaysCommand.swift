import Console
import ArgumentParser
import Domain
import Foundation
import ICalendar

struct CalendarHolidaysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holidays",
        abstract: "List the Swedish public holidays, eves and squeeze days of a year.",
        discussion: """
            By rule, for any year 1583-9999, as the law stands since 2005. holiday: a public holiday; eve: equated with a \
            Sunday by the annual leave act; squeeze: a weekday between two free days (klämdag).

              traffpunkt calendar holidays 2027
              traffpunkt calendar holidays 2026-2030 --format ics > helgdagar.ics
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, ics
    }

    @Argument(
        help: ArgumentHelp("A year, or the first and the last with a dash between.", valueName: "year"),
        transform: CalendarHolidaysCommand.years)
    var years: ClosedRange<Int>

    @Option(help: "text for people, json for programs, ics for calendars.")
    var format: Format = .text

    func run() throws {
        let holidays = years.flatMap(Holidays.of)
        switch format {
        case .text:
            for holiday in holidays {
                let weekday = Wording.english.text(of: holiday.day.weekday).padding(toLength: 9, withPad: " ", startingAt: 0)
                let kind = holiday.kind.word.padding(toLength: 7, withPad: " ", startingAt: 0)
                print("\(holiday.day.iso)  \(weekday)  \(kind)  \(holiday.name)")
            }
        case .json: try printJSON(holidays.map { Row(date: $0.day.iso, name: $0.name, kind: $0.kind.word) })
        case .ics: try FileHandle.standardOutput.write(contentsOf: Data(HolidayCalendar.bytes(years: years)))
        }
    }

    private struct Row: Encodable {
        let date: String
        let name: String
        let kind: String
    }

    /// The most years at a time.
    private static let most = 200

    private static func years(_ text: String) throws -> ClosedRange<Int> {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map {
            $0.utf8.count == 4 ? wholeNumber($0.utf8) : nil
        }
        guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last,
            (1583...9999).contains(first), last <= 9999
        else {
            throw ValidationError("\"\(text)\" is not a year 1583-9999, such as 2027, or a span of years, such as 2026-2030.")
        }
        guard last - first < most else { throw ValidationError("At most \(most) years at a time.") }
        return first...last
    }
}

extension Holiday.Kind {
    fileprivate var word: String {
        switch self {
        case .holiday: "holiday"
        case .eve: "eve"
        case .squeeze: "squeeze"
        }
    }
}

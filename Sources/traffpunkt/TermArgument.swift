import Console
import ArgumentParser
import Domain
import ICalendar
import Store

/// A term folder as the commands take it.
struct TermArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The term folder, such as calendars/stockholm-vt2027.", valueName: "term"),
        completion: .directory)
    var term: String

    /// - Throws: all the folder's faults, a line each.
    func read() throws(FolderFaults) -> TermFolder { try TermFolder.read(term, calendars: TermArgument.calendar) }

    /// The folder's city, for a command that has nothing else to say of the folder.
    ///
    /// - Throws: all the folder's faults, a line each.
    func city() throws(Failure) -> City {
        do {
            return try read().city
        } catch {
            throw Failure(error.text + "Nothing was done: \(term) has faults.")
        }
    }

    /// Joins the reader of calendars to the reader of folders, which do not know each other.
    static func calendar(_ bytes: [UInt8], _ window: Interval) -> CalendarContents {
        let imported = CalendarImport.read(bytes, window: window)
        return CalendarContents(
            busy: imported.busy, closedDays: imported.closedDays, markedDays: imported.markedDays,
            problems: imported.remarks.map { .init(line: $0.line, isError: $0.severity == .error, message: $0.message) })
    }
}

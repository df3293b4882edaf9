public import Domain
import Foundation
import Glibc

/// A term folder, read whole (calendars/README.md tells its form).
public struct TermFolder: Sendable {
    public let city: City
    /// What is odd and does no harm, such as parts of calendars that were left out; in order of file and line.
    public let warnings: [FolderFault]

    /// Reads a folder.
    ///
    /// - Parameters:
    ///   - folder: its path.
    ///   - calendars: reads the bytes of an `.ics` file as far as they concern the term.
    /// - Throws: all faults of the folder. Left out are those that another fault may bring about: a reference to a row that
    ///   cannot be read, and what no leader or venue can do while their tables have such rows. Without the term's dates
    ///   the tables are read but not checked against each other.
    public static func read(_ folder: String, calendars: @escaping CalendarReader) throws(FolderFaults) -> TermFolder {
        guard isFolder(folder) else { throw FolderFaults([FolderFault(file: folder, problem: "there is no such folder")]) }
        var settings = Settings(folder: folder)
        let span = TermForm.span(&settings)
        let shelf = CalendarShelf(folder: folder, window: span.flatMap(window), reader: calendars)
        let term = TermForm.term(&settings, span: span, calendars: shelf)
        let judge = term ?? span.flatMap(TermForm.stub)
        let tables = TermTables(folder: folder, weeks: judge.map(Form.weeks) ?? Form { _ in [1] }, calendars: shelf)

        var faults = settings.faults + tables.faults + shelf.faults
        do throws(Faults) {
            let city = try judge.map { term throws(Faults) in try tables.city(term) }
            if let city, faults.isEmpty {
                return TermFolder(city: city, warnings: sorted(shelf.warnings + unknownTables(folder)))
            }
        } catch {
            faults += tables.faults(between: error, settings: settings)
        }
        throw FolderFaults(sorted(faults))
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Tables that nobody reads: one may be `pins.csv`, misspelt.
    private static func unknownTables(_ folder: String) -> [FolderFault] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let known = Table.allCases.map(\.file)
        return names.filter { $0.hasSuffix(".csv") && !known.contains($0) }.sorted().map {
            FolderFault(file: $0, problem: "no table has this name, so it is not read" + suggestion(for: $0, among: known))
        }
    }

    /// From midnight to midnight.
    private static func window(_ span: ClosedRange<Day>) -> Interval? {
        guard let midnight = ClockTime(minutes: 0) else { return nil }
        return Interval(Stockholm.instant(span.lowerBound, midnight), Stockholm.instant(span.upperBound + 1, midnight))
    }

    /// Tables in the order of the contract, then calendars; within a file by line, and in the order found.
    private static func sorted(_ faults: [FolderFault]) -> [FolderFault] {
        let files = Table.allCases.map(\.file)
        let keys = faults.enumerated().map { index, fault in
            (files.firstIndex(of: fault.file) ?? files.count, fault.file, fault.line ?? 0, index)
        }
        return faults.indices.sorted { keys[$0] < keys[$1] }.map { faults[$0] }
    }
}

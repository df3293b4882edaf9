import Demonstration
import Domain
import Foundation
import ICalendar
import Planning
import Store

/// A small generated term, in a folder that is there for the time of a test.
struct GeneratedTerm {
    let folder: URL
    let city: City

    static func with<Result>(seed: UInt64, _ body: (GeneratedTerm) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "traffpunkt-advice-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in DemonstrationTerm.small(seed: seed) {
            let url = folder.appending(path: file.path)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: url)
        }
        return try body(GeneratedTerm(folder: folder, city: read(folder)))
    }

    private static func read(_ folder: URL) throws -> City {
        try TermFolder.read(folder.path) { bytes, window in
            let calendar = CalendarImport.read(bytes, window: window)
            return CalendarContents(
                busy: calendar.busy, closedDays: calendar.closedDays, markedDays: calendar.markedDays, problems: [])
        }.city
    }

    /// The term after a table has lost a row, by number after the header.
    ///
    /// - Throws: when the others rest on that row.
    func losing(row: Int, of table: String) throws -> GeneratedTerm {
        let file = folder.appending(path: table)
        var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
        lines.remove(at: row + 1)
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        return GeneratedTerm(folder: folder, city: try Self.read(folder))
    }

    func plan(steps: Int = 1000) throws -> Plan { try city.plan(seed: 1, pace: Pace(steps: steps)) }
}

extension City {
    /// The same city with some of its tables changed.
    func changed(
        term: Term? = nil, venues: [Venue]? = nil, leaders: [Leader]? = nil, offerings: [Offering]? = nil,
        requests: [Request]? = nil, agreements: [Agreement]? = nil, pins: [Pin]? = nil, barred: [BarredPair]? = nil
    ) throws -> City {
        try City(
            term: term ?? self.term, districts: districts, venues: venues ?? self.venues, leaders: leaders ?? self.leaders,
            offerings: offerings ?? self.offerings, requests: requests ?? self.requests,
            agreements: agreements ?? self.agreements, pins: pins ?? self.pins, barred: barred ?? self.barred)
    }
}

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
        let city = try TermFolder.read(folder.path) { bytes, window in
            let calendar = CalendarImport.read(bytes, window: window)
            return CalendarContents(
                busy: calendar.busy, closedDays: calendar.closedDays, markedDays: calendar.markedDays, problems: [])
        }.city
        return try body(GeneratedTerm(folder: folder, city: city))
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

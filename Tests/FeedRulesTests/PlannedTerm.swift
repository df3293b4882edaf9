import Demonstration
import Domain
import FeedRules
import Foundation
import ICalendar
import Planning
import Store
import Testing

/// A term that is planned, announced, changed and announced again; each time its feeds are judged.
struct PlannedTerm {
    private(set) var city: City
    private(set) var plan: Plan
    private(set) var announcements: [Announcement]
    private(set) var now: Instant

    init(_ city: City, steps: Int) throws {
        self.city = city
        now = city.term.revised
        plan = try city.plan(seed: 1, pace: Pace(steps: steps))
        announcements = plan.announcements(in: city, at: now)
    }

    static func read(_ folder: URL) throws -> City {
        try TermFolder.read(folder.path) { bytes, window in
            let calendar = CalendarImport.read(bytes, window: window)
            return CalendarContents(
                busy: calendar.busy, closedDays: calendar.closedDays, markedDays: calendar.markedDays, problems: [])
        }.city
    }

    /// A small generated term, with its tables in a folder for the time of a test.
    static func small<Result>(seed: UInt64, _ body: (URL, City) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "traffpunkt-feeds-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in DemonstrationTerm.small(seed: seed) {
            let url = folder.appending(path: file.path)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: url)
        }
        return try body(folder, read(folder))
    }

    var feeds: [Feed] { Feeds.all(of: announcements, in: city, at: now) }

    /// The faults of each feed by itself.
    var faults: [String] {
        let reading = Reading(site: city.term.site, today: CivilDay(iso: Stockholm.local(now).day.iso))
        return feeds.flatMap { feed in FeedRules.faults(inFeed: feed.bytes, reading).map { "\(feed.path): \($0)" } }
    }

    /// Lets something happen, and judges each feed before and after it.
    ///
    /// - Parameter mayLeave: whether sessions may leave a feed, by its path.
    mutating func judged(
        at instant: Instant? = nil, mayLeave: (String) -> Bool = { $0 != "city.ics" },
        _ change: (inout PlannedTerm) throws -> Void
    ) rethrows -> [String] {
        let before = Dictionary(uniqueKeysWithValues: feeds.map { ($0.path, $0.bytes) })
        if let instant { now = instant }
        try change(&self)
        let today = CivilDay(iso: Stockholm.local(now).day.iso)
        return faults
            + feeds.flatMap { feed in
                guard let old = before[feed.path] else { return [String]() }
                return FeedRules.faults(from: old, to: feed.bytes, today: today, mayLeave: mayLeave(feed.path)).map {
                    "\(feed.path): \($0)"
                }
            }
    }

    /// Planned anew after its tables have changed, with the fewest changes.
    mutating func replan(_ city: City, steps: Int = 100) throws {
        plan = try city.replan(from: plan, seed: 1, pace: Pace(steps: steps)).plan
        announcements = plan.announcements(in: city, after: announcements, at: now)
        self.city = city
    }

    mutating func announce(_ changed: [Announcement]) { announcements = changed }
}

extension City {
    /// The same city with some of its tables changed.
    func with(venues: [Venue]? = nil, leaders: [Leader]? = nil, offerings: [Offering]? = nil) throws -> City {
        try City(
            term: term, districts: districts, venues: venues ?? self.venues, leaders: leaders ?? self.leaders,
            offerings: offerings ?? self.offerings, requests: requests, agreements: agreements, barred: barred)
    }
}

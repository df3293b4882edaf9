import Domain
import FeedRules
import Foundation
import ICalendar
import Testing

@Suite("Each rule of feeds and of privacy is kept")
struct TermFeedTests {
    private static let calendars = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../calendars")
        .standardized

    private func privacyFaults(_ term: PlannedTerm, _ folder: URL) throws -> [String] {
        let tables = try PublishedTerm(folder)
        return term.feeds.flatMap { tables.faults(inFeed: $0.bytes, at: $0.path) }
    }

    @Test("in each feed of the demonstration term")
    func demonstration() throws {
        let folder = Self.calendars.appending(path: "stockholm-vt2027")
        let term = try PlannedTerm(try PlannedTerm.read(folder), steps: 500)
        #expect(term.plan.sessions.count > 40)
        #expect(Set(term.feeds.map { $0.path.prefix { $0 != "/" } }) == ["city.ics", "district", "pool", "leader", "venue"])
        #expect(term.faults == [])
        #expect(try privacyFaults(term, folder) == [])
    }

    @Test("in each feed of a small term", arguments: UInt64(1)...50)
    func small(seed: UInt64) throws {
        try PlannedTerm.small(seed: seed) { folder, city in
            let term = try PlannedTerm(city, steps: 200)
            #expect(!term.plan.sessions.isEmpty)
            #expect(term.faults == [])
            #expect(try privacyFaults(term, folder) == [])
        }
    }

    @Test(
        "whatever stands in a title",
        arguments: [
            "a\u{1}\u{30A}ngra", "rad\r\nrad\rrad\u{2028}rad\u{85}",
            String(repeating: "å", count: 300), String(repeating: "👩‍👩‍👧‍👦", count: 40),
            String(repeating: "e\u{301}\u{323}", count: 90),
            "a;b,c\\d:e\"f", "BEGIN:VEVENT\r\nATTENDEE:x", String(repeating: "🇸🇪", count: 50), "\u{FEFF}x\u{200B}y",
            String(repeating: "ord ", count: 100), "\u{37E}\u{212A}",
        ])
    func title(_ text: String) throws {
        try PlannedTerm.small(seed: 3) { _, city in
            let titled = try city.with(
                offerings: city.offerings.map { offering in
                    var offering = offering
                    (offering.title, offering.neutralTitle) = (text, offering.neutralTitle.map { _ in text })
                    return offering
                })
            let faults = try PlannedTerm(titled, steps: 50).faults
            #expect(faults == [])
        }
    }
}

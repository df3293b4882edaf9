import Domain
import Foundation
import ICalendar
import Testing

/// The project's own calendars, broken at random: a seed reproduces each.
@Suite struct MutationTests {
    private static let own = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../calendars").standardized
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let calendars = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "ics" }
        return calendars.sorted { $0.path < $1.path }.compactMap { try? [UInt8](Data(contentsOf: $0)) }
    }()

    @Test("whatever is done to a calendar, the reader keeps its promises", arguments: 0..<50)
    func promises(seed: UInt64) throws {
        let window = try spring()
        try #require(MutationTests.own.count > 30)
        var mutation = CalendarMutation(seed: seed)
        for index in 0..<40 {
            var bytes = MutationTests.own[(Int(seed) * 40 + index) % MutationTests.own.count]
            for _ in 0...index % 8 { bytes = mutation.changed(bytes) }
            let read = CalendarImport.read(bytes, window: window)
            #expect(brokenPromises(of: read, bytes, in: window) == [], "mutant \(index)")
            #expect(brokenPromises(of: CalendarImport.check(bytes).remarks, bytes) == [], "mutant \(index)")
        }
    }

    @Test("the same seed makes the same mutant, and most mutants differ from their calendar")
    func seeded() throws {
        let bytes = try #require(MutationTests.own.first)
        var (one, other) = (CalendarMutation(seed: 7), CalendarMutation(seed: 7))
        var changed = 0
        for _ in 0..<100 {
            let mutant = one.changed(bytes)
            #expect(mutant == other.changed(bytes))
            if mutant != bytes { changed += 1 }
        }
        #expect(changed > 80)
    }

    @Test("a broken promise is seen")
    func seen() throws {
        let window = try spring()
        let day = try day("2027-01-26")
        let before = try #require(Interval(Instant(seconds: window.start.seconds - 1), window.end))
        let remark = CalendarRemark(line: 3, severity: .note, message: "a\u{1B}b\u{202E}")
        #expect(
            brokenPromises(of: [remark], Array("a\nb".utf8)) == [
                "line 3 of 2", "U+1b in a message", "U+202e in a message",
            ])
        #expect(brokenOrder(of: [before, before], in: window) == ["busy times out of order", "a busy time outside"])
        #expect(
            brokenDays(closed: [day, day], marked: [day - 365], in: window) == [
                "days out of order", "2026-01-26 is outside", "a closed day is not marked",
            ])
    }
}

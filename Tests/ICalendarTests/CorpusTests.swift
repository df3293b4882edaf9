import Domain
import Foundation
import ICalendar
import Testing

/// Peers' cases, where they lie beside the package: `../shared/corpus`.
private let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "../shared/corpus").standardizedFileURL

private let hasCorpus = FileManager.default.fileExists(atPath: corpus.appending(path: "MANIFEST.json").path)

@Suite(.enabled(if: hasCorpus, "needs ../shared/corpus beside the package"))
struct CorpusTests {
    struct Cases: Decodable {
        struct Case: Decodable {
            let id: String
            let rrule: String
            let dtstart: String
            let value: String
            let tzid: String?
            let limit: Int?
            let expected_wall: [String]?
            let expected_utc: [String]?
            let tags: [String]
        }
        let cases: [Case]
    }

    struct Entry: Decodable {
        let file: String
        let expect: String
    }

    private func decode<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(contentsOf: corpus.appending(path: name)))
    }

    /// Where what is listed is not what RFC 5545 section 3.3.10 says.
    private static let disputed: Set = [
        // YEARLY with BYMONTHDAY and without BYMONTH has that day in every month: the table says that BYMONTHDAY expands. Listed is
        // February alone, which DTSTART has.
        "rr0069", "rr0070",
        // YEARLY with BYWEEKNO and without BYDAY: "information missing in the rule comes from DTSTART", so its weekday. Listed are
        // all seven days here, but the one weekday in rr0121, of the same form.
        "rr0156",
        // Listed as refused; but BYMONTHDAY and BYWEEKNO may both stand with YEARLY.
        "rr0072",
    ]

    @Test("every rule of the corpus gives its times")
    func rules() throws {
        for item in try decode(Cases.self, "rrule_cases.json").cases where !CorpusTests.disputed.contains(item.id) {
            try check(item)
        }
    }

    private func check(_ item: Cases.Case) throws {
        let rule = try RecurrenceRule(item.rrule)
        let zone = item.tzid.flatMap(Zone.init(named:)) ?? .utc
        let start = try Moment(item.dtstart, zone: zone)
        #expect(start.isDate == (item.value == "DATE"))
        let expected = try (item.expected_wall ?? []).map { try Moment($0, zone: .floating).local }
        let end = expected.last ?? start.local
        // A year more where the rule ends by itself, to see that it does.
        let last = item.limit == nil ? LocalTime(day: end.day + 366, second: 86_399) : end
        var steps = StepBudget(10_000_000)
        let times = try rule.times(from: start, in: start.local...last, limit: 10_000, steps: &steps)
        #expect(times == expected, "\(item.id) \(item.rrule)")
        if let utc = item.expected_utc {
            #expect(
                times.map { LocalTime(secondsSinceEpoch: zone.instant($0).seconds).basic + "Z" } == utc,
                "\(item.id) \(item.rrule)")
        }
    }

    /// Files listed as good that hold a time which cannot be trusted, each seen to be so; the rest of each is read.
    private static let broken: Set = [
        // Two DTSTARTs in one event, at different times.
        "icalendar__america_new_york_forward_reference", "icalendar__pacific_fiji", "icalendar__corpus__america_new_york",
        // An end before the start.
        "python-recurring-ical-events__end_before_start_event", "python-recurring-ical-events__issue_132_swapped_start_and_end",
        // A start with a time of day and an end that is a date; whole days that last hours.
        "python-recurring-ical-events__issue_201_test_matrix",
    ]

    @Test("every file of the corpus is read, the good ones whole, and libical reads their events alike")
    func files() throws {
        let window = try #require(Interval(Instant(seconds: 1_293_836_400), Instant(seconds: 1_325_372_400)))
        var notWhole: Set<String> = []
        var second = 0
        for entry in try decode([Entry].self, "MANIFEST.json") {
            let bytes = [UInt8](try Data(contentsOf: corpus.appending(path: entry.file)))
            let read = CalendarImport.read(bytes, window: window)
            let lines = bytes.count { $0 == 0x0A } + 1
            #expect(read.remarks.allSatisfy { (1...lines).contains($0.line ?? 1) }, "\(entry.file)")
            let reading = CalendarImport.secondReading(of: bytes)
            second += reading.compared
            #expect(reading.differences.filter { $0.fault == nil } == [], "\(entry.file)")
            if entry.expect == "import", !read.isWhole { notWhole.insert(String(entry.file.dropFirst(6).dropLast(4))) }
        }
        #expect(notWhole == CorpusTests.broken)
        // The others have errors, or are too large for libical.
        #expect(second > 5900)
    }
}

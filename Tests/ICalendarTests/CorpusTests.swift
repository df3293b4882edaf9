import Domain
import Foundation
import ICalendar
import Testing

/// Peers' cases, where they lie beside the package: `../shared/corpus`.
private let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
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
        let vevents: Int?
    }

    private func decode<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(contentsOf: corpus.appending(path: name)))
    }

    @Test("every rule of the corpus gives its times, or is refused where the RFC forbids it")
    func rules() throws {
        var refused: [String: String] = [:]
        var wrong: [String] = []
        for item in try decode(Cases.self, "rrule_cases.json").cases {
            do {
                let rule = try RecurrenceRule(item.rrule)
                let start = try Moment(item.dtstart, zone: .floating).local
                let zone = item.tzid.flatMap(Zone.init(named:)) ?? .utc
                guard let expected = item.expected_wall else {
                    wrong.append("\(item.id) \(item.rrule) should be refused")
                    continue
                }
                let end = if let last = expected.last { try Moment(last, zone: .floating).local } else { start }
                let through = item.limit == nil ? LocalTime(day: end.day + 366, second: 86_399) : end
                var steps = StepBudget(20_000_000)
                let times = try rule.times(
                    from: start, isDate: item.value == "DATE", in: start...max(start, through), limit: 1_000_000, steps: &steps
                ) { time in
                    guard case .until(let until) = rule.end else { return false }
                    switch until {
                    case .day(let day): return time.day > day
                    case .time(let last, .utc): return item.value == "DATE" ? time.day > last.day : zone.instant(time) > Zone.utc.instant(last)
                    case .time(let last, _): return time > last
                    }
                }
                let found = times.map { item.value == "DATE" ? String($0.basic.prefix(8)) : $0.basic }
                let wanted = expected.map { item.value == "DATE" ? String($0.prefix(8)) : $0 }
                if found != wanted { wrong.append("\(item.id) \(item.dtstart) \(item.rrule)\n   found \(found.prefix(6)) \(found.count)\n  wanted \(wanted.prefix(6)) \(wanted.count)") }
                if let utc = item.expected_utc {
                    let instants = times.map { LocalTime(secondsSinceEpoch: zone.instant($0).seconds).basic + "Z" }
                    if instants != utc { wrong.append("\(item.id) in UTC: \(zip(instants, utc).first { $0 != $1 } ?? ("", ""))") }
                }
            } catch {
                refused[item.id] = "\(item.rrule): \(error.message)"
            }
        }
        for line in wrong { print(line) }
        for line in refused.sorted(by: { $0.key < $1.key }) { print("REFUSED", line) }
        #expect(wrong == [])
    }

    @Test("every file of the corpus is read, or told of by line")
    func files() throws {
        let year = try #require(Interval(Instant(seconds: 1_000_000_000), Instant(seconds: 1_800_000_000)))
        for entry in try decode([Entry].self, "MANIFEST.json") {
            let bytes = [UInt8](try Data(contentsOf: corpus.appending(path: entry.file)))
            let read = CalendarImport.read(bytes, window: year)
            if entry.expect == "import", !read.isWhole { print("NOTWHOLE", entry.file, read.problems.filter { $0.severity == .error }.map { "\($0.line ?? 0): \($0.message)" }.prefix(3)) }
            if entry.expect == "import-lenient", !read.isWhole { print("LENIENT", entry.file, read.problems.filter { $0.severity == .error }.map { "\($0.line ?? 0): \($0.message)" }.prefix(3)) }
        }
    }
}

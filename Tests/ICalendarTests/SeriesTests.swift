import CLibical
import Domain
import ICalendar
import Testing

/// What is written of a series gives back its dates.
@Suite struct SeriesTests {
    private struct Case {
        let offering: Offering
        let session: Session
    }

    /// A random series in a term over both changes of the clocks, with random closed days.
    private func randomCase(_ random: inout SplitMix64, hours: Range<Int> = 0..<24) throws -> Case? {
        let first = try day("2027-01-11")
        let closed = (0..<Int.random(in: 0...120, using: &random)).map { _ in first + Int.random(in: 0..<360, using: &random) }
        let weekday = try #require(Weekday.allCases.randomElement(using: &random))
        let start = try #require(
            ClockTime(minutes: hours.lowerBound * 60 + Int.random(in: 0..<hours.count * 4, using: &random) * 15))
        let term = Term(
            id: try ID("t"), name: "", firstDay: first, lastDay: first + 363, closed: Set(closed), schoolBreaks: [],
            familiarTimes: [],
            releaseDays: 14, seed: 0, revised: Instant(seconds: 0), site: "example.org", invented: false)
        let offering = Offering(
            id: try ID("o"), title: "T", neutralTitle: nil, groups: [.aldre], language: try #require(Language("sv")),
            kind: .closed,
            visibility: .open, needsIdentity: false, owners: [], hosts: [], capacity: 1, minimum: 0, leadersNeeded: 1,
            occurrences: Int.random(in: 1...15, using: &random),
            interval: try #require([1, 2, 4].randomElement(using: &random)),
            minutes: 90, times: [], startWeeks: [], whenClosed: Bool.random(using: &random) ? .skip : .drop,
            restsInSchoolBreaks: false, guestSeats: nil, reach: .city, needs: [], queue: .registration)
        let week = Int.random(in: 1...40, using: &random)
        return term.series(of: offering, on: weekday, startWeek: week).map { series in
            Case(
                offering: offering,
                session: Session(
                    offering: offering.id, host: nil, venue: nil, time: WeeklyTime(weekday, start), startWeek: week,
                    series: series,
                    leaders: []))
        }
    }

    private func calendar(_ properties: [Property?]) -> [UInt8] {
        let uid = [Property("UID", raw: "1"), .utc("DTSTAMP", Instant(seconds: 0))] as [Property?]
        return Publication(name: "T", events: [Component("VEVENT", uid + properties)]).calendar.bytes
    }

    private func year() throws -> Interval {
        try #require(Interval(instant("2027-01-01 0:00"), instant("2028-02-01 0:00")))
    }

    @Test("read back by the importer, a series has exactly its occurrences", arguments: 0..<20)
    func own(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<25 {
            guard let item = try randomCase(&random) else { continue }
            let read = CalendarImport.read(calendar(SessionTimes.exact(item.session, item.offering)), window: try year())
            #expect(read.remarks == [])
            #expect(read.busy.map(\.start) == item.session.series.days.map { Stockholm.instant($0, item.session.time.start) })
        }
    }

    // At night libical goes wrong where the clocks change.
    @Test("libical expands a series by day to exactly its occurrences", arguments: 0..<20)
    func libical(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<25 {
            guard let item = try randomCase(&random, hours: 6..<23) else { continue }
            let found = expandedByLibical(calendar(SessionTimes.exact(item.session, item.offering)))
            #expect(found == item.session.series.days.map { Stockholm.instant($0, item.session.time.start).seconds })
        }
    }

    @Test("children's weeks are all from the first to the last by the interval, read back", arguments: 0..<20)
    func weeks(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<25 {
            guard let item = try randomCase(&random) else { continue }
            let read = CalendarImport.read(calendar(SessionTimes.byWeek(item.session, item.offering)), window: try year())
            #expect(read.remarks == [])
            let (first, last) = (
                try #require(item.session.series.days.first).monday, try #require(item.session.series.days.last).monday
            )
            let mondays = stride(from: first.number, through: last.number, by: 7 * item.offering.interval)
            #expect(read.closedDays == mondays.flatMap { monday in (0..<7).map { Day(number: monday + $0) } })
        }
    }

    @Test("a missed first date moves DTSTART; missed dates within are EXDATEs; missed last ones are nowhere")
    func missed() throws {
        let closed = try ["2027-03-23", "2027-04-06", "2027-04-20"].map(day)
        let term = Term(
            id: try ID("t"), name: "", firstDay: try day("2027-01-11"), lastDay: try day("2027-06-13"), closed: Set(closed),
            schoolBreaks: [], familiarTimes: [], releaseDays: 14, seed: 0, revised: Instant(seconds: 0), site: "example.org",
            invented: false)
        let tiny = try TinyCity()
        let offering = try #require(tiny.city.offerings.first)
        let series = try #require(term.series(of: offering, on: .tuesday, startWeek: 11))
        let session = Session(
            offering: offering.id, host: nil, venue: nil, time: WeeklyTime(.tuesday, try time("9:00")), startWeek: 11,
            series: series,
            leaders: [])
        #expect(
            SessionTimes.exact(session, offering) == [
                Property("DTSTART", [.init("TZID", "Europe/Stockholm")], raw: "20270330T090000"),
                Property("DTEND", [.init("TZID", "Europe/Stockholm")], raw: "20270330T100000"),
                Property("RRULE", raw: "FREQ=WEEKLY;UNTIL=20270427T070000Z"),
                Property("EXDATE", [.init("TZID", "Europe/Stockholm")], raw: "20270406T090000,20270420T090000"),
            ])
    }
}

/// Starts in seconds since 1970, as libical expands the first event.
private func expandedByLibical(_ bytes: [UInt8]) -> [Int] {
    final class Found { var starts: [Int] = [] }
    return Libical.alone {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let root = icalparser_parse_string(text) else { return [] }
        defer { icalcomponent_free(root) }
        guard let event = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT) else { return [] }
        let found = Found()
        icalcomponent_foreach_recurrence(
            event, icaltime_from_string("20260101T000000Z"), icaltime_from_string("20290101T000000Z"),
            { _, span, found in
                guard let span, let found else { return }
                Unmanaged<Found>.fromOpaque(found).takeUnretainedValue().starts.append(span.pointee.start)
            }, Unmanaged.passUnretained(found).toOpaque())
        return found.starts.sorted()
    }
}

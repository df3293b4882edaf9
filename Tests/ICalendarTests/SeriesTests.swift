import CLibical
import Domain
import ICalendar
import Testing

/// What is written of a series gives back its occurrences, whatever has become of them.
@Suite struct SeriesTests {
    private struct Case {
        var offering: Offering
        let term: Term
        let session: Session
    }

    /// A random series in a term over both changes of the clocks, with random closed days.
    private func randomCase(_ random: inout SplitMix64, hours: Range<Int> = 0..<22) throws -> Case? {
        let first = try day("2027-01-11")
        let closed = (0..<Int.random(in: 0...120, using: &random)).map { _ in first + Int.random(in: 0..<360, using: &random) }
        let weekday = try #require(Weekday.allCases.randomElement(using: &random))
        let start = try #require(
            ClockTime(minutes: hours.lowerBound * 60 + Int.random(in: 0..<hours.count * 4, using: &random) * 15))
        let term = Term(
            id: try ID("t"), name: "", firstDay: first, lastDay: first + 363, closed: Set(closed), schoolBreaks: [],
            familiarTimes: [],
            releaseDays: 14, seed: 0, revised: Instant(seconds: 0), site: "example.org", invented: false)
        let offering = try offering(
            occurrences: Int.random(in: 1...15, using: &random),
            interval: try #require([1, 2, 4].randomElement(using: &random)),
            whenClosed: Bool.random(using: &random) ? .skip : .drop)
        let week = Int.random(in: 1...40, using: &random)
        return term.series(of: offering, on: weekday, startWeek: week).map { series in
            Case(
                offering: offering, term: term,
                session: Session(
                    offering: offering.id, host: nil, venue: nil, time: WeeklyTime(weekday, start), startWeek: week,
                    series: series, leaders: []))
        }
    }

    private func offering(_ title: String = "T", occurrences: Int, interval: Int, whenClosed: Offering.WhenClosed = .skip)
        throws -> Offering
    {
        Offering(
            id: try ID("o"), title: title, neutralTitle: nil, groups: [.aldre], language: try #require(Language("sv")),
            kind: .closed, visibility: .open, needsIdentity: false, owners: [], hosts: [], capacity: 1, minimum: 0,
            leadersNeeded: 1, occurrences: occurrences, interval: interval, minutes: 90, times: [], startWeeks: [],
            whenClosed: whenClosed, restsInSchoolBreaks: false, guestSeats: nil, reach: .city, needs: [], queue: .registration)
    }

    private func events(_ announcement: Announcement, today: Day) -> [CalendarEvent] {
        SeriesEvents(announcement, today: today) { meeting, revision in
            let start = LocalTime(meeting.day, meeting.start)
            var event = CalendarEvent(
                uid: "1", stamp: revision.changed,
                time: .timed(start: start, end: LocalTime(secondsSinceEpoch: start.secondsSinceEpoch + meeting.minutes * 60)),
                summary: announcement.told.title)
            event.sequence = revision.number
            return event
        }.events()
    }

    private func starts(_ meetings: [Announcement.Meeting]) -> [Instant] {
        meetings.map { Stockholm.instant($0.day, $0.start) }.sorted()
    }

    private func year() throws -> Interval {
        try #require(Interval(instant("2026-07-01 0:00"), instant("2028-07-01 0:00")))
    }

    @Test("read back by the importer, a series has exactly its occurrences", arguments: 0..<20)
    func own(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<25 {
            guard let item = try randomCase(&random) else { continue }
            let announcement = Announcement(item.session, of: item.offering, in: nil, at: Instant(seconds: 0))
            let bytes = Publication(name: "T").bytes(events(announcement, today: item.term.firstDay))
            let read = CalendarImport.read(bytes, window: try year())
            #expect(read.remarks == [])
            #expect(read.busy.map(\.start) == item.session.series.days.map { Stockholm.instant($0, item.session.time.start) })
        }
    }

    // At night libical goes wrong where the clocks change.
    @Test("libical expands a series by day to exactly its occurrences", arguments: 0..<20)
    func libical(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<25 {
            guard let item = try randomCase(&random, hours: 6..<22) else { continue }
            let announcement = Announcement(item.session, of: item.offering, in: nil, at: Instant(seconds: 0))
            let found = expandedByLibical(Publication(name: "T").bytes(events(announcement, today: item.term.firstDay)))
            #expect(found == item.session.series.days.map { Stockholm.instant($0, item.session.time.start).seconds })
        }
    }

    // MARK: Histories

    /// A random change of what is announced, at a random time.
    private func changed(
        _ before: Announcement, _ item: inout Case, at instant: Instant, _ random: inout SplitMix64
    ) throws -> Announcement {
        let today = Stockholm.local(instant).day
        let coming = before.days.filter { day in day >= today && before.meeting(on: day).map { $0.day >= today } ?? true }
        guard let anyDay = coming.randomElement(using: &random) else { return before }
        let place = Announcement.Place.venue(try ID("v\(Int.random(in: 1...3, using: &random))"), in: try ID("d"))
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            let meeting = Announcement.Meeting(
                day: anyDay + Int.random(in: 0...3, using: &random), start: try time("17:45"), minutes: 60, place: place)
            return before.altering(anyDay, to: meeting, at: instant) ?? before
        case 1: return before.altering(anyDay, to: nil, at: instant) ?? before
        case 2: return before.cancelled(at: instant)
        case 3:
            item.offering = try offering(
                "T\(Int.random(in: 0...2, using: &random))", occurrences: item.offering.occurrences,
                interval: item.offering.interval)
            return before.following(item.session, of: item.offering, in: nil, at: instant)
        default:
            guard let other = try randomCase(&random) else { return before }
            let isSameTime = Bool.random(using: &random)
            let offering = try self.offering(occurrences: other.offering.occurrences, interval: item.offering.interval)
            let weekTime = isSameTime ? item.session.time : other.session.time
            let week = isSameTime ? item.session.startWeek : other.session.startWeek
            guard let series = other.term.series(of: offering, on: weekTime.weekday, startWeek: week) else { return before }
            let session = Session(
                offering: offering.id, host: place.host, venue: place.venue, time: weekTime, startWeek: week, series: series,
                leaders: [])
            item = Case(offering: offering, term: other.term, session: session)
            return before.following(session, of: offering, in: nil, at: instant)
        }
    }

    /// What an event says apart from how often it has changed, by its place in the series.
    private func told(_ events: [CalendarEvent]) -> [LocalTime?: (content: CalendarEvent, revision: Revision)] {
        Dictionary(
            events.map { event in
                var bare = CalendarEvent(uid: event.uid, stamp: Instant(seconds: 0), time: event.time, summary: event.summary)
                bare.rule = event.rule
                bare.except = event.except
                bare.status = event.status
                return (event.replaces, (bare, Revision(number: event.sequence ?? 0, changed: event.stamp)))
            }
        ) { first, _ in first }
    }

    @Test(
        "after each change of a random history the importer sees what is held; what changes is revised, and nothing falls back",
        arguments: 0..<40)
    func histories(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<10 {
            guard var item = try randomCase(&random) else { continue }
            var instant = Instant(seconds: Stockholm.instant(try day("2026-12-01"), try time("8:00")).seconds)
            var announcement = Announcement(item.session, of: item.offering, in: nil, at: instant)
            for _ in 0..<8 {
                instant = Instant(seconds: instant.seconds + Int.random(in: 0...40, using: &random) * 86_400)
                let today = Stockholm.local(instant).day
                let before = announcement
                announcement = try changed(before, &item, at: instant, &random)
                let events = events(announcement, today: today)
                let bytes = Publication(name: "T").bytes(events)
                let read = CalendarImport.read(bytes, window: try year())
                #expect(read.remarks == [])
                // Merged where they overlap, as two moved occurrences may.
                let held = announcement.meetings.map { Stockholm.instant($0.day, $0.start) }
                // A series that is over for more than 90 days is told no more.
                let isNear = announcement.meetings.contains { (-90...400).contains($0.day - today) }
                #expect(!isNear || held.allSatisfy { start in read.busy.contains { $0.start <= start && start < $0.end } })
                #expect(read.busy.allSatisfy { interval in held.contains { $0 == interval.start } })
                #expect(libicalFaults(bytes) == [])

                let was = told(self.events(before, today: today))
                for (key, now) in told(events) {
                    guard let was = was[key] else { continue }
                    #expect(now.revision >= was.revision)
                    #expect(now.content == was.content || now.revision.number > was.revision.number)
                    #expect(now.content == was.content || now.revision.changed > was.revision.changed)
                }
                let past = { (announcement: Announcement) in
                    Set(announcement.meetings.filter { $0.day < today })
                }
                #expect(past(announcement) == past(before))
            }
        }
    }

    @Test("an occurrence is moved, then cancelled: one event more each time, and the series itself keeps its bytes")
    func single() throws {
        let tiny = try TinyCity()
        let before = try #require(tiny.announcements.first)
        let instant = Instant(seconds: tiny.city.term.revised.seconds + 3600)
        let moved = try #require(
            before.altering(
                before.days[1],
                to: Announcement.Meeting(day: before.days[1] + 1, start: try time("10:30"), minutes: 60, place: .digital),
                at: instant))
        let cancelled = try #require(moved.altering(moved.days[2], to: nil, at: instant))
        let today = try day("2027-01-15")
        #expect(events(moved, today: today).first == events(before, today: today).first)
        #expect(events(cancelled, today: today).prefix(2) == events(moved, today: today).prefix(2))
        #expect(
            events(cancelled, today: today).map(\.replaces) == [
                nil, LocalTime(before.days[1], before.told.time.start), LocalTime(before.days[2], before.told.time.start),
            ])
        #expect(events(cancelled, today: today).map(\.sequence) == [0, 1, 1])
        #expect(events(cancelled, today: today).last?.summary == "INSTÄLLD: " + before.told.title)
        #expect(events(cancelled, today: today).last?.status == .cancelled)
        // From the 31st day on it is told no more, and the series leaves its date out.
        let date = before.days[2]
        #expect(events(cancelled, today: date + 30).count == 3)
        #expect(events(cancelled, today: date + 31).count == 2)
        #expect(events(cancelled, today: date + 31).first?.except.contains(LocalTime(date, before.told.time.start)) == false)
        #expect(events(cancelled, today: date + 31).first?.rule?.text.contains("UNTIL=20270209T080000Z") == true)
    }

    @Test("a missed first date moves DTSTART; missed dates within are EXDATEs; missed last ones are nowhere")
    func missed() throws {
        let closed = try ["2027-03-23", "2027-04-06", "2027-04-20"].map(day)
        let term = Term(
            id: try ID("t"), name: "", firstDay: try day("2027-01-11"), lastDay: try day("2027-06-13"), closed: Set(closed),
            schoolBreaks: [], familiarTimes: [], releaseDays: 14, seed: 0, revised: Instant(seconds: 0), site: "example.org",
            invented: false)
        let offering = try offering(occurrences: 3, interval: 1)
        let series = try #require(term.series(of: offering, on: .tuesday, startWeek: 11))
        let session = Session(
            offering: offering.id, host: nil, venue: nil, time: WeeklyTime(.tuesday, try time("9:00")), startWeek: 11,
            series: series, leaders: [])
        let written = events(Announcement(session, of: offering, in: nil, at: Instant(seconds: 0)), today: term.firstDay)
        let first = try day("2027-03-30")
        #expect(written.count == 1)
        #expect(
            written.first?.time == .timed(start: LocalTime(first, try time("9:00")), end: LocalTime(first, try time("10:30"))))
        #expect(written.first?.rule?.text == "FREQ=WEEKLY;UNTIL=20270427T070000Z")
        #expect(written.first?.except == [closed[1], closed[2]].map { LocalTime($0, session.time.start) })
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

import Domain
import Testing

@Suite("Announcements")
struct AnnouncementTests {
    private let offering: Offering
    private let tuesdays: [Day]
    private let told: Instant

    init() throws {
        offering = try AnnouncementTests.offering()
        tuesdays = try (0..<4).map { try #require(Day(iso: "2027-01-26")) + 7 * $0 }
        told = Instant(seconds: 1_795_000_000)
    }

    private static func offering(title: String = "Café", minutes: Int = 90) throws -> Offering {
        Offering(
            id: try ID("cafe"), title: title, neutralTitle: nil, groups: [.aldre], language: try #require(Language("sv")),
            kind: .open, visibility: .open, needsIdentity: false, owners: [], hosts: [], capacity: 8, minimum: 0,
            leadersNeeded: 1, occurrences: 4, interval: 1, minutes: minutes, times: [], startWeeks: [], whenClosed: .skip,
            restsInSchoolBreaks: false, guestSeats: nil, reach: .city, needs: [], queue: .registration)
    }

    private func session(
        _ days: [Day], _ weekday: Weekday = .tuesday, at start: String = "13:00", venue: String? = "hus", leader: String = "a"
    ) throws -> Session {
        Session(
            offering: offering.id, host: venue == nil ? nil : try ID("norr"), venue: try venue.map { try ID($0) },
            time: WeeklyTime(weekday, try #require(ClockTime(start))), startWeek: 4, series: Series(days: days, missed: []),
            leaders: [try ID(leader)])
    }

    private func first() throws -> Announcement { Announcement(try session(tuesdays), of: offering, in: nil, at: told) }

    /// Eight in the morning.
    private func morning(_ day: Day) throws -> Instant { Stockholm.instant(day, try #require(ClockTime("8:00"))) }

    @Test("a session planned as before is announced as before, whoever leads it")
    func unchanged() throws {
        let later = try morning(tuesdays[1])
        #expect(try first().following(try session(tuesdays), of: offering, in: nil, at: later) == first())
        let led = try first().following(try session(tuesdays, leader: "b"), of: offering, in: nil, at: later)
        #expect(try led.revision == first().revision)
        #expect(led.leaders == [try ID("b")])
    }

    @Test("a new title, place or length revises the series; what has been held keeps its place and length")
    func revised() throws {
        let later = try morning(tuesdays[1])
        let before = try first()
        let renamed = before.following(
            try session(tuesdays), of: try AnnouncementTests.offering(title: "Kafé"), in: nil, at: later)
        #expect(renamed.revision == Revision(number: 1, changed: later))
        #expect(renamed.alterations == [:])
        let digital = before.following(try session(tuesdays, venue: nil), of: offering, in: nil, at: later)
        #expect(digital.revision.number == 1)
        #expect(digital.meetings.map(\.place.venue?.text) == ["hus", nil, nil, nil])
        let longer = before.following(
            try session(tuesdays), of: try AnnouncementTests.offering(minutes: 120), in: nil, at: later)
        #expect(longer.meetings.map(\.minutes) == [90, 120, 120, 120])
    }

    @Test("a date that is lost is cancelled by itself; one that is gained revises the series")
    func dates() throws {
        let before = try first()
        let (lost, gained) = (tuesdays[2], tuesdays[3] + 7)
        let shorter = before.following(try session(tuesdays.filter { $0 != lost }), of: offering, in: nil, at: told)
        #expect(shorter.revision == before.revision)
        #expect(
            shorter.alterations == [
                lost: Announcement.Alteration(meeting: nil, revision: before.revision.next(at: told), comesBack: true)
            ])
        let moved = before.following(try session(tuesdays.filter { $0 != lost } + [gained]), of: offering, in: nil, at: told)
        #expect(moved.revision.number == 1)
        #expect(moved.days == tuesdays + [gained])
        #expect(moved.meetings.map(\.day) == [tuesdays[0], tuesdays[1], tuesdays[3], gained])
        // Held after all: told as such, and revised above the cancellation.
        let back = shorter.following(try session(tuesdays), of: offering, in: nil, at: told)
        #expect(back.meetings == before.meetings)
        #expect(back.alterations[lost]?.revision.number == 2)
    }

    @Test("a date that staff have called off stays so, whatever is planned anew")
    func calledOff() throws {
        let before = try #require(try first().altering(tuesdays[2], to: nil, at: told))
        #expect(before.following(try session(tuesdays), of: offering, in: nil, at: told) == before)
        let renamed = before.following(
            try session(tuesdays), of: try AnnouncementTests.offering(title: "Kafé"), in: nil, at: told)
        #expect(renamed.meetings.map(\.day) == [tuesdays[0], tuesdays[1], tuesdays[3]])
        // Also where the hour is another.
        let later = before.following(try session(tuesdays, at: "17:30"), of: offering, in: nil, at: told)
        #expect(later.meetings.map(\.day) == [tuesdays[0], tuesdays[1], tuesdays[3]])
        #expect(later.meetings.map(\.start.text) == ["17:30", "17:30", "17:30"])
    }

    @Test("moved in the middle of the term, what has been held stays where it was")
    func moved() throws {
        let wednesdays = tuesdays.map { $0 + 1 }
        let later = try morning(tuesdays[2])
        let moved = try first().following(try session(wednesdays, .wednesday, at: "17:30"), of: offering, in: nil, at: later)
        #expect(moved.revision == Revision(number: 1, changed: later))
        #expect(moved.meetings.map(\.day) == [tuesdays[0], tuesdays[1], wednesdays[2], wednesdays[3]])
        #expect(moved.meetings.map(\.start.text) == ["13:00", "13:00", "17:30", "17:30"])
        #expect(moved.days.allSatisfy { $0.weekday == .wednesday })
    }

    @Test("cancelled before it began it is cancelled whole, later only in what is to come; planned again it runs again")
    func cancelled() throws {
        let whole = try first().cancelled(at: told)
        #expect(whole.isCancelled && whole.meetings == [] && whole.revision.number == 1)
        #expect(whole.cancelled(at: told) == whole)
        let again = whole.following(try session(tuesdays), of: offering, in: nil, at: told)
        #expect(!again.isCancelled && again.revision.number == 2)
        #expect(try again.meetings == first().meetings)
        let rest = try first().cancelled(at: try morning(tuesdays[2]))
        #expect(!rest.isCancelled)
        #expect(rest.meetings.map(\.day) == [tuesdays[0], tuesdays[1]])
    }

    @Test("one occurrence is moved and cancelled by its date in the series, and by no other")
    func single() throws {
        let before = try first()
        let meeting = Announcement.Meeting(
            day: tuesdays[1] + 2, start: try #require(ClockTime("9:00")), minutes: 60, place: .digital)
        let moved = try #require(before.altering(tuesdays[1], to: meeting, at: told))
        #expect(moved.meetings.map(\.day) == [tuesdays[0], tuesdays[1] + 2, tuesdays[2], tuesdays[3]])
        #expect(moved.altering(tuesdays[1], to: meeting, at: told) == moved)
        let cancelled = try #require(moved.altering(tuesdays[1], to: nil, at: told))
        #expect(cancelled.alterations[tuesdays[1]]?.revision.number == 2)
        #expect(cancelled.revision == before.revision)
        #expect(before.altering(tuesdays[1] + 1, to: nil, at: told) == nil)
        #expect(before.cancelled(at: told).altering(tuesdays[1], to: nil, at: told) == nil)
    }

    @Test("a revision never falls, also where the clock does")
    func clock() {
        let before = Revision(number: 4, changed: Instant(seconds: 1000))
        #expect(before.next(at: Instant(seconds: 5000)) == Revision(number: 5, changed: Instant(seconds: 5000)))
        #expect(before.next(at: Instant(seconds: 10)) == Revision(number: 5, changed: Instant(seconds: 1001)))
    }
}

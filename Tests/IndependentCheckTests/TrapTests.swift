import Foundation
import IndependentCheck
import Testing

/// Small terms, each with one difficulty that its name tells: see Traps/.
@Suite("The planner does not fall into a trap")
struct TrapTests {
    @Test("a series keeps its local time when summer time begins, and shuns what clashes only then")
    func summerTime() throws {
        let plan = try plan("dst-week")
        let series = try plan.session("serie")
        #expect(
            series.occurrences.map(\.start) == [
                "2027-03-17T17:30:00+01:00", "2027-03-24T17:30:00+01:00", "2027-03-31T17:30:00+02:00",
                "2027-04-07T17:30:00+02:00",
            ])
        // The hall is taken 15:30-16:30 UTC: to 17:30 in winter, to 18:30 in summer.
        #expect(try plan.session("krock").start == "18:30")
        #expect(try plan.session("fore").days == ["2027-03-16", "2027-03-23"])
    }

    @Test("a holiday is skipped and made up")
    func holidaySkipped() throws {
        let series = try plan("holiday-in-a-series").session("serie")
        #expect(series.days == ["2027-04-22", "2027-04-29", "2027-05-13", "2027-05-20"])
        #expect(series.missed == ["2027-05-06"])
    }

    @Test("a holiday is dropped where the offering says so")
    func holidayDropped() throws {
        let series = try plan("holiday-dropped").session("serie")
        #expect(series.days == ["2027-04-22", "2027-04-29", "2027-05-13"])
        #expect(series.missed == ["2027-05-06"])
    }

    @Test("one offering rests in the school break, the other runs through it")
    func schoolBreak() throws {
        // The break is a transparent event, which marks its days as a school break and blocks nobody.
        let plan = try plan("school-break-rests")
        #expect(try plan.session("vilar").days == ["2027-02-23", "2027-03-09", "2027-03-16"])
        #expect(try plan.session("vilar").missed == ["2027-03-02"])
        #expect(try plan.session("fortsatter").days == ["2027-02-24", "2027-03-03", "2027-03-10"])
        #expect(try plan.session("fortsatter").missed == [])
    }

    @Test("a venue that is busy on one date cannot have the series, and one that is perhaps busy can")
    func busyOnce() throws {
        let series = try plan("venue-busy-once").session("serie")
        #expect(series.weekday == "ons")
        #expect(series.days == ["2027-02-03", "2027-02-10", "2027-02-17", "2027-02-24"])
    }

    @Test("a leader gets time for the way from one district to the other")
    func twoDistricts() throws {
        let plan = try plan("two-districts-one-day")
        #expect(try plan.session("norrut").end == "15:00")
        #expect(try plan.session("soderut").start == "15:45")
    }

    @Test("of two who must not meet the worse-off sits, and the other waits like anybody else")
    func barredPair() throws {
        let plan = try plan("barred-pair")
        #expect(try plan.session("serie").seats.map(\.request) == ["r2", "r3"])
        #expect(plan.waitlist("serie") == ["r1"])
        #expect(plan.unserved.map(\.request) == ["r1"])
    }

    @Test("guests take the guest seats, the first to register first, and no more")
    func guestQuota() throws {
        let plan = try plan("guest-quota")
        #expect(try plan.session("serie").seatTexts == ["r1 guest", "r2 guest", "r3 home"])
        #expect(plan.waitlist("serie") == ["r4", "r6"])
        #expect(plan.unserved.map(\.request) == ["r4", "r5", "r6"])
    }

    @Test("an offering with too few people does not run")
    func minimum() throws {
        let plan = try plan("minimum-not-reached")
        #expect(plan.unplanned.map(\.offering) == ["liten"])
        #expect(plan.unserved.map(\.request) == ["r1", "r2", "r3"])
        #expect(try plan.session("annan").seatTexts == ["r4 home", "r5 home"])
    }

    @Test("what is pinned stays, whatever people would rather have")
    func pinned() throws {
        let plan = try plan("pinned")
        let series = try plan.session("serie")
        #expect([series.weekday, series.start, series.host, series.venue] == ["ons", "13:00", "soder", "stugan"])
        #expect(series.start_week == 12)
        #expect(series.days == ["2027-03-24", "2027-03-31", "2027-04-07"])
        #expect(series.leaders == ["hemma"])
        #expect(series.seatTexts == ["r2 home"])
        #expect(plan.waitlist("serie") == ["r1"])
        #expect(try plan.session("annan").days == ["2027-02-01", "2027-02-08", "2027-02-15"])
    }

    @Test("a pool lets in those who are far but members, not the neighbours who are not")
    func pool() throws {
        let plan = try plan("pool-that-does-not-touch")
        #expect(try plan.session("serie").seatTexts == ["r1 home", "r3 guest"])
        #expect(plan.waitlist("serie") == [])
        #expect(plan.unserved.map(\.request) == ["r2", "r4"])
    }

    @Test("a quota makes guests of others in a digital offering; without one everybody is at home")
    func digital() throws {
        let plan = try plan("digital-quota")
        #expect(try plan.session("kvot").seatTexts == ["r1 home", "r2 guest"])
        #expect(plan.waitlist("kvot") == ["r3"])
        #expect(try plan.session("fri").seatTexts == ["r4 home", "r5 home"])
        #expect(try [plan.session("fri").host, plan.session("fri").venue] == [nil, nil])
    }

    @Test("a queue by priority goes by class, then residents, then registration")
    func priority() throws {
        let plan = try plan("priority-queue")
        #expect(try plan.session("serie").seatTexts == ["r6 home"])
        #expect(plan.waitlist("serie") == ["r3", "r1", "r5", "r4", "r2"])
    }

    @Test("a leader's weeks are not filled beyond the most, and go to what serves more")
    func mostPerWeek() throws {
        let plan = try plan("leader-most-per-week")
        #expect(plan.sessions.map(\.offering) == ["stor", "senare"])
        #expect(plan.unplanned.map(\.offering) == ["liten"])
    }

    @Test("two fortnightly series share a room, a leader and an hour in alternating weeks")
    func alternatingWeeks() throws {
        let plan = try plan("alternating-weeks")
        #expect(plan.sessions.map(\.start_week).sorted() == [5, 6])
        #expect(
            plan.sessions.flatMap(\.days).sorted() == [
                "2027-02-02", "2027-02-09", "2027-02-16", "2027-02-23", "2027-03-02", "2027-03-09",
            ])
        #expect(plan.sessions.map(\.venue) == ["salen", "salen"])
    }

    private func plan(_ trap: String) throws -> PlanFile {
        try Planner.plan(Fixture.traps.appendingPathComponent(trap), steps: 20000)
    }
}

extension PlanFile {
    fileprivate func session(_ offering: String) throws -> Session {
        try #require(sessions.first { $0.offering == offering }, "\(offering) should run")
    }

    /// The people on a waitlist, in order.
    fileprivate func waitlist(_ offering: String) -> [String]? {
        waitlists.first { $0.offering == offering }?.entries.map(\.request)
    }
}

extension PlanFile.Session {
    fileprivate var days: [String] { occurrences.map(\.day) }
    fileprivate var seatTexts: [String] { seats.map { "\($0.request) \($0.as)" } }
}

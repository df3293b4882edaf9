import Domain
import Testing

/// Tuesdays from 2027-01-19, week 2 of a term that begins on a Wednesday.
@Suite("A series")
struct SeriesTests {
    private func series(
        closed: [String] = [], schoolBreaks: [String] = [], last: String = "2027-06-11", week: Int = 2, _ offering: Offering
    ) throws -> [[String]]? {
        let term = try Term.test(first: "2027-01-13", last: last, closed: closed, schoolBreaks: schoolBreaks)
        return term.series(of: offering, on: .tuesday, startWeek: week).map { [$0.days.map(\.iso), $0.missed.map(\.iso)] }
    }

    @Test(
        "steps by its interval",
        arguments: [
            (1, ["2027-01-19", "2027-01-26", "2027-02-02"]), (2, ["2027-01-19", "2027-02-02", "2027-02-16"]),
            (4, ["2027-01-19", "2027-02-16", "2027-03-16"]),
        ])
    func interval(_ weeks: Int, _ days: [String]) throws {
        #expect(try series(.test(occurrences: 3, interval: weeks)) == [days, []])
    }

    @Test("that skips goes on longer for a closed date")
    func skip() throws {
        #expect(
            try series(closed: ["2027-01-26"], .test(occurrences: 3)) == [
                ["2027-01-19", "2027-02-02", "2027-02-09"], ["2027-01-26"],
            ])
    }

    @Test("that drops loses a closed date")
    func drop() throws {
        #expect(
            try series(closed: ["2027-01-26"], .test(occurrences: 3, whenClosed: .drop))
                == [["2027-01-19", "2027-02-02"], ["2027-01-26"]])
    }

    @Test(
        "treats a closed first date like any other",
        arguments: [(Offering.WhenClosed.skip, ["2027-01-26", "2027-02-02"]), (.drop, ["2027-01-26"])])
    func closedFirst(_ whenClosed: Offering.WhenClosed, _ days: [String]) throws {
        #expect(try series(closed: ["2027-01-19"], .test(occurrences: 2, whenClosed: whenClosed)) == [days, ["2027-01-19"]])
    }

    @Test("rests in school breaks only if it does so")
    func breaks() throws {
        #expect(
            try series(schoolBreaks: ["2027-01-26"], .test(occurrences: 2, rests: true)) == [
                ["2027-01-19", "2027-02-02"], ["2027-01-26"],
            ])
        #expect(
            try series(schoolBreaks: ["2027-01-26"], .test(occurrences: 2, rests: false)) == [
                ["2027-01-19", "2027-01-26"], [],
            ])
    }

    @Test("lies within the term's days, not only its weeks")
    func fits() throws {
        #expect(try series(last: "2027-01-26", .test(occurrences: 2)) == [["2027-01-19", "2027-01-26"], []])
        #expect(try series(last: "2027-01-25", .test(occurrences: 2)) == nil)
        #expect(try series(closed: ["2027-01-19"], last: "2027-01-26", .test(occurrences: 2)) == nil)
        #expect(try series(week: 1, .test(occurrences: 2)) == nil)
    }

    @Test("is none when no date would be held")
    func nothingHeld() throws {
        #expect(try series(closed: ["2027-01-19", "2027-01-26"], .test(occurrences: 2, whenClosed: .drop)) == nil)
    }

    @Test("starts in a week by its ISO number, over the new year too")
    func weeks() throws {
        let term = try Term.test(first: "2026-11-30", last: "2027-02-12")
        #expect([49, 53, 1, 6].map { term.week(iso: $0) } == [1, 5, 6, 11])
        #expect([48, 7].map { term.week(iso: $0) } == [nil, nil])
        #expect((1...term.weeks).map { term.isoWeek($0) } == [49, 50, 51, 52, 53, 1, 2, 3, 4, 5, 6])
    }
}

import Domain
import Testing

/// Dates from the Swedish almanac.
@Suite("Holidays")
struct HolidaysTests {
    struct Year: Sendable {
        let easter, ascension, whitsun, midsummer, allSaints: String
    }

    static let years: [(Int, Year)] = [
        (2024, Year(easter: "03-31", ascension: "05-09", whitsun: "05-19", midsummer: "06-22", allSaints: "11-02")),
        (2025, Year(easter: "04-20", ascension: "05-29", whitsun: "06-08", midsummer: "06-21", allSaints: "11-01")),
        (2026, Year(easter: "04-05", ascension: "05-14", whitsun: "05-24", midsummer: "06-20", allSaints: "10-31")),
        (2027, Year(easter: "03-28", ascension: "05-06", whitsun: "05-16", midsummer: "06-26", allSaints: "11-06")),
        (2028, Year(easter: "04-16", ascension: "05-25", whitsun: "06-04", midsummer: "06-24", allSaints: "11-04")),
        (2029, Year(easter: "04-01", ascension: "05-10", whitsun: "05-20", midsummer: "06-23", allSaints: "11-03")),
        (2030, Year(easter: "04-21", ascension: "05-30", whitsun: "06-09", midsummer: "06-22", allSaints: "11-02")),
        (2031, Year(easter: "04-13", ascension: "05-22", whitsun: "06-01", midsummer: "06-21", allSaints: "11-01")),
        (2032, Year(easter: "03-28", ascension: "05-06", whitsun: "05-16", midsummer: "06-26", allSaints: "11-06")),
    ]

    @Test("that move are where the almanac has them", arguments: years)
    func moving(_ year: Int, _ dates: Year) {
        let days = Dictionary(Holidays.of(year).map { ($0.name, $0.day.iso) }) { first, _ in first }
        #expect(days["Påskdagen"] == "\(year)-\(dates.easter)")
        #expect(days["Kristi himmelsfärdsdag"] == "\(year)-\(dates.ascension)")
        #expect(days["Pingstdagen"] == "\(year)-\(dates.whitsun)")
        #expect(days["Midsommardagen"] == "\(year)-\(dates.midsummer)")
        #expect(days["Alla helgons dag"] == "\(year)-\(dates.allSaints)")
    }

    @Test(
        "are bridged by these squeeze days",
        arguments: [
            (2024, ["05-10", "06-07", "12-23", "12-27", "12-30"]), (2025, ["05-02", "05-30"]),
            (2026, ["01-02", "01-05", "05-15"]), (2027, ["05-07"]), (2032, ["01-02", "01-05", "05-07"]),
        ])
    func squeeze(_ year: Int, _ days: [String]) {
        #expect(Holidays.of(year).filter { $0.kind == .squeeze }.map(\.day.iso) == days.map { "\(year)-\($0)" })
    }

    @Test("of 2027 are these, in order")
    func whole() {
        #expect(
            Holidays.of(2027).filter { $0.kind != .squeeze }.map { "\($0.day.iso) \($0.name)" } == [
                "2027-01-01 Nyårsdagen", "2027-01-06 Trettondedag jul", "2027-03-26 Långfredagen", "2027-03-28 Påskdagen",
                "2027-03-29 Annandag påsk", "2027-05-01 Första maj", "2027-05-06 Kristi himmelsfärdsdag",
                "2027-05-16 Pingstdagen", "2027-06-06 Sveriges nationaldag", "2027-06-25 Midsommarafton",
                "2027-06-26 Midsommardagen", "2027-11-06 Alla helgons dag", "2027-12-24 Julafton", "2027-12-25 Juldagen",
                "2027-12-26 Annandag jul", "2027-12-31 Nyårsafton",
            ])
    }

    @Test("are none before the Gregorian calendar")
    func early() { #expect(Holidays.of(1500) == []) }
}

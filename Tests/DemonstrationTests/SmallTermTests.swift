import Demonstration
import Domain
import Store
import Testing

@Suite("Small generated terms")
struct SmallTermTests {
    @Test("have no fault, whatever the seed")
    func noFaults() throws {
        for seed in 0..<400 as Range<UInt64> {
            try withFolder(of: DemonstrationTerm.small(seed: seed)) { folder in
                do throws(FolderFaults) {
                    let city = try TermFolder.read(folder, calendars: reader).city
                    #expect((3...5).contains(city.districts.count), "seed \(seed)")
                    #expect((4...8).contains(city.venues.count), "seed \(seed)")
                    #expect((3...6).contains(city.leaders.count), "seed \(seed)")
                    #expect((5...10).contains(city.offerings.count), "seed \(seed)")
                    #expect((20...60).contains(city.requests.count), "seed \(seed)")
                } catch {
                    Issue.record("seed \(seed): \(error.text)")
                }
            }
        }
    }

    @Test("show every trap of a term among them")
    func variety() throws {
        let cities = try (0..<200 as Range<UInt64>).map { seed in
            try withFolder(of: DemonstrationTerm.small(seed: seed)) { try TermFolder.read($0, calendars: reader).city }
        }
        func some(_ sentence: Comment, _ holds: @escaping (City) -> Bool) { #expect(cities.contains(where: holds), sentence) }
        func someOffering(_ sentence: Comment, _ holds: @escaping (Offering, City) -> Bool) {
            some(sentence) { city in city.offerings.contains { holds($0, city) } }
        }

        some("a change to summer time") { spans($0.term, Day(clamping: 2027, 3, 28)) }
        some("a change from summer time") { spans($0.term, Day(clamping: 2027, 10, 31)) }
        some("the turn of a year") { spans($0.term, Day(clamping: 2027, 1, 1)) }
        some("a pin") { !$0.pins.isEmpty }
        some("a barred pair") { !$0.barred.isEmpty }
        some("a district without a budget") { $0.districts.contains { !$0.hasBudget } }
        some("a busy venue") { $0.venues.contains { !$0.busy.isEmpty } }
        some("a busy leader") { $0.leaders.contains { !$0.busy.isEmpty } }
        some("a need") { $0.requests.contains { !$0.needs.isEmpty } }
        some("two who registered at one time") { Set($0.requests.map(\.registered)).count < $0.requests.count }
        someOffering("a date skipped") { offering, city in offering.whenClosed == .skip && meetsClosedDay(offering, city.term) }
        someOffering("a date dropped") { offering, city in offering.whenClosed == .drop && meetsClosedDay(offering, city.term) }
        someOffering("a digital quota") { offering, _ in offering.kind == .digital && offering.guestSeats != nil }
        someOffering("digital for all") { offering, _ in offering.kind == .digital && offering.guestSeats == nil }
        someOffering("a quota of none") { offering, _ in offering.guestSeats == 0 }
        someOffering("two leaders") { offering, _ in offering.leadersNeeded == 2 }
        for policy in Offering.QueuePolicy.allCases {
            someOffering("a queue by \(policy.rawValue)") { offering, _ in offering.queue == policy }
        }
        someOffering("a pool") { offering, _ in
            if case .pool = offering.reach { true } else { false }
        }
    }

    @Test("are the same for the same seed")
    func same() {
        let files = { DemonstrationTerm.small(seed: 7).map { "\($0.path) \($0.bytes)" } }
        #expect(files() == files())
    }

    private func spans(_ term: Term, _ day: Day) -> Bool { term.firstDay < day && day < term.lastDay }

    private func meetsClosedDay(_ offering: Offering, _ term: Term) -> Bool {
        offering.times.contains { time in
            offering.startWeeks.contains { week in
                term.series(of: offering, on: time.weekday, startWeek: week)?.missed.isEmpty == false
            }
        }
    }
}

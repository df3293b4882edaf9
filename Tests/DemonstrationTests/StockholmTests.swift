import Demonstration
import Domain
import Store
import Testing

@Suite("The demonstration term of Stockholm")
struct StockholmTests {
    let city: City

    init() throws {
        city = try withFolder(of: DemonstrationTerm.stockholm()) { folder in
            try TermFolder.read("\(folder)/stockholm-vt2027", calendars: reader).city
        }
    }

    @Test("has no fault, whatever the seed", arguments: 1...4 as ClosedRange<UInt64>)
    func noFaults(seed: UInt64) throws {
        try withFolder(of: DemonstrationTerm.stockholm(seed: seed)) { folder in
            do throws(FolderFaults) {
                let folder = try TermFolder.read("\(folder)/stockholm-vt2027", calendars: reader)
                #expect(folder.city.offerings.count == 70)
            } catch {
                Issue.record("\(error.text)")
            }
        }
    }

    @Test("has as much of everything as a city needs")
    func sizes() {
        #expect(city.districts.count == 11)
        #expect(city.venues.count == 36)
        #expect(city.leaders.count == 26)
        #expect(city.offerings.count == 70)
        #expect(city.requests.count == 900)
        #expect(city.agreements.count == 3)
        #expect(city.pins.count == 3)
        #expect(city.barred.count == 3)
        #expect(Set(city.offerings.map(\.language)) == [.swedish, .finnish, .arabic, .somali])
        #expect(Set(city.requests.map(\.language)) == [.swedish, .finnish, .arabic, .somali])
        #expect(Set(city.offerings.map(\.kind)) == Set(Kind.allCases))
        #expect(Set(city.offerings.map(\.visibility)) == Set(Visibility.allCases))
        #expect(Set(city.offerings.flatMap(\.groups)) == Set(TargetGroup.allCases))
    }

    @Test("has real districts: a million people, and borders and travel minutes that are the same from both sides")
    func districts() {
        #expect(city.districts.reduce(0) { $0 + $1.population } == 991_937)
        for a in city.districts {
            for b in city.districts {
                #expect(a.neighbours.contains(b.id) == b.neighbours.contains(a.id))
                #expect(a.travelMinutes[b.id] == b.travelMinutes[a.id])
            }
        }
        #expect(city.districts.reduce(0) { $0 + $1.neighbours.count } == 32)
    }

    @Test("has two districts without a budget, which own offerings that others host")
    func budgets() {
        let without = Set(city.districts.filter { !$0.hasBudget }.map(\.id))
        #expect(without == [ID(slugOf: "Kungsholmen"), ID(slugOf: "Skarpnäck")])
        #expect(without.allSatisfy { id in city.offerings.contains { $0.owners.contains(id) && !$0.hosts.contains(id) } })
    }

    @Test("has agreements with a price and one without")
    func costs() { #expect(city.agreements.map(\.costPerSeat) == [180, 150, nil]) }

    @Test("has an agreement between districts that do not touch")
    func apart() throws {
        let (farsta, sodermalm) = (ID<District>(slugOf: "Farsta"), ID<District>(slugOf: "Södermalm"))
        let pool = try #require(city.agreements.first { $0.members.isSuperset(of: [farsta, sodermalm]) })
        let members = ["Enskede-Årsta-Vantör", "Farsta", "Skarpnäck", "Södermalm"].map { ID<District>(slugOf: $0) }
        #expect(pool.members == Set(members))
        #expect(city.hops(farsta, sodermalm) == 2)
    }

    @Test("says of itself that it is invented")
    func invented() throws {
        #expect(city.term.invented)
        #expect(city.venues.allSatisfy { venue in ["Exempel", "Påhitt", "Låtsas"].contains { venue.address.hasPrefix($0) } })
        let settings = try #require(DemonstrationTerm.stockholm().first { $0.path.hasSuffix("term.toml") })
        #expect(String(decoding: settings.bytes, as: UTF8.self).hasPrefix("# Vårterminen 2027, ett påhittat exempel"))
    }

    @Test("leaves the planner a choice of times and starts, each possible by itself")
    func choices() {
        for offering in city.offerings {
            #expect((3...8).contains(offering.times.count), "\(offering.id)")
            #expect((2...5).contains(offering.startWeeks.count), "\(offering.id)")
            for time in offering.times {
                for week in offering.startWeeks {
                    #expect(city.term.series(of: offering, on: time.weekday, startWeek: week) != nil, "\(offering.id)")
                }
            }
        }
    }

    @Test("has calendars for half the venues and two thirds of the leaders")
    func calendars() {
        #expect(city.venues.count { !$0.busy.isEmpty } == 18)
        #expect(city.leaders.count { !$0.busy.isEmpty } == 17)
    }

    @Test("is closed on public holidays and eves within it, and not on squeeze days")
    func closed() {
        let within = city.term.closed.filter { city.term.firstDay <= $0 && $0 <= city.term.lastDay }.map(\.iso).sorted()
        #expect(
            within == ["2027-03-26", "2027-03-28", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-16", "2027-06-06"])
    }

    @Test("lets its pinned times stand: rooms and leaders are free then")
    func pins() throws {
        let whole = try #require(city.pins.first { $0.venue != nil })
        let offering = try #require(city.offering[whole.offering])
        let venue = try #require(whole.venue.flatMap { city.venue[$0] })
        #expect(venue.busy.isEmpty)
        #expect(offering.hosts.contains(venue.district))
        #expect(try #require(whole.leaders).allSatisfy { city.leader[$0]?.busy.isEmpty == true })
    }
}

import Domain
import Planning
import Testing

@Suite("What a seat costs")
struct CostTests {
    @Test("changes no plan")
    func plans() throws {
        for city in SmallTermTests.cities.prefix(10) {
            let priced = city.agreements.map {
                Agreement(
                    id: $0.id, name: $0.name, members: $0.members, mostMinutes: $0.mostMinutes, mostHops: $0.mostHops,
                    releaseDays: $0.releaseDays, costPerSeat: 10_000, validFrom: $0.validFrom, validUntil: $0.validUntil)
            }
            let other = try City(
                term: city.term, districts: city.districts, venues: city.venues, leaders: city.leaders,
                offerings: city.offerings, requests: city.requests, agreements: priced, pins: city.pins, barred: city.barred)
            #expect(try other.plan(seed: 1, pace: Pace(steps: 300)) == city.plan(seed: 1, pace: Pace(steps: 300)))
        }
    }
}

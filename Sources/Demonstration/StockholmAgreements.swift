import Domain

/// The demonstration's pools. What a seat costs is invented, and so is who works together, but for the four districts in the
/// south, which ran a course together; two of them do not touch.
enum StockholmAgreements {
    static let south = ID<Agreement>(slugOf: "sodra-samverkan")
    static let west = ID<Agreement>(slugOf: "vasterort")
    static let safePlaces = ID<Agreement>(slugOf: "trygga-platser")

    static func all(from first: Day, until last: Day) -> [Agreement] {
        [
            Agreement(
                id: south, name: "Södra samverkan", members: ids([.enskedeArstaVantor, .farsta, .skarpnack, .sodermalm]),
                mostMinutes: 30, mostHops: 2, releaseDays: 10, costPerSeat: 180,
                validFrom: first, validUntil: last),
            Agreement(
                id: west, name: "Västerort tillsammans", members: ids([.bromma, .hasselbyVallingby, .jarva, .kungsholmen]),
                mostMinutes: 35, mostHops: nil, releaseDays: nil, costPerSeat: 150, validFrom: first, validUntil: nil),
            Agreement(
                id: safePlaces, name: "Trygga platser, en stadsdel bort",
                members: ids([.jarva, .hasselbyVallingby, .skarholmen, .hagerstenAlvsjo, .farsta]), mostMinutes: nil,
                mostHops: nil, releaseDays: 7, validFrom: nil, validUntil: nil),
        ]
    }

    private static func ids(_ districts: [StockholmDistrict]) -> Set<ID<District>> { Set(districts.map(\.id)) }
}

import Domain

/// The city's stadsdelsområden. Names, populations and borders are real; budgets are invented.
enum StockholmDistrict: Int, CaseIterable, Comparable {
    case bromma, enskedeArstaVantor, farsta, hagerstenAlvsjo, hasselbyVallingby, jarva, kungsholmen, norraInnerstaden
    case skarpnack, skarholmen, sodermalm

    var id: ID<District> { ID(slugOf: name) }

    var name: String {
        switch self {
        case .bromma: "Bromma"
        case .enskedeArstaVantor: "Enskede-Årsta-Vantör"
        case .farsta: "Farsta"
        case .hagerstenAlvsjo: "Hägersten-Älvsjö"
        case .hasselbyVallingby: "Hässelby-Vällingby"
        case .jarva: "Järva"
        case .kungsholmen: "Kungsholmen"
        case .norraInnerstaden: "Norra innerstaden"
        case .skarpnack: "Skarpnäck"
        case .skarholmen: "Skärholmen"
        case .sodermalm: "Södermalm"
        }
    }

    /// On 31 December 2024. Source: Stockholms stad, Befolkningsöversikt 2024, table 2.
    var population: Int {
        switch self {
        case .bromma: 83_118
        case .enskedeArstaVantor: 105_241
        case .farsta: 62_085
        case .hagerstenAlvsjo: 128_794
        case .hasselbyVallingby: 76_340
        case .jarva: 95_220
        case .kungsholmen: 70_932
        case .norraInnerstaden: 155_286
        case .skarpnack: 46_407
        case .skarholmen: 38_112
        case .sodermalm: 130_402
        }
    }

    /// Invented.
    var hasBudget: Bool { self != .skarpnack && self != .kungsholmen }

    /// Pairs that share a land border or a bridge, from the outlines in the city's open map.
    private static let borders: [(StockholmDistrict, StockholmDistrict)] = [
        (.jarva, .hasselbyVallingby), (.jarva, .bromma), (.hasselbyVallingby, .bromma), (.bromma, .kungsholmen),
        (.kungsholmen, .norraInnerstaden), (.kungsholmen, .sodermalm), (.kungsholmen, .hagerstenAlvsjo),
        (.norraInnerstaden, .sodermalm), (.sodermalm, .skarpnack), (.sodermalm, .enskedeArstaVantor),
        (.sodermalm, .hagerstenAlvsjo), (.skarpnack, .farsta), (.skarpnack, .enskedeArstaVantor),
        (.farsta, .enskedeArstaVantor), (.enskedeArstaVantor, .hagerstenAlvsjo), (.hagerstenAlvsjo, .skarholmen),
    ]

    var neighbours: Set<StockholmDistrict> {
        Set(StockholmDistrict.borders.compactMap { $0 == self ? $1 : $1 == self ? $0 : nil })
    }

    /// Minutes by public transport to the districts before this one, in their order: an estimate, from station to station,
    /// with waiting and changes, rounded up to five.
    private var minutesToEarlier: [Int] {
        switch self {
        case .bromma: []
        case .enskedeArstaVantor: [35]
        case .farsta: [45, 20]
        case .hagerstenAlvsjo: [30, 20, 35]
        case .hasselbyVallingby: [15, 45, 55, 40]
        case .jarva: [35, 35, 50, 40, 35]
        case .kungsholmen: [15, 20, 35, 25, 25, 20]
        case .norraInnerstaden: [20, 20, 35, 25, 30, 25, 10]
        case .skarpnack: [40, 10, 25, 30, 50, 45, 30, 25]
        case .skarholmen: [45, 35, 50, 15, 55, 50, 35, 35, 45]
        case .sodermalm: [30, 10, 25, 20, 40, 35, 20, 15, 15, 30]
        }
    }

    func minutes(to other: StockholmDistrict) -> Int {
        let (earlier, later) = (min(self, other), max(self, other))
        return earlier == later ? 0 : later.minutesToEarlier[earlier.rawValue]
    }

    static func < (a: StockholmDistrict, b: StockholmDistrict) -> Bool { a.rawValue < b.rawValue }

    var district: District {
        let others = StockholmDistrict.allCases.filter { $0 != self }
        return District(
            id: id, name: name, population: population, hasBudget: hasBudget, neighbours: Set(neighbours.map(\.id)),
            travelMinutes: Dictionary(uniqueKeysWithValues: others.map { ($0.id, minutes(to: $0)) }),
            contact: "anhorigstod.\(id)@example.se")
    }
}

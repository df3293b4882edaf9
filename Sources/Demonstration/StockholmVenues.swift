import Domain

/// Kinds of house where the districts' groups meet, and what their rooms are like.
enum House {
    case seniorCentre, parishHall, library, citizensOffice, activityCentre, adultClinic, youthClinic, cityOffice
    case cultureHouse, clubRoom

    /// Opening hours that such houses have; each venue has one of them.
    var openings: [WeeklyHours] {
        switch self {
        case .seniorCentre:
            [
                hours((.workdays, 9..<16)), hours((.workdays, 9..<16.5), ([.wednesday], 17..<20)),
                hours((.mondayToThursday, 9..<17), ([.friday], 9..<15)),
            ]
        case .parishHall:
            [
                hours((.mondayToThursday, 9..<21), ([.friday], 9..<15), ([.saturday], 10..<15)),
                hours((.workdays, 10..<20), ([.saturday, .sunday], 13..<17)),
            ]
        case .library:
            [
                hours((.mondayToThursday, 10..<20), ([.friday], 10..<17), ([.saturday], 11..<15)),
                hours((.mondayToThursday, 9..<19.5), ([.friday], 9..<16)),
            ]
        case .citizensOffice: [hours((.workdays, 9..<16), ([.thursday], 16..<19)), hours((.workdays, 8.5..<16.5))]
        case .activityCentre:
            [
                hours((.workdays, 9..<20)), hours((.mondayToThursday, 12..<21)),
                hours((.workdays, 8..<16), ([.tuesday], 16..<20)),
            ]
        case .adultClinic: [hours((.mondayToThursday, 8..<20), ([.friday], 8..<15))]
        case .youthClinic: [hours((.mondayToThursday, 9..<19), ([.friday], 9..<15))]
        case .cityOffice:
            [
                hours((.workdays, 8..<17), ([.tuesday, .thursday], 17..<20)),
                hours((.workdays, 8..<17), ([.wednesday], 17..<20)),
            ]
        case .cultureHouse: [hours((.workdays, 10..<21), ([.saturday], 11..<17))]
        case .clubRoom: [hours((.workdays, 10..<20.5), ([.saturday], 10..<16))]
        }
    }

    /// People that a room holds.
    var seats: ClosedRange<Int> {
        switch self {
        case .seniorCentre: 20...40
        case .parishHall: 30...60
        case .library: 18...45
        case .citizensOffice, .cityOffice: 8...12
        case .activityCentre: 16...32
        case .adultClinic, .youthClinic: 8...12
        case .cultureHouse: 45...60
        case .clubRoom: 16...30
        }
    }

    var features: Features {
        switch self {
        case .seniorCentre, .library, .cultureHouse: [.stepFree, .hearingLoop]
        case .parishHall, .citizensOffice, .activityCentre: .stepFree
        case .adultClinic, .youthClinic: [.stepFree, .protectedEntrance]
        case .cityOffice: .protectedEntrance
        case .clubRoom: []
        }
    }
}

/// The demonstration's rooms. The houses are invented, though the districts have such.
enum StockholmVenues {
    private static let houses: [(name: String, house: House, district: StockholmDistrict)] = [
        ("Björkdungens seniorcenter", .seniorCentre, .bromma),
        ("Brommaplans aktivitetscenter", .activityCentre, .bromma),
        ("Biblioteket Alvik, Runda rummet", .library, .bromma),
        ("Årsta seniorcenter", .seniorCentre, .enskedeArstaVantor),
        ("Högdalens församlingshem", .parishHall, .enskedeArstaVantor),
        ("Öppenvård vuxna Gullmars", .adultClinic, .enskedeArstaVantor),
        ("Stadsdelsförvaltningen Slakthuset, rum 3", .cityOffice, .enskedeArstaVantor),
        ("Farsta seniorcenter", .seniorCentre, .farsta),
        ("Hökarängens aktivitetscenter", .activityCentre, .farsta),
        ("Sköndals församlingshem", .parishHall, .farsta),
        ("Stadsdelsförvaltningen Farsta, rum Linden", .cityOffice, .farsta),
        ("Telefonplans bibliotek", .library, .hagerstenAlvsjo),
        ("Älvsjö seniorcenter", .seniorCentre, .hagerstenAlvsjo),
        ("Stadsdelsförvaltningen Liljeholmen, rum 8", .cityOffice, .hagerstenAlvsjo),
        ("Midsommarkransens föreningslokal", .clubRoom, .hagerstenAlvsjo),
        ("Vällingby kulturhus", .cultureHouse, .hasselbyVallingby),
        ("Hässelby gårds bibliotek", .library, .hasselbyVallingby),
        ("Öppenvård barn och unga Råcksta", .youthClinic, .hasselbyVallingby),
        ("Grimsta seniorcenter", .seniorCentre, .hasselbyVallingby),
        ("Kista medborgarkontor", .citizensOffice, .jarva),
        ("Tensta församlingshem", .parishHall, .jarva),
        ("Husby aktivitetscenter", .activityCentre, .jarva),
        ("Öppenvård Rinkeby", .adultClinic, .jarva),
        ("Stadshagens aktivitetscenter", .activityCentre, .kungsholmen),
        ("Vasastans seniorcenter", .seniorCentre, .norraInnerstaden),
        ("Gärdets församlingshem", .parishHall, .norraInnerstaden),
        ("Östermalms bibliotek", .library, .norraInnerstaden),
        ("Stadsdelsförvaltningen Odenplan, rum 2", .cityOffice, .norraInnerstaden),
        ("Kärrtorps föreningslokal", .clubRoom, .skarpnack),
        ("Skärholmens medborgarkontor", .citizensOffice, .skarholmen),
        ("Bredängs församlingshem", .parishHall, .skarholmen),
        ("Öppenvård Sätra", .adultClinic, .skarholmen),
        ("Tantolundens seniorcenter", .seniorCentre, .sodermalm),
        ("Katarina församlingshem", .parishHall, .sodermalm),
        ("Medborgarplatsens aktivitetscenter", .activityCentre, .sodermalm),
        ("Öppenvård barn och unga Söder", .youthClinic, .sodermalm),
    ]

    private static let streets = ["Exempelgatan", "Exempelvägen", "Påhittsgränd", "Låtsasstigen"]

    static func draw(using random: inout some RandomNumberGenerator) -> [Venue] {
        houses.map { name, house, district in
            Venue(
                id: ID(slugOf: name), name: name, district: district.id,
                address: "\(random.one(of: streets)) \(random.number(1...48)), \(district.name)",
                seats: random.number(house.seats), features: house.features, hours: random.one(of: house.openings), busy: [])
        }
    }
}

import Domain

/// The demonstration's leaders: functions, no persons; all staffing is invented.
enum StockholmLeaders {
    /// When somebody leads groups.
    private enum Shift {
        case day, dayAndTwoEvenings, lateDays, evenings, longDays

        var hours: WeeklyHours {
            switch self {
            case .day: Demonstration.hours((.workdays, 8.5..<16.5))
            case .dayAndTwoEvenings: Demonstration.hours((.workdays, 9..<16.5), ([.tuesday, .thursday], 16.5..<20))
            case .lateDays: Demonstration.hours((.mondayToThursday, 11..<20), ([.friday], 9..<15))
            case .evenings: Demonstration.hours((.mondayToThursday, 15..<20.5))
            case .longDays: Demonstration.hours((.mondayToThursday, 9..<20))
            }
        }
    }

    private struct Post {
        let title: String
        let home: StockholmDistrict
        var also: [StockholmDistrict] = []
        let groups: Set<TargetGroup>
        var languages: [Language] = []
        let shift: Shift
        let mostPerWeek: Int
    }

    private static let older: Set<TargetGroup> = [.aldre, .funktion, .oklar]
    private static let younger: Set<TargetGroup> = [.funktion, .psykisk, .oklar]
    private static let grown: Set<TargetGroup> = [.aldre, .funktion, .psykisk, .oklar]

    private static let posts: [Post] = [
        Post(
            title: "Anhörigkonsulent, Bromma", home: .bromma, also: [.kungsholmen, .hasselbyVallingby], groups: grown,
            shift: .dayAndTwoEvenings, mostPerWeek: 4),
        Post(title: "Diakon, Bromma", home: .bromma, groups: [.aldre, .psykisk, .oklar], shift: .lateDays, mostPerWeek: 2),
        Post(
            title: "Anhörigkonsulent 65+, Enskede-Årsta-Vantör", home: .enskedeArstaVantor, also: [.farsta, .skarpnack],
            groups: older, shift: .day, mostPerWeek: 4),
        Post(
            title: "Anhörigkonsulent under 65, Enskede-Årsta-Vantör", home: .enskedeArstaVantor,
            also: [.sodermalm, .hagerstenAlvsjo], groups: younger.union([.aldre]), shift: .lateDays, mostPerWeek: 4),
        Post(
            title: "Behandlare, beroendeenheten Söderort", home: .enskedeArstaVantor,
            also: [.farsta, .hagerstenAlvsjo, .skarholmen], groups: [.beroende, .psykisk], shift: .longDays, mostPerWeek: 3),
        Post(
            title: "Anhörigkonsulent 65+, Farsta", home: .farsta, also: [.enskedeArstaVantor, .skarpnack],
            groups: older.union([.psykisk]), languages: [.finnish], shift: .day, mostPerWeek: 4),
        Post(
            title: "Anhörigkonsulent under 65, Farsta", home: .farsta, also: [.enskedeArstaVantor], groups: grown,
            shift: .dayAndTwoEvenings, mostPerWeek: 3),
        Post(
            title: "Anhörigkonsulent, Hägersten-Älvsjö", home: .hagerstenAlvsjo, also: [.skarholmen], groups: grown,
            shift: .dayAndTwoEvenings, mostPerWeek: 4),
        Post(
            title: "Gruppledare kväll, Hägersten-Älvsjö", home: .hagerstenAlvsjo, also: [.enskedeArstaVantor, .sodermalm],
            groups: [.psykisk, .funktion, .aldre], shift: .evenings, mostPerWeek: 3),
        Post(
            title: "Anhörigkonsulent 65+, Hässelby-Vällingby", home: .hasselbyVallingby, also: [.bromma], groups: older,
            shift: .day, mostPerWeek: 3),
        Post(
            title: "Anhörigkonsulent under 65, Hässelby-Vällingby", home: .hasselbyVallingby, also: [.bromma, .jarva],
            groups: grown, shift: .lateDays, mostPerWeek: 3),
        Post(
            title: "Barn- och ungdomsledare, Västerort", home: .hasselbyVallingby, also: [.bromma, .jarva], groups: [.barn],
            languages: [.arabic], shift: .evenings, mostPerWeek: 3),
        Post(
            title: "Anhörigkonsulent, Järva", home: .jarva, also: [.hasselbyVallingby], groups: grown, languages: [.arabic],
            shift: .longDays, mostPerWeek: 4),
        Post(
            title: "Brobyggare, Järva", home: .jarva, also: [.hasselbyVallingby, .bromma],
            groups: [.aldre, .funktion, .barn, .skjutningar, .oklar], languages: [.somali, .arabic], shift: .longDays,
            mostPerWeek: 3),
        Post(
            title: "Stödperson efter våld, Järva", home: .jarva, also: [.hasselbyVallingby, .skarholmen],
            groups: [.skjutningar, .kriminalitet, .vbe], shift: .evenings, mostPerWeek: 2),
        Post(
            title: "Anhörigkonsulent, Kungsholmen", home: .kungsholmen, also: [.norraInnerstaden, .bromma], groups: grown,
            shift: .lateDays, mostPerWeek: 3),
        Post(
            title: "Anhörigkonsulent 65+, Norra innerstaden", home: .norraInnerstaden, groups: older, languages: [.finnish],
            shift: .day, mostPerWeek: 4),
        Post(
            title: "Anhörigkonsulent under 65, Norra innerstaden", home: .norraInnerstaden, also: [.sodermalm], groups: younger,
            shift: .dayAndTwoEvenings, mostPerWeek: 3),
        Post(
            title: "Behandlare, beroendeenheten City", home: .norraInnerstaden, also: [.sodermalm], groups: [.beroende],
            shift: .evenings, mostPerWeek: 2),
        Post(
            title: "Anhörigkonsulent, Skarpnäck", home: .skarpnack, also: [.farsta, .sodermalm], groups: grown,
            shift: .dayAndTwoEvenings, mostPerWeek: 3),
        Post(
            title: "Anhörigkonsulent, Skärholmen", home: .skarholmen, also: [.hagerstenAlvsjo], groups: grown,
            languages: [.arabic], shift: .day, mostPerWeek: 3),
        Post(
            title: "Handläggare SIG, Skärholmen", home: .skarholmen, also: [.hagerstenAlvsjo, .farsta],
            groups: [.kriminalitet, .skjutningar], shift: .evenings, mostPerWeek: 2),
        Post(
            title: "Anhörigkonsulent 65+, Södermalm", home: .sodermalm, also: [.skarpnack, .enskedeArstaVantor], groups: older,
            shift: .day, mostPerWeek: 4),
        Post(
            title: "Anhörigkonsulent under 65, Södermalm", home: .sodermalm, also: [.enskedeArstaVantor], groups: grown,
            shift: .lateDays, mostPerWeek: 4),
        Post(
            title: "Barn- och ungdomsledare, Söderort", home: .sodermalm, also: [.farsta, .enskedeArstaVantor, .skarholmen],
            groups: [.barn], shift: .evenings, mostPerWeek: 3),
        Post(
            title: "Samordnare mot extremism, Stockholm", home: .sodermalm, also: [.norraInnerstaden, .jarva],
            groups: [.vbe, .kriminalitet], shift: .dayAndTwoEvenings, mostPerWeek: 2),
    ]

    static let all: [Leader] = posts.map { post in
        Leader(
            id: ID(slugOf: post.title.replacing("Anhörigkonsulent", with: "Konsulent")), title: post.title, home: post.home.id,
            districts: Set(([post.home] + post.also).map(\.id)), groups: post.groups,
            languages: Set([.swedish] + post.languages), hours: post.shift.hours, mostPerWeek: post.mostPerWeek, busy: [])
    }
}

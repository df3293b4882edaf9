import Domain

/// Who asks for what in the demonstration: made up, uneven as life is.
enum StockholmRequests {
    static func draw(_ count: Int, from opens: Day, until closes: Day, using random: inout some RandomNumberGenerator)
        -> [Request]
    {
        let drawn = (0..<count).map { _ in
            person(registered: moment(from: opens, until: closes, using: &random), using: &random)
        }
        return drawn.enumerated().sorted { ($0.element.registered, $0.offset) < ($1.element.registered, $1.offset) }
            .enumerated().map { place, drawn in drawn.element.numbered(place + 1) }
    }

    /// A wish before the person has a number, which goes by the order of registration.
    private struct Wish {
        let registered: Instant
        let district: StockholmDistrict
        let group: TargetGroup
        let language: Language
        let kinds: [Kind]
        let times: WeeklyHours
        let preferred: WeeklyHours
        let travels: Bool
        let needs: Features
        let priority: Int

        func numbered(_ number: Int) -> Request {
            let digits = String(number)
            return Request(
                id: ID(slugOf: "r" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits), registered: registered,
                district: district.id, group: group, language: language, kinds: kinds, times: times, preferred: preferred,
                travels: travels, needs: needs, priority: priority)
        }
    }

    private static func person(registered: Instant, using random: inout some RandomNumberGenerator) -> Wish {
        let district = random.weighted(StockholmDistrict.allCases.map { ($0, $0.population / 100 * willingness(of: $0)) })
        let group = random.weighted(TargetGroup.allCases.map { ($0, share(of: $0, in: district)) })
        let (times, preferred) = hours(of: group, using: &random)
        return Wish(
            registered: registered, district: district, group: group,
            language: group.isSafetyMatter || group == .barn ? .swedish : random.weighted(languages(in: district)),
            kinds: kinds(for: group, using: &random), times: times, preferred: preferred, travels: random.chance(percent: 70),
            needs: needs(of: group, using: &random),
            priority: random.chance(percent: 12) ? random.number(1...4) : 9)
    }

    /// Most ask soon after the programme is out, and by day.
    private static func moment(from first: Day, until last: Day, using random: inout some RandomNumberGenerator) -> Instant {
        let days = last - first + 1
        let day = first + min(random.below(days), random.below(days))
        let minute = Stockholm.instant(day, ClockTime(clamping: random.number(7 * 60...21 * 60)))
        return Instant(seconds: minute.seconds + random.below(60))
    }

    /// How readily a district's people ask, in percent of the city's.
    private static func willingness(of district: StockholmDistrict) -> Int {
        switch district {
        case .farsta, .skarholmen: 150
        case .skarpnack, .jarva: 130
        case .enskedeArstaVantor, .hasselbyVallingby: 105
        case .bromma, .sodermalm, .hagerstenAlvsjo: 85
        case .kungsholmen, .norraInnerstaden: 70
        }
    }

    private static func share(of group: TargetGroup, in district: StockholmDistrict) -> Int {
        let exposed = [.jarva, .skarholmen].contains(district) ? 4 : [.hasselbyVallingby, .farsta].contains(district) ? 2 : 1
        return switch group {
        case .aldre: district == .norraInnerstaden ? 480 : 380
        case .funktion: 230
        case .psykisk: district == .sodermalm ? 230 : 160
        case .beroende: 75
        case .barn: 55
        case .oklar: 35
        case .kriminalitet: 9 * exposed
        case .skjutningar: 5 * exposed
        case .vbe: 7
        }
    }

    private static func languages(in district: StockholmDistrict) -> [(item: Language, weight: Int)] {
        switch district {
        case .jarva: [(.swedish, 62), (.arabic, 18), (.somali, 18), (.finnish, 2)]
        case .skarholmen: [(.swedish, 75), (.arabic, 19), (.somali, 4), (.finnish, 2)]
        case .hasselbyVallingby: [(.swedish, 88), (.arabic, 5), (.somali, 4), (.finnish, 3)]
        case .farsta, .enskedeArstaVantor: [(.swedish, 91), (.arabic, 3), (.somali, 1), (.finnish, 5)]
        default: [(.swedish, 95), (.arabic, 2), (.finnish, 3)]
        }
    }

    /// One to three kinds, the first choice first.
    private static func kinds(for group: TargetGroup, using random: inout some RandomNumberGenerator) -> [Kind] {
        let weights: [(item: Kind, weight: Int)] =
            switch group {
            case .barn, .vbe, .kriminalitet, .skjutningar: [(.closed, 1)]
            case .beroende: [(.closed, 80), (.course, 10), (.digital, 10)]
            case .aldre: [(.closed, 34), (.open, 34), (.course, 14), (.lecture, 12), (.digital, 6)]
            case .oklar: [(.open, 50), (.lecture, 25), (.digital, 25)]
            case .funktion, .psykisk: [(.closed, 42), (.open, 20), (.course, 12), (.lecture, 12), (.digital, 14)]
            }
        var left = weights
        return (0..<min(random.number(1...3), weights.count)).map { _ in
            let kind = random.weighted(left)
            left.removeAll { $0.item == kind }
            return kind
        }
    }

    /// When the person can come and would rather.
    private static func hours(of group: TargetGroup, using random: inout some RandomNumberGenerator) -> (
        WeeklyHours, WeeklyHours
    ) {
        let daytime: (days: [Weekday], open: Range<Double>) = (.workdays, 9..<16.5)
        let evenings: (days: [Weekday], open: Range<Double>) = (.mondayToThursday, 16.5..<20.5)
        let any: (days: [Weekday], open: Range<Double>) = (.workdays, 9..<20.5)
        let window: (days: [Weekday], open: Range<Double>) =
            switch group {
            case .barn: (.mondayToThursday, 15..<18.5)
            case .aldre: random.weighted([(daytime, 52), (evenings, 32), (any, 16)])
            default: random.weighted([(daytime, 18), (evenings, 58), (any, 24)])
            }
        let days = random.some(random.number(2...5), of: window.days)
        let wish = random.chance(percent: 40) ? [] : random.some(random.number(1...2), of: days)
        return (Demonstration.hours((days, window.open)), Demonstration.hours((wish, window.open)))
    }

    private static func needs(of group: TargetGroup, using random: inout some RandomNumberGenerator) -> Features {
        var needs: Features = []
        if random.chance(percent: group == .aldre ? 16 : 6) { needs.insert(.stepFree) }
        if random.chance(percent: group == .aldre ? 10 : 3) { needs.insert(.hearingLoop) }
        if group.isSafetyMatter, random.chance(percent: 20) { needs.insert(.protectedEntrance) }
        return needs
    }
}

extension TargetGroup {
    /// Whether relatives in the group may be in danger themselves.
    fileprivate var isSafetyMatter: Bool { [.vbe, .kriminalitet, .skjutningar].contains(self) }
}

import Domain

/// Districts, rooms, leaders and pools of a small term.
enum SmallCity {
    private static let names = ["Norrby", "Söderby", "Österby", "Västerby", "Mellanby"]

    /// A row of districts, some of them joined across; the last may be without a budget.
    static func districts(using random: inout some RandomNumberGenerator) -> [District] {
        let names = Array(names.prefix(random.number(3...5)))
        let pairs = names.indices.flatMap { a in names.indices.dropFirst(a + 1).map { (a, $0) } }
        let borders = pairs.filter { a, b in b == a + 1 || random.chance(percent: 20) }
        let ways = pairs.filter { _ in random.chance(percent: 80) }.map { ($0, random.number(2...11) * 5) }
        let isPoor = random.chance(percent: 40)
        return names.enumerated().map { index, name in
            let others = borders.compactMap { a, b in a == index ? b : b == index ? a : nil }
            let minutes = ways.compactMap { pair, minutes in
                pair.0 == index ? (pair.1, minutes) : pair.1 == index ? (pair.0, minutes) : nil
            }
            return District(
                id: ID(slugOf: name), name: name, population: random.number(1...90) * 1000,
                hasBudget: !(isPoor && index == names.count - 1), neighbours: Set(others.map { ID(slugOf: names[$0]) }),
                travelMinutes: Dictionary(uniqueKeysWithValues: minutes.map { (ID(slugOf: names[$0.0]), $0.1) }),
                contact: "anhorigstod.\(ID<District>(slugOf: name))@example.se")
        }
    }

    static func venues(in districts: [District], using random: inout some RandomNumberGenerator) -> [Venue] {
        let openings = [
            hours((.workdays, 9..<16.5)), hours((.mondayToThursday, 13..<21)),
            hours((.workdays, 8..<21), ([.saturday], 10..<15)),
        ]
        let extra = (0..<random.number(1...3)).map { _ in random.one(of: districts) }
        return (districts + extra).enumerated().map { index, district in
            Venue(
                id: ID(slugOf: "lokal-\(index + 1)"), name: "Lokal \(index + 1)", district: district.id,
                address: "Exempelgatan \(random.number(1...40)), \(district.name)",
                seats: index == 0 ? random.number(8...12) : random.number(4...10), features: features(50, using: &random),
                hours: index == 0 ? .always : random.one(of: openings), busy: [])
        }
    }

    static func leaders(in districts: [District], using random: inout some RandomNumberGenerator) -> [Leader] {
        let shifts = [
            hours((.workdays, 8.5..<16.5)), hours((.mondayToThursday, 15..<20.5)),
            hours((.workdays, 9..<16), ([.tuesday, .thursday], 16..<20)), hours((.workdays, 8..<21), ([.saturday], 9..<16)),
        ]
        return (0..<random.number(3...6)).map { index in
            let home = random.one(of: districts)
            let isAble = index == 0
            let reach = isAble ? districts : [home] + random.some(random.below(3), of: districts)
            let groups = random.some(isAble ? TargetGroup.allCases.count : random.number(2...6), of: TargetGroup.allCases)
            return Leader(
                id: ID(slugOf: "ledare-\(index + 1)"), title: "Ledare \(index + 1), \(home.name)", home: home.id,
                districts: Set(reach.map(\.id)), groups: Set(groups),
                languages: isAble || random.chance(percent: 30) ? [.swedish, .finnish] : [.swedish],
                hours: isAble ? .always : random.one(of: shifts), mostPerWeek: random.number(1...3), busy: [])
        }
    }

    /// One or two pools that hold all term; the first has the first district in it.
    static func agreements(
        between districts: [District], in term: Term, using random: inout some RandomNumberGenerator
    ) -> [Agreement] {
        (0..<random.number(1...2)).map { index in
            let others = random.some(random.number(1...districts.count - 1), of: Array(districts.dropFirst()))
            let members = index == 0 || others.count < 2 ? [districts[0]] + others : others
            let opens = random.chance(percent: 50)
            return Agreement(
                id: ID(slugOf: "avtal-\(index + 1)"), name: "Avtal \(index + 1)", members: Set(members.map(\.id)),
                mostMinutes: random.chance(percent: 50) ? random.number(3...12) * 5 : nil,
                mostHops: random.chance(percent: 40) ? random.number(1...2) : nil,
                releaseDays: random.chance(percent: 50) ? random.number(0...28) : nil,
                validFrom: opens ? nil : term.firstDay - random.below(30),
                validUntil: opens ? nil : term.lastDay + random.below(30))
        }
    }

    /// Each feature with the chance given, in percent.
    static func features(_ percent: Int, using random: inout some RandomNumberGenerator) -> Features {
        Features(Features.named.map(\.feature).filter { _ in random.chance(percent: percent) })
    }
}

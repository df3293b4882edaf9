internal import Domain

/// What stands against the ways to run one offering.
///
/// A way is an allowed time and a possible venue; of its start weeks the one with the fewest barriers stands for it.
struct Obstructions {
    private struct Case {
        let way: Way
        let barriers: [Barrier]
    }

    private let cases: [Case]

    /// - Parameter others: what other offerings put in a way against which the tables say nothing.
    init(
        _ compiled: CityProblem, to index: Int, where isMeant: (Way) -> Bool = { _ in true },
        others: (Way) -> [Barrier] = { _ in [] }
    ) {
        let rules = compiled.rules, city = rules.city
        let offering = city.offerings[index]
        let pins = city.pins.filter { $0.offering == offering.id }
        let asking = city.requests.filter { offering.misfitsOfKind(for: $0).isEmpty }
        let pool = pins.compactMap(\.leaders).first.map { chosen in
            city.leaders.indices.filter { chosen.contains(city.leaders[$0].id) }
        }
        let all = offering.times.uniqued().sorted().flatMap { time in
            rules.venues(for: offering).compactMap { venue -> Case? in
                let room = venue.map { city.venues[$0] }
                let way = Way(time: time, venue: room?.id)
                guard isMeant(way) else { return nil }
                let people = rules.barriers(to: offering, at: time, venue: room, asking: asking)
                let starts = offering.startWeeks.uniqued().sorted().filter { week in
                    pins.allSatisfy { $0.allows(time, room?.id, week) }
                }
                let known =
                    starts.map { week -> [Barrier] in
                        let series = city.term.series(of: offering, on: time.weekday, startWeek: week)
                        let days = series?.days ?? [], span = offering.span(at: time)
                        let shortage = rules.shortage(of: offering, in: room?.district, time.weekday, span, days, pool: pool)
                        return (series == nil ? [.doesNotFitTerm] : [])
                            + rules.barriers(in: venue, to: offering, time.weekday, span, days)
                            + (shortage.map { [.tooFewLeaders($0)] } ?? []) + people
                    }.min { Obstructions.effort($0) < Obstructions.effort($1) } ?? [.pinned]
                return Case(way: way, barriers: known.isEmpty ? others(way) : known)
            }
        }
        // What pins leave open says more than that they rule out the rest.
        let open = all.filter { $0.barriers != [.pinned] }
        cases = open.isEmpty ? all : open
    }

    /// Whether nothing stands against some way.
    var leaveAWay: Bool { cases.contains { $0.barriers.isEmpty } }

    /// The smallest sets of barriers, of these the easiest to clear first, each once.
    func smallest(_ most: Int = 3) -> [Obstruction] {
        let fewest = cases.map(\.barriers.count).min()
        var seen: Set<[Barrier]> = []
        return cases.enumerated().filter { $0.element.barriers.count == fewest }
            .sorted {
                (Obstructions.effort($0.element.barriers), $0.offset) < (Obstructions.effort($1.element.barriers), $1.offset)
            }
            .map(\.element).filter { seen.insert($0.barriers).inserted }.prefix(most)
            .map { one in
                let isEverywhere =
                    !one.barriers.contains(where: \.isOfWay)
                    && cases.allSatisfy { Set($0.barriers).isSuperset(of: one.barriers) }
                return Obstruction(way: isEverywhere ? nil : one.way, barriers: one.barriers)
            }
    }

    /// What it would take to clear barriers: their number before their kind, their kind before how far each is from clear.
    private static func effort(_ barriers: [Barrier]) -> Int {
        barriers.reduce(0) { $0 + 1_000_000 + effort($1) }
    }

    /// From what a telephone call may clear to what nobody can.
    private static func effort(_ barrier: Barrier) -> Int {
        switch barrier {
        case .pinned: 0
        case .venueTaken(let others): 1_000 + others.count
        case .peopleNeededElsewhere: 2_000
        case .venueClosed: 2_000
        case .venueBusy(let dates): 3_000 + dates
        case .tooFewLeaders(let shortage):
            shortage.needed - shortage.found
                + {
                    switch shortage.condition {
                    case .free: 1_000
                    case .works, .available: 3_000
                    case .serves: 4_000
                    case .competent: 7_000
                    }
                }()
        case .venueLacks, .venueTooSmall: 5_000
        case .tooFewCanCome(let able, _, let minimum): 6_000 + minimum - able
        case .tooFewAsk(let asking, let minimum): 8_000 + minimum - asking
        case .doesNotFitTerm: 9_000
        }
    }
}

extension TableRules {
    /// Whether too few people can come (H5).
    ///
    /// - Parameter asking: those who ask for such an offering.
    func barriers(to offering: Offering, at time: WeeklyTime, venue: Venue?, asking: [Request]) -> [Barrier] {
        let minimum = offering.minimum
        guard asking.count >= minimum else { return [.tooFewAsk(asking: asking.count, minimum: minimum)] }
        let able = city.crowd(of: asking, in: offering, at: time, venue: venue)
        return able < minimum ? [.tooFewCanCome(able: able, asking: asking.count, minimum: minimum)] : []
    }
}

internal import Domain

/// A real term, compiled: what each index of the problem stands for.
struct CityProblem {
    let city: City
    let problem: Problem
    /// What L2's and H2's tables forgot: the time and dates behind each placement.
    let placements: [PlacementDetail]
    let rules: TableRules

    struct PlacementDetail {
        let venue: ID<Venue>?
        let host: ID<District>?
        let time: WeeklyTime
        let startWeek: Int
        let series: Series

        func isWhere(_ arrangement: Arrangement) -> Bool {
            (time, venue, startWeek) == (arrangement.time, arrangement.venue, arrangement.startWeek)
        }
    }
}

extension CityProblem {
    /// - Parameters:
    ///   - held: decided beside the city's own pins.
    ///   - announced: the plan that changes are counted against.
    init(_ city: City, holding held: [Pin] = [], faithfulTo announced: Plan? = nil) {
        self.city = city
        var compiler = Compiler(city, pins: city.pins + held, announced: announced)
        compiler.compileLeaders()
        compiler.compilePeople()
        for index in city.offerings.indices { compiler.compileOffering(index) }
        problem = Problem(compiler.source, registered: city.requests.map(\.registered.seconds))
        placements = compiler.kept(by: problem)
        rules = compiler.rules
    }
}

private struct Compiler {
    let city: City
    let pins: [Pin]
    let announced: Plan?
    var source = ProblemSource()
    let rules: TableRules
    private var details: [[CityProblem.PlacementDetail]] = []

    private let districtIndex: [ID<District>: Int32]
    private let leaderIndex: [ID<Leader>: Int32]
    private let slotIndex: [SlotKey: Int32]
    private let languageIndex: [Language: Int32]

    private struct SlotKey: Hashable {
        let weekday: Weekday
        let span: Range<Int>
    }

    init(_ city: City, pins: [Pin], announced: Plan?) {
        self.city = city
        self.pins = pins
        self.announced = announced
        districtIndex = Self.indices(city.districts.map(\.id))
        leaderIndex = Self.indices(city.leaders.map(\.id))
        languageIndex = Self.indices((city.offerings.map(\.language) + city.requests.map(\.language)).uniqued())
        let keys = city.offerings.flatMap { offering in
            offering.times.map { SlotKey(weekday: $0.weekday, span: offering.span(at: $0)) }
        }.uniqued()
        slotIndex = Self.indices(keys)
        rules = TableRules(city)

        source.slots = keys.map {
            Problem.Slot(weekday: Int32($0.weekday.rawValue), start: Int32($0.span.lowerBound), end: Int32($0.span.upperBound))
        }
        source.venueCount = city.venues.count
        source.districtCount = city.districts.count
        source.weekCount = city.term.weeks
        source.isConsiderate = true
        for a in city.districts {
            for b in city.districts {
                source.travel.append(Int32(city.travelMinutes(a.id, b.id)))
                source.isNear.append(a.id == b.id || a.neighbours.contains(b.id))
            }
        }
        let requestIndex = Self.indices(city.requests.map(\.id))
        source.barred = city.barred.compactMap { pair in
            guard let a = requestIndex[pair.first], let b = requestIndex[pair.second] else { return nil }
            return (Int(a), Int(b))
        }
    }

    private static func indices<Key: Hashable>(_ keys: [Key]) -> [Key: Int32] {
        Dictionary(keys.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
    }

    // MARK: Leaders

    mutating func compileLeaders() {
        source.leaders = city.leaders.map {
            Problem.LeaderRow(mostPerWeek: Int32(min($0.mostPerWeek, 255)), home: districtIndex[$0.home] ?? 0)
        }
        source.serves = city.leaders.flatMap { leader in city.districts.map { leader.districts.contains($0.id) } }
        for leader in city.leaders.indices {
            for slot in source.slots {
                source.leaderFree.append(rules.works(leader, slot.day, slot.span) ? freeWeeks(slot, of: leader) : 0)
            }
        }
    }

    /// Weeks of the term when nothing in a leader's calendar blocks a slot.
    private func freeWeeks(_ slot: Problem.Slot, of leader: Int) -> UInt64 {
        (1...city.term.weeks).reduce(0) { weeks, week in
            rules.isAvailable(leader, on: city.term.day(week: week, slot.day), slot.span)
                ? weeks | 1 << UInt64(week - 1) : weeks
        }
    }

    // MARK: People

    mutating func compilePeople() {
        let offeringIndex = Self.indices(city.offerings.map(\.id))
        let pinned = Dictionary(pins.compactMap { pin in pin.request.map { ($0, offeringIndex[pin.offering] ?? -1) } }) {
            first, _ in first
        }
        let seats = Dictionary((announced?.seats ?? []).map { ($0.request, offeringIndex[$0.offering] ?? -1) }) {
            first, _ in first
        }
        let barred = Set(city.barred.flatMap { [$0.first, $0.second] })
        source.people = city.requests.enumerated().map { index, request in
            ProblemSource.Person(
                district: districtIndex[request.district] ?? 0, group: Int32(request.group.index),
                language: languageIndex[request.language] ?? 0, kinds: request.kinds.map(\.number), travels: request.travels,
                needs: request.needs.rawValue,
                can: source.slots.map { request.times.contains($0.day, $0.span) },
                prefers: source.slots.map { request.preferred.isEmpty || request.preferred.contains($0.day, $0.span) },
                priority: Int32(request.priority), pinnedTo: pinned[request.id] ?? -1,
                announcedIn: seats[request.id] ?? -1,
                alone: barred.contains(request.id) || pinned[request.id] != nil ? Int32(index) : -1)
        }
    }

    // MARK: Offerings

    mutating func compileOffering(_ index: Int) {
        let offering = city.offerings[index]
        let pins = self.pins.filter { $0.offering == offering.id }
        let districts = city.districts
        let city = self.city
        var row = ProblemSource.OfferingSource(
            minimum: Int32(offering.minimum), leadersNeeded: Int32(offering.leadersNeeded),
            candidates: city.leaders.indices.filter { city.leaders[$0].isCompetent(for: offering) }.map { Int32($0) },
            isPinned: !pins.isEmpty,
            pinnedLeaders: (pins.compactMap(\.leaders).first ?? []).compactMap { leaderIndex[$0] }.sorted(),
            groups: Set(offering.groups.map { Int32($0.index) }), language: languageIndex[offering.language] ?? -1,
            kind: offering.kind.number,
            standing: { district, host in
                city.standing(of: districts[Int(district)].id, in: offering, host: host < 0 ? nil : districts[Int(host)].id)
            })
        let session = announced?.sessions.first { $0.offering == offering.id }
        var found: [CityProblem.PlacementDetail] = []
        let venues = rules.venues(for: offering)
        for time in offering.times.uniqued().sorted() {
            for startWeek in offering.startWeeks.uniqued().sorted() {
                guard let series = city.term.series(of: offering, on: time.weekday, startWeek: startWeek),
                    let slot = slotIndex[SlotKey(weekday: time.weekday, span: offering.span(at: time))]
                else { continue }
                let weeks = series.days.reduce(UInt64(0)) { $0 | 1 << UInt64(($1.monday - city.term.firstDay.monday) / 7) }
                for venue in venues {
                    guard rules.barriers(in: venue, to: offering, time.weekday, offering.span(at: time), series.days).isEmpty
                    else { continue }
                    let room = venue.map { city.venues[$0] }
                    guard pins.allSatisfy({ $0.allows(time, room?.id, startWeek) }) else { continue }
                    let seats = min(offering.capacity, room?.seats ?? offering.capacity)
                    row.placements.append(
                        ProblemSource.PlacementSource(
                            venue: Int32(venue ?? -1), host: room.flatMap { districtIndex[$0.district] } ?? -1, slot: slot,
                            start: Int32(startWeek), weeks: weeks, seats: Int32(seats),
                            guestSeats: Int32(offering.guestSeats ?? seats), features: room?.features.rawValue ?? .max,
                            strangeness: city.term.familiarTimes.isEmpty || city.term.familiarTimes.contains(time.start) ? 0 : 2
                        ))
                    found.append(
                        CityProblem.PlacementDetail(
                            venue: room?.id, host: room?.district, time: time, startWeek: startWeek, series: series))
                }
            }
        }
        row.announced = session.map { session in
            let place = Arrangement(session)
            return Problem.AnnouncedRow(
                placement: Int32(found.firstIndex { $0.isWhere(place) } ?? -1),
                slot: slotIndex[SlotKey(weekday: place.time.weekday, span: offering.span(at: place.time))] ?? -1,
                venue: place.venue.map { id in Int32(city.venues.firstIndex { $0.id == id } ?? -2) } ?? -1,
                start: Int32(place.startWeek),
                leaders: session.leaders.uniqued().compactMap { leaderIndex[$0] },
                leaderCount: Set(session.leaders).count,
                people: announced?.seats.count { $0.offering == offering.id } ?? 0)
        }
        source.offerings.append(row)
        details.append(found)
        source.related.append(
            city.offerings.indices.filter { other in
                let theirs = city.offerings[other]
                return other != index && theirs.language == offering.language
                    && !theirs.groups.isDisjoint(with: offering.groups)
            }.map { Int32($0) })
    }

    /// The details of the placements that the problem kept, in its order.
    func kept(by problem: Problem) -> [CityProblem.PlacementDetail] {
        problem.placements.elements.map { details[Int($0.offering)][Int($0.origin)] }
    }
}

extension Pin {
    func allows(_ time: WeeklyTime, _ venue: ID<Venue>?, _ startWeek: Int) -> Bool {
        (self.time ?? time) == time && (self.venue ?? venue) == venue && (self.startWeek ?? startWeek) == startWeek
    }
}

extension Kind {
    var number: Int32 { Int32(Kind.allCases.firstIndex(of: self) ?? 0) }
}

extension Problem.Slot {
    var day: Weekday { Weekday.allCases[Int(weekday)] }
    var span: Range<Int> { Int(start)..<Int(end) }
}

extension Sequence where Element: Hashable {
    /// The elements in order, each once.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

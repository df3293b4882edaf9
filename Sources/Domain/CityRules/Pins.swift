/// All that is pinned of one offering, from all its rows.
private struct Pinned {
    let offering: Offering
    let rows: [(row: Int, pin: Pin)]

    var time: WeeklyTime? { rows.lazy.compactMap(\.pin.time).first }
    var venue: ID<Venue>? { rows.lazy.compactMap(\.pin.venue).first }
    var startWeek: Int? { rows.lazy.compactMap(\.pin.startWeek).first }
    var requests: [(row: Int, id: ID<Request>)] { rows.compactMap { row, pin in pin.request.map { (row, $0) } } }

    var times: [WeeklyTime] { time.map { [$0] } ?? offering.times }

    /// Where it can be hosted, given the venue.
    func hosts(in city: City) -> [ID<District>] {
        venue.flatMap { city.venue[$0] }.map { [$0.district] } ?? offering.hosts
    }

    /// Where it can meet, given the venue.
    func venues(in city: City) -> [Venue] {
        venue.map { [$0] }?.compactMap { city.venue[$0] } ?? city.venues.filter { offering.hosts.contains($0.district) }
    }
}

extension City {
    /// In the order of the first row of each; rows that pin an unknown offering are told of elsewhere.
    private var pinned: [Pinned] {
        let rows = Dictionary(grouping: pins.enumerated().map { (row: $0.offset, pin: $0.element) }) { $0.pin.offering }
        return rows.compactMap { id, rows in offering[id].map { Pinned(offering: $0, rows: rows) } }
            .sorted { ($0.rows.first?.row ?? 0) < ($1.rows.first?.row ?? 0) }
    }

    /// What a rule finds in each row that pins something of an offering.
    fileprivate func pinFaults(_ rule: (Pinned, Int, Pin) -> [Fault]) -> [Fault] {
        pinned.flatMap { pinned in pinned.rows.flatMap { rule(pinned, $0.row, $0.pin) } }
    }

    fileprivate func pinnedFaults(_ rule: (Pinned) -> [Fault]) -> [Fault] { pinned.flatMap(rule) }
}

func emptyPins(_ city: City) -> [Fault] {
    city.pins.faults { row, pin in
        guard pin == Pin(offering: pin.offering) else { return [] }
        return [Fault(.pins, row, "offering", pin.offering.text, "must pin a time, venue, start week, leaders or a request")]
    }
}

/// Two rows that pin one thing of an offering differently.
func contradictingPins(_ city: City) -> [Fault] {
    func faults<Value: Equatable>(
        _ pinned: Pinned, _ column: String, _ value: (Pin) -> Value?, _ text: (Value) -> String
    ) -> [Fault] {
        let given = pinned.rows.compactMap { row, pin in value(pin).map { (row: row, value: $0) } }
        guard let first = given.first else { return [] }
        return given.filter { $0.value != first.value }.map {
            Fault(.pins, $0.row, column, text($0.value), "an earlier row pins \(pinned.offering.id) to \(text(first.value))")
        }
    }
    return city.pinnedFaults { pinned in
        faults(pinned, "time", \.time, \.code) + faults(pinned, "venue", \.venue, \.text)
            + faults(pinned, "start_week", \.startWeek) { String(city.term.isoWeek($0)) }
            + faults(pinned, "leaders", \.leaders) { $0.sorted().piped }
    }
}

func pinnedTimes(_ city: City) -> [Fault] {
    city.pinFaults { pinned, row, pin in
        guard let time = pin.time, !pinned.offering.times.contains(time) else { return [] }
        return [
            Fault(
                .pins, row, "time", time.code,
                "must be a time of \(pinned.offering.id): \(pinned.offering.times.map(\.code).listed("or"))")
        ]
    }
}

func pinnedStarts(_ city: City) -> [Fault] {
    city.pinFaults { pinned, row, pin in
        guard let week = pin.startWeek, !pinned.offering.startWeeks.contains(week) else { return [] }
        let allowed = pinned.offering.startWeeks.map { String(city.term.isoWeek($0)) }
        return [
            Fault(
                .pins, row, "start_week", String(city.term.isoWeek(week)),
                "must be a start week of \(pinned.offering.id): \(allowed.listed("or"))")
        ]
    }
}

/// A pinned time or start from which the series does not fit in the term.
func pinnedSeries(_ city: City) -> [Fault] {
    city.pinnedFaults { pinned in
        guard pinned.offering.hasSoundNumbers,
            let first = pinned.rows.first(where: { $0.pin.time != nil || $0.pin.startWeek != nil })
        else { return [] }
        let weeks = pinned.startWeek.map { [$0] } ?? pinned.offering.startWeeks
        let fits = { (time: WeeklyTime, week: Int) in
            city.term.series(of: pinned.offering, on: time.weekday, startWeek: week) != nil
        }
        // When no start fits at all, that is told of the offering.
        guard pinned.offering.times.contains(where: { time in pinned.offering.startWeeks.contains { fits(time, $0) } }),
            !pinned.times.contains(where: { time in weeks.contains { fits(time, $0) } })
        else { return [] }
        let (column, value) =
            pinned.startWeek.map { ("start_week", String(city.term.isoWeek($0))) } ?? ("time", pinned.time?.code ?? "")
        return [
            Fault(
                .pins, first.row, column, value,
                "the \(pinned.offering.occurrences) occurrences of \(pinned.offering.id) do not fit in the term from there")
        ]
    }
}

func pinnedVenues(_ city: City) -> [Fault] {
    city.pinFaults { pinned, row, pin in
        guard let id = pin.venue, let venue = city.venue[id] else { return [] }
        return venueObstacle(venue, to: pinned).map { [Fault(.pins, row, "venue", id.text, $0)] } ?? []
    }
}

private func venueObstacle(_ venue: Venue, to pinned: Pinned) -> String? {
    let offering = pinned.offering
    if offering.kind == .digital { return "\(offering.id) is digital, so no venue can be pinned" }
    if !offering.hosts.contains(venue.district) {
        return "lies in \(venue.district); must lie in a host district of \(offering.id): \(offering.hosts.listed("or"))"
    }
    if !venue.isLargeEnough(for: offering) {
        return "seats \(venue.seats); \(offering.id) has a minimum of \(offering.minimum)"
    }
    let lacking = offering.needs.subtracting(venue.features)
    if !lacking.isEmpty { return "lacks \(lacking.names.listed("and")), which \(offering.id) needs" }
    guard offering.hasSoundNumbers, !pinned.times.contains(where: { venue.isOpen(for: offering, at: $0) }) else { return nil }
    return "is not open for \(offering.minutes) minutes at \(pinned.times.map(\.code).listed("or"))"
}

func pinnedLeaders(_ city: City) -> [Fault] {
    city.pinFaults { pinned, row, pin in
        guard let leaders = pin.leaders else { return [] }
        let offering = pinned.offering
        let unable = leaders.sorted().compactMap { id in
            city.leader[id]?.obstacle(to: offering, hosts: pinned.hosts(in: city), times: pinned.times)
                .map { Fault(.pins, row, "leaders", id.text, "cannot lead \(offering.id): \($0)") }
        }
        guard leaders.count != offering.leadersNeeded else { return unable }
        let problem = "\(offering.id) needs \(offering.leadersNeeded) in all, \(leaders.count) given"
        return [Fault(.pins, row, "leaders", leaders.sorted().piped, problem)] + unable
    }
}

/// Pinned people whom the offering does not fit.
func pinnedRequests(_ city: City) -> [Fault] {
    city.pinFaults { pinned, row, pin in
        guard let id = pin.request, let request = city.request[id] else { return [] }
        return seatObstacle(request, to: pinned, in: city)
            .map {
                [
                    Fault(
                        .pins, row, "request", id.text, "cannot have a seat in \(pinned.offering.id): \($0)",
                        restsOn: [.districts, .venues, .agreements])
                ]
            } ?? []
    }
}

private func seatObstacle(_ request: Request, to pinned: Pinned, in city: City) -> String? {
    let offering = pinned.offering
    if !offering.groups.contains(request.group) { return "it is for other target groups" }
    if request.language != offering.language {
        return "it is in \(offering.language), the request asks for \(request.language)"
    }
    if !request.kinds.contains(offering.kind) { return "does not ask for kind \(offering.kind.rawValue)" }
    guard offering.hasSoundNumbers else { return nil }
    if !pinned.times.contains(where: { request.times.contains($0.weekday, offering.span(at: $0)) }) {
        return "cannot come for \(offering.minutes) minutes at \(pinned.times.map(\.code).listed("or"))"
    }
    if offering.kind == .digital { return obstacle(to: request, in: offering, host: nil, city) }
    let reasons = pinned.hosts(in: city).map { obstacle(to: request, in: offering, host: $0, city) }
    if let reason = reasons.first, reasons.allSatisfy({ $0 != nil }) { return reason }
    let venues = pinned.venues(in: city)
    guard !venues.isEmpty, !venues.contains(where: { $0.features.isSuperset(of: request.needs) }) else { return nil }
    return "no venue there has \(request.needs.names.listed("and"))"
}

/// What keeps a person from an offering with this host: where they live, and whether they travel (H6).
private func obstacle(to request: Request, in offering: Offering, host: ID<District>?, _ city: City) -> String? {
    switch city.standing(of: request.district, in: offering, host: host) {
    case .home: nil
    case .outside: "its reach leaves out \(request.district)"
    case .guest where host != nil && !request.travels: "would be a guest, and does not travel"
    case .guest: offering.guestSeats == 0 ? "would be a guest, and it has no guest seats" : nil
    }
}

func peoplePinnedTwice(_ city: City) -> [Fault] {
    var first: [ID<Request>: ID<Offering>] = [:]
    return city.pins.faults { row, pin in
        guard let request = pin.request else { return [] }
        guard let earlier = first.updateValue(first[request] ?? pin.offering, forKey: request) else { return [] }
        let problem =
            "an earlier row pins this request \(earlier == pin.offering ? "here" : "in \(earlier)"); must have one seat"
        return [Fault(.pins, row, "request", request.text, problem)]
    }
}

func pinsOverCapacity(_ city: City) -> [Fault] {
    city.pinnedFaults { pinned in
        let requests = pinned.requests
        let seats = min(pinned.offering.capacity, pinned.venue.flatMap { city.venue[$0]?.seats } ?? .max)
        guard requests.count > seats, seats > 0, let last = requests.last else { return [] }
        return [
            Fault(
                .pins, last.row, "request", last.id.text,
                "\(requests.count) are pinned in \(pinned.offering.id), which seats \(seats)")
        ]
    }
}

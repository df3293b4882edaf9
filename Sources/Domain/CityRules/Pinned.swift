/// All that is pinned of one offering, from all its rows.
struct Pinned {
    let offering: Offering
    let rows: [(row: Int, pin: Pin)]

    var time: WeeklyTime? { rows.lazy.compactMap(\.pin.time).first }
    var venue: ID<Venue>? { rows.lazy.compactMap(\.pin.venue).first }
    var startWeek: Int? { rows.lazy.compactMap(\.pin.startWeek).first }
    /// Each once, however often it is pinned.
    var requests: [(row: Int, id: ID<Request>)] {
        var seen: Set<ID<Request>> = []
        return rows.compactMap { row, pin in pin.request.flatMap { seen.insert($0).inserted ? (row, $0) : nil } }
    }

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
    var pinned: [Pinned] {
        let rows = Dictionary(grouping: pins.enumerated().map { (row: $0.offset, pin: $0.element) }) { $0.pin.offering }
        return rows.compactMap { id, rows in offering[id].map { Pinned(offering: $0, rows: rows) } }
            .sorted { ($0.rows.first?.row ?? 0) < ($1.rows.first?.row ?? 0) }
    }

    /// What a rule finds in each row that pins something of an offering.
    func pinFaults(_ rule: (Pinned, Int, Pin) -> [Fault]) -> [Fault] {
        pinned.flatMap { pinned in pinned.rows.flatMap { rule(pinned, $0.row, $0.pin) } }
    }

    /// What a rule finds in all that is pinned of an offering.
    func pinnedFaults(_ rule: (Pinned) -> [Fault]) -> [Fault] { pinned.flatMap(rule) }
}

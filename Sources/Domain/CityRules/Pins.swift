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

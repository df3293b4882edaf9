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

/// More people pinned in an offering than any venue that it may get can seat.
func pinsOverCapacity(_ city: City) -> [Fault] {
    city.pinnedFaults { pinned in
        let requests = pinned.requests
        let largest = pinned.largestVenue(in: city)
        let seats = min(pinned.offering.capacity, largest?.seats ?? .max)
        guard requests.count > seats, seats > 0, let last = requests.last else { return [] }
        let isVenueDecided = pinned.venue != nil || seats == pinned.offering.capacity
        let bound = isVenueDecided ? "which seats \(seats)" : "whose largest suitable venue seats \(seats)"
        return [
            Fault(
                .pins, last.row, "request", last.id.text, "\(requests.count) are pinned in \(pinned.offering.id), \(bound)",
                restsOn: isVenueDecided ? [] : [.venues])
        ]
    }
}

extension Pinned {
    /// The pinned venue; without one, the largest that is suitable and open. nil when there is none, or none is needed.
    fileprivate func largestVenue(in city: City) -> Venue? {
        if offering.kind == .digital { return nil }
        if let venue { return city.venue[venue] }
        guard offering.hasSoundNumbers else { return nil }
        return venues(in: city).filter { venue in
            venue.holds(offering) && times.contains { venue.isOpen(for: offering, at: $0) }
        }.max { $0.seats < $1.seats }
    }
}

/// More people pinned who are not at home than there are guest seats, at whichever host.
func pinnedGuestsOverQuota(_ city: City) -> [Fault] {
    city.pinnedFaults { pinned in
        let offering = pinned.offering
        // Where there are none at all, that is told of each person.
        guard let seats = offering.guestSeats, seats > 0 else { return [] }
        let hosts: [ID<District>?] = offering.kind == .digital ? [nil] : pinned.hosts(in: city)
        let guests = hosts.map { host in
            pinned.requests.filter { _, id in
                city.request[id].map { city.standing(of: $0.district, in: offering, host: host) != .home } ?? false
            }
        }
        guard let fewest = guests.min(by: { $0.count < $1.count }), fewest.count > seats, let last = fewest.last else {
            return []
        }
        return [
            Fault(
                .pins, last.row, "request", last.id.text,
                "\(fewest.count) of those pinned in \(offering.id) would be guests; must be at most its guest_seats, \(seats)",
                restsOn: [.districts, .venues])
        ]
    }
}

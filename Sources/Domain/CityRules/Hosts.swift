/// A digital offering meets nowhere; all others somewhere.
func hostsAgainstKind(_ city: City) -> [Fault] {
    city.offerings.faults { row, offering in
        guard (offering.kind == .digital) != offering.hosts.isEmpty else { return [] }
        let problem =
            offering.hosts.isEmpty
            ? "must name a district that can host, for a \(offering.kind.rawValue) offering"
            : "must be empty for a digital offering"
        return [Fault(.offerings, row, "hosts", offering.hosts.piped, problem)]
    }
}

func hostsWithoutBudget(_ city: City) -> [Fault] {
    city.offerings.faults { row, offering in
        offering.hosts.filter { city.district[$0]?.hasBudget == false }.map {
            Fault(.offerings, row, "hosts", $0.text, "has no budget, so it cannot host")
        }
    }
}

func needsOfDigital(_ city: City) -> [Fault] {
    city.offerings.faults { row, offering in
        guard offering.kind == .digital, !offering.needs.isEmpty else { return [] }
        return [
            Fault(.offerings, row, "needs", offering.needs.names.piped, "must be empty for a digital offering: it has no venue")
        ]
    }
}

/// Offerings that reach a pool whose agreement does not hold all term, or leaves a host out.
func poolsThatDoNotHold(_ city: City) -> [Fault] {
    city.offerings.faults { row, offering in
        guard let id = offering.pool, let agreement = city.agreement[id] else { return [] }
        return [validity(of: agreement, in: city.term), membership(of: offering.hosts, in: agreement)].compactMap { problem in
            problem.map { Fault(.offerings, row, "reach", offering.reach.code, $0) }
        }
    }
}

private func validity(of agreement: Agreement, in term: Term) -> String? {
    if let from = agreement.validFrom, from > term.firstDay {
        return "holds from \(from.iso); must hold from the term's first day, \(term.firstDay.iso)"
    }
    if let until = agreement.validUntil, until < term.lastDay {
        return "holds until \(until.iso); must hold until the term's last day, \(term.lastDay.iso)"
    }
    return nil
}

private func membership(of hosts: [ID<District>], in agreement: Agreement) -> String? {
    let outside = hosts.filter { !agreement.members.contains($0) }
    return outside.isEmpty
        ? nil : "must have every host as a member; \(outside.listed("and")) \(outside.count == 1 ? "is" : "are") not"
}

/// Offerings that no venue in their host districts could hold: too small, badly equipped, or closed at its times.
func offeringsWithoutVenue(_ city: City) -> [Fault] {
    city.offerings.faults { row, offering in
        guard offering.kind != .digital, offering.hosts.contains(where: { city.district[$0] != nil }) else { return [] }
        return venueFault(of: offering, row, in: city).map { [$0] } ?? []
    }
}

/// The first condition that no venue meets, and the venue that comes nearest.
private func venueFault(of offering: Offering, _ row: Int, in city: City) -> Fault? {
    let hosts = offering.hosts.listed("or")
    func fault(_ column: String, _ value: String, _ problem: String) -> Fault {
        Fault(.offerings, row, column, value, problem, restsOn: [.venues, .districts])
    }
    let near = city.venues.filter { offering.hosts.contains($0.district) }
    guard let largest = near.max(by: { $0.seats < $1.seats }) else {
        return fault("hosts", offering.hosts.piped, "no venue lies in \(hosts)")
    }
    let large = near.filter { $0.isLargeEnough(for: offering) }
    guard !large.isEmpty else {
        return fault("minimum", String(offering.minimum), "largest venue in \(hosts) seats \(largest.seats) (\(largest.id))")
    }
    let equipped = large.filter { $0.holds(offering) }
    guard !equipped.isEmpty else {
        let lacks = { (venue: Venue) in offering.needs.subtracting(venue.features).names }
        let nearest = large.min { lacks($0).count < lacks($1).count }
        return fault(
            "needs", offering.needs.names.piped,
            "no venue in \(hosts) that is large enough has all of these"
                + (nearest.map { "; \($0.id) lacks \(lacks($0).listed("and"))" } ?? ""))
    }
    guard offering.hasSoundNumbers, !offering.possibleTimes.isEmpty else { return nil }
    guard !equipped.contains(where: { venue in offering.possibleTimes.contains { venue.isOpen(for: offering, at: $0) } }) else {
        return nil
    }
    return fault(
        "times", offering.times.map(\.code).piped,
        "no venue in \(hosts) that is large enough and equipped is open for \(offering.minutes) minutes then"
            + nearestHours(of: equipped, to: offering))
}

extension Venue {
    func isOpen(for offering: Offering, at time: WeeklyTime) -> Bool { hours.contains(time.weekday, offering.span(at: time)) }
}

/// The window that holds most of a session at one of the offering's times.
private func nearestHours(of venues: [Venue], to offering: Offering) -> String {
    let windows = venues.flatMap { venue in
        offering.possibleTimes.flatMap { time in
            venue.hours.on(time.weekday).map { window in
                (venue: venue, time: time, window: window, shared: window.clamped(to: offering.span(at: time)).count)
            }
        }
    }
    guard let best = windows.max(by: { $0.shared < $1.shared }) else { return "" }
    return "; \(best.venue.id) is open \(best.time.weekday.code) \(text(of: best.window))"
}

import Domain

/// A way to run an offering that nothing stands against, taken alone.
struct Possibility {
    let time: WeeklyTime
    let venue: Venue
    let startWeek: Int
    let leaders: [Leader]

    /// The first way to run an offering in a venue.
    ///
    /// - Parameters:
    ///   - venues: such as no calendar takes.
    ///   - leaders: likewise, and free of other series.
    init?(_ offering: Offering, in term: Term, venues: [Venue], leaders: [Leader]) {
        let able = leaders.filter { $0.isCompetent(for: offering) }
        for time in offering.times {
            let present = able.filter { $0.hours.holds(offering, at: time) }
            let start = offering.startWeeks.first { term.series(of: offering, on: time.weekday, startWeek: $0) != nil }
            for venue in venues where offering.hosts.contains(venue.district) && venue.holds(offering) {
                let crew = Array(present.filter { $0.districts.contains(venue.district) }.prefix(offering.leadersNeeded))
                guard let start, crew.count == offering.leadersNeeded, venue.hours.holds(offering, at: time) else { continue }
                self.time = time
                self.venue = venue
                self.startWeek = start
                self.leaders = crew
                return
            }
        }
        return nil
    }

    func wholePin(of offering: Offering) -> Pin {
        Pin(offering: offering.id, time: time, venue: venue.id, startWeek: startWeek, leaders: Set(leaders.map(\.id)))
    }

    func timePin(of offering: Offering) -> Pin { Pin(offering: offering.id, time: time) }

    /// A seat for somebody who lives with an owner of the offering, asks for its kind and can come then.
    func seatPin(of offering: Offering, among requests: [Request]) -> Pin? {
        let person = requests.first { request in
            offering.owners.contains(request.district) && offering.groups.contains(request.group)
                && offering.language == request.language && request.kinds.contains(offering.kind)
                && venue.features.isSuperset(of: request.needs) && request.times.holds(offering, at: time)
        }
        return person.map { Pin(offering: offering.id, request: $0.id) }
    }
}

extension Offering {
    /// Whether in one of the hosts a venue is open then and enough leaders could come, calendars apart.
    func canBeHeld(at time: WeeklyTime, venues: [Venue], leaders: [Leader]) -> Bool {
        let able = leaders.filter { $0.isCompetent(for: self) && $0.hours.holds(self, at: time) }
        if kind == .digital { return able.count >= leadersNeeded }
        return hosts.contains { host in
            venues.contains { $0.district == host && $0.holds(self) && $0.hours.holds(self, at: time) }
                && able.count { $0.districts.contains(host) } >= leadersNeeded
        }
    }
}

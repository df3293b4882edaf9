extension City {
    /// The city as it would be if no district let another's people in: no guest seats. Pins are left out, since some hold
    /// only with guests.
    public func withoutPooling() throws(Faults) -> City {
        let alone = offerings.map { offering in
            var offering = offering
            if offering.kind != .digital { offering.guestSeats = 0 }
            return offering
        }
        return try City(
            term: term, districts: districts, venues: venues, leaders: leaders, offerings: alone, requests: requests,
            agreements: agreements, barred: barred)
    }
}

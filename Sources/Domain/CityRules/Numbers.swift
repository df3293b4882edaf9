/// A column of numbers, and what makes sense in it.
private struct Bounds<Row> {
    let column: String
    let allowed: ClosedRange<Int>
    let value: (Row) -> Int?

    init(_ column: String, _ allowed: ClosedRange<Int>, _ value: @escaping (Row) -> Int?) {
        self.column = column
        self.allowed = allowed
        self.value = value
    }
}

private func outOfBounds<Row>(_ rows: [Row], _ table: Table, _ bounds: [Bounds<Row>]) -> [Fault] {
    rows.faults { row, item in
        bounds.compactMap { bound in
            guard let value = bound.value(item), let problem = bound.allowed.refusal(of: value) else { return nil }
            return Fault(table, row, bound.column, String(value), problem)
        }
    }
}

extension ClosedRange<Int> {
    /// What a number would have to be; nil when it is within.
    fileprivate func refusal(of value: Int) -> String? {
        if value < lowerBound { return "must be at least \(lowerBound)" }
        return value > upperBound ? "must be at most \(upperBound)" : nil
    }
}

/// Numbers that are too small to mean anything, or larger than any city has.
func numbersOutOfBounds(_ city: City) -> [Fault] {
    let release = 0...365
    let term = release.refusal(of: city.term.releaseDays).map {
        Fault(table: .term, row: nil, column: "release_days", value: String(city.term.releaseDays), problem: $0)
    }
    return (term.map { [$0] } ?? [])
        + outOfBounds(city.districts, .districts, [Bounds("population", 1...100_000_000) { $0.population }])
        + travelMinutesOutOfBounds(city)
        + outOfBounds(city.venues, .venues, [Bounds("seats", 1...10_000) { $0.seats }])
        + outOfBounds(city.leaders, .leaders, [Bounds("max_per_week", 1...100) { $0.mostPerWeek }])
        + outOfBounds(
            city.offerings, .offerings,
            [
                Bounds("capacity", 1...10_000) { $0.capacity }, Bounds("minimum", 0...10_000) { $0.minimum },
                Bounds("leaders", 1...20) { $0.leadersNeeded }, Bounds("occurrences", 1...60) { $0.occurrences },
                Bounds("minutes", Offering.possibleMinutes) { $0.minutes }, Bounds("guest_seats", 0...10_000) { $0.guestSeats },
            ])
        + outOfBounds(city.requests, .requests, [Bounds("priority", 1...9) { $0.priority }])
        + outOfBounds(
            city.agreements, .agreements,
            [
                Bounds("max_minutes", 0...1440) { $0.mostMinutes }, Bounds("max_hops", 0...1000) { $0.mostHops },
                Bounds("release_days", release) { $0.releaseDays }, Bounds("cost_per_seat", 0...10_000) { $0.costPerSeat },
            ])
}

private func travelMinutesOutOfBounds(_ city: City) -> [Fault] {
    city.districts.faults { row, district in
        district.travelMinutes.sorted { $0.key < $1.key }.compactMap { other, minutes in
            (1...1440).refusal(of: minutes).map { Fault(.districts, row, "travel_minutes", "\(other):\(minutes)", $0) }
        }
    }
}

extension Offering {
    static let possibleMinutes = 15...720
    static let possibleIntervals: Set = [1, 2, 4]

    /// Whether its dates and hours can be reckoned with; when not, that is told by a fault of its own.
    var hasSoundNumbers: Bool {
        Offering.possibleMinutes.contains(minutes) && Offering.possibleIntervals.contains(interval) && occurrences > 0
    }
}

func minimumOverCapacity(_ city: City) -> [Fault] {
    city.offerings.faults { row, offering in
        guard offering.minimum > offering.capacity else { return [] }
        return [
            Fault(.offerings, row, "minimum", String(offering.minimum), "must be at most the capacity, \(offering.capacity)")
        ]
    }
}

func guestSeatsOverCapacity(_ city: City) -> [Fault] {
    city.offerings.faults { row, offering in
        guard let guests = offering.guestSeats, guests > offering.capacity else { return [] }
        return [Fault(.offerings, row, "guest_seats", String(guests), "must be at most the capacity, \(offering.capacity)")]
    }
}

/// Only a digital offering can do without a quota.
func missingGuestSeats(_ city: City) -> [Fault] {
    city.offerings.faults { row, offering in
        guard offering.guestSeats == nil, offering.kind != .digital else { return [] }
        return [Fault(.offerings, row, "guest_seats", "", "must be given (0 for none) when the kind is not digital")]
    }
}

func unknownIntervals(_ city: City) -> [Fault] {
    city.offerings.faults { row, offering in
        guard !Offering.possibleIntervals.contains(offering.interval) else { return [] }
        return [Fault(.offerings, row, "interval_weeks", String(offering.interval), "must be 1, 2 or 4")]
    }
}

func barredThemselves(_ city: City) -> [Fault] {
    city.barred.faults { row, pair in
        pair.first == pair.second ? [Fault(.barred, row, "request_b", pair.second.text, "must be another than request_a")] : []
    }
}

/// One pair in two rows, in either order.
func barredTwice(_ city: City) -> [Fault] {
    var seen: Set<Set<ID<Request>>> = []
    return city.barred.faults { row, pair in
        guard !seen.insert([pair.first, pair.second]).inserted else { return [] }
        return [Fault(.barred, row, "request_b", pair.second.text, "an earlier row bars \(pair.first) and \(pair.second)")]
    }
}

/// Two who must not meet, pinned in one offering (H7 against H9).
func barredPinnedTogether(_ city: City) -> [Fault] {
    let seats = Dictionary(grouping: city.pins.filter { $0.request != nil }, by: \.request)
        .mapValues { Set($0.map(\.offering)) }
    return city.barred.faults { row, pair in
        guard pair.first != pair.second else { return [] }
        return (seats[pair.first] ?? []).intersection(seats[pair.second] ?? []).sorted().map {
            Fault(.barred, row, "request_b", pair.second.text, "\(pair.first) and \(pair.second) are both pinned in \($0)")
        }
    }
}

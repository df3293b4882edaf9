/// Two series pinned in one venue at once (H2).
func pinnedVenuesTwiceAtOnce(_ city: City) -> [Fault] {
    city.clashes("venue", \.venue) { pinned in pinned.offering.kind == .digital ? [] : pinned.venue.map { [$0] } ?? [] }
}

/// A leader pinned to two series at once (H3).
func pinnedLeadersTwiceAtOnce(_ city: City) -> [Fault] {
    city.clashes("leaders", \.leaders) { pinned in
        pinned.rows.lazy.compactMap(\.pin.leaders).first.map { $0.sorted() } ?? []
    }
}

/// A pinned series whose dates and hours are decided.
private struct Decided {
    let pinned: Pinned
    let days: Set<Day>
    let span: Range<Int>

    /// nil when the time or start week is open, or does not do.
    init?(_ pinned: Pinned, in term: Term) {
        guard pinned.offering.hasSoundNumbers, let time = pinned.time, let startWeek = pinned.startWeek,
            let series = term.series(of: pinned.offering, on: time.weekday, startWeek: startWeek)
        else { return nil }
        self.pinned = pinned
        days = Set(series.days)
        span = pinned.offering.span(at: time)
    }

    /// The first date when both meet at once; one that ends when the other begins does not.
    func clash(with other: Decided) -> Day? { span.overlaps(other.span) ? days.intersection(other.days).min() : nil }
}

extension City {
    /// What can be in one place only, and is pinned to two series at once: told of in the later one.
    ///
    /// - Parameters:
    ///   - column: where it stands, by its name in the data files and in a pin.
    ///   - taken: what a pinned series takes.
    /// - Complexity: O(pinned offerings²) when all of them take the same.
    fileprivate func clashes<Thing, Value>(
        _ column: String, _ value: KeyPath<Pin, Value?>, _ taken: (Pinned) -> [ID<Thing>]
    ) -> [Fault] {
        var earlier: [ID<Thing>: [Decided]] = [:]
        return pinned.compactMap { Decided($0, in: term) }.flatMap { series in
            taken(series.pinned).compactMap { id in
                defer { earlier[id, default: []].append(series) }
                let row = series.pinned.rows.first { $0.pin[keyPath: value] != nil }?.row
                for other in earlier[id] ?? [] {
                    guard let row, let day = series.clash(with: other) else { continue }
                    return Fault(
                        .pins, row, column, id.text,
                        "is pinned for \(other.pinned.offering.id) too, at the same time on \(day.iso)")
                }
                return nil
            }
        }
    }
}

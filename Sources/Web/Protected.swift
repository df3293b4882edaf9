internal import Domain

// The rule for small numbers in everything that is published (design: publish safely).

/// A number of people as it may be published: 1-2 become 0 and 3-4 become 5, so that nobody can be picked out.
///
/// Protecting a number twice changes nothing. Totals are sums of protected numbers, never protected sums: then a hidden number
/// can't be worked out from a total and the numbers beside it.
func protectedCount(_ people: Int) -> Int {
    switch people {
    case ...2: 0
    case 3...4: 5
    default: people
    }
}

/// A number of people to the nearest five: for numbers that would otherwise add up to a total of another table.
func nearestFive(_ people: Int) -> Int { (max(people, 0) + 2) / 5 * 5 }

/// How many of those who asked got a seat; the numbers are protected.
///
/// Served and unserved are protected each for itself and demand is their sum: with the demand protected by itself, one person
/// without a seat would show as the difference.
struct Coverage: Hashable, Sendable {
    let served: Int
    let unserved: Int

    static let none = Coverage(served: 0, unserved: 0)

    init(protecting cell: Cell) {
        self.init(served: protectedCount(cell.demand - cell.unserved), unserved: protectedCount(cell.unserved))
    }

    private init(served: Int, unserved: Int) {
        self.served = served
        self.unserved = unserved
    }

    var demand: Int { served + unserved }

    /// Served of demand in whole per cent, rounded half up, where 0 means nobody and 100 everybody; nil without demand.
    var percent: Int? {
        guard demand > 0 else { return nil }
        if unserved == 0 { return 100 }
        return served == 0 ? 0 : min(99, max(1, (200 * served + demand) / (2 * demand)))
    }

    /// What it adds to L1; 0 without demand.
    var shortfall: Int { demand == 0 ? 0 : Cell.shortfall(unserved: unserved, demand: demand) }

    static func + (a: Coverage, b: Coverage) -> Coverage {
        Coverage(served: a.served + b.served, unserved: a.unserved + b.unserved)
    }
}

extension Sequence<Coverage> {
    func total() -> Coverage { reduce(.none, +) }
}

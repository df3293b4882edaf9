internal import Domain

// The rule for numbers of people in everything that is published (design: publish safely).

/// A number of people as it may be published: the true one to the nearest five, so 1-2 become 0 and 3-4 become 5.
func shownCount(_ people: Int) -> Int { (max(people, 0) + 2) / 5 * 5 }

/// A total as it may be published: the true one to the nearest five, like the numbers that it is made of, to which it
/// therefore need not add up.
///
/// A shown number stands for a true one at most 2 from it, so the sum of n shown numbers can differ from the true sum by 2n,
/// and subtracting all of them but one from the total leaves that one unknown by 2 at least. There is one exception: a
/// total so far off that each of its numbers must be off by exactly 2 the same way (as 2 + 2 + 2 + 2, shown as 0, 0, 0, 0 and
/// 10). Such a total is shown five nearer their sum, at most 3 from the true one.
///
/// - Parameter parts: as they are shown; those that are 0 stand for 0-2, others for 2 less to 2 more.
func shownTotal(_ people: Int, of parts: [Int]) -> Int {
    let total = shownCount(people)
    let sum = parts.reduce(0, +)
    if total - 2 == sum + 2 * parts.count { return total - 5 }
    if total + 2 == sum - 2 * parts.count(where: { $0 > 0 }) { return total + 5 }
    return total
}

/// How many of those who asked got a seat, as it may be published: each number is rounded by itself.
struct Coverage: Hashable, Sendable {
    let served: Int
    let unserved: Int
    let demand: Int

    static let none = Coverage(served: 0, unserved: 0, demand: 0)

    init(protecting cell: Cell) {
        self.init(
            served: shownCount(cell.demand - cell.unserved), unserved: shownCount(cell.unserved),
            demand: shownCount(cell.demand))
    }

    /// - Parameter parts: what is shown beside the total.
    init(totalOf cells: [Cell], shownAs parts: [Coverage]) {
        let (demand, unserved) = (cells.map(\.demand).reduce(0, +), cells.map(\.unserved).reduce(0, +))
        self.init(
            served: shownTotal(demand - unserved, of: parts.map(\.served)),
            unserved: shownTotal(unserved, of: parts.map(\.unserved)), demand: shownTotal(demand, of: parts.map(\.demand)))
    }

    private init(served: Int, unserved: Int, demand: Int) {
        self.served = min(served, demand)
        self.unserved = unserved
        self.demand = demand
    }

    /// Served of demand in whole per cent, of the shown numbers, where 0 means nobody and 100 everybody; nil for fewer than 10.
    var percent: Int? {
        guard demand >= 10 else { return nil }
        if served == demand { return 100 }
        return served == 0 ? 0 : min(99, max(1, (200 * served + demand) / (2 * demand)))
    }
}

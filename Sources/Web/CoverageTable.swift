internal import Domain

/// Who got a seat, by home district and target group, and how even that is.
struct CoverageTable: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let district: ID<District>
        let name: String
        let hasBudget: Bool
        /// In the order of `TargetGroup.allCases`.
        let cells: [Coverage]
        let total: Coverage
    }

    /// In the order of the term's districts, all of them: a row left out would tell that nobody asked.
    let rows: [Row]
    /// By target group, in the order of `TargetGroup.allCases`.
    let columns: [Coverage]
    let total: Coverage
    /// L1 of the protected cells. It differs somewhat from the plan's own score, from which hidden cells could be worked out.
    let shortfall: Int

    init(_ city: City, _ plan: Plan) {
        let cells = Dictionary(plan.cells.map { (Key($0), Coverage(protecting: $0)) }) { first, _ in first }
        let rows = city.districts.map { district in
            let row = TargetGroup.allCases.map { cells[Key(district.id, $0)] ?? .none }
            return Row(
                district: district.id, name: district.name, hasBudget: district.hasBudget, cells: row, total: row.total())
        }
        self.rows = rows
        columns = TargetGroup.allCases.map { group in rows.map(\.cells[group.index]).total() }
        total = columns.total()
        shortfall = rows.flatMap(\.cells).map(\.shortfall).reduce(0, +)
    }

    /// The district with the highest share served, and the one with the lowest; of several, the first.
    var extremes: (best: Row, worst: Row)? {
        let rated = rows.filter { $0.total.demand > 0 }
        guard
            let best = rated.min(by: { $0.total.isServedBetter(than: $1.total) }),
            let worst = rated.min(by: { $1.total.isServedBetter(than: $0.total) })
        else { return nil }
        return (best, worst)
    }

    private struct Key: Hashable {
        let district: ID<District>
        let group: TargetGroup

        init(_ district: ID<District>, _ group: TargetGroup) {
            self.district = district
            self.group = group
        }

        init(_ cell: Cell) { self.init(cell.district, cell.group) }
    }
}

extension Coverage {
    fileprivate func isServedBetter(than other: Coverage) -> Bool { served * other.demand > other.served * demand }
}

/// The same term planned twice: with districts that let each other's people in, and each by itself.
struct PoolingComparison: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let name: String
        let hasBudget: Bool
        let pooled: Coverage
        let alone: Coverage

        /// Seats more with pooling.
        var gain: Int { pooled.served - alone.served }
        /// Percentage points more with pooling; nil where nobody asked.
        var points: Int? {
            guard let pooled = pooled.percent, let alone = alone.percent else { return nil }
            return pooled - alone
        }
    }

    let rows: [Row]
    let total: Row
    let pooledShortfall: Int
    let aloneShortfall: Int

    /// - Precondition: both tables are of the same city.
    init(pooled: CoverageTable, alone: CoverageTable) {
        rows = zip(pooled.rows, alone.rows).map {
            Row(name: $0.name, hasBudget: $0.hasBudget, pooled: $0.total, alone: $1.total)
        }
        total = Row(name: "", hasBudget: true, pooled: pooled.total, alone: alone.total)
        pooledShortfall = pooled.shortfall
        aloneShortfall = alone.shortfall
    }
}

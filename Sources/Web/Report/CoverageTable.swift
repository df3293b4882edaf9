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
    /// L1 to the nearest thousand.
    let shortfall: Int
    /// The districts with the highest and the lowest share served, as shown, so that the page agrees with itself; of several, the
    /// first. nil when nobody asked.
    let extremes: Extremes?

    struct Extremes: Hashable, Sendable {
        let best: Row
        let worst: Row
    }

    init(_ city: City, _ plan: Plan) {
        let cells = Dictionary(plan.cells.map { (Key($0), $0) }) { first, _ in first }
        let lines = city.districts.map { district in
            TargetGroup.allCases.map {
                cells[Key(district.id, $0)] ?? Cell(district: district.id, group: $0, demand: 0, unserved: 0)
            }
        }
        let rows = zip(city.districts, lines).map { district, line in
            let shown = line.map(Coverage.init(protecting:))
            return Row(
                district: district.id, name: district.name, hasBudget: district.hasBudget, cells: shown,
                total: Coverage(totalOf: line, shownAs: shown))
        }
        self.rows = rows
        columns = TargetGroup.allCases.map { group in
            Coverage(totalOf: lines.map { $0[group.index] }, shownAs: rows.map(\.cells[group.index]))
        }
        let all = lines.flatMap(\.self)
        total = Coverage(totalOf: all, shownAs: rows.map(\.total))
        let l1 = all.map { $0.demand == 0 ? 0 : Cell.shortfall(unserved: $0.unserved, demand: $0.demand) }.reduce(0, +)
        shortfall = (l1 + 500) / 1000 * 1000

        let rated = rows.compactMap { row in row.total.percent.map { (row: row, percent: $0) } }
        if let best = rated.min(by: { $0.percent > $1.percent }), let worst = rated.min(by: { $0.percent < $1.percent }) {
            extremes = Extremes(best: best.row, worst: worst.row)
        } else {
            extremes = nil
        }
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

/// The same term planned twice: with districts that let each other's people in, and each by itself.
struct PoolingComparison: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        let name: String
        let hasBudget: Bool
        let pooled: Coverage
        let alone: Coverage

        /// Seats more with pooling.
        var gain: Int { pooled.served - alone.served }
        /// Percentage points more with pooling; nil where too few asked.
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

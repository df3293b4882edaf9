internal import Domain

func coverageSection(_ table: CoverageTable) -> Markup {
    section(
        "tackning", Words.coverage,
        """
        <p class="lead">\(Words.coverageLead)</p>
        <p class="note">\(Words.rounded)</p>
        \(legend())
        \(heatMap(table))
        <h3>\(Words.mapTitle)</h3>
        \(coverageMap(table))
        """)
}

/// What the colours stand for.
func legend() -> Markup {
    let steps = CoverageStep.allCases.map { step -> Markup in
        "<li><span class=\"swatch k\(step.rawValue)\"></span>\(Words.step(from: step.range.lowerBound, to: step.range.upperBound))</li>"
    }
    return "<ul class=\"legend\" aria-label=\"\(Words.legend)\">\(steps)</ul>"
}

private func heatMap(_ table: CoverageTable) -> Markup {
    let groups = TargetGroup.allCases.map(Words.wording.shortText(of:))
    let heads = groups.map { name -> Markup in "<th role=\"columnheader\" scope=\"col\">\(name)</th>" }
    let rows = table.rows.map { row in
        heatRow(heading: row.name, note: row.hasBudget ? nil : Words.noBudget, groups, row.cells, row.total)
    }
    return """
        <table class="heat" role="table">
        <caption>\(Words.coverageCaption)</caption>
        <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col">\(Words.district)</th>
        \(heads)
        <th role="columnheader" scope="col" class="total">\(Words.all)</th>
        </tr></thead>
        <tbody role="rowgroup">
        \(rows)
        </tbody>
        <tfoot role="rowgroup">
        \(heatRow(heading: Words.wholeCity, note: nil, groups, table.columns, table.total))
        </tfoot>
        </table>
        """
}

private func heatRow(heading: String, note: String?, _ groups: [String], _ cells: [Coverage], _ total: Coverage) -> Markup {
    """
    <tr role="row">
    <th role="rowheader" scope="row"><bdi>\(heading)</bdi>\(note.map { " <small>\($0)</small>" as Markup })</th>
    \(zip(groups, cells).map { heatCell($0, $1) })
    \(heatCell(Words.all, total, isTotal: true))
    </tr>
    """
}

private func heatCell(_ label: String, _ coverage: Coverage, isTotal: Bool = false) -> Markup {
    let content: Markup =
        coverage.demand == 0
        ? "<span aria-hidden=\"true\">\(Words.none)</span><span class=\"quiet\">\(Words.noDemand)</span>"
        : coverage.percent == nil
            ? "\(Words.few)"
            : "<b>\(Words.percent(coverage))</b> <small>\(Words.fraction(coverage))</small>"
    return """
        <td role="cell" data-label="\(label)" class="\(coverage.demand == 0 ? "vacant " : .none)\(CoverageStep.cssClass(of: coverage))\(isTotal ? " total" : .none)">\(content)</td>
        """
}

internal import Domain

func poolingSection(_ comparison: PoolingComparison) -> Markup {
    section(
        "samverkan", Words.pooling,
        """
        <p class="lead">\(Words.poolingLead)</p>
        <table class="cards" role="table">
        <caption>\(Words.poolingCaption)</caption>
        <thead role="rowgroup">
        <tr role="row">
        <th role="columnheader" scope="col">\(Words.district)</th>
        <th role="columnheader" scope="col">\(Words.alone)</th>
        <th role="columnheader" scope="col">\(Words.pooled)</th>
        <th role="columnheader" scope="col" class="figure">\(Words.difference)</th>
        </tr>
        </thead>
        <tbody role="rowgroup">
        \(comparison.rows.map { poolingRow($0, heading: $0.name) })
        </tbody>
        <tfoot role="rowgroup">
        \(poolingRow(comparison.total, heading: Words.wholeCity))
        </tfoot>
        </table>
        <p>\(Words.inequality(alone: comparison.aloneShortfall, pooled: comparison.pooledShortfall))</p>
        """)
}

private func poolingRow(_ row: PoolingComparison.Row, heading: String) -> Markup {
    let note: Markup? = row.hasBudget ? nil : " <small>\(Words.noBudget)</small>"
    let points: Markup? = row.points.map { " <small>\(Words.points($0))</small>" }
    return """
        <tr role="row">
        <th role="rowheader" scope="row"><bdi>\(heading)</bdi>\(note)</th>
        \(cell(Words.alone, bar(row.alone, "alone")))
        \(cell(Words.pooled, bar(row.pooled, "pooled")))
        <td role="cell" data-label="\(Words.difference)" class="figure"><span><b>\(Words.signed(row.gain))</b>\(points)</span></td>
        </tr>
        """
}

/// A cell that carries its column's name, for narrow screens where each row is a card.
func cell(_ label: String, _ content: Markup) -> Markup {
    "<td role=\"cell\" data-label=\"\(label)\">\(content)</td>"
}

private func bar(_ coverage: Coverage, _ kind: Markup) -> Markup {
    """
    <span class="measure"><b>\(Words.percent(coverage))</b> <small>\(Words.wording.count(coverage.served, .seat))</small>\
    <span class="track"><span class="bar \(kind)" style="width:\(coverage.percent ?? 0)%"></span></span></span>
    """
}

internal import Domain

func lendingSection(_ model: ReportModel) -> Markup {
    let lending = model.lending
    let most = lending.balances.enumerated().max { ($0.element.lentSeats, -$0.offset) < ($1.element.lentSeats, -$1.offset) }
        .map(\.element)
    let lead = most.flatMap { $0.lentSeats > 0 ? Words.mostLent(model.name(of: $0.district), $0.lentSeats) : nil }
    return section(
        "lan", Words.lending,
        """
        <p class="lead">\(Words.lendingLead(lending.seats)) \(lead ?? "")</p>
        \(lending.seats > 0 ? balances(model) : .none)
        \(lending.hiddenSeats > 0 ? "<p class=\"note\">\(Words.hiddenLending)</p>" : .none)
        """)
}

private func balances(_ model: ReportModel) -> Markup {
    let showsHidden = model.lending.hiddenSeats > 0
    let hiddenHead: Markup? =
        showsHidden ? "<th role=\"columnheader\" scope=\"col\" class=\"figure\">\(Words.borrowsHidden)</th>" : nil
    let rows = model.lending.balances.map { balance -> Markup in
        let borrowers = balance.lent.map { flow -> Markup in
            "<span class=\"nowrap\"><bdi>\(model.name(of: flow.home))</bdi>\u{A0}\(flow.seats)</span>"
        }
        let to: Markup = borrowers.isEmpty ? .none : " <small>\(Words.lendsTo) \(borrowers.joined(separator: ", "))</small>"
        let hidden: Markup? = showsHidden ? figureCell(Words.borrowsHidden, "\(balance.borrowedHidden)") : nil
        return """
            <tr role="row">
            <th role="rowheader" scope="row"><bdi>\(model.name(of: balance.district))</bdi></th>
            \(cell(Words.lends, "<span><b>\(balance.lentSeats)</b>\(to)</span>"))
            \(figureCell(Words.borrows, "\(balance.borrowed)"))
            \(figureCell(Words.net, "<b>\(Words.signed(balance.net))</b>"))
            \(hidden)
            </tr>
            """
    }
    return """
        <table class="cards" role="table">
        <caption>\(Words.lendingCaption)</caption>
        <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col">\(Words.district)</th>
        <th role="columnheader" scope="col">\(Words.lends)</th>
        <th role="columnheader" scope="col" class="figure">\(Words.borrows)</th>
        <th role="columnheader" scope="col" class="figure">\(Words.net)</th>
        \(hiddenHead)
        </tr></thead>
        <tbody role="rowgroup">
        \(rows)
        </tbody>
        </table>
        """
}

func figureCell(_ label: String, _ content: Markup) -> Markup {
    "<td role=\"cell\" data-label=\"\(label)\" class=\"figure\">\(content)</td>"
}

internal import Domain

func gapsSection(_ model: ReportModel) -> Markup {
    section(
        "saknas", Words.gaps,
        """
        <h3>\(Words.unplanned)</h3>
        \(unplanned(model.gaps))
        <h3>\(Words.waiting)</h3>
        <p>\(Words.waitingLead(model.coverage.total.unserved))</p>
        \(causes(model.gaps))
        \(queues(model.gaps))
        """)
}

private func unplanned(_ gaps: Gaps) -> Markup {
    let hidden: Markup? = gaps.unplannedHidden > 0 ? "<p>\(Words.unplannedHidden(gaps.unplannedHidden))</p>" : nil
    guard !gaps.unplanned.isEmpty else { return hidden ?? "<p>\(Words.everythingPlanned)</p>" }
    let rows = gaps.unplanned.map { offering -> Markup in
        let why = offering.obstacle.map { Words.text(of: $0) } ?? Words.reasonUnknown
        return """
            <tr role="row">
            <th role="rowheader" scope="row"><bdi>\(offering.title)</bdi></th>
            \(cell(Words.owners, "<span>\(offering.owners.isEmpty ? Words.placeHidden : offering.owners.joined(separator: ", "))</span>"))
            \(cell(Words.why, "<span>\(why)</span>"))
            </tr>
            """
    }
    return """
        <table class="cards" role="table">
        <caption class="quiet">\(Words.unplannedCaption)</caption>
        <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col">\(Words.group)</th>
        <th role="columnheader" scope="col">\(Words.owners)</th>
        <th role="columnheader" scope="col">\(Words.why)</th>
        </tr></thead>
        <tbody role="rowgroup">
        \(rows)
        </tbody>
        </table>
        \(hidden)
        """
}

private func causes(_ gaps: Gaps) -> Markup {
    guard let most = gaps.causes.first?.people else { return .none }
    let rows = gaps.causes.map { cause -> Markup in
        """
        <tr><th scope="row">\(Words.text(of: cause.why))</th>
        <td><span class="measure"><b>\(cause.people)</b><span class="track"><span class="bar waits" style="width:\(100 * cause.people / most)%"></span></span></span></td></tr>
        """
    }
    return """
        <table class="bars">
        <caption>\(Words.causesCaption)</caption>
        <thead><tr><th scope="col">\(Words.why)</th><th scope="col">\(Words.about)</th></tr></thead>
        <tbody>
        \(rows)
        </tbody>
        </table>
        <p class="note">\(Words.causesNote)</p>
        """
}

private func queues(_ gaps: Gaps) -> Markup {
    var rows = gaps.queues.map { queue -> Markup in
        queueRow(queue.title, queue.host ?? (queue.isDigital ? Words.online : Words.placeHidden), queue.length)
    }
    if gaps.queuesHidden > 0 { rows.append(queueRow(Words.hiddenGroupsName, Words.placeHidden, gaps.queuesHidden)) }
    guard !rows.isEmpty else { return .none }
    return """
        <table class="queues">
        <caption>\(Words.queuesCaption)</caption>
        <thead><tr><th scope="col">\(Words.group)</th><th scope="col">\(Words.hostDistrict)</th><th scope="col" class="figure">\(Words.inQueue)</th></tr></thead>
        <tbody>
        \(rows)
        </tbody>
        </table>
        <p class="note">\(Words.queuesNote)</p>
        """
}

private func queueRow(_ title: String, _ host: String, _ length: Int) -> Markup {
    "<tr><th scope=\"row\"><bdi>\(title)</bdi></th><td><bdi>\(host)</bdi></td><td class=\"figure\">\(length)</td></tr>"
}

internal import Domain

/// The districts coloured by share served; nothing when none of them has an outline.
func coverageMap(_ table: CoverageTable) -> Markup {
    let rows = Dictionary(table.rows.map { ($0.district.text, $0) }) { first, _ in first }
    let drawn = DistrictOutline.all.filter { rows[$0.slug] != nil }
    guard !drawn.isEmpty else { return .none }
    let shapes = drawn.compactMap { outline in
        rows[outline.slug].map { row -> Markup in
            "<path class=\"area \(CoverageStep.cssClass(of: row.total))\" d=\"\(outline.path)\"/>"
        }
    }
    let labels = drawn.compactMap { outline in
        rows[outline.slug].map { row in
            label(at: outline.label, row.name, Words.percent(row.total), CoverageStep.cssClass(of: row.total))
        }
    }
    let drawnSlugs = Set(drawn.map(\.slug))
    let others = table.rows.filter { !drawnSlugs.contains($0.district.text) }.map(\.name)
    let note: Markup? = others.isEmpty ? nil : "<p class=\"note\">\(Words.offTheMap(others))</p>"
    return drawing(Words.mapTitle, [[stripes], shapes, labels].flatMap(\.self), caption: "\(legend())\(note)")
}

/// The ground of the lowest step, which `report.css` refers to.
private let stripes: Markup = """
    <defs><pattern id="streck" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="k0-ground" width="9" height="9"/><rect class="k0-line" width="2" height="9"/>
    </pattern></defs>
    """

private func drawing(_ title: String, _ parts: [Markup], caption: Markup) -> Markup {
    """
    <figure class="map">
    <svg viewBox="0 0 \(DistrictOutline.size.width) \(DistrictOutline.size.height)" role="img" aria-label="\(title)">
    \(parts)
    </svg>
    <figcaption>\(caption)</figcaption>
    </figure>
    """
}

/// The district's name, on a line of its own after each hyphen and space, and a number below.
private func label(at point: (x: Int, y: Int), _ name: String, _ number: String, _ kind: String) -> Markup {
    let lines = name.split(separator: " ").flatMap { word in
        let parts = word.split(separator: "-")
        return parts.enumerated().map { $0.offset < parts.count - 1 ? "\($0.element)-" : String($0.element) }
    }
    let height = lines.count * 20 + 26
    let top = point.y - height / 2 + 16
    let spans = lines.enumerated().map { index, line -> Markup in
        "<tspan x=\"\(point.x)\" y=\"\(top + index * 20)\">\(line)</tspan>"
    }
    let figure: Markup = "<tspan class=\"share\" x=\"\(point.x)\" y=\"\(top + lines.count * 20 + 6)\">\(number)</tspan>"
    return "<text class=\"label \(kind)\">\(spans)\(figure)</text>"
}

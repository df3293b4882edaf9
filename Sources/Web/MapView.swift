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

/// The largest loans as arrows from home to host; nothing without loans or outlines.
func lendingMap(_ model: ReportModel, most: Int = 12) -> Markup {
    let outlines = Dictionary(
        DistrictOutline.all.compactMap { outline in (try? ID<District>(outline.slug)).map { ($0, outline) } }
    ) { first, _ in first }
    let possible = model.lending.flows.filter { outlines[$0.home] != nil && outlines[$0.host] != nil }
    let shown = possible.prefix(most)
    guard !shown.isEmpty else { return .none }
    let drawn = DistrictOutline.all.filter { outline in model.districts.keys.contains { $0.text == outline.slug } }
    let shapes = drawn.map { outline -> Markup in "<path class=\"area land\" d=\"\(outline.path)\"/>" }
    let names = model.coverage.rows.compactMap { row in
        outlines[row.district].map { label(at: $0.label, row.name, nil, "plain") }
    }
    let arrows = shown.compactMap { flow -> Arrow? in
        guard let home = outlines[flow.home], let host = outlines[flow.host] else { return nil }
        return Arrow(from: home.label, to: host.label, seats: flow.seats)
    }
    return drawing(
        Words.lendingMapTitle, [shapes, arrows.map(\.line), names, arrows.map(\.number)].flatMap(\.self),
        caption: "<p class=\"note\">\(Words.lendingMapNote(shown.count, of: model.lending.flows.count))</p>")
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
private func label(at point: (x: Int, y: Int), _ name: String, _ number: String?, _ kind: String) -> Markup {
    let lines = name.split(separator: " ").flatMap { word in
        let parts = word.split(separator: "-")
        return parts.enumerated().map { $0.offset < parts.count - 1 ? "\($0.element)-" : String($0.element) }
    }
    let height = lines.count * 20 + (number == nil ? 0 : 26)
    let top = point.y - height / 2 + 16
    let spans = lines.enumerated().map { index, line -> Markup in
        "<tspan x=\"\(point.x)\" y=\"\(top + index * 20)\">\(line)</tspan>"
    }
    let figure: Markup? = number.map {
        "<tspan class=\"share\" x=\"\(point.x)\" y=\"\(top + lines.count * 20 + 6)\">\($0)</tspan>"
    }
    return "<text class=\"label \(kind)\">\(spans)\(figure)</text>"
}

/// A curve that bends to the right of its way, so that arrows there and back stand apart.
private struct Arrow {
    private let from: (x: Double, y: Double)
    private let bend: (x: Double, y: Double)
    private let to: (x: Double, y: Double)
    private let direction: (x: Double, y: Double)
    private let seats: Int

    /// - Returns: nil between two points at the same place.
    init?(from home: (x: Int, y: Int), to host: (x: Int, y: Int), seats: Int) {
        let (dx, dy) = (Double(host.x - home.x), Double(host.y - home.y))
        let length = (dx * dx + dy * dy).squareRoot()
        guard length > 0 else { return nil }
        let bend = (x: Double(home.x) + dx / 2 - dy * 0.18, y: Double(home.y) + dy / 2 + dx * 0.18)
        let last = (x: Double(host.x) - bend.x, y: Double(host.y) - bend.y)
        let lastLength = (last.x * last.x + last.y * last.y).squareRoot()
        direction = (last.x / lastLength, last.y / lastLength)
        from = (Double(home.x), Double(home.y))
        to = (Double(host.x) - direction.x * 20, Double(host.y) - direction.y * 20)
        self.bend = bend
        self.seats = seats
    }

    private var width: Int { min(12, 2 + seats / 4) }

    var line: Markup {
        let size = Double(width) / 2 + 9
        let base = (x: to.x - direction.x * size, y: to.y - direction.y * size)
        let side = (x: -direction.y * size * 0.6, y: direction.x * size * 0.6)
        return """
            <path class="loan" stroke-width="\(width)" d="M\(point(from))Q\(point(bend)) \(point(base))"/>\
            <path class="head" d="M\(point(to))L\(point((base.x + side.x, base.y + side.y)))L\(point((base.x - side.x, base.y - side.y)))z"/>
            """
    }

    /// The number of seats, in the middle of the curve.
    var number: Markup {
        let x = Int(((from.x + 2 * bend.x + to.x) / 4).rounded())
        let y = Int(((from.y + 2 * bend.y + to.y) / 4).rounded())
        return """
            <circle class="count" cx="\(x)" cy="\(y)" r="15"/><text class="count" x="\(x)" y="\(y + 6)">\(seats)</text>
            """
    }

    private func point(_ point: (x: Double, y: Double)) -> Markup { "\(Int(point.x.rounded())) \(Int(point.y.rounded()))" }
}

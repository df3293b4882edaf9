import Domain

/// The districts as a map, and as a list that says the same.
///
/// - Parameter filter: what is counted in each; its own district counts for nothing.
func mapPage(_ catalogue: Catalogue, _ filter: Filter, _ language: Wording) -> Page {
    func here(_ district: ID<District>) -> Filter {
        var filter = filter
        filter.district = district
        return filter
    }
    let link = { Link.catalogue(here($0)).path(language) }
    let counts = Dictionary(catalogue.districts.map { ($0.id, catalogue.listings(here($0.id)).count) }) { first, _ in first }
    let shapes = DistrictOutline.all.compactMap { outline -> Markup? in
        guard let district = catalogue.districts.first(where: { $0.id.text == outline.slug }) else { return nil }
        let count = language.groups(counts[district.id] ?? 0)
        return """
            <a href="\(link(district.id))" aria-label="\(district.name), \(count)"><path class="area" d="\(outline.path)"/>\(label(district.name, at: outline.label))</a>
            """
    }
    let items = catalogue.districts.map { district -> Markup in
        "<li><a href=\"\(link(district.id))\">\(district.name)</a> – \(language.groups(counts[district.id] ?? 0))</li>"
    }
    let map: Markup =
        shapes.isEmpty
        ? .none
        : """
        <p>\(language.mapLead)</p>
        <svg class="map" viewBox="0 0 \(DistrictOutline.size.width) \(DistrictOutline.size.height)" role="group" aria-label="\(language.mapTitle)">\(shapes)</svg>
        """
    let chosen: Markup = filter.isEmpty ? .none : "<p><strong>\(describe(filter, catalogue, language))</strong></p>"
    return Page(
        title: language.mapTitle, link: .map(filter), content: "\(chosen)\(map)<ul class=\"plain\">\(items)</ul>",
        language: language)
}

/// A line for each part of the name.
private func label(_ name: String, at point: (x: Int, y: Int)) -> Markup {
    let parts = name.split(separator: "-").map(String.init)
    let lines = parts.enumerated().map { $0.offset < parts.count - 1 ? $0.element + "-" : $0.element }
    let top = point.y - lines.count * 10 + 14
    let spans = lines.enumerated().map { index, line -> Markup in
        "<tspan x=\"\(point.x)\" y=\"\(top + index * 20)\">\(line)</tspan>"
    }
    return "<text>\(spans)</text>"
}

internal import Domain

/// What the zones' names in one calendar mean.
struct ZoneTable {
    /// Of times without a zone: X-WR-TIMEZONE, else Stockholm.
    let floating: Zone
    private let definitions: [String: Component]
    private let until: Instant
    private var known: [String: Zone] = [:]

    /// - Parameter until: when the calendar's times end to matter.
    init(_ calendar: Component, until: Instant) {
        floating = calendar.first("X-WR-TIMEZONE").flatMap { Zone(named: $0.value) } ?? .stockholm
        self.until = until
        let named = calendar.components.filter { $0.name == "VTIMEZONE" }.compactMap { zone in
            zone.first("TZID").map { (unescaped($0.value), zone) }
        }
        definitions = Dictionary(named) { first, _ in first }
    }

    /// The zone of a TZID: by its name where that is known the world over, else as the file defines it.
    mutating func zone(_ name: String, steps: inout StepBudget) throws(ValueFault) -> Zone {
        if let zone = known[name] { return zone }
        let zone = try find(name, &steps)
        known[name] = zone
        return zone
    }

    private func find(_ name: String, _ steps: inout StepBudget) throws(ValueFault) -> Zone {
        if let zone = Zone(named: name) { return zone }
        guard let definition = definitions[name] else {
            throw ValueFault(
                "TZID \(shown(name)) is neither known nor defined in the file; Europe/Stockholm is an example of a known one")
        }
        if let place = definition.first("X-LIC-LOCATION"), let zone = Zone(named: place.value) { return zone }
        return .observed(try ObservedZone(definition, until: until, steps: &steps))
    }
}

private func unescaped(_ text: String) -> String {
    text.replacing("\\,", with: ",").replacing("\\;", with: ";").replacing("\\\\", with: "\\")
}

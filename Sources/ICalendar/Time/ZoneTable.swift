internal import Domain

/// What the zones' names in one calendar mean.
struct ZoneTable {
    /// Of times without a zone: X-WR-TIMEZONE, else Stockholm.
    let floating: Zone
    /// The zones met that are known by their names and that the file defines too.
    private(set) var defined: [Defined] = []
    private let definitions: [String: Component]
    private let until: Instant
    private var known: [String: Zone] = [:]

    struct Defined {
        let known: Zone
        let definition: Component
    }

    /// - Parameter until: when the calendar's times end to matter.
    init(_ calendar: Component, until: Instant) {
        floating = calendar.first("X-WR-TIMEZONE").flatMap { Zone(named: $0.value) } ?? .stockholm
        self.until = until
        let named = calendar.components.filter { $0.name == "VTIMEZONE" }.compactMap { zone in
            zone.first("TZID").map { (ZoneTable.plain($0.value), zone) }
        }
        definitions = Dictionary(named) { first, _ in first }
    }

    /// The names met so far.
    var used: [String] { known.keys.sorted() }

    /// The zone of a TZID: by its name where that is known the world over, else as the file defines it.
    mutating func zone(_ name: String, steps: inout StepBudget) throws(ValueFault) -> Zone {
        let name = ZoneTable.plain(name)
        if let zone = known[name] { return zone }
        let zone = try find(name, &steps)
        known[name] = zone
        return zone
    }

    private mutating func find(_ name: String, _ steps: inout StepBudget) throws(ValueFault) -> Zone {
        let definition = definitions[name]
        let place = definition?.first("X-LIC-LOCATION")?.value
        if let zone = Zone(named: name) ?? place.flatMap(Zone.init(named:)) {
            if let definition { defined.append(Defined(known: zone, definition: definition)) }
            return zone
        }
        guard let definition else {
            throw ValueFault(
                "TZID \(shown(name)) is neither known nor defined in the file; Europe/Stockholm is an example of a known one")
        }
        return .observed(try ObservedZone(definition, until: until, steps: &steps))
    }

    /// Without escapes, and without quotes that do not belong there.
    private static func plain(_ name: String) -> String {
        let bare = name.trimmingBlanks
        guard bare.utf8.contains(where: { "\\\"'".utf8.contains($0) }) else { return bare }
        let unescaped = bare.replacing("\\,", with: ",").replacing("\\;", with: ";").replacing("\\\\", with: "\\")
        return String(unescaped.drop { "\"'".contains($0) }.reversed().drop { "\"'".contains($0) }.reversed())
    }
}

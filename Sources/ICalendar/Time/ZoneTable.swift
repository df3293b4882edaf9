internal import Domain

/// What the zones' names in one calendar mean.
///
/// Names of places (IANA, Windows, labels) mean the same the world over, whatever a file defines. An offset or an abbreviation
/// (`GMT`, `EST`, `UTC+01:00`) means what the calendar's own VTIMEZONE says, where there is one (RFC 5545 section 3.2.19), and
/// so do all other names.
struct ZoneTable {
    /// Of times without a zone: X-WR-TIMEZONE, else Stockholm.
    let floating: Zone
    /// The definitions of the names met that may contradict what those names were taken for.
    private(set) var doubts: [Doubt] = []
    /// The definitions that names met were taken from.
    private(set) var followed: [String: Component] = [:]
    private let definitions: Definitions
    private let elsewhere: Definitions
    private let until: Instant
    private var known: [String: Zone] = [:]

    /// The VTIMEZONEs of each name, in order.
    typealias Definitions = [String: [Component]]

    /// A name, the definition that another reading of it stands beside, and that reading, which counts.
    struct Doubt {
        let name: String
        let definition: Component
        let counts: Reading

        enum Reading {
            case known(Zone)
            /// The definition itself, although its name is known for this zone.
            case itself(not: Zone)
            /// An earlier VTIMEZONE of the calendar.
            case earlier(Component)
            /// A VTIMEZONE of another calendar in the file; each counts in its own.
            case elsewhere(Component)
        }
    }

    /// - Parameters:
    ///   - elsewhere: what all calendars of the file define, for names that this one uses and does not define.
    ///   - until: when the calendar's times end to matter.
    init(_ calendar: Component, elsewhere: Definitions = [:], until: Instant) {
        floating = calendar.first("X-WR-TIMEZONE").flatMap { Zone(named: $0.value) } ?? .stockholm
        self.until = until
        self.elsewhere = elsewhere
        definitions = ZoneTable.definitions(in: [calendar])
    }

    /// By each of a VTIMEZONE's names, since some have two.
    static func definitions(in calendars: [Component]) -> Definitions {
        var definitions: Definitions = [:]
        for zone in calendars.lazy.flatMap(\.components) where zone.name == "VTIMEZONE" {
            for name in Set(zone.all("TZID").map { plain($0.value) }) { definitions[name, default: []].append(zone) }
        }
        return definitions
    }

    /// The names met so far.
    var used: [String] { known.keys.sorted() }

    /// The zone of a TZID, and where it is first met what there is to say of it.
    mutating func zone(_ name: String, steps: inout StepBudget) throws(ValueFault) -> (zone: Zone, remark: String?) {
        let name = ZoneTable.plain(name)
        if let zone = known[name] { return (zone, nil) }
        let (zone, remark) = try find(name, &steps)
        known[name] = zone
        return (zone, remark)
    }

    private mutating func find(
        _ name: String, _ steps: inout StepBudget
    ) throws(ValueFault) -> (zone: Zone, remark: String?) {
        let own = definitions[name] ?? []
        let places = [name] + own.compactMap { $0.first("X-LIC-LOCATION")?.value }
        let byName = places.lazy.compactMap(Zone.init(named:)).first
        if let place = places.lazy.filter({ !Zone.isPlaceless($0) }).compactMap(Zone.init(named:)).first,
            !Zone.isPlaceless(name) || own.allSatisfy(\.isWithoutObservances)
        {
            doubts += own.map { Doubt(name: name, definition: $0, counts: .known(place)) }
            let isLabel = ZoneLabels.zone(name).map { !$0.isExact } ?? false
            return (place, isLabel ? "TZID \(shown(name)) is taken for \(place.name), by the towns in it" : nil)
        }
        var fault: ValueFault?
        if let first = own.first(where: { !$0.isWithoutObservances }) {
            do throws(ValueFault) {
                let zone = try observed(first, name, own, &steps)
                if let byName { doubts.append(Doubt(name: name, definition: first, counts: .itself(not: byName))) }
                return (zone, first.offsetsRemark)
            } catch {
                fault = error
            }
        }
        if let byName {
            if let fault { return (byName, "TZID \(shown(name)): \(fault.message); taken for \(byName.name)") }
            guard case .fixed = byName else { return (byName, nil) }
            return (byName, "TZID \(shown(name)) is an offset and no zone; it is taken so all the year round")
        }
        if let fault { throw fault }
        if !own.isEmpty { throw ValueFault("the VTIMEZONE has no STANDARD or DAYLIGHT with a DTSTART") }
        let others = elsewhere[name] ?? []
        guard let other = others.first, others.allSatisfy({ $0.tells(theSameAs: other) }) else {
            throw ValueFault(
                "TZID \(shown(name)) is neither known nor defined in the file; Europe/Stockholm is an example of a known one")
        }
        return (
            try observed(other, name, others, &steps),
            "TZID \(shown(name)) is not defined in its own calendar; it is taken as on line \(other.line ?? 0)"
        )
    }

    private mutating func observed(
        _ definition: Component, _ name: String, _ all: [Component], _ steps: inout StepBudget
    ) throws(ValueFault) -> Zone {
        let zone = Zone.observed(try ObservedZone(definition, until: until, steps: &steps))
        followed[name] = definition
        doubts += all.filter { $0.line != definition.line && !$0.tells(theSameAs: definition) }.map {
            Doubt(name: name, definition: $0, counts: .earlier(definition))
        }
        return zone
    }

    /// Without escapes, and without quotes that do not belong there.
    private static func plain(_ name: String) -> String {
        let bare = name.trimmingBlanks
        guard bare.utf8.contains(where: { "\\\"'".utf8.contains($0) }) else { return bare }
        let unescaped = bare.replacing("\\,", with: ",").replacing("\\;", with: ";").replacing("\\\\", with: "\\")
        return String(unescaped.drop { "\"'".contains($0) }.reversed().drop { "\"'".contains($0) }.reversed())
    }
}

extension Component {
    fileprivate var isWithoutObservances: Bool {
        !components.contains { ["STANDARD", "DAYLIGHT"].contains($0.name) }
    }

    /// Whether its properties and those of its parts are another's, line by line.
    func tells(theSameAs other: Component) -> Bool {
        func isSame(_ a: Property, _ b: Property) -> Bool { a.name == b.name && a.value == b.value }
        return properties.elementsEqual(other.properties, by: isSame)
            && components.elementsEqual(other.components) { $0.name == $1.name && $0.tells(theSameAs: $1) }
    }

    /// What there is to say of the offsets in a VTIMEZONE.
    fileprivate var offsetsRemark: String? {
        let offsets = components.flatMap { $0.all("TZOFFSETFROM") + $0.all("TZOFFSETTO") }
        guard let odd = offsets.first(where: { !["+", "-"].contains($0.value.trimmingBlanks.prefix(1)) }) else { return nil }
        return "\(odd.name) \(shown(odd.value)) in the VTIMEZONE has no sign; such offsets are taken as east of UTC"
    }
}

internal import Foundation

/// A feed taken apart by RFC 5545 section 3.1 and 3.6; what is not as it should be is kept, for the rules to find.
struct FeedFile {
    let bytes: [UInt8]
    /// Without their line breaks.
    let physicalLines: [ArraySlice<UInt8>]
    let lines: [ContentLine]
    let components: [Component]
    /// BEGIN without END, END without BEGIN, or END of another.
    let imbalance: [String]
    let events: [Event]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var physical = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if physical.last?.isEmpty == true { physical.removeLast() }
        physicalLines = physical.map { $0.last == 0x0D ? $0.dropLast() : $0 }
        lines = FeedFile.unfolded(physicalLines).map(ContentLine.init)
        (components, imbalance) = FeedFile.nested(lines)
        events = components.filter { $0.name == "VEVENT" }.map(Event.init)
    }

    private static func unfolded(_ physical: [ArraySlice<UInt8>]) -> [(octets: [UInt8], folds: [Int])] {
        var lines: [(octets: [UInt8], folds: [Int])] = []
        for line in physical {
            if line.first == 0x20 || line.first == 0x09, !lines.isEmpty {
                lines[lines.count - 1].folds.append(lines[lines.count - 1].octets.count)
                lines[lines.count - 1].octets += line.dropFirst()
            } else {
                lines.append((Array(line), []))
            }
        }
        return lines
    }

    private static func nested(_ lines: [ContentLine]) -> ([Component], [String]) {
        var open: [Component] = [], closed: [Component] = [], imbalance: [String] = []
        for line in lines {
            switch line.name {
            case "BEGIN": open.append(Component(name: line.value, path: open.map(\.name)))
            case "END":
                if open.last?.name != line.value { imbalance.append("END:\(line.value)") }
                if let component = open.popLast() { closed.append(component) }
            default:
                if open.isEmpty { imbalance.append("\(line.name) outside") } else { open[open.count - 1].lines.append(line) }
            }
        }
        return (closed + open, imbalance + open.map { "BEGIN:\($0.name)" })
    }

    /// The properties of the calendar itself.
    var calendar: [ContentLine] { components.first { $0.path.isEmpty && $0.name == "VCALENDAR" }?.lines ?? [] }

    func calendar(_ name: String) -> [ContentLine] { calendar.filter { $0.name == name } }

    /// Those of one series, the series itself first.
    var series: [Series] {
        var order: [String] = []
        let byUID = Dictionary(grouping: events, by: \.uid)
        for event in events where !order.contains(event.uid) { order.append(event.uid) }
        return order.map { Series(events: byUID[$0] ?? []) }
    }
}

struct Component {
    let name: String
    /// The components around it.
    let path: [String]
    var lines: [ContentLine] = []

    func all(_ name: String) -> [ContentLine] { lines.filter { $0.name == name } }
    func first(_ name: String) -> ContentLine? { lines.first { $0.name == name } }
}

/// `NAME;PARAMETER=value:value`, unfolded.
struct ContentLine: Hashable {
    let octets: [UInt8]
    /// Before which octets it was folded.
    let folds: [Int]
    let name: String
    let parameters: [String: String]
    let value: String
    let isWellFormed: Bool

    init(_ line: (octets: [UInt8], folds: [Int])) {
        (octets, folds) = line
        var parts: [[UInt8]] = [[]]
        var isQuoted = false
        var end: Int?
        for (index, octet) in octets.enumerated() {
            if octet == UInt8(ascii: "\"") { isQuoted.toggle() }
            if octet == UInt8(ascii: ":"), !isQuoted {
                end = index
                break
            }
            if octet == UInt8(ascii: ";"), !isQuoted { parts.append([]) } else { parts[parts.count - 1].append(octet) }
        }
        name = String(decoding: parts[0], as: UTF8.self).uppercased()
        value = end.map { String(decoding: line.octets[($0 + 1)...], as: UTF8.self) } ?? ""
        let sides = parts.dropFirst().map {
            String(decoding: $0, as: UTF8.self).split(separator: "=", maxSplits: 1).map(String.init)
        }
        parameters = Dictionary(
            sides.filter { $0.count == 2 }.map { ($0[0].uppercased(), $0[1].trimmingCharacters(in: ["\""])) }
        ) { first, _ in first }
        let head = name
        let isName = !head.isEmpty && head.utf8.allSatisfy { 0x41...0x5A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
        isWellFormed = end != nil && isName && sides.allSatisfy { $0.count == 2 }
    }

    var text: String { String(decoding: octets, as: UTF8.self) }

    /// Its TEXT without escapes.
    var plain: String {
        var plain = ""
        var isEscaped = false
        for character in value.unicodeScalars {
            if isEscaped {
                plain.unicodeScalars.append(character == "n" || character == "N" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                plain.unicodeScalars.append(character)
            }
        }
        return plain
    }

    /// Its dates or times; nil for one that is none.
    var moments: [FeedMoment?] {
        value.split(separator: ",", omittingEmptySubsequences: false).map { FeedMoment($0, zone: parameters["TZID"]) }
    }
}

/// A VEVENT, as far as it can be read.
struct Event {
    let component: Component
    let uid: String
    let start: FeedMoment?
    let end: FeedMoment?
    /// RECURRENCE-ID.
    let replaces: FeedMoment?
    let rule: WeeklyRule?
    let excluded: [FeedMoment?]
    let sequence: Int?

    init(_ component: Component) {
        self.component = component
        func moment(_ name: String) -> FeedMoment? { component.first(name)?.moments.first.flatMap(\.self) }
        uid = component.first("UID")?.value ?? ""
        start = moment("DTSTART")
        end = moment("DTEND")
        replaces = moment("RECURRENCE-ID")
        rule = component.first("RRULE").flatMap { WeeklyRule($0.value) }
        excluded = component.all("EXDATE").flatMap(\.moments)
        sequence = component.first("SEQUENCE").flatMap { number($0.value) }
    }

    var isOverride: Bool { component.first("RECURRENCE-ID") != nil }
    var isCancelled: Bool { component.first("STATUS")?.value == "CANCELLED" }
    var summary: String { component.first("SUMMARY")?.plain ?? "" }
    var location: String { component.first("LOCATION")?.plain ?? "" }
    var description: String { component.first("DESCRIPTION")?.plain ?? "" }

    /// For messages: what it is, without what it says.
    var name: String { uid.prefix(8) + (component.first("RECURRENCE-ID").map { " " + $0.value } ?? "") }

    /// What the rule gives, excluded dates among it; nil when it cannot be followed.
    var instances: [FeedMoment]? {
        guard let start else { return nil }
        guard component.first("RRULE") != nil else { return [start] }
        return rule?.instances(from: start)
    }
}

/// The events of one UID.
struct Series {
    let events: [Event]

    var uid: String { events.first?.uid ?? "" }
    var master: Event? { events.first { !$0.isOverride } }
    var overrides: [Event] { events.filter(\.isOverride) }

    /// What a subscriber sees of it, and by which event.
    var occurrences: [(told: Told, event: Event)] {
        let replaced = Set(overrides.compactMap(\.replaces))
        let own = overrides.compactMap { event in event.start.map { (Told(event, start: $0), event) } }
        guard let master else { return own }
        let excluded = Set(master.excluded.compactMap(\.self)).union(replaced)
        return (master.instances ?? []).filter { !excluded.contains($0) }.map { (Told(master, start: $0), master) } + own
    }
}

/// What is told of one occurrence, as far as a change of it must be revised.
struct Told: Hashable {
    let start: FeedMoment
    /// Seconds.
    let length: Int
    let title: String
    let place: String
    let isCancelled: Bool

    init(_ event: Event, start: FeedMoment) {
        self.start = start
        length = event.end.flatMap { end in event.start.map { end.wall - $0.wall } } ?? 0
        (title, place, isCancelled) = (event.summary, event.location, event.isCancelled)
    }

    /// The last day that it touches.
    var lastDay: CivilDay { CivilDay(number: (start.wall + max(length, 1) - 1) / 86400) }
}

/// `FREQ=WEEKLY` with an interval, weekdays and an end: all that a feed's series need.
struct WeeklyRule {
    var interval = 1
    var weekdays: [Int] = []
    var until: FeedMoment?
    var count: Int?

    init?(_ text: String) {
        var parts: Set<String> = []
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2, parts.insert(sides[0]).inserted else { return nil }
            switch sides[0] {
            case "FREQ": if sides[1] != "WEEKLY" { return nil }
            case "INTERVAL":
                guard let number = number(sides[1]), number > 0 else { return nil }
                interval = number
            case "COUNT":
                guard let number = number(sides[1]), number > 0 else { return nil }
                count = number
            case "UNTIL":
                guard let moment = FeedMoment(sides[1], zone: nil) else { return nil }
                until = moment
            case "BYDAY":
                let known = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
                let days = sides[1].split(separator: ",").map { known.firstIndex(of: String($0)) }
                guard !days.isEmpty, !days.contains(nil) else { return nil }
                weekdays = days.compactMap(\.self)
            case "WKST": if sides[1] != "MO" { return nil }
            default: return nil
            }
        }
        guard parts.contains("FREQ"), count == nil || until == nil, count != nil || until != nil else { return nil }
    }

    /// At most a thousand.
    func instances(from start: FeedMoment) -> [FeedMoment] {
        var instances: [FeedMoment] = []
        let days = weekdays.isEmpty ? [start.day.weekday] : weekdays.sorted()
        let monday = start.day + -start.day.weekday
        for week in 0..<1000 {
            for weekday in days {
                let day = monday + (week * 7 * interval + weekday)
                let moment = FeedMoment(day: day, seconds: start.seconds, form: start.form)
                if moment < start { continue }
                if let until, until.form == .utc ? moment.instant > until.instant : moment.wall > until.wall {
                    return instances
                }
                if instances.count >= min(count ?? 1000, 1000) { return instances }
                instances.append(moment)
            }
        }
        return instances
    }
}

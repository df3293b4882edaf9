internal import Domain

/// Reads the events of one calendar.
struct EventReader {
    var values: ValueReader
    /// Whether the calendar as a whole calls off what stands in it (METHOD:CANCEL).
    let isCancelled: Bool

    /// - Parameter zones: what all calendars of the file define.
    init(_ calendar: Component, _ zones: ZoneTable.Definitions, until: Instant, _ ledger: Ledger) {
        values = ValueReader(calendar, zones, until: until, ledger)
        let methods = calendar.all("METHOD").map { $0.value.trimmingBlanks.uppercased() }
        isCancelled = !methods.isEmpty && methods.allSatisfy { $0 == "CANCEL" }
        if !isCancelled, let odd = calendar.all("METHOD").first(where: { $0.value.trimmingBlanks.uppercased() == "CANCEL" }) {
            values.note(odd, "METHOD:CANCEL beside another METHOD; no event is called off by it")
        }
        guard let zone = calendar.first("X-WR-TIMEZONE") else { return }
        if Zone(named: zone.value) == nil {
            values.note(zone, "X-WR-TIMEZONE \(shown(zone.value)) is not a known zone; Europe/Stockholm is taken")
        }
        for other in calendar.all("X-WR-TIMEZONE") where other.value != zone.value {
            values.note(other, "X-WR-TIMEZONE \(shown(other.value)) after another; the first counts")
        }
    }

    /// What a VEVENT is.
    enum Entry {
        case event(ImportedEvent)
        /// Calls off an event, or one occurrence of it, that stands elsewhere in the file.
        case cancellation(Cancellation)
        /// Takes no time.
        case timeless
    }

    mutating func entry(_ component: Component) throws(Refusal) -> Entry {
        guard component.first("DTSTART") == nil else { return .event(try event(component)) }
        guard let uid = component.first("UID")?.value.trimmingBlanks, isCancelled || component.status == "CANCELLED" else {
            values.ledger.remarks.note(component.line, "the event has no DTSTART, so it takes no time")
            return .timeless
        }
        return .cancellation(
            Cancellation(
                uid: uid, line: component.line, sequence: component.sequence, replaces: try values.replaced(component)))
    }

    mutating func event(_ component: Component) throws(Refusal) -> ImportedEvent {
        guard let first = try values.only("DTSTART", in: component) else {
            throw Refusal(component.line, "the \(component.name) has no DTSTART")
        }
        let start = try values.start(first, of: component)
        if let old = component.first("EXRULE") {
            throw Refusal(old.line, "EXRULE is long withdrawn and not followed; EXDATE with the dates would be right")
        }
        var rules: [RecurrenceRule] = []
        let given = component.all("RRULE")
        if given.count > Limits.rulesPerEvent {
            throw Refusal(given[0].line, "the event has \(given.count) RRULEs; at most \(Limits.rulesPerEvent) are followed")
        }
        for property in given {
            let rule = try values.rule(property, start: start)
            if rules.contains(rule) {
                values.note(property, "the same RRULE again; it counts once")
            } else {
                rules.append(rule)
            }
        }
        if let sequence = component.first("SEQUENCE"), Int(sequence.value.trimmingBlanks) == nil {
            values.note(sequence, "SEQUENCE \(shown(sequence.value)) is not a whole number; read as 0")
        }
        return ImportedEvent(
            entry: entry(component, first, start),
            start: start,
            length: try values.length(of: component, start: start),
            rules: rules,
            extra: try values.extra(component, start: start),
            except: try values.except(component, start: start),
            replaces: try values.replaced(component),
            replacesFollowing: isForFollowing(component.first("RECURRENCE-ID")),
            effect: effect(component),
            sequence: component.sequence,
            revised: max(component.first("LAST-MODIFIED")?.value ?? "", component.first("DTSTAMP")?.value ?? ""))
    }

    private func entry(_ component: Component, _ first: Property, _ start: Moment) -> CalendarEntry {
        let uid = component.first("UID")?.value.trimmingBlanks
        let zone: String? =
            switch start {
            case .day: nil
            case .time(_, .utc): "UTC"
            case .time: first.parameter("TZID") ?? values.zones.floating.name
            }
        return CalendarEntry(
            .event, uid: uid == "" ? nil : uid, line: component.line, text: component.first("SUMMARY")?.value,
            status: status(component), isTransparent: component.isFree,
            // What is not known is private (section 3.8.1.3).
            isPrivate: component.all("CLASS").contains { $0.value.trimmingBlanks.uppercased() != "PUBLIC" },
            zone: zone.map(plainText))
    }

    private func status(_ component: Component) -> String? {
        if isCancelled || component.status == "CANCELLED" { return "CANCELLED" }
        return component.isTentative ? "TENTATIVE" : component.status.map(plainText)
    }

    private mutating func isForFollowing(_ replaced: Property?) -> Bool {
        guard let replaced, let range = replaced.parameter("RANGE")?.uppercased() else { return false }
        if range != "THISANDFUTURE" {
            values.note(replaced, "RANGE=\(shown(range)) is not followed; this occurrence alone is changed")
        }
        return range == "THISANDFUTURE"
    }

    private mutating func effect(_ component: Component) -> ImportedEvent.Effect {
        if let status = component.first("STATUS"), !["CONFIRMED", "TENTATIVE", "CANCELLED"].contains(component.status) {
            values.note(status, "STATUS \(shown(status.value)) is none of CONFIRMED, TENTATIVE, CANCELLED; the event counts")
        }
        if isCancelled || component.status == "CANCELLED" || component.isTentative { return .nothing }
        if component.isFree { return .marks }
        if let property = component.first("TRANSP"), component.transparency != "OPAQUE" {
            values.note(property, "TRANSP \(shown(property.value)) is neither OPAQUE nor TRANSPARENT; the event blocks")
        }
        return .blocks
    }
}

extension Component {
    // Where one is given twice, what blocks counts.
    fileprivate var status: String? { value(of: "STATUS", before: "CONFIRMED") }
    fileprivate var transparency: String? { value(of: "TRANSP", before: "OPAQUE") }

    private func value(of name: String, before safest: String) -> String? {
        let values = all(name).map { $0.value.trimmingBlanks.uppercased() }
        return values.contains(safest) ? safest : values.first
    }

    /// What Outlook says of an event's time. Exchange publishes what is tentative as CONFIRMED and OPAQUE, so that TENTATIVE and
    /// FREE count whatever stands beside; so does TRANSPARENT beside all that Outlook says.
    private var busyStatus: String? { value(of: "X-MICROSOFT-CDO-BUSYSTATUS", before: "BUSY") }

    fileprivate var isTentative: Bool { status == "TENTATIVE" || busyStatus == "TENTATIVE" }
    fileprivate var isFree: Bool { transparency == "TRANSPARENT" || busyStatus == "FREE" }
    fileprivate var sequence: Int { first("SEQUENCE").flatMap { Int($0.value.trimmingBlanks) } ?? 0 }
}

internal import Domain

/// A VAVAILABILITY (RFC 7953): within a span of time, what is not made available is busy.
struct Availability {
    let entry: CalendarEntry
    /// nil without a beginning.
    let start: Moment?
    /// nil without an end.
    let end: Instant?
    /// Whether the time that is not available blocks (BUSYTYPE); tentatively busy time does not.
    let blocks: Bool
    /// 1 is the highest; 0 comes after 9 (RFC 7953 section 3.2).
    let priority: Int
    /// AVAILABLEs by UID, with their changed occurrences.
    let available: [[ImportedEvent]]

    /// How early it is laid down, to be covered by others: the lowest priority first.
    var rank: Int { priority == 0 ? 0 : 10 - priority }

    /// Its part of the window.
    func span(in window: Interval) -> Interval? {
        let from = max(start?.instant ?? window.start, window.start)
        return Interval(from, min(end ?? window.end, window.end))
    }
}

extension EventReader {
    mutating func availability(_ component: Component) throws(Refusal) -> Availability {
        let start = try values.only("DTSTART", in: component).map { property throws(Refusal) in try values.moment(property) }
        var end: Instant?
        if component.first("DTEND") != nil || component.first("DURATION") != nil {
            end = try ending(component, start)
        }
        var families: [String: [ImportedEvent]] = [:]
        for part in component.components where part.name == "AVAILABLE" {
            do throws(Refusal) {
                let event = try hours(part)
                families[event.uid ?? "line \(part.line ?? 0)", default: []].append(event)
            } catch {
                // What cannot be read makes nothing available: busy too much rather than too little.
                values.ledger.remarks.error(error)
            }
        }
        return Availability(
            entry: CalendarEntry(
                .availability, uid: component.first("UID")?.value, line: component.line, text: component.first("SUMMARY")?.value
            ),
            start: start, end: end, blocks: blocks(component), priority: try priority(component),
            available: families.values.sorted { ($0.first?.line ?? 0) < ($1.first?.line ?? 0) })
    }

    /// A DTSTART that its rule does not give, as in the RFC's own examples, tells no more than where the rule begins; it makes
    /// nothing available.
    private mutating func hours(_ part: Component) throws(Refusal) -> ImportedEvent {
        var event = try event(part)
        guard !event.rules.isEmpty, let first = part.first("DTSTART") else { return event }
        for rule in event.rules {
            let time = try values.at(first) { values throws(ValueFault) in
                var times = try RuleTimes(rule, from: event.start)
                return try times.next(steps: &values.ledger.steps)
            }
            if time == event.start.local { return event }
        }
        values.note(first, "DTSTART is not one of the rule's times, and makes nothing available")
        event.exceptStart()
        return event
    }

    private mutating func ending(_ component: Component, _ start: Moment?) throws(Refusal) -> Instant {
        if let start { return start.end(after: try values.length(of: component, start: start)) }
        guard let end = try values.only("DTEND", in: component) else {
            throw Refusal(component.line, "the VAVAILABILITY has a DURATION, but no DTSTART to count it from")
        }
        return try values.moment(end).instant
    }

    private mutating func blocks(_ component: Component) -> Bool {
        guard let type = component.first("BUSYTYPE") else { return true }
        switch type.value.trimmingBlanks.uppercased() {
        case "BUSY", "BUSY-UNAVAILABLE": return true
        case "BUSY-TENTATIVE": return false
        default:
            values.note(type, "BUSYTYPE \(shown(type.value)) is not known; the time blocks")
            return true
        }
    }

    private mutating func priority(_ component: Component) throws(Refusal) -> Int {
        guard let priority = try values.only("PRIORITY", in: component) else { return 0 }
        guard let number = Int(priority.value.trimmingBlanks), (0...9).contains(number) else {
            throw Refusal(priority.line, "PRIORITY \(shown(priority.value)) is not 0-9")
        }
        return number
    }
}

internal import Domain

/// Reads the events of one calendar.
struct EventReader {
    var zones: ZoneTable
    var steps: StepBudget
    private(set) var notes: [CalendarRemark] = []
    private var hasNotedFloating = false
    private let isCancelled: Bool

    init(_ calendar: Component, until: Instant, steps: StepBudget) {
        zones = ZoneTable(calendar, until: until)
        self.steps = steps
        isCancelled = calendar.first("METHOD")?.value.uppercased() == "CANCEL"
        if let zone = calendar.first("X-WR-TIMEZONE"), Zone(named: zone.value) == nil {
            note(zone, "X-WR-TIMEZONE \(shown(zone.value)) is not a known zone; Europe/Stockholm is taken")
        }
    }

    private mutating func note(_ property: Property, _ message: String) {
        notes.append(CalendarRemark(line: property.line, severity: .note, message: message))
    }

    mutating func event(_ component: Component) throws(Refusal) -> ImportedEvent {
        let first = try only("DTSTART", in: component)
        guard let first else { throw Refusal(component.line, "the event has no DTSTART") }
        let start = try moment(first)
        for old in component.all("EXRULE") {
            throw Refusal(old.line, "EXRULE is long withdrawn and not followed; EXDATE with the dates would be right")
        }
        var rules: [RecurrenceRule] = []
        for property in component.all("RRULE") { rules.append(try rule(property, start: start)) }
        let replaced = try only("RECURRENCE-ID", in: component)
        return ImportedEvent(
            uid: component.first("UID")?.value ?? "line \(component.line ?? 0)",
            line: component.line,
            start: start,
            length: try length(of: component, start: start),
            rules: rules,
            extra: try extra(component, start: start),
            except: try except(component, start: start),
            replaces: try replaced.map { property throws(Refusal) in try moment(property) },
            replacesFollowing: replaced?.parameter("RANGE")?.uppercased() == "THISANDFUTURE",
            effect: try effect(component),
            sequence: component.first("SEQUENCE").flatMap { Int($0.value) } ?? 0)
    }

    private func only(_ name: String, in component: Component) throws(Refusal) -> Property? {
        let all = component.all(name)
        if all.count > 1 {
            throw Refusal(
                all[1].line, "a second \(name) in the event that begins on line \(component.line ?? 0); one is allowed")
        }
        return all.first
    }

    private func effect(_ component: Component) throws(Refusal) -> ImportedEvent.Effect {
        let status = component.first("STATUS")?.value.trimmingBlanks.uppercased()
        if isCancelled || status == "CANCELLED" || status == "TENTATIVE" { return .nothing }
        return component.first("TRANSP")?.value.trimmingBlanks.uppercased() == "TRANSPARENT" ? .marks : .blocks
    }

    private mutating func moment(_ property: Property) throws(Refusal) -> Moment {
        try moment(property.value, of: property)
    }

    private mutating func moment(_ text: String, of property: Property) throws(Refusal) -> Moment {
        let text = text.trimmingBlanks
        return try at(property) { reader throws(ValueFault) in
            let value = try Moment(text, zone: .floating)
            if property.parameter("VALUE")?.uppercased() == "DATE", !value.isDate {
                throw ValueFault("\(shown(text)) has a time of day, but VALUE=DATE says that it is a date such as 20270126")
            }
            return try reader.settled(value, property)
        }
    }

    /// With its zone found.
    private mutating func settled(_ value: Moment, _ property: Property) throws(ValueFault) -> Moment {
        guard case .time(let time, let zone) = value else {
            if property.parameter("VALUE") == nil {
                note(property, "\(property.name) is a date, but does not say VALUE=DATE; read as one")
            }
            return value
        }
        guard zone == .floating else {
            if property.parameter("TZID") != nil { note(property, "\(property.name) is in UTC; its TZID has no meaning") }
            return value
        }
        if let name = property.parameter("TZID") { return .time(time, try zones.zone(name, steps: &steps)) }
        if !hasNotedFloating {
            hasNotedFloating = true
            note(property, "times without a zone are taken in \(zones.floating.name)")
        }
        return .time(time, zones.floating)
    }

    private mutating func at<Value>(
        _ property: Property, _ read: (inout EventReader) throws(ValueFault) -> Value
    ) throws(Refusal) -> Value {
        do { return try read(&self) } catch { throw Refusal(property.line, "\(property.name): \(error.message)") }
    }

    private mutating func length(of component: Component, start: Moment) throws(Refusal) -> Length {
        let end = try only("DTEND", in: component)
        let duration = try only("DURATION", in: component)
        if let end, duration != nil { throw Refusal(end.line, "both DTEND and DURATION; an event has one") }
        if let duration {
            return try at(duration) { _ throws(ValueFault) in
                let length = try Length(duration.value.trimmingBlanks)
                guard start.isDate else { return length }
                guard length.seconds % 86_400 == 0 else {
                    throw ValueFault("\(shown(duration.value)): an event of whole days lasts days, such as P1D")
                }
                return Length(days: max(1, length.days + length.seconds / 86_400))
            }
        }
        guard let end else { return start.isDate ? Length(days: 1) : Length() }
        return try span(from: start, to: try ending(end, of: start), end)
    }

    /// A DTEND without a zone is in DTSTART's, as its author must have meant.
    private mutating func ending(_ end: Property, of start: Moment) throws(Refusal) -> Moment {
        guard end.parameter("TZID") == nil, case .time(_, let zone) = start, zone != zones.floating, zone != .utc,
            let value = try? Moment(end.value.trimmingBlanks, zone: zone), case .time(_, zone) = value
        else { return try moment(end) }
        note(end, "DTEND has no zone; it is taken in that of DTSTART")
        return value
    }

    private mutating func span(from start: Moment, to end: Moment, _ property: Property) throws(Refusal) -> Length {
        guard start.isDate == end.isDate else {
            throw Refusal(
                property.line, "\(property.name) \(shown(property.value)): a date goes with a date, and a time with a time")
        }
        let length =
            start.isDate
            ? Length(days: end.local.day - start.local.day) : Length(seconds: end.instant.seconds - start.instant.seconds)
        guard length.days >= 0, length.seconds >= 0 else {
            throw Refusal(property.line, "\(property.name) \(shown(property.value)) is before the event begins")
        }
        guard length.days <= Length.mostDays, length.seconds <= Length.mostDays * 86_400 else {
            throw Refusal(property.line, "\(property.name) \(shown(property.value)): the event is longer than ten years")
        }
        if start.isDate, length.days == 0 {
            note(property, "\(property.name) is the first day itself, but should be the day after the last; read as one day")
            return Length(days: 1)
        }
        return length
    }

    private mutating func rule(_ property: Property, start: Moment) throws(Refusal) -> RecurrenceRule {
        let rule = try at(property) { _ throws(ValueFault) in try RecurrenceRule(property.value.trimmingBlanks) }
        for remark in rule.remarks { note(property, remark) }
        if case .until(let until) = rule.end, until.isDate != start.isDate {
            note(
                property,
                start.isDate
                    ? "UNTIL has a time of day, but DTSTART has none; its date counts"
                    : "UNTIL is a date, but DTSTART has a time of day; the whole of that date counts")
        }
        return rule
    }

    private mutating func extra(_ component: Component, start: Moment) throws(Refusal) -> [(start: Moment, length: Length?)] {
        var extra: [(start: Moment, length: Length?)] = []
        for property in component.all("RDATE") {
            for value in try list(property) {
                if value.contains("/") {
                    let period = try period(value, of: property)
                    extra.append((period.start, period.length))
                } else {
                    extra.append((try moment(value, of: property), nil))
                }
            }
        }
        if let odd = extra.first(where: { $0.start.isDate != start.isDate }) {
            throw Refusal(
                component.first("RDATE")?.line,
                "RDATE \(odd.start.local.basic): a date goes with a DTSTART that is a date, and a time with a time")
        }
        return extra
    }

    /// A date among the EXDATEs of an event with a time of day leaves out that whole day.
    private mutating func except(_ component: Component, start: Moment) throws(Refusal) -> [Moment] {
        var except: [Moment] = []
        for property in component.all("EXDATE") {
            for value in try list(property) { except.append(try moment(value, of: property)) }
            if let last = except.last, last.isDate != start.isDate {
                note(property, "EXDATE and DTSTART are not both dates or both times; whole days are left out")
            }
        }
        return except
    }

    private mutating func list(_ property: Property) throws(Refusal) -> [String] {
        let values = property.value.split(separator: ",").map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
        if values.isEmpty { note(property, "\(property.name) is empty") }
        try at(property) { reader throws(ValueFault) in try reader.steps.spend(values.count * StepBudget.perListed) }
        return values
    }

    /// A PERIOD (RFC 5545 section 3.3.9): `20270126T120000Z/PT1H`.
    mutating func period(_ text: String, of property: Property) throws(Refusal) -> (start: Moment, length: Length) {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard sides.count == 2 else {
            throw Refusal(property.line, "\(property.name): \(shown(text)) is not a period such as 20270126T120000Z/PT1H")
        }
        let start = try moment(sides[0], of: property)
        if sides[1].contains("P") { return (start, try at(property) { _ throws(ValueFault) in try Length(sides[1]) }) }
        return (start, try span(from: start, to: try moment(sides[1], of: property), property))
    }
}

internal import Domain

/// Reads the values of one calendar's properties: times in their zones, lengths, rules and lists.
struct ValueReader {
    var zones: ZoneTable
    var ledger: Ledger

    init(_ calendar: Component, _ elsewhere: ZoneTable.Definitions, until: Instant, _ ledger: Ledger) {
        zones = ZoneTable(calendar, elsewhere: elsewhere, until: until)
        self.ledger = ledger
    }

    mutating func note(_ property: Property, _ text: RemarkText) { ledger.remarks.note(property.line, text) }

    /// The property of a name, of which a component has one at most; the same again does no harm.
    mutating func only(_ name: String, in component: Component) throws(Refusal) -> Property? {
        guard let first = component.first(name) else { return nil }
        for other in component.all(name).dropFirst() {
            guard other.value == first.value, other.parameters == first.parameters else {
                throw Refusal(
                    other.line,
                    "a second \(name) in the \(component.title) that begins on line \(component.line ?? 0); one is allowed")
            }
            note(other, "the same \(name) again; it counts once")
        }
        return first
    }

    // MARK: Times

    /// What a time without a zone means.
    enum Zoneless {
        /// Floating: in X-WR-TIMEZONE or Stockholm, which is told once.
        case floating
        /// As DTSTART, beside which it stands: in its zone, if it has one, also where that is UTC (RFC 5545 sections 3.8.4.4,
        /// 3.8.5.1 and 3.8.5.2).
        case beside(Moment)
        /// To be settled with an event that stands elsewhere.
        case open
    }

    mutating func moment(_ property: Property, _ zoneless: Zoneless = .floating) throws(Refusal) -> Moment {
        try moment(property.value, of: property, zoneless)
    }

    mutating func moment(
        _ text: String, of property: Property, _ zoneless: Zoneless = .floating
    ) throws(Refusal) -> Moment {
        let text = text.trimmingBlanks
        return try at(property) { reader throws(ValueFault) in
            try reader.settled(try Moment(text, zone: .floating), text, property, zoneless)
        }
    }

    /// With its zone found.
    private mutating func settled(
        _ value: Moment, _ text: String, _ property: Property, _ zoneless: Zoneless
    ) throws(ValueFault) -> Moment {
        let kind = property.parameter("VALUE")?.uppercased()
        guard case .time(let time, let zone) = value else {
            if kind != "DATE", kind != "PERIOD" {
                note(property, "\(property.name) is a date, but does not say VALUE=DATE; read as one")
            }
            return value
        }
        if kind == "DATE" {
            note(property, "\(property.name) says VALUE=DATE, but \(shown(text)) has a time of day, which counts")
        }
        guard zone == .floating else {
            if property.parameter("TZID") != nil { note(property, "\(property.name) is in UTC; its TZID has no meaning") }
            return value
        }
        if Set(property.parameters.filter { $0.name == "TZID" }.map(\.value)).count > 1 {
            throw ValueFault("has two TZIDs; one would be right")
        }
        if let name = property.parameter("TZID"), !name.trimmingBlanks.isEmpty {
            let (zone, remark) = try zones.zone(name, steps: &ledger.steps)
            if let remark { note(property, RemarkText(remark)) }
            return .time(time, zone)
        }
        switch zoneless {
        case .open: return value
        case .beside(.time(_, let zone)) where zone != zones.floating:
            ledger.remarks.note(
                property.line, once: .zoneless(property.line),
                "\(property.name) has no zone; it is taken in that of DTSTART")
            return .time(time, zone)
        default:
            ledger.remarks.note(
                property.line, once: .floating(zones.floating.name),
                "times without a zone are taken in \(zones.floating.name)")
            return .time(time, zones.floating)
        }
    }

    mutating func at<Value>(
        _ property: Property, _ read: (inout ValueReader) throws(ValueFault) -> Value
    ) throws(Refusal) -> Value {
        do { return try read(&self) } catch { throw Refusal(property.line, "\(property.name): \(error.message)") }
    }

    /// RECURRENCE-ID. One without a zone is floating, until its series tells the zone.
    mutating func replaced(_ component: Component) throws(Refusal) -> Moment? {
        try only("RECURRENCE-ID", in: component).map { property throws(Refusal) in try moment(property, .open) }
    }

    /// DTSTART. A date whose DTEND has a time of day can only mean its first moment.
    mutating func start(_ first: Property, of component: Component) throws(Refusal) -> Moment {
        let start = try moment(first)
        guard case .day(let day) = start, let end = component.first("DTEND"), end.value.utf8.contains(UInt8(ascii: "T")),
            case .time(_, let zone) = try moment(end)
        else { return start }
        note(first, "DTSTART is a date, but DTEND has a time of day; the event takes the time from that date's first moment")
        return .time(LocalTime(day: day, second: 0), zone == .utc ? zones.floating : zone)
    }

    // MARK: Lengths

    /// By DTEND or DURATION; where both stand there and disagree, by the one that ends later.
    mutating func length(of component: Component, start: Moment) throws(Refusal) -> Length {
        let end = try only("DTEND", in: component)
        let duration = try only("DURATION", in: component)
        let byEnd = try end.map { end throws(Refusal) in
            try span(from: start, to: try moment(end, .beside(start)), end.value, end)
        }
        let byDuration = try duration.map { duration throws(Refusal) in try length(duration, start: start) }
        guard let end, let byEnd, let byDuration else {
            return byEnd ?? byDuration ?? (start.isDate ? Length(days: 1) : Length())
        }
        let (first, second) = (start.end(after: byEnd), start.end(after: byDuration))
        let rest = first == second ? "they agree" : "they disagree, and the later end counts"
        note(end, "both DTEND and DURATION, of which an event has one; \(rest)")
        return first >= second ? byEnd : byDuration
    }

    private mutating func length(_ duration: Property, start: Moment) throws(Refusal) -> Length {
        try at(duration) { _ throws(ValueFault) in
            let length = try Length(duration.value.trimmingBlanks)
            guard start.isDate else { return length }
            guard length.seconds % 86_400 == 0 else {
                throw ValueFault("\(shown(duration.value)): an event of whole days lasts days, such as P1D")
            }
            return Length(days: max(1, length.days + length.seconds / 86_400))
        }
    }

    private mutating func span(
        from start: Moment, to end: Moment, _ text: String, _ property: Property
    ) throws(Refusal) -> Length {
        guard start.isDate == end.isDate else {
            throw Refusal(
                property.line, "\(property.name) \(shown(text)): a date goes with a date, and a time with a time")
        }
        let length =
            start.isDate
            ? Length(days: end.local.day - start.local.day) : Length(seconds: end.instant.seconds - start.instant.seconds)
        guard length.days >= 0, length.seconds >= 0 else {
            throw Refusal(property.line, "\(property.name) \(shown(text)) is before the beginning")
        }
        guard length.days <= Length.mostDays, length.seconds <= Length.mostDays * 86_400 else {
            throw Refusal(property.line, "\(property.name) \(shown(text)): longer than ten years")
        }
        if start.isDate, length.days == 0 {
            note(property, "\(property.name) is the first day itself, but should be the day after the last; read as one day")
            return Length(days: 1)
        }
        return length
    }

    // MARK: Repetition

    mutating func rule(_ property: Property, start: Moment) throws(Refusal) -> RecurrenceRule {
        let rule = try at(property) { _ throws(ValueFault) in try RecurrenceRule(property.value.trimmingBlanks) }
        for remark in rule.remarks { note(property, RemarkText(remark)) }
        let given = property.value.uppercased()
        if given.contains("RSCALE=") || given.contains("SKIP=") {
            note(property, "RSCALE and SKIP change nothing in this rule; it is followed as without them")
        }
        if case .until(let until) = rule.end, until.isDate != start.isDate {
            note(
                property,
                start.isDate
                    ? "UNTIL has a time of day, but DTSTART has none; its date counts"
                    : "UNTIL is a date, but DTSTART has a time of day; the whole of that date counts")
        }
        if case .until(let until) = rule.end, until.local.day + 1 < start.local.day {
            note(property, "UNTIL is before DTSTART, so the event takes place once")
        }
        return rule
    }

    /// The times that RDATE adds; of those that cannot be read each is told, and the others count.
    mutating func extra(_ component: Component, start: Moment) throws(Refusal) -> [RecurringEvent.Extra] {
        var extra: [RecurringEvent.Extra] = []
        for property in component.all("RDATE") {
            try each(property) { reader, value throws(Refusal) in
                if value.contains("/") {
                    let period = try reader.period(value, of: property, .beside(start))
                    extra.append(.init(period.start, length: period.length))
                    return
                }
                let added = try reader.moment(value, of: property, .beside(start))
                guard added.isDate == start.isDate else {
                    throw Refusal(
                        property.line,
                        "RDATE \(shown(value)): a date goes with a DTSTART that is a date, and a time with a time")
                }
                extra.append(.init(added))
            }
        }
        return extra
    }

    /// A date among the EXDATEs of an event with a time of day leaves out that whole day. One that cannot be read is told,
    /// and leaves out nothing.
    mutating func except(_ component: Component, start: Moment) throws(Refusal) -> [Moment] {
        var except: [Moment] = []
        for property in component.all("EXDATE") {
            try each(property) { reader, value throws(Refusal) in
                except.append(try reader.moment(value, of: property, .beside(start)))
            }
            if let last = except.last, last.isDate != start.isDate {
                note(property, "EXDATE and DTSTART are not both dates or both times; whole days are left out")
            }
        }
        return except
    }

    /// Reads the values of a list one by one; those that cannot be read are told, and the others count.
    ///
    /// - Throws: when the file's lists are too long.
    mutating func each(_ property: Property, _ read: (inout ValueReader, String) throws(Refusal) -> Void) throws(Refusal) {
        var isEmpty = true
        for value in property.value.split(separator: ",") {
            let value = String(value).trimmingBlanks
            if value.isEmpty { continue }
            isEmpty = false
            try at(property) { reader throws(ValueFault) in try reader.ledger.steps.spend(StepBudget.perListed) }
            do throws(Refusal) { try read(&self, value) } catch { ledger.remarks.error(error) }
        }
        if isEmpty { note(property, "\(property.name) is empty") }
    }

    /// A PERIOD (RFC 5545 section 3.3.9): `20270126T120000Z/PT1H`. One of dates means those days.
    ///
    /// An end without a zone is in that of its start.
    mutating func period(
        _ text: String, of property: Property, _ zoneless: Zoneless = .floating
    ) throws(Refusal) -> (start: Moment, length: Length) {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard sides.count == 2 else {
            throw Refusal(property.line, "\(property.name): \(shown(text)) is not a period such as 20270126T120000Z/PT1H")
        }
        let start = try moment(sides[0], of: property, zoneless)
        if start.isDate { note(property, "\(property.name) \(shown(text)) is a period of dates; its whole days are taken") }
        if sides[1].contains("P") { return (start, try at(property) { _ throws(ValueFault) in try Length(sides[1]) }) }
        return (start, try span(from: start, to: try moment(sides[1], of: property, .beside(start)), text, property))
    }
}

extension Component {
    /// For messages.
    var title: String { name == "VEVENT" ? "event" : name }
}

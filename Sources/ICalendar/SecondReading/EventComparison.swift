internal import Domain

/// Holds what libical read of an event against what this reader did, value by value.
///
/// libical's zones are not asked (it takes an unknown one for UTC, and reads a path for a zone from the disk): its values are the
/// time on the wall, whether that is in UTC, and the name of a zone, which is settled here by the file's own table.
struct EventComparison {
    private let component: Component
    private let other: LibicalEvent
    private let form: LibicalFault.Form
    private(set) var differences: [ReadingDifference] = []

    init(_ component: Component, _ other: LibicalEvent, _ form: LibicalFault.Form) {
        self.component = component
        self.other = other
        self.form = form
    }

    // MARK: An event

    /// - Parameters:
    ///   - areListsWhole: whether nothing of the event's lists is told to be lost.
    ///   - isCancelled: whether the calendar as a whole calls off what stands in it.
    mutating func compare(_ event: ImportedEvent, areListsWhole: Bool, isCancelled: Bool, _ values: inout ValueReader) {
        compare(uid: event.uid)
        compareStart(of: event, &values)
        let rules = other.rules.reduce(into: [LibicalRule]()) { if !$0.contains($1) { $0.append($1) } }
        compare("RRULE", event.rules, rules, \.text, \.text) { $1.isSame(as: $0) }
        if areListsWhole {
            let except = other.except.map { settled($0, beside: event.start, &values) }
            compare("EXDATE", event.except, except, \.told, { $0?.told }) { isSame($0, $1) }
            let extra = other.extra.map { period in settled(period, beside: event, &values) }
            compare("RDATE", event.extra, extra, \.start.told, { $0?.start.told }) { ours, theirs in
                guard let theirs, isSame(ours.start, theirs.start) else { return false }
                return ours.length.map { ours.start.end(after: $0) } == theirs.length.map { theirs.start.end(after: $0) }
            }
        }
        compare(replaced: event.replaces, beside: event.start, &values)
        // What Outlook says of an event's time is not libical's to read.
        let busyStatuses = component.all("X-MICROSOFT-CDO-BUSYSTATUS").map { $0.value.trimmingBlanks.uppercased() }
        if !isCancelled, !busyStatuses.contains("TENTATIVE") { compareStatus(of: event) }
        if !busyStatuses.contains("FREE") { compareTransparency(of: event) }
    }

    mutating func compare(_ cancellation: Cancellation, _ values: inout ValueReader) {
        compare(uid: cancellation.uid)
        compare(replaced: cancellation.replaces, beside: nil, &values)
    }

    /// An event that takes no time has none for the other reader either.
    mutating func compareTimeless() {
        if let start = other.starts.first {
            differ("DTSTART", nil, start.local.map { start.isDate ? $0.day.iso : $0.basic } ?? "no date or time")
        }
    }

    // MARK: Its properties

    private mutating func compare(uid: String?) {
        let (ours, theirs) = (uid.map { trimmed(unescaped($0)) }, other.uids.first.map(trimmed))
        differ("UID", ours == "" ? nil : ours, theirs == "" ? nil : theirs)
    }

    private mutating func compareStart(of event: ImportedEvent, _ values: inout ValueReader) {
        guard let first = other.starts.first else { return differ("DTSTART", event.start.told, nil) }
        // A date whose end has a time of day is read as a time; that is told.
        if first.isDate, !event.start.isDate, other.ends.contains(where: { !$0.isDate }) { return }
        let start = settled(first, beside: nil, &values)
        guard isSame(event.start, start) else { return differ("DTSTART", event.start.told, start?.told ?? "no date or time") }
        compareEnd(of: event, &values)
    }

    /// What decides is when the event ends, however that is told.
    private mutating func compareEnd(of event: ImportedEvent, _ values: inout ValueReader) {
        let start = event.start
        let none = start.isDate ? Length(days: 1) : Length()
        let ends = other.ends.prefix(1).map { end in
            settled(end, beside: start, &values).map { $0.isDate ? max($0.instant, start.end(after: none)) : $0.instant }
        }
        let lengths = other.durations.prefix(1).map { length -> Instant? in
            let isShort = start.isDate && length.days == 0 && length.seconds == 0
            return start.end(after: isShort ? none : length)
        }
        let theirs = (ends + lengths).compactMap(\.self).max() ?? start.end(after: none)
        let ours = start.end(after: event.length)
        if ours != theirs {
            differ(component.first("DTEND") == nil ? "DURATION" : "DTEND", Moment.told(ours), Moment.told(theirs))
        }
    }

    private mutating func compare(replaced ours: Moment?, beside start: Moment?, _ values: inout ValueReader) {
        // One without a zone is settled later, with its series.
        if case .time(let time, .floating) = ours, let theirs = other.replaced.first, theirs.zone ?? "" == "" {
            return differ("RECURRENCE-ID", time.basic, theirs.isUTC ? "in UTC" : theirs.local?.basic)
        }
        let theirs = other.replaced.first.map { settled($0, beside: start, &values) } ?? nil
        if !isSame(ours, theirs) { differ("RECURRENCE-ID", ours?.told, theirs?.told) }
    }

    /// Where it is given twice, what blocks counts.
    private mutating func compareStatus(of event: ImportedEvent) {
        let statuses = other.statuses
        let status = statuses.contains(.confirmed) ? .confirmed : statuses.first
        let words: [LibicalEvent.Status: String] = [.confirmed: "CONFIRMED", .tentative: "TENTATIVE", .cancelled: "CANCELLED"]
        let ours = event.entry.status.flatMap { words.values.contains($0) ? $0 : nil }
        differ("STATUS", ours, status.flatMap { words[$0] })
    }

    private mutating func compareTransparency(of event: ImportedEvent) {
        let transparencies = other.transparencies
        let isTransparent = !transparencies.contains(.opaque) && transparencies.first == .transparent
        differ("TRANSP", event.entry.isTransparent ? "TRANSPARENT" : nil, isTransparent ? "TRANSPARENT" : nil)
    }

    // MARK: Values

    /// A value without a zone has that of the event's start.
    private func settled(_ time: LibicalTime, beside start: Moment?, _ values: inout ValueReader) -> Moment? {
        guard let local = time.local else { return nil }
        if time.isDate { return .day(local.day) }
        if time.isUTC { return .time(local, .utc) }
        if let name = time.zone, !name.trimmingBlanks.isEmpty {
            return (try? values.zones.zone(name, steps: &values.ledger.steps)).map { .time(local, $0.zone) }
        }
        if case .time(_, let zone) = start { return .time(local, zone) }
        return .time(local, values.zones.floating)
    }

    private func settled(
        _ period: LibicalPeriod, beside event: ImportedEvent, _ values: inout ValueReader
    ) -> RecurringEvent.Extra? {
        guard let start = settled(period.start, beside: event.start, &values) else { return nil }
        guard let end = period.end else { return .init(start, length: period.length) }
        guard let end = settled(end, beside: event.start, &values), end.isDate == start.isDate else { return nil }
        return .init(
            start,
            length: start.isDate
                ? Length(days: end.local.day - start.local.day)
                : Length(seconds: end.instant.seconds - start.instant.seconds))
    }

    // MARK: Differences

    private mutating func differ(_ name: String, _ ours: String?, _ theirs: String?) {
        guard ours != theirs else { return }
        add(name, component.first(name), ours, theirs)
    }

    /// Finds the first place where two lists part.
    private mutating func compare<Ours, Theirs>(
        _ name: String, _ ours: [Ours], _ theirs: [Theirs], _ ourText: (Ours) -> String, _ theirText: (Theirs) -> String?,
        _ isSame: (Ours, Theirs) -> Bool
    ) {
        let place = zip(ours, theirs).enumerated().first { !isSame($1.0, $1.1) }?.offset ?? min(ours.count, theirs.count)
        guard place < max(ours.count, theirs.count) else { return }
        let properties = component.all(name)
        var left = place
        let property = properties.first { property in
            let count = property.value.split(separator: ",").count
            left -= name == "RRULE" ? 1 : count
            return left < 0
        }
        add(
            name, property ?? properties.last, place < ours.count ? ourText(ours[place]) : nil,
            place < theirs.count ? theirText(theirs[place]) : nil)
    }

    private mutating func add(_ name: String, _ property: Property?, _ ours: String?, _ theirs: String?) {
        differences.append(
            ReadingDifference(
                line: property?.line ?? component.line, property: name, ours: ours, theirs: theirs,
                fault: LibicalFault(in: component.all(name), form)))
    }
}

/// libical leaves out all white space at the ends of a value.
private func trimmed(_ text: String) -> String {
    guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
    return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
}

/// A TEXT without its escapes (RFC 5545 section 3.3.11).
private func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var plain = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
        if !isEscaped, scalar == "\\" {
            isEscaped = true
        } else {
            plain.append(isEscaped && (scalar == "n" || scalar == "N") ? "\n" : scalar)
            isEscaped = false
        }
    }
    return String(plain)
}

private func isSame(_ ours: Moment?, _ theirs: Moment?) -> Bool {
    guard let ours, let theirs else { return ours == nil && theirs == nil }
    return ours.isDate == theirs.isDate && ours.local == theirs.local && ours.instant == theirs.instant
}

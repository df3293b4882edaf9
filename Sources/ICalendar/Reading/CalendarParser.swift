/// The calendars of a file as a tree, of which only what tells of time is kept.
///
/// What is wrong with the form of one component costs that component and is an error; the rest of the file is read.
struct CalendarParser {
    private(set) var calendars: [Component] = []
    private(set) var remarks: RemarkLog
    /// How many components of each name began.
    private(set) var counts: [String: Int] = [:]
    /// Whether the form was in order, so that another reader must see the same components.
    private(set) var isInOrder = true
    /// Whether each component ends where it should, whatever stands in it.
    private(set) var isNested = true
    /// Where properties have an empty parameter (`;;`).
    private(set) var emptyParameters: Set<Int> = []
    private var open: [Open] = []
    private var loose: [Component] = []
    private var componentCount = 0
    private let limits: Limits

    fileprivate struct Open {
        var component: Component
        /// Why it is not to be trusted has been told.
        var isSpoiled = false
        /// Whether times stand in it that are not its own, so that they may belong to what it stands in.
        var tellsTime = false
    }

    init(_ content: ContentLines, _ limits: Limits, _ remarks: RemarkLog) throws(Refusal) {
        self.limits = limits
        self.remarks = remarks
        if content.hasInnerMarks { breakNesting() }
        try checkBeginning(content)
        var previous = ""
        var torn = TornText()
        for line in content.lines {
            let isCapital = content.isCapital(line)
            switch content.parsed(line, limits) {
            case .malformed: try junk(content, line, after: previous, mayBeText: torn.mayHold(isCapital: isCapital))
            case .tooManyParameters(let name):
                throw Refusal(line.number, "\(shown(name)) has more than \(limits.parameters) parameters")
            case .tooLong: throw Refusal(line.number, "a line longer than \(limits.lineLength) bytes")
            case .other:
                previous = ""
                torn.pass(isText: true, isCapital: isCapital)
            case .property(let property, let oddity):
                if torn.mayHold(isCapital: isCapital), TornText.isProse(property, isComponent: CalendarParser.known.contains) {
                    tell(tornText: property, content.text(line.range))
                    continue
                }
                previous = property.name
                torn.pass(isText: property.name == "SUMMARY", isCapital: isCapital)
                tell(oddity, of: property)
                switch property.name {
                case "BEGIN": try begin(property.value.trimmingBlanks.uppercased(), line.number)
                case "END": try end(property)
                default: try add(property)
                }
            }
        }
        finish()
    }

    // MARK: Kinds

    /// What stands in a VCALENDAR itself (RFC 5545 section 3.6 and RFC 7953).
    private static let outer: Set = ["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"]
    private static let inner: Set = ["VALARM", "STANDARD", "DAYLIGHT", "AVAILABLE"]
    private static let known = outer.union(inner).union(["VCALENDAR"])
    /// Whose properties tell of time.
    private static let kept: Set = [
        "VCALENDAR", "VEVENT", "VFREEBUSY", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VAVAILABILITY", "AVAILABLE",
    ]

    private func checkBeginning(_ content: ContentLines) throws(Refusal) {
        guard let line = content.lines.first else { throw Refusal(nil, "the file is empty; \(SourceText.beginning)") }
        let text = content.text(line.range)
        let start = text.trimmingBlanks.uppercased()
        guard start.hasPrefix("BEGIN:"), CalendarParser.outer.union(["VCALENDAR"]).contains(String(start.dropFirst(6))) else {
            throw SourceText.refusal(ofFirst: text, line.number)
        }
    }

    // MARK: Components

    private mutating func begin(_ name: String, _ line: Int) throws(Refusal) {
        componentCount += 1
        if componentCount > limits.components { throw Refusal(line, "more than \(limits.components) components") }
        if open.count >= limits.depth { throw Refusal(line, "components more than \(limits.depth) deep within each other") }
        if name.isEmpty || !name.utf8.allSatisfy({ isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }) {
            throw Refusal(line, "BEGIN:\(shown(name)) names no component such as VEVENT")
        }
        counts[name, default: 0] += 1
        if CalendarParser.outer.contains(name) {
            closeUnended(before: name, line) { $0 == "VCALENDAR" }
            if open.isEmpty {
                isInOrder = false
                remarks.note(
                    line, once: .looseComponent,
                    "BEGIN:\(name) outside BEGIN:VCALENDAR … END:VCALENDAR; read as if it stood within")
            }
        } else if name == "VCALENDAR" {
            closeUnended(before: name, line) { _ in false }
        } else if open.isEmpty {
            isInOrder = false
            remarks.note(line, "BEGIN:\(shown(name)) outside BEGIN:VCALENDAR … END:VCALENDAR is left out")
        }
        open.append(Open(component: Component(name, [], line: line)))
    }

    /// What should have ended before something else begins: its end is unknown, and so is what belongs to it.
    private mutating func closeUnended(before name: String, _ line: Int, unless isRoom: (String) -> Bool) {
        while let last = open.last, !isRoom(last.component.name) {
            breakNesting()
            if !last.isSpoiled {
                remarks.error(
                    line, "BEGIN:\(name) before END:\(last.component.name), for line \(last.component.line ?? 0)\(last.account)"
                )
            }
            close(isSpoiled: !last.isWhole)
        }
    }

    private mutating func end(_ property: Property) throws(Refusal) {
        let name = property.value.trimmingBlanks.uppercased()
        let line = property.line ?? 0
        // Files that were joined to one without a line's end between them.
        if name.hasPrefix("VCALENDAR"), name.hasSuffix("BEGIN:VCALENDAR"), name.utf8.count <= 30 {
            breakNesting()
            remarks.note(line, "BEGIN:VCALENDAR on the line of END:VCALENDAR; read as the beginning of a second calendar")
            end("VCALENDAR", line)
            return try begin("VCALENDAR", line)
        }
        end(name, line)
    }

    private mutating func end(_ name: String, _ line: Int) {
        guard let last = open.last else {
            breakNesting()
            remarks.error(line, "END:\(shown(name)) ends nothing")
            return
        }
        if last.component.name == name { return close(isSpoiled: last.isSpoiled) }
        breakNesting()
        let remark = "END:\(shown(name)) where END:\(last.component.name) would be right, for line \(last.component.line ?? 0)"
        if open.contains(where: { $0.component.name == name }) {
            // What lies between may belong to either.
            if last.component.name == "VALARM", !last.tellsTime, open.dropLast().last?.component.name == name {
                remarks.note(line, "\(remark); no time stands in it")
            } else {
                remarks.error(line, remark + last.account)
            }
            while let last = open.last {
                if last.component.name == name { return close(isSpoiled: last.isSpoiled) }
                close(isSpoiled: !last.isWhole)
            }
        } else if CalendarParser.known.contains(name) {
            remarks.error(line, remark)
            spoil()
        } else if last.component.name.hasPrefix(name) {
            remarks.error(line, remark + "; the file may be cut short")
            close(isSpoiled: true)
        } else {
            remarks.note(line, "\(remark); read as that")
            close(isSpoiled: last.isSpoiled)
        }
    }

    private mutating func breakNesting() { (isInOrder, isNested) = (false, false) }

    /// Takes the innermost open component off; a calendar is kept with what is whole in it.
    private mutating func close(isSpoiled: Bool) {
        guard let closed = open.popLast() else { return }
        let component = closed.component
        let name = component.name
        let isKept = CalendarParser.kept.contains(name)
        guard isKept, !isSpoiled || name == "VCALENDAR" else {
            // A zone or an availability without one of its parts would tell a wrong time, and so would an event whose times may
            // stand in a part without an end.
            let isPart = isKept && CalendarParser.inner.contains(name)
            if isSpoiled, isPart || closed.tellsTime, let last = open.indices.last, open[last].component.name != "VCALENDAR" {
                open[last].isSpoiled = true
            }
            return
        }
        if name == "VCALENDAR" {
            calendars.append(component)
        } else if open.isEmpty {
            if CalendarParser.outer.contains(name) { loose.append(component) }
        } else {
            open[open.count - 1].component.components.append(component)
        }
    }

    private mutating func finish() {
        if let last = open.last {
            breakNesting()
            remarks.error(last.component.line, "BEGIN:\(last.component.name) has no END; the file is cut short")
            while !open.isEmpty { close(isSpoiled: true) }
        }
        if !loose.isEmpty { calendars.append(Component("VCALENDAR", [], loose)) }
    }

    // MARK: Properties

    private mutating func add(_ property: Property) throws(Refusal) {
        guard let last = open.last else {
            isInOrder = false
            remarks.note(property.line, "\(property.name) outside BEGIN:VCALENDAR … END:VCALENDAR is left out")
            return
        }
        if let zone = property.parameter("TZID") ?? (property.name == "TZID" ? property.value : nil), isPath(zone) {
            remarks.error(property.line, "TZID \(shown(zone)) is no zone's name; Europe/Stockholm would be")
            return spoil()
        }
        guard CalendarParser.kept.contains(last.component.name) else {
            if CalendarParser.tellTime.contains(property.name) { open[open.count - 1].tellsTime = true }
            return
        }
        if CalendarParser.mayBeEmpty.contains(property.name), property.value.trimmingBlanks.isEmpty {
            return remarks.note(property.line, "\(property.name) is empty")
        }
        open[open.count - 1].component.properties.append(property)
    }

    /// What says nothing where it is empty. An empty DTSTART does: it hides when its event is.
    private static let mayBeEmpty: Set = [
        "BUSYTYPE", "CALSCALE", "DTEND", "DTSTAMP", "DURATION", "EXDATE", "EXRULE", "FREEBUSY", "LAST-MODIFIED", "METHOD",
        "PRIORITY", "RDATE", "RECURRENCE-ID", "RRULE", "SEQUENCE", "STATUS", "TRANSP", "X-LIC-LOCATION",
        "X-MICROSOFT-CDO-BUSYSTATUS", "X-WR-TIMEZONE",
    ]

    private mutating func tell(_ oddity: ContentLines.Oddity?, of property: Property) {
        switch oddity {
        case .emptyParameter:
            if let line = property.line { emptyParameters.insert(line) }
            remarks.note(property.line, "\(property.name): an empty parameter is left out")
        case .colonInZone:
            let zone = property.parameter("TZID") ?? ""
            isInOrder = false
            remarks.note(
                property.line, once: .colonInZone(zone), "TZID \(shown(zone)) holds a colon and should stand in quotes; read so"
            )
        case nil: break
        }
    }

    private mutating func tell(tornText property: Property, _ line: String) {
        isInOrder = false
        if ["BEGIN", "END"].contains(property.name) { isNested = false }
        if TornText.wouldFree(property) {
            remarks.error(
                property.line,
                "\(shown(line)) is read as the rest of the text above, whose line breaks are raw, and not as \(property.name); the time counts"
            )
        } else {
            remarks.note(property.line, "\(shown(line)) is read as the rest of the text above, whose line breaks are raw")
        }
    }

    private static let tellTime: Set = [
        "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "FREEBUSY", "STATUS", "TRANSP",
        "TZOFFSETFROM", "TZOFFSETTO",
    ]

    /// A line that is no property may be one that is misspelt, or the rest of the one above, torn off; both matter where
    /// they tell of time.
    private mutating func junk(
        _ content: ContentLines, _ line: ContentLines.Line, after previous: String, mayBeText: Bool
    ) throws(Refusal) {
        if line.range.count > limits.junkLength, !(mayBeText && open.count > 1) {
            throw Refusal(line.number, "a long line that is not NAME:VALUE; this is no calendar")
        }
        isInOrder = false
        // Careless readers take a name with a blank after it for the name.
        if isNested {
            let start = content.text(line.range).trimmingBlanks.uppercased()
            isNested = !start.hasPrefix("BEGIN") && !start.hasPrefix("END")
        }
        func message() -> String { "\(shown(content.text(line.range))) is not NAME:VALUE" }
        let isKept = open.last.map { CalendarParser.kept.contains($0.component.name) } ?? false
        if isKept, CalendarParser.tellTime.contains(previous) {
            remarks.error(line.number, message() + "; a continued \(previous) begins its next line with a space")
        } else if isKept, !mayBeText, let name = content.nameOfMalformed(line), CalendarParser.tellTime.contains(name) {
            remarks.error(line.number, message() + ", such as \(name):… or \(name);NAME=VALUE:…")
        } else {
            return remarks.note(line.number, like: .junk) { message() + " and is left out" }
        }
        spoil()
    }

    /// What is open cannot be trusted; why has been told.
    private mutating func spoil() {
        isInOrder = false
        if let last = open.indices.last { open[last].isSpoiled = true }
    }
}

extension CalendarParser.Open {
    /// Whether what stands in it tells its time, although its end is missing.
    fileprivate var isWhole: Bool {
        guard !isSpoiled else { return false }
        switch component.name {
        case "VFREEBUSY": return true
        case "VEVENT":
            guard let start = component.first("DTSTART") else { return false }
            return component.first("DTEND") != nil || component.first("DURATION") != nil
                || start.value.trimmingBlanks.utf8.count == 8
        default: return false
        }
    }

    /// For messages.
    fileprivate var account: String { isWhole ? "; what stands before it is read" : "" }
}

/// Whether a zone's name would lead a careless reader to a file: `..`, `//`, an escape that is none of a TEXT's, a control.
private func isPath(_ zone: String) -> Bool {
    if zone.hasPrefix("tzone://Microsoft/") { return false }
    var previous: UInt8 = 0
    for byte in zone.utf8 {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "/"): if byte == previous { return true }
        case UInt8(ascii: "%"), UInt8(ascii: "~"), UInt8(ascii: "$"), 0..<0x20, 0x7F: return true
        default: if previous == UInt8(ascii: "\\"), byte != UInt8(ascii: ","), byte != UInt8(ascii: ";") { return true }
        }
        previous = byte
    }
    return previous == UInt8(ascii: "\\")
}

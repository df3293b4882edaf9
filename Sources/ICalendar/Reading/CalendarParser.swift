/// The calendars of a file as a tree, read by this package's own strict rules.
struct CalendarParser {
    private(set) var calendars: [Component] = []
    private(set) var remarks: [CalendarRemark] = []
    private var open: [Component] = []
    private var count = 0
    private let limits: Limits

    init(_ bytes: [UInt8], _ limits: Limits) throws(Refusal) {
        self.limits = limits
        let content = try ContentLines(bytes, limits)
        try checkBeginning(content.lines.first)
        if let line = content.firstNotUTF8 { note(line, "not valid UTF-8; what is not is shown as \u{FFFD}") }
        var previous = ""
        for line in content.lines {
            guard let property = Property(line) else {
                try junk(line, after: previous)
                continue
            }
            previous = property.name
            switch property.name {
            case "BEGIN": try begin(property, line.number)
            case "END": try end(property, line.number)
            default: try add(property)
            }
        }
        if let component = open.last {
            throw Refusal(component.line, "BEGIN:\(component.name) has no END; the file is cut short")
        }
    }

    private func checkBeginning(_ line: ContentLines.Line?) throws(Refusal) {
        guard let line else { throw Refusal(nil, "the file is empty; a calendar begins with BEGIN:VCALENDAR") }
        let text = line.text.trimmingBlanks.uppercased()
        if text == "BEGIN:VCALENDAR" { return }
        if text.hasPrefix("<") {
            throw Refusal(
                line.number, "a web page, perhaps one to log in, and no calendar; a calendar begins with BEGIN:VCALENDAR")
        }
        throw Refusal(line.number, "begins with \(shown(line.text)) and is no calendar; a calendar begins with BEGIN:VCALENDAR")
    }

    private mutating func begin(_ property: Property, _ line: Int) throws(Refusal) {
        let name = property.value.trimmingBlanks.uppercased()
        count += 1
        if count > limits.components { throw Refusal(line, "more than \(limits.components) components") }
        if open.count >= limits.depth { throw Refusal(line, "components more than \(limits.depth) deep within each other") }
        if open.isEmpty, name != "VCALENDAR" {
            throw Refusal(line, "BEGIN:\(shown(name)) outside BEGIN:VCALENDAR … END:VCALENDAR")
        }
        if name.isEmpty || !name.utf8.allSatisfy({ isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }) {
            throw Refusal(line, "BEGIN:\(shown(name)) names no component such as VEVENT")
        }
        open.append(Component(name, [], line: line))
    }

    private mutating func end(_ property: Property, _ line: Int) throws(Refusal) {
        let name = property.value.trimmingBlanks.uppercased()
        guard let component = open.popLast() else { throw Refusal(line, "END:\(shown(name)) ends nothing") }
        guard component.name == name else {
            throw Refusal(
                line, "END:\(shown(name)) where END:\(component.name) would be right, for line \(component.line ?? 0)")
        }
        if open.isEmpty { calendars.append(component) } else { open[open.count - 1].components.append(component) }
    }

    private mutating func add(_ property: Property) throws(Refusal) {
        if open.isEmpty {
            note(property.line, "\(property.name) outside BEGIN:VCALENDAR … END:VCALENDAR is left out")
            return
        }
        if let zone = property.parameter("TZID") ?? (property.name == "TZID" ? property.value : nil), isPath(zone) {
            throw Refusal(property.line, "TZID \(shown(zone)) is no zone's name; Europe/Stockholm would be")
        }
        if property.parameters.count > limits.parameters {
            throw Refusal(property.line, "\(shown(property.name)) has more than \(limits.parameters) parameters")
        }
        open[open.count - 1].properties.append(property)
    }

    /// A line that is no property may be the rest of the one above, torn off; that matters where the one above tells of time.
    private mutating func junk(_ line: ContentLines.Line, after previous: String) throws(Refusal) {
        if line.bytes.count > limits.junkLength {
            throw Refusal(line.number, "a long line that is not NAME:VALUE; this is no calendar")
        }
        let tellsTime = [
            "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "FREEBUSY", "STATUS", "TRANSP",
        ]
        let message = "\(shown(line.text)) is not NAME:VALUE"
        if tellsTime.contains(previous) {
            remarks.append(
                CalendarRemark(
                    line: line.number, severity: .error,
                    message: message + "; a continued \(previous) begins its next line with a space"))
        } else {
            note(line.number, message + " and is left out")
        }
    }

    private mutating func note(_ line: Int?, _ message: String) {
        remarks.append(CalendarRemark(line: line, severity: .note, message: message))
    }
}

/// Whether a zone's name would lead a careless reader to a file: `..`, a backslash, an escape.
private func isPath(_ zone: String) -> Bool {
    let bare = zone.replacing("\\,", with: ",").replacing("\\;", with: ";")
    return bare.contains("..") || bare.contains("//")
        || bare.unicodeScalars.contains { "\\%~$".unicodeScalars.contains($0) || $0.properties.generalCategory == .control }
}

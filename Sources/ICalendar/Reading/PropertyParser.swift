extension ContentLines {
    /// A line, taken apart.
    enum Parsed {
        /// One that planning may need.
        case property(Property, Oddity?)
        /// Of the right form, and of no interest.
        case other
        case tooManyParameters(name: String)
        /// A time, or what decides one, in a line over the limit.
        case tooLong
        /// Not NAME;PARAMETER=VALUE:VALUE (RFC 5545 section 3.1).
        case malformed
    }

    /// What is not right in a line, and in no doubt.
    enum Oddity {
        case emptyParameter
        /// A TZID that holds a colon should stand in quotes (RFC 5545 section 3.2).
        case colonInZone
    }

    /// The properties that tell of time, of what is done to it, or of who is meant.
    private static let wanted: Set = [
        "BEGIN", "END", "BUSYTYPE", "CALSCALE", "CLASS", "DTEND", "DTSTAMP", "DTSTART", "DURATION", "EXDATE", "EXRULE",
        "FREEBUSY",
        "LAST-MODIFIED", "METHOD", "PRIORITY", "RDATE", "RECURRENCE-ID", "RRULE", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP",
        "TZID", "TZOFFSETFROM", "TZOFFSETTO", "UID", "VERSION", "X-LIC-LOCATION", "X-MICROSOFT-CDO-BUSYSTATUS",
        "X-WR-TIMEZONE",
    ]

    /// - Complexity: O(line); what is not wanted is looked through, not copied.
    func parsed(_ line: Line, _ limits: Limits) -> Parsed {
        var cursor = LineCursor(text: text, place: line.range.lowerBound, end: line.range.upperBound)
        guard let nameRange = cursor.takeName() else { return .malformed }
        let name = capitals(nameRange)
        let isWanted = ContentLines.wanted.contains(name)
        var parameters: [Property.Parameter] = []
        var count = 0
        var oddity: Oddity?
        var last = 0..<0
        while cursor.take(UInt8(ascii: ";")) {
            if cursor.next == UInt8(ascii: ";") || cursor.next == UInt8(ascii: ":") {
                oddity = .emptyParameter
                continue
            }
            count += 1
            if count > limits.parameters { return .tooManyParameters(name: name) }
            guard let parameter = cursor.takeName(), cursor.take(UInt8(ascii: "=")), let value = cursor.takeParameterValue()
            else {
                return .malformed
            }
            if isWanted { parameters.append(self.parameter(parameter, value)) }
            last = value
        }
        guard cursor.take(UInt8(ascii: ":")) else { return .malformed }
        guard isWanted else { return .other }
        if name == "SUMMARY" {
            return .property(Property(name, raw: text(cursor.rest.prefix(4000)), line: line.number), oddity)
        }
        if line.range.count > limits.lineLength { return .tooLong }
        var value = cursor.rest
        if ContentLines.zoned.contains(name), parameters.last?.name == "TZID",
            let (zone, rest) = zoneWithColon(from: last.lowerBound, to: line.range.upperBound)
        {
            parameters.removeLast()
            parameters += zone
            value = rest
            oddity = .colonInZone
        }
        return .property(Property(name, parameters, raw: text(value), line: line.number), oddity)
    }

    /// Those that may have a TZID.
    private static let zoned: Set = ["DTSTART", "DTEND", "EXDATE", "RDATE", "RECURRENCE-ID"]

    private func parameter(_ name: Range<Int>, _ value: Range<Int>) -> Property.Parameter {
        Property.Parameter(capitals(name), text(value).filter { $0 != "\"" })
    }

    /// A TZID with colons and without quotes (`TZID=GMT+01:00:20270204T150000`), with what parameters follow it, and the value:
    /// a time holds no colon, so that it begins after the last one.
    ///
    /// - Parameter start: of the TZID's value.
    /// - Returns: nil where there is one colon alone, or no time after the last.
    private func zoneWithColon(from start: Int, to end: Int) -> (parameters: [Property.Parameter], value: Range<Int>)? {
        guard let last = text[start..<end].lastIndex(of: UInt8(ascii: ":")),
            text[start..<last].contains(UInt8(ascii: ":")), !text[start..<last].contains(UInt8(ascii: "\"")),
            text[(last + 1)..<end].drop(while: { $0 == 0x20 }).prefix(8).count(where: isDigit) == 8
        else { return nil }
        let parts = text[start..<last].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        var parameters = [Property.Parameter("TZID", text(start..<(parts.first?.endIndex ?? last)))]
        for part in parts.dropFirst() {
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")), equals > part.startIndex else { return nil }
            parameters.append(parameter(part.startIndex..<equals, (equals + 1)..<part.endIndex))
        }
        return (parameters, (last + 1)..<end)
    }

    /// Whether the name that a line begins with is written in capitals.
    func isCapital(_ line: Line) -> Bool {
        !text[line.range].prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ";") }.contains {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        }
    }

    /// What a line that is no property may be meant to be: the letters that it begins with, up to where a name would end.
    func nameOfMalformed(_ line: Line) -> String? {
        var cursor = LineCursor(text: text, place: line.range.lowerBound, end: line.range.upperBound)
        guard let name = cursor.takeName(), cursor.next.map({ ";:=".utf8.contains($0) }) ?? true else { return nil }
        return capitals(name)
    }

    private func capitals(_ range: Range<Int>) -> String {
        let hasSmall = text[range].contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        return hasSmall ? text(range).uppercased() : text(range)
    }
}

/// A place in a line.
private struct LineCursor {
    let text: [UInt8]
    private(set) var place: Int
    let end: Int

    init(text: [UInt8], place: Int, end: Int) {
        self.text = text
        self.place = place
        self.end = end
    }

    var next: UInt8? { place < end ? text[place] : nil }

    var rest: Range<Int> { place..<end }

    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    mutating func takeName() -> Range<Int>? {
        let start = place
        while let byte = next, isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
            place += 1
        }
        return start < place ? start..<place : nil
    }

    /// Up to the next `;` or `:` outside quotes.
    mutating func takeParameterValue() -> Range<Int>? {
        let start = place
        var inQuotes = false
        while let byte = next, inQuotes || (byte != UInt8(ascii: ";") && byte != UInt8(ascii: ":")) {
            if byte == UInt8(ascii: "\"") { inQuotes.toggle() }
            place += 1
        }
        return inQuotes ? nil : start..<place
    }
}

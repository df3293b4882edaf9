extension ContentLines {
    /// A line, taken apart.
    enum Parsed {
        /// One that planning may need.
        case property(Property, isOdd: Bool)
        /// Of the right form, and of no interest.
        case other
        case tooManyParameters(name: String)
        /// Not NAME;PARAMETER=VALUE:VALUE (RFC 5545 section 3.1).
        case malformed
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
        var isOdd = false
        while cursor.take(UInt8(ascii: ";")) {
            if cursor.next == UInt8(ascii: ";") || cursor.next == UInt8(ascii: ":") {
                isOdd = true
                continue
            }
            count += 1
            if count > limits.parameters { return .tooManyParameters(name: name) }
            guard let parameter = cursor.takeName(), cursor.take(UInt8(ascii: "=")), let value = cursor.takeParameterValue()
            else {
                return .malformed
            }
            if isWanted { parameters.append(.init(capitals(parameter), text(value).filter { $0 != "\"" })) }
        }
        guard cursor.take(UInt8(ascii: ":")) else { return .malformed }
        guard isWanted else { return .other }
        return .property(Property(name, parameters, raw: text(cursor.rest), line: line.number), isOdd: isOdd)
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

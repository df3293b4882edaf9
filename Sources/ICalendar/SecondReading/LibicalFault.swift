internal import Domain

/// What libical 3.0.16 is known to read wrongly. Each has its case in `LibicalFaultTests`.
package enum LibicalFault: String, CaseIterable, Hashable, Sendable {
    /// A blank line within a folded line ends it, and the rest is read as a property of its own or left out.
    case blankLineInFold
    /// A property with an empty parameter before its value (`;:`) is left out.
    case emptyParameter
    /// A zone with a colon and without quotes is cut wrongly where another parameter stands before it.
    case colonInZone
    /// Of a list it reads 500 values and leaves out the others.
    case manyValues
    /// It leaves out a list from its first empty value on.
    case emptyValue
    /// An RDATE of periods is left out unless it says VALUE=PERIOD.
    case periodWithoutKind
    /// A period of no length is left out.
    case periodOfNoLength
    /// A time that says VALUE=PERIOD is left out.
    case timeCalledPeriod
    /// COUNT is cut to 32 bits and INTERVAL to 16.
    case largeNumber
    /// A rule with a blank within is left out.
    case blankInRule
    /// A rule ends at an empty part (`;;`).
    case emptyPartOfRule
    /// An UNTIL in small letters (`t`, `z`) makes it leave out the rule.
    case smallLetters
    /// A list with more numbers than there are, since some stand twice, makes it leave out the rule.
    case repeatedNumbers
    /// An escape that RFC 5545 section 3.3.11 does not know becomes a blank.
    case unknownEscape

    /// What of a file's form is lost where it has become properties.
    struct Form {
        let hasBlankLineInFold: Bool
        /// The lines of properties that have one.
        let emptyParameters: Set<Int>
    }

    /// Why the two readings of a property differ; nil when no fault is known that would do it.
    ///
    /// - Parameters:
    ///   - properties: all of one name in the event, as they stand in the file.
    ///   - form: of the file.
    init?(in properties: [Property], _ form: Form) {
        let found = LibicalFault.allCases.first { fault in
            switch fault {
            case .blankLineInFold: form.hasBlankLineInFold
            case .emptyParameter: properties.contains { $0.line.map(form.emptyParameters.contains) ?? false }
            default: properties.contains(where: fault.isIn)
            }
        }
        guard let found else { return nil }
        self = found
    }

    private func isIn(_ property: Property) -> Bool {
        let value = property.value
        if self == .colonInZone {
            return property.parameters.first?.name != "TZID" && property.parameter("TZID")?.contains(":") == true
        }
        switch (property.name, self) {
        case ("EXDATE", .manyValues), ("RDATE", .manyValues): return value.utf8.count { $0 == UInt8(ascii: ",") } >= 500
        case ("EXDATE", .emptyValue), ("RDATE", .emptyValue):
            return value.split(separator: ",", omittingEmptySubsequences: false).contains { $0.allSatisfy(\.isWhitespace) }
        case ("RDATE", .periodWithoutKind): return value.contains("/") && property.parameter("VALUE")?.uppercased() != "PERIOD"
        case ("RDATE", .periodOfNoLength): return hasPeriodOfNoLength(value)
        case ("RDATE", .timeCalledPeriod): return !value.contains("/") && property.parameter("VALUE")?.uppercased() == "PERIOD"
        case ("RRULE", _): return isIn(rule: value.trimmingBlanks)
        case ("UID", .unknownEscape): return hasUnknownEscape(value)
        default: return false
        }
    }

    private func isIn(rule: String) -> Bool {
        switch self {
        case .largeNumber:
            guard let rule = try? RecurrenceRule(rule) else { return false }
            if case .count(let count) = rule.end, count > Int(Int32.max) { return true }
            return rule.interval > Int(Int16.max)
        case .blankInRule: return rule.contains(where: \.isWhitespace)
        case .emptyPartOfRule: return rule.contains(";;") || rule.hasPrefix(";")
        case .smallLetters:
            return rule.split(separator: ";").contains { part in
                part.uppercased().hasPrefix("UNTIL=") && part.dropFirst(6).contains { "tz".contains($0) }
            }
        case .repeatedNumbers:
            return rule.split(separator: ";").contains { part in
                let numbers = part.drop { $0 != "=" }.dropFirst().split(separator: ",")
                return Set(numbers).count < numbers.count
            }
        default: return false
        }
    }
}

private func hasPeriodOfNoLength(_ value: String) -> Bool {
    value.split(separator: ",").contains { item in
        let sides = item.split(separator: "/")
        return sides.count == 2 && (try? Length(String(sides[1]).trimmingBlanks)) == Length()
    }
}

private func hasUnknownEscape(_ text: String) -> Bool {
    var isEscaped = false
    for byte in text.utf8 {
        if isEscaped, !"\\,;nN\"".utf8.contains(byte) { return true }
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
    }
    return isEscaped
}

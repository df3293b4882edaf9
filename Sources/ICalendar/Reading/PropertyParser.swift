extension Property {
    /// Parses a content line (RFC 5545 section 3.1).
    ///
    /// - Returns: nil when the line has not the form NAME;PARAMETER=VALUE:VALUE.
    init?(_ line: ContentLines.Line) {
        var rest = line.bytes[...]
        guard let name = takeName(&rest) else { return nil }
        var parameters: [Parameter] = []
        while rest.first == UInt8(ascii: ";") {
            rest.removeFirst()
            guard let name = takeName(&rest), rest.popFirst() == UInt8(ascii: "="), let value = takeParameterValue(&rest) else {
                return nil
            }
            parameters.append(Parameter(name, value))
        }
        guard rest.popFirst() == UInt8(ascii: ":") else { return nil }
        self.init(name, parameters, raw: String(decoding: rest, as: UTF8.self), line: line.number)
    }
}

private func takeName(_ rest: inout ArraySlice<UInt8>) -> String? {
    let name = rest.prefix { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    rest = rest.dropFirst(name.count)
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self).uppercased()
}

/// Up to the next `;` or `:` outside quotes.
private func takeParameterValue(_ rest: inout ArraySlice<UInt8>) -> String? {
    var value: [UInt8] = []
    var inQuotes = false
    while let byte = rest.first, inQuotes || (byte != UInt8(ascii: ";") && byte != UInt8(ascii: ":")) {
        rest.removeFirst()
        if byte == UInt8(ascii: "\"") { inQuotes.toggle() } else { value.append(byte) }
    }
    return inQuotes ? nil : String(decoding: value, as: UTF8.self)
}

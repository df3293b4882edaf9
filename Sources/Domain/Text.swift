extension String {
    /// Without spaces at its ends.
    package var trimmed: String {
        var text = self[...].drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

extension Unicode.Scalar {
    /// Whether it steers a terminal or turns the direction of the text about it, rather than being text.
    package var isControl: Bool {
        switch value {
        case 0x00..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0xFEFF: true
        default: false
        }
    }
}

/// Random lower-case letters and digits (the alphabet of RFC 4648 section 6), five bits each.
package func base32(count: Int, using random: inout some RandomNumberGenerator) -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
    let letters = stride(from: 0, to: count, by: 12).flatMap { _ in
        let drawn = random.next()
        return (0..<12).map { alphabet[Int(drawn >> (5 * $0) & 31)] }
    }
    return String(decoding: letters.prefix(count), as: UTF8.self)
}

/// Bytes as hexadecimal digits.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

extension String {
    /// As it stands in a table that people open in a spreadsheet: what it would take for a formula gets an apostrophe first, so that it
    /// stays text.
    package var csvCell: String {
        let isFormula = unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        return (isFormula ? "'" + self : self).csvField
    }

    /// As it stands in a field of a CSV file (RFC 4180 section 2): in quotes where it holds a quote, a line break or a
    /// separator, be it the comma or the semicolon of Swedish spreadsheets.
    package var csvField: String {
        guard utf8.contains(where: special.contains) else { return self }
        return "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

/// What a field cannot hold unless it stands in quotes.
private let special = Set(",;\"\r\n".utf8)

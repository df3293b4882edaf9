// How text from outside is shown and looked into.

/// Text from outside as it may stand in a message: short, printable, in quotes.
func shown(_ text: some StringProtocol) -> String {
    "\"" + printable(text.unicodeScalars.prefix(60)) + (text.unicodeScalars.count > 60 ? "…" : "") + "\""
}

/// Text from outside as it may stand on a terminal.
package func printable(_ text: some Sequence<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(text.map(printable)))
}

/// A TEXT of a calendar (RFC 5545 section 3.3.11) on one line, unescaped, of at most 500 characters.
func plainText(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars.prefix(500) {
        if isEscaped {
            plain.append(scalar == "n" || scalar == "N" ? " " : printable(scalar))
            isEscaped = false
        } else if scalar == "\\" {
            isEscaped = true
        } else {
            plain.append(scalar == "\t" ? " " : printable(scalar))
        }
    }
    return String(plain).trimmingBlanks
}

/// What may stand on a terminal: no control character, and none that turns the direction of what follows.
private func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    case 0x20..<0x7F: scalar
    default: scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
    }
}

/// Whether it is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// Whether it is an ASCII letter.
func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

extension String {
    /// Without spaces and tabs at its ends.
    var trimmingBlanks: String {
        let blanks: [UInt8?] = [UInt8(ascii: " "), UInt8(ascii: "\t")]
        guard blanks.contains(utf8.first) || blanks.contains(utf8.last) else { return self }
        return String(
            decoding: utf8.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed(), as: UTF8.self)
    }
}

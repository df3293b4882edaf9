// How text from outside is shown and looked into.

/// Text from outside as it may stand in a message: short, printable, in quotes.
func shown(_ text: some StringProtocol) -> String {
    let kept = text.unicodeScalars.prefix(60).map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }
    return "\"" + String(String.UnicodeScalarView(kept)) + (text.unicodeScalars.count > 60 ? "…" : "") + "\""
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

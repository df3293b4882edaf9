internal import Domain
internal import Foundation

// How values stand in a content line.

extension [UInt8] {
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// `20270126`.
    mutating func append(_ day: Day) {
        let (year, month, day) = day.parts
        append(digits: year, 4)
        append(digits: month, 2)
        append(digits: day, 2)
    }

    /// `20270126T130000`.
    mutating func append(_ time: LocalTime) {
        append(time.day)
        append(UInt8(ascii: "T"))
        append(digits: time.second / 3600, 2)
        append(digits: time.second / 60 % 60, 2)
        append(digits: time.second % 60, 2)
    }

    /// Without a zone's name, which is for a TZID to tell.
    mutating func append(_ moment: Moment) {
        switch moment {
        case .day(let day): append(day)
        case .time(let time, let zone):
            append(time)
            if zone == .utc { append(UInt8(ascii: "Z")) }
        }
    }

    private mutating func append(digits number: Int, _ count: Int) {
        if count > 2 { append(digits: number / 100, count - 2) }
        let pair = number % 100
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: pair / 10))
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: pair % 10))
    }

    /// A TEXT: escaped (RFC 5545 section 3.3.11), in NFC, without control characters; each sort of line break is `\n`, a tab a
    /// space.
    mutating func append(text: String) {
        appendComposed(text) { byte, next, afterNext in
            switch byte {
            case UInt8(ascii: "\\"): .replaced(by: "\\\\")
            case UInt8(ascii: ";"): .replaced(by: "\\;")
            case UInt8(ascii: ","): .replaced(by: "\\,")
            case 0x0A: .replaced(by: "\\n")
            case 0x0D: .replaced(by: next == 0x0A ? "" : "\\n")
            case 0x09: .replaced(by: " ")
            // U+2028 and U+2029
            case 0xE2 where next == 0x80 && (afterNext == 0xA8 || afterNext == 0xA9): .replaced(by: "\\n", octets: 3)
            default: .kept
            }
        }
    }

    /// A parameter's value from outside: in quotes, with `^n`, `^'` and `^^` for what quotes cannot hold (RFC 6868).
    mutating func append(parameter: String) {
        append(UInt8(ascii: "\""))
        appendComposed(parameter) { byte, next, _ in
            switch byte {
            case UInt8(ascii: "^"): .replaced(by: "^^")
            case UInt8(ascii: "\""): .replaced(by: "^'")
            case 0x0A: .replaced(by: "^n")
            case 0x0D: .replaced(by: next == 0x0A ? "" : "^n")
            case 0x09: .replaced(by: " ")
            default: .kept
            }
        }
        append(UInt8(ascii: "\""))
    }

    /// A URI: control characters are removed, and what is not printable ASCII is percent-encoded (RFC 3986 section 2.1).
    mutating func append(uri: String) {
        for byte in uri.utf8 {
            switch byte {
            case ..<0x20, 0x7F: break
            case 0x21...0x7E: append(byte)
            default:
                append(UInt8(ascii: "%"))
                append(contentsOf: padded(Int(byte), 2, radix: 16).uppercased().utf8)
            }
        }
    }

    // MARK: Copying

    private enum Octet {
        case kept
        case replaced(by: StaticString, octets: Int = 1)
    }

    /// Appends a text's UTF-8 in NFC and without control characters other than tabs and line breaks, octets replaced as `change`
    /// says of each, given the two that follow (0 at the end).
    private mutating func appendComposed(_ text: String, _ change: (UInt8, UInt8, UInt8) -> Octet) {
        var text = text
        let isDone = text.withUTF8 { octets in
            guard isPlain(octets) else { return false }
            append(octets, change)
            return true
        }
        guard !isDone else { return }
        // Control characters go first: one that stands between a letter and its accent, or within CRLF, would hide that they are one.
        text.unicodeScalars.removeAll { scalar in
            scalar.properties.generalCategory == .control && !"\t\n\r".unicodeScalars.contains(scalar)
        }
        text = text.precomposedStringWithCanonicalMapping
        text.withUTF8 { append($0, change) }
    }

    private mutating func append(_ octets: UnsafeBufferPointer<UInt8>, _ change: (UInt8, UInt8, UInt8) -> Octet) {
        var kept = 0
        var index = 0
        while index < octets.count {
            if isOrdinary(octets[index]) {
                index += 1
                continue
            }
            let next = index + 1 < octets.count ? octets[index + 1] : 0
            let afterNext = index + 2 < octets.count ? octets[index + 2] : 0
            switch change(octets[index], next, afterNext) {
            case .kept: index += 1
            case .replaced(let other, let count):
                append(contentsOf: UnsafeBufferPointer(rebasing: octets[kept..<index]))
                append(other)
                index += count
                kept = index
            }
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: octets[kept...]))
    }
}

/// Whether an octet of UTF-8 stands for itself in every sort of value: a letter or a digit, or part of what is not ASCII.
@inline(__always)
private func isOrdinary(_ octet: UInt8) -> Bool {
    isLetter(octet) || isDigit(octet) || octet == UInt8(ascii: " ") || (octet >= 0x80 && octet != 0xE2)
}

/// Whether a text is surely in NFC (all of it below U+0300, or punctuation from U+2010 to U+20BF), and without control characters
/// other than tabs and line breaks.
private func isPlain(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, octet) in octets.enumerated() where !isOrdinary(octet) || octet >= 0xC2 {
        let isPlain =
            switch octet {
            case 0x09, 0x0A, 0x0D, 0x20..<0x7F: true
            // After it, U+0080...U+009F are control characters.
            case 0xC2: octets[index + 1] >= 0xA0
            case 0xC3..<combining: true
            case 0xE2: octets[index + 1] <= 0x82 && (octets[index + 1] > 0x80 || octets[index + 2] >= 0x90)
            default: false
            }
        guard isPlain else { return false }
    }
    return true
}

/// The lines of a calendar, unfolded (RFC 5545 section 3.1), as ranges of one text.
struct ContentLines {
    struct Line {
        /// Of the physical line where it begins, 1 first.
        let number: Int
        /// In the text.
        var range: Range<Int>
    }

    /// UTF-8, without folds and line ends.
    private(set) var text: [UInt8] = []
    private(set) var lines: [Line] = []
    /// Whether byte order marks within the file were left out.
    private(set) var hasInnerMarks = false
    /// Whether a line goes on after a blank line.
    private(set) var hasBlankLineInFold = false

    /// Takes CRLF, LF alone or CR alone, and blank lines; refuses what is over the limits.
    ///
    /// - Parameter bytes: without a byte order mark.
    /// - Complexity: O(bytes), and no allocation for a line.
    init(_ bytes: [UInt8], _ limits: Limits, _ remarks: inout RemarkLog) throws(Refusal) {
        text.reserveCapacity(bytes.count)
        let hasNewline = bytes.contains(0x0A)
        let newline: UInt8 = hasNewline ? 0x0A : 0x0D
        var number = 0
        var start = 0
        var isAfterBlank = false
        while start < bytes.count {
            number += 1
            let next = bytes[start...].firstIndex(of: newline) ?? bytes.count
            var end = next
            while end > start, bytes[end - 1] == 0x0D { end -= 1 }
            defer { start = next + 1 }
            var physical = bytes[start..<end]
            // Files that were joined to one keep the mark that each began with.
            if physical.starts(with: SourceText.mark) {
                physical = physical.dropFirst(SourceText.mark.count)
                hasInnerMarks = true
                remarks.note(number, once: .innerMark, "a byte order mark within the file is left out")
            }
            guard !physical.isEmpty, !lines.isEmpty || physical.contains(where: { $0 != 0x20 && $0 != 0x09 }) else {
                isAfterBlank = true
                continue
            }
            defer { isAfterBlank = false }
            if hasNewline, physical.contains(0x0D) {
                remarks.note(number, once: .innerReturn, "a CR within the line; it ends no line without LF")
            }
            if let last = lines.indices.last, physical.first == 0x20 || physical.first == 0x09 {
                if isAfterBlank { hasBlankLineInFold = true }
                text += physical.dropFirst()
                lines[last].range = lines[last].range.lowerBound..<text.count
            } else {
                guard lines.count < limits.properties else {
                    throw Refusal(number, "more than \(limits.properties) properties")
                }
                let place = text.count
                text += physical
                lines.append(Line(number: number, range: place..<text.count))
            }
        }
        if (try? UTF8Span(validating: text.span)) == nil { decodeWindows1252(&remarks) }
    }

    /// Lines that are not UTF-8 are taken as Windows-1252, of which Latin-1's letters are a part.
    private mutating func decodeWindows1252(_ remarks: inout RemarkLog) {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.count)
        var first: Int?
        for index in lines.indices {
            let place = decoded.count
            let line = text[lines[index].range]
            if (try? UTF8Span(validating: line.span)) != nil {
                decoded += line
            } else {
                first = first ?? lines[index].number
                decoded += windows1252(line)
            }
            lines[index].range = place..<decoded.count
        }
        text = decoded
        remarks.note(first, "not UTF-8; such lines are read as Windows-1252 (Latin-1)")
    }

    func text(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}

/// The bytes of a text in Windows-1252 as UTF-8.
func windows1252(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.flatMap { windows1252Table[Int($0)] } }

/// Each byte as UTF-8 of the character that it is in Windows-1252.
private let windows1252Table: [[UInt8]] = {
    let controls = "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars.map { $0 }
    return (0...255).map { byte in
        let scalar = (0x80..<0xA0).contains(byte) ? controls[byte - 0x80] : Unicode.Scalar(UInt8(byte))
        return Array(String(scalar).utf8)
    }
}()

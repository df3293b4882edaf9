/// The lines of a calendar, unfolded (RFC 5545 section 3.1), with the number of the line where each begins.
struct ContentLines {
    struct Line {
        let number: Int
        var bytes: [UInt8]

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    private(set) var lines: [Line] = []
    /// The first line that is not UTF-8.
    private(set) var firstNotUTF8: Int?

    /// Takes CRLF or LF alone, a byte order mark, and blank lines; refuses what is over the limits.
    ///
    /// - Complexity: O(bytes).
    init(_ bytes: [UInt8], _ limits: Limits) throws(Refusal) {
        guard bytes.count <= limits.bytes else {
            throw Refusal(nil, "the file has \(bytes.count) bytes; at most \(limits.bytes) are read")
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        var number = 0
        for var physical in content.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            while physical.last == 0x0D { physical.removeLast() }
            guard let first = physical.first else { continue }
            if physical.contains(0) {
                throw Refusal(
                    number,
                    "a NUL byte; a calendar is text in UTF-8" + (number == 1 ? ", not UTF-16 or a program's own form" : ""))
            }
            if let last = lines.indices.last, first == 0x20 || first == 0x09 {
                lines[last].bytes += physical.dropFirst()
            } else {
                guard lines.count < limits.properties else {
                    throw Refusal(number, "more than \(limits.properties) properties")
                }
                lines.append(Line(number: number, bytes: Array(physical)))
            }
            guard lines[lines.count - 1].bytes.count <= limits.lineLength else {
                throw Refusal(lines[lines.count - 1].number, "a line longer than \(limits.lineLength) bytes")
            }
        }
        firstNotUTF8 = lines.first { String(validating: $0.bytes, as: UTF8.self) == nil }?.number
    }
}

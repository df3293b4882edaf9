package import Domain

/// Appends content lines to one buffer (RFC 5545 section 3.1): CRLF, at most 75 octets a line, folds between characters.
///
/// A line is written whole at the buffer's end and folded there when it is too long; no line is a value of its own.
/// - Complexity: O(octets).
package struct ContentLineWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var lineStart = 0
    private var cuts: [Int] = []

    /// The most octets in a line, its CRLF not counted.
    private static let longestLine = 75

    /// - Parameter capacity: the octets that are expected.
    package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Takes away what was written after the buffer had so many octets.
    package mutating func shorten(to count: Int) { bytes.removeLast(bytes.count - count) }

    /// Appends whole lines that another has written.
    package mutating func append(lines other: ContentLineWriter) { bytes.append(contentsOf: other.bytes) }

    // MARK: Lines

    // A line's head is its name with its parameters and the colon: `DTEND;VALUE=DATE:`.

    package mutating func line(_ line: StaticString) {
        begin(line)
        end()
    }

    /// A TEXT (section 3.3.11): escaped, in NFC, without control characters. Nothing is written when nothing but blanks is left
    /// of it, which other programs take for an empty property.
    package mutating func line(_ head: StaticString, text: String) {
        begin(head)
        let empty = bytes.count
        bytes.append(text: text)
        if bytes[empty...].allSatisfy({ $0 == UInt8(ascii: " ") }) { shorten(to: lineStart) } else { end() }
    }

    /// A URI (section 3.3.13). Nothing is written when nothing is left of it.
    package mutating func line(_ head: StaticString, uri: String) {
        begin(head)
        let empty = bytes.count
        bytes.append(uri: uri)
        if bytes.count == empty { shorten(to: lineStart) } else { end() }
    }

    package mutating func line(_ head: StaticString, _ number: Int, _ unit: StaticString = "") {
        begin(head)
        bytes.append(contentsOf: String(number).utf8)
        bytes.append(unit)
        end()
    }

    package mutating func line(_ head: StaticString, _ rule: RecurrenceRule) {
        begin(head)
        bytes.append(rule)
        end()
    }

    /// A DATE-TIME in UTC (section 3.3.5).
    package mutating func line(_ head: StaticString, _ instant: Instant) {
        begin(head)
        bytes.append(LocalTime(secondsSinceEpoch: instant.seconds))
        bytes.append(UInt8(ascii: "Z"))
        end()
    }

    /// Dates, where the head says VALUE=DATE, or local times, where it says a TZID; separated by commas.
    package mutating func line(_ head: StaticString, _ times: [LocalTime], asDates: Bool) {
        begin(head)
        for (index, time) in times.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            if asDates { bytes.append(time.day) } else { bytes.append(time) }
        }
        end()
    }

    package mutating func begin(_ head: StaticString) {
        lineStart = bytes.count
        bytes.append(head)
    }

    /// A parameter's value, after `;NAME=` (section 3.2).
    package mutating func parameter(_ value: String) { bytes.append(parameter: value) }

    package mutating func value(uri: String) {
        bytes.append(UInt8(ascii: ":"))
        bytes.append(uri: uri)
    }

    package mutating func end() {
        if bytes.count - lineStart > ContentLineWriter.longestLine { fold() }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    // MARK: Folding

    /// Each line is valid UTF-8 by itself, and no combined character is torn apart unless it alone is longer than a line.
    private mutating func fold() {
        cuts.removeAll(keepingCapacity: true)
        var start = lineStart
        var room = ContentLineWriter.longestLine
        while bytes.count - start > room {
            start = bytes.cut(after: start, within: room)
            cuts.append(start)
            room = ContentLineWriter.longestLine - 1
        }
        var source = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: cuts.count * 3))
        var target = bytes.count
        for cut in cuts.reversed() {
            while source > cut {
                source -= 1
                target -= 1
                bytes[target] = bytes[source]
            }
            target -= 3
            bytes[target] = 0x0D
            bytes[target + 1] = 0x0A
            bytes[target + 2] = 0x20
        }
    }
}

extension [UInt8] {
    /// The last place, at most `room` octets after `start`, where one character ends and another begins; where the first
    /// character is longer than that, where one of its scalars does.
    ///
    /// - Precondition: more than `room` octets follow `start`.
    fileprivate func cut(after start: Int, within room: Int) -> Int {
        var cut = start + room
        while isContinuation(cut) { cut -= 1 }
        var before = cut - 1
        while isContinuation(before) { before -= 1 }
        if self[cut] < combining, self[before] < combining { return cut }
        // Room enough for the character at the cut, whose end tells where it began.
        let near = String(decoding: self[start..<Swift.min(count, start + 2 * room)], as: UTF8.self)
        var whole = 0
        for character in near {
            let next = whole + character.utf8.count
            if next > room { break }
            whole = next
        }
        return whole == 0 ? cut : start + whole
    }

    private func isContinuation(_ index: Int) -> Bool { self[index] & 0xC0 == 0x80 }
}

/// Scalars whose UTF-8 begins below this octet (those below U+0300) neither combine nor decompose into what must be composed.
let combining: UInt8 = 0xCC

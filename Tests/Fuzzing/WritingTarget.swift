import Domain
import Foundation
import ICalendar

/// A series made of any bytes: what is written of it has the form that feeds need, libical finds no fault with it, and the
/// reader finds the same times and words.
func brokenWriting(_ bytes: [UInt8]) -> [String] {
    var source = ByteSource(bytes)
    let series: WrittenSeries
    do { series = try WrittenSeries(&source) } catch { return brokenLine(error.message) }
    let name = source.text()
    let written = Publication(name: name, description: source.flag() ? source.text() : nil).bytes(series.events)
    var broken = brokenForm(written)
    if libicalFaults(written) != [] { broken.append("libical: \(libicalFaults(written) ?? ["no calendar"])") }
    let read = CalendarImport.read(written, window: series.window)
    broken += brokenPromises(of: read, written, in: series.window)
    broken += read.remarks.filter { $0.severity == .error }.map { "the reader, line \($0.line ?? 0): \($0.message)" }
    if read.busy != series.busy { broken.append("written \(series.busy), read \(read.busy)") }
    return broken + brokenWords(written, series.events)
}

/// CRLF, at most 75 octets, characters whole, nothing empty, no control characters, NFC.
private func brokenForm(_ bytes: [UInt8]) -> [String] {
    var broken: [String] = []
    if !bytes.suffix(2).elementsEqual([0x0D, 0x0A]) { broken.append("the last line has no end") }
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
        if line.last != 0x0D { broken.append("a line without CR") }
        let line = line.dropLast()
        if !(1...75).contains(line.count) || line.elementsEqual([0x20]) { broken.append("a line of \(line.count) octets") }
        guard let text = String(validating: line, as: UTF8.self) else {
            broken.append("a line that is not UTF-8")
            continue
        }
        if text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }) {
            broken.append("a control character")
        }
    }
    let unfolded = String(decoding: unfolded(bytes), as: UTF8.self)
    if !unfolded.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual(unfolded.unicodeScalars) {
        broken.append("not NFC")
    }
    return broken
}

/// By octets, since a mark at the head of a line would combine with what stands before it.
private func unfolded(_ bytes: [UInt8]) -> [UInt8] {
    var unfolded: [UInt8] = []
    unfolded.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
        if bytes[index] == 0x0D, bytes[index...].prefix(3).elementsEqual([0x0D, 0x0A, 0x20]) {
            index += 3
        } else {
            unfolded.append(bytes[index])
            index += 1
        }
    }
    return unfolded
}

/// Each event's words stand in the file as they were, but for control characters, and all line breaks are one sort.
private func brokenWords(_ bytes: [UInt8], _ events: [CalendarEvent]) -> [String] {
    let lines = unfolded(bytes).split(separator: 0x0A).map { $0.dropLast() }
    return [("SUMMARY:", events.map(\.summary)), ("LOCATION:", events.compactMap(\.location))].flatMap { name, words in
        let expected = words.map(plain).filter { $0.contains { $0 != " " } }
        let found = lines.filter { $0.starts(with: name.utf8) }.map {
            unescaped(String(decoding: $0.dropFirst(name.utf8.count), as: UTF8.self))
        }
        return found == expected ? [] : ["\(name) \(expected) is \(found)"]
    }
}

private func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\n" where last == "\r": break
        case "\r", "\n", "\u{2028}", "\u{2029}": plain.append("\n")
        case "\t": plain.append(" ")
        default:
            guard scalar.properties.generalCategory != .control else { continue }
            plain.append(scalar)
        }
        last = scalar
    }
    return String(plain)
}

private func unescaped(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
        if scalar == "\\", !isEscaped {
            isEscaped = true
            continue
        }
        plain.append(isEscaped && scalar == "n" ? "\n" : scalar)
        isEscaped = false
    }
    return String(plain)
}

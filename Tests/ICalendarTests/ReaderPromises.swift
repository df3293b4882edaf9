import Domain
import ICalendar

/// What the reader of calendars promises of whatever bytes, and has not kept: a sentence each.
///
/// The fuzzer (`Tests/Fuzzing`) holds the reader to the same.
func brokenPromises(of read: ImportedCalendar, _ bytes: [UInt8], in window: Interval) -> [String] {
    var broken = brokenPromises(of: read.remarks, bytes)
    broken += brokenOrder(of: read.busy, in: window)
    broken += brokenDays(closed: read.closedDays, marked: read.markedDays, in: window)
    broken += read.entries.flatMap { [$0.summary, $0.identifier] }.compactMap(\.self).flatMap(brokenLine)
    return broken + brokenTimes(of: read, in: window)
}

/// Remarks are few and short, name a line of the file, and do nothing to a terminal.
func brokenPromises(of remarks: [CalendarRemark], _ bytes: [UInt8]) -> [String] {
    // Some files end lines with CR alone.
    let ends = max(bytes.count { $0 == 0x0A }, bytes.count { $0 == 0x0D })
    let lines = 1...ends + 1
    var broken: [String] = []
    if remarks.count > Limits.standard.remarks + 1 { broken.append("\(remarks.count) remarks") }
    for remark in remarks {
        if let line = remark.line, !lines.contains(line) { broken.append("line \(line) of \(lines.upperBound)") }
        if remark.message.isEmpty { broken.append("an empty message") }
        broken += brokenLine(remark.message)
    }
    return broken
}

/// What is shown is short and on one line, and nothing in it goes elsewhere or the other way.
func brokenLine(_ text: String) -> [String] {
    var broken: [String] = []
    if text.utf8.count > 2500 { broken.append("a message of \(text.utf8.count) octets") }
    let unprintable: Set<Unicode.GeneralCategory> = [.control, .lineSeparator, .paragraphSeparator]
    for scalar in text.unicodeScalars
    where unprintable.contains(scalar.properties.generalCategory) || turning.contains(scalar) {
        broken.append("U+\(String(scalar.value, radix: 16)) in a message")
    }
    return broken
}

/// The scalars that turn the direction of what follows (Unicode Standard Annex 9, section 2).
private let turning: Set<Unicode.Scalar> = [
    "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}",
]

/// Busy times come in order, apart from each other and within the window.
func brokenOrder(of busy: [Interval], in window: Interval) -> [String] {
    var broken: [String] = []
    if zip(busy, busy.dropFirst()).contains(where: { $0.end >= $1.start }) { broken.append("busy times out of order") }
    if busy.contains(where: { $0.start < window.start || $0.end > window.end }) { broken.append("a busy time outside") }
    return broken
}

/// Days come in order, once each and within the window; a closed one is marked too.
func brokenDays(closed: [Day], marked: [Day], in window: Interval) -> [String] {
    let first = Stockholm.local(window.start).day
    let last = Stockholm.local(Instant(seconds: window.end.seconds - 1)).day
    var broken: [String] = []
    for days in [closed, marked] {
        if zip(days, days.dropFirst()).contains(where: { $0 >= $1 }) { broken.append("days out of order") }
        if let day = days.first(where: { $0 < first || $0 > last }) { broken.append("\(day.iso) is outside") }
    }
    if !Set(closed).isSubset(of: marked) { broken.append("a closed day is not marked") }
    return broken
}

/// Occurrences and what is taken come in order, touch the window and tell of an entry; together, what is taken is what is busy.
private func brokenTimes(of read: ImportedCalendar, in window: Interval) -> [String] {
    var broken: [String] = []
    if zip(read.occurrences, read.occurrences.dropFirst()).contains(where: { $0.start > $1.start }) {
        broken.append("occurrences out of order")
    }
    if read.occurrences.contains(where: { $0.end < $0.start || $0.end < window.start || $0.start >= window.end }) {
        broken.append("an occurrence outside")
    }
    if zip(read.taken, read.taken.dropFirst()).contains(where: { $0.time > $1.time }) { broken.append("taken out of order") }
    let entries = read.occurrences.map(\.entry) + read.taken.map(\.entry)
    if !entries.allSatisfy(read.entries.indices.contains) { broken.append("a time of no entry") }
    if united(read.taken.map(\.time), in: window) != read.busy { broken.append("what is taken is not what is busy") }
    return broken
}

/// What is within the window, in order; such as touch or overlap made one.
func united(_ times: [Interval], in window: Interval) -> [Interval] {
    var united: [Interval] = []
    for time in times.sorted() {
        guard let inside = Interval(max(time.start, window.start), min(time.end, window.end)) else { continue }
        if let last = united.last, inside.start <= last.end, let both = Interval(last.start, max(last.end, inside.end)) {
            united[united.count - 1] = both
        } else {
            united.append(inside)
        }
    }
    return united
}

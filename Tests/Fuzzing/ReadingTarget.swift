import Domain
import Glibc
import ICalendar

/// Any bytes as a calendar: the reader keeps its promises, gives the same twice, and what it finds in a half year is what it
/// finds there when it reads four years; each reading takes less than two seconds of the processor's time.
func brokenReading(_ bytes: [UInt8]) -> [String] {
    let day = firstDay(in: bytes)
    // Before what begins first, or in the midst of its series.
    let first = day + [-10, 45, 200][bytes.count % 3]
    guard let near = days(first, 180), let far = days(day - 400, 1500) else { return [] }
    // Rules that fill the four years are not the point of them.
    var limits = Limits.standard
    limits.occurrences = 5000
    limits.steps = 500_000
    var broken: [String] = []
    let read = timed(&broken) { CalendarImport.read(bytes, window: near) }
    broken += brokenPromises(of: read, bytes, in: near)
    let wide = timed(&broken) { CalendarImport.read(bytes, window: far, limits: limits) }
    broken += brokenPromises(of: wide, bytes, in: far)
    broken += brokenPromises(of: timed(&broken) { CalendarImport.check(bytes) }.remarks, bytes)
    if bytes.count % 8 == 0, CalendarImport.read(bytes, window: near) != read { broken.append("read anew, it is another") }
    if read.remarks.isEmpty, bytes.count % 4 == 1 {
        let again = CalendarImport.read(folded(bytes, every: bytes.count % 60 + 1), window: near)
        if again.taken.map(\.time) != read.taken.map(\.time) || again.markedDays != read.markedDays || !again.remarks.isEmpty {
            broken.append("folded, it has busy \(again.busy), not \(read.busy); \(again.remarks.map(\.message))")
        }
    }
    // With other remarks, one of the two may have been more than the limits allow.
    guard read.remarks == wide.remarks else { return broken }
    let cut = united(wide.busy, in: near)
    if cut != read.busy { broken.append("busy in the half year \(read.busy), but of the four years \(cut)") }
    let inside = first...(first + 179)
    if wide.closedDays.filter(inside.contains) != read.closedDays { broken.append("closed days differ") }
    if wide.markedDays.filter(inside.contains) != read.markedDays { broken.append("marked days differ") }
    return broken
}

/// The same lines in short pieces (RFC 5545 section 3.1 lets a line be folded between any two octets).
private func folded(_ bytes: [UInt8], every length: Int) -> [UInt8] {
    var folded: [UInt8] = []
    var room = length + 1
    for byte in bytes {
        if byte == 0x0D || byte == 0x0A {
            room = length + 1
        } else if room == 0 {
            folded += [0x0D, 0x0A, 0x20]
            room = length
        }
        folded.append(byte)
        room -= 1
    }
    return folded
}

private func timed<Result>(_ broken: inout [String], _ read: () -> Result) -> Result {
    let start = clock()
    let result = read()
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    if seconds > 2 { broken.append("reading took \(seconds) s") }
    return result
}

/// Whole days in Stockholm.
private func days(_ first: Day, _ count: Int) -> Interval? {
    Interval(Stockholm.instant(first, ClockTime(clamping: 0)), Stockholm.instant(first + count, ClockTime(clamping: 0)))
}

/// The date of the first DTSTART of an event, so that the reader has something to find.
private func firstDay(in bytes: [UInt8]) -> Day {
    let text = String(decoding: bytes, as: UTF8.self)
    let events = text.firstRange(of: "BEGIN:VEVENT")?.upperBound ?? text.startIndex
    guard let start = text[events...].firstRange(of: "DTSTART"),
        let value = text[start.upperBound...].prefix(60).firstMatch(of: /:(\d{4})(\d\d)(\d\d)/),
        let year = Int(value.1), let month = Int(value.2), let date = Int(value.3), (1990...2060).contains(year)
    else { return Day(clamping: 2027, 1, 26) }
    return Day(clamping: year, month, date)
}

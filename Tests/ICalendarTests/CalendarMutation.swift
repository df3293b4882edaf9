import Domain

/// Breaks a calendar, or a part of one, as a careless program, a torn file or an ill will would: by bytes, by words and by lines.
struct CalendarMutation {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// The same bytes with one thing changed.
    ///
    /// - Complexity: O(bytes).
    mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
        switch number(below: 10) {
        case 0: flipped(bytes)
        case 1: cut(bytes)
        case 2: spliced(bytes)
        case 3...5: reworded(bytes)
        default: relined(bytes)
        }
    }

    private mutating func number(below bound: Int) -> Int { bound > 0 ? Int.random(in: 0..<bound, using: &random) : 0 }

    /// Some bytes in a row, seldom many.
    private mutating func range(of bytes: [UInt8]) -> Range<Int> {
        let start = number(below: bytes.count + 1)
        let length = number(below: [2, 8, 40, 400][number(below: 4)])
        return start..<min(bytes.count, start + length)
    }

    // MARK: Bytes

    private mutating func flipped(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.isEmpty { return [UInt8(number(below: 256))] }
        var bytes = bytes
        let place = number(below: bytes.count)
        if number(below: 2) == 0 {
            bytes[place] ^= 1 << UInt8(number(below: 8))
        } else {
            bytes[place] = UInt8(number(below: 256))
        }
        return bytes
    }

    private mutating func cut(_ bytes: [UInt8]) -> [UInt8] {
        if number(below: 8) == 0 { return Array(bytes.prefix(number(below: bytes.count + 1))) }
        var bytes = bytes
        bytes.removeSubrange(range(of: bytes))
        return bytes
    }

    private mutating func spliced(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let piece = bytes[range(of: bytes)]
        bytes.replaceSubrange(range(of: bytes), with: Array(piece))
        return bytes
    }

    // MARK: Words

    /// With a word in another's place, or between two bytes.
    private mutating func reworded(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let place = number(below: bytes.count + 1)
        if number(below: 4) == 0 {
            bytes.insert(contentsOf: word(from: bytes), at: place)
            return bytes
        }
        bytes.replaceSubrange(wordRange(around: place, in: bytes), with: word(from: bytes))
        return bytes
    }

    private func wordRange(around place: Int, in bytes: [UInt8]) -> Range<Int> {
        let isOfWord = { (byte: UInt8) in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
        }
        let start = bytes[..<place].lastIndex { !isOfWord($0) }.map { $0 + 1 } ?? 0
        return start..<(bytes[place...].firstIndex { !isOfWord($0) } ?? bytes.count)
    }

    /// A word that means something in a calendar, one of its own, or a number.
    private mutating func word(from bytes: [UInt8]) -> [UInt8] {
        switch number(below: 5) {
        case 0: Array(bytes[wordRange(around: number(below: bytes.count + 1), in: bytes)].prefix(200))
        case 1: Array("\(number(below: [10, 100, 10_000, Int.max][number(below: 4)]))".utf8)
        case 2: date()
        default: Array(CalendarWords.all[number(below: CalendarWords.all.count)].utf8)
        }
    }

    /// A date, with a time more often than not.
    private mutating func date() -> [UInt8] {
        let day = "20270" + padded(101 + number(below: 700), 3)
        let time = "T" + padded(number(below: 24), 2) + padded(number(below: 60), 2) + "00"
        return Array((day + ["", time, time + "Z"][number(below: 3)]).utf8)
    }

    // MARK: Lines

    private mutating func relined(_ bytes: [UInt8]) -> [UInt8] {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let place = number(below: lines.count)
        let other = number(below: lines.count)
        switch number(below: 8) {
        case 0: lines.insert(lines[other], at: place)
        case 1: lines.remove(at: place)
        case 2: lines.swapAt(place, other)
        case 3: lines[place] = head(of: lines[place]) + Array(lines[other].dropFirst(head(of: lines[other]).count))
        case 4: lines[place] = head(of: lines[place]) + word(from: bytes)
        case 5: lines.insert(Array(CalendarWords.lines[number(below: CalendarWords.lines.count)].utf8), at: place)
        case 6: lines[place].insert(contentsOf: [0x0D, 0x0A, 0x20], at: number(below: lines[place].count + 1))
        default:
            let (first, last) = (min(place, other), min(max(place, other), min(place, other) + 12))
            lines.insert(contentsOf: lines[first...last], at: number(below: lines.count + 1))
        }
        return Array(lines.joined(separator: [0x0A]))
    }

    /// With its colon.
    private func head(of line: [UInt8]) -> [UInt8] {
        Array(line.prefix((line.firstIndex(of: UInt8(ascii: ":")) ?? line.count) + 1))
    }
}

/// What stands in calendars, and what leads their readers astray.
enum CalendarWords {
    /// Names and values.
    static let all = [
        "BEGIN:", "END:", "VCALENDAR", "VEVENT", "VTIMEZONE", "VALARM", "VFREEBUSY", "VAVAILABILITY", "AVAILABLE", "VTODO",
        "STANDARD", "DAYLIGHT", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "UID",
        "SEQUENCE", "STATUS", "TRANSP", "CLASS", "METHOD", "FREEBUSY", "BUSYTYPE", "PRIORITY", "SUMMARY", "TZID",
        "TZOFFSETFROM",
        "TZOFFSETTO", "TZNAME", "X-WR-TIMEZONE", "X-LIC-LOCATION", "LAST-MODIFIED", "DTSTAMP",
        "X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-ALLDAYEVENT", ";VALUE=DATE", ";VALUE=PERIOD", ";VALUE=DATE-TIME",
        ";TZID=", ";RANGE=THISANDFUTURE", ";FBTYPE=BUSY-UNAVAILABLE", ";ENCODING=QUOTED-PRINTABLE", "CANCELLED", "TENTATIVE",
        "TRANSPARENT", "CANCEL", "FREE", "Europe/Stockholm", "W. Europe Standard Time", "America/New_York", "Pacific/Apia",
        "/mozilla.org/20070129_1/Europe/Stockholm", "../../etc/passwd", "(UTC+01:00) Amsterdam, Stockholm", "FREQ=", "SECONDLY",
        "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", ";INTERVAL=", ";COUNT=", ";UNTIL=", ";BYSECOND=",
        ";BYMINUTE=", ";BYHOUR=", ";BYDAY=", ";BYMONTHDAY=", ";BYYEARDAY=", ";BYWEEKNO=", ";BYMONTH=", ";BYSETPOS=", ";WKST=SU",
        ";RSCALE=HEBREW", "-1FR", "5MO", "-53SU", "MO,TU,WE", "366", "-366", "53", "31", "29", "60", "0", "-1", "1", "+0100",
        "-0500", "+2359", "+01000", "00010101", "99991231", "99991231T235959Z", "00010101T000000", "20270328T023000",
        "20271031T023000", "20270228", "20280229", "20270230T250000", "20270101T000000Z/PT1H",
        "20270101T100000Z/20270101T090000Z",
        "P3653D", "PT0S", "-PT1H", "P1W", "P9999999D", "9223372036854775807", "-9223372036854775808", "4294967298", "\\n", "\\",
        "\"", "^n", "\r\n ", "\r\n\t", "\r", "\n", "\u{FEFF}", "\u{0}", "\u{1B}[2J", "\u{85}", "\u{2028}", "\u{202E}", "\u{E9}",
        ",",
        ";", ":",
    ]

    /// Whole lines.
    static let lines = [
        "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:STANDARD",
        "END:STANDARD", "DTSTART:20270126T120000Z", "DTSTART;VALUE=DATE:20270126",
        "DTSTART;TZID=Europe/Stockholm:20270328T023000", "DTSTART:20270126T130000", "DTEND:20270126T130000Z", "DURATION:PT90M",
        "RRULE:FREQ=DAILY", "RRULE:FREQ=SECONDLY", "RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "RRULE:FREQ=WEEKLY;COUNT=9;BYDAY=TU,TH",
        "RDATE;VALUE=PERIOD:20270203T100000Z/PT2H", "EXDATE:20270202T120000Z,20270209T120000Z",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20270202T120000Z", "RECURRENCE-ID:20270202T120000Z", "UID:1", "SEQUENCE:2147483648",
        "STATUS:CANCELLED", "TRANSP:TRANSPARENT", "METHOD:CANCEL", "X-WR-TIMEZONE:America/New_York", "TZID:Egen zon",
        "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "FREEBUSY:20270203T100000Z/PT2H,20270204T100000Z/PT1H", "<html>", " ", "",
    ]
}

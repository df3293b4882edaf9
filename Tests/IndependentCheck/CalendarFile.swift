package import Foundation

/// What one `.ics` file says, as plainly as it can be read. Anything that the reader does not know it refuses: a judge must
/// not guess.
package struct CalendarFile {
    private var events: [Event] = []
    private var freeBusy: [Span] = []

    package init(_ file: URL) throws {
        do {
            try read(text(of: file))
        } catch let error as Unreadable {
            throw Unreadable("\(file.lastPathComponent): \(error)")
        }
    }

    private mutating func read(_ text: String) throws {
        let unfolded = text.replacingOccurrences(of: "\n ", with: "").replacingOccurrences(of: "\n\t", with: "")
        var open: [(name: String, properties: [Property])] = []
        for line in unfolded.split(separator: "\n") {
            guard let property = Property(line) else { continue }
            switch property.name {
            case "BEGIN": open.append((property.value.uppercased(), []))
            case "END":
                guard let component = open.popLast() else { throw Unreadable("END without BEGIN") }
                if component.name == "VEVENT" { events.append(try Event(component.properties)) }
                if component.name == "VFREEBUSY" { freeBusy += try periods(of: component.properties) }
            default:
                guard !open.isEmpty else { continue }
                open[open.count - 1].properties.append(property)
            }
        }
        guard open.isEmpty else { throw Unreadable("BEGIN without END") }
    }

    /// When the events of a busy calendar block, up to the end of a date.
    package func busy(until last: LocalDate) throws -> [Span] {
        try occurrences(until: last).filter(\.event.blocks).map(\.span) + freeBusy
    }

    /// The dates of all-day events: all that are not cancelled, or the opaque ones only.
    package func allDays(opaqueOnly: Bool, until last: LocalDate) throws -> Set<LocalDate> {
        let wholeDays = try occurrences(until: last).filter {
            $0.event.isAllDay && $0.event.status != "CANCELLED" && !(opaqueOnly && $0.event.isTransparent)
        }
        return Set(wholeDays.flatMap { occurrence in (0..<occurrence.event.days).map { occurrence.date + $0 } })
    }

    private func occurrences(until last: LocalDate) throws -> [Occurrence] {
        let replaced = Set(events.compactMap { event in event.replaces.map { Replaced(uid: event.uid, start: $0) } })
        return try events.flatMap { event in
            let all = try event.dates(until: last).map { Occurrence(event: event, date: $0) }
            if event.replaces != nil { return all }
            return all.filter { !replaced.contains(Replaced(uid: event.uid, start: $0.span.start)) }
        }
    }

    private struct Replaced: Hashable {
        let uid: String
        let start: Date
    }
}

/// `NAME;PARAMETER="value":value`
private struct Property {
    let name: String
    var parameters: [String: String] = [:]
    let value: String

    init?(_ line: Substring) {
        var parts = [""]
        var rest = line
        var isQuoted = false
        while let character = rest.popFirst() {
            if character == ":", !isQuoted { break }
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ";", !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        guard !parts[0].isEmpty else { return nil }
        name = parts[0].uppercased()
        value = String(rest)
        for part in parts.dropFirst() {
            let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
            if sides.count == 2 { parameters[sides[0].uppercased()] = sides[1] }
        }
    }
}

/// A date, or a date and a time in a zone.
private struct Moment {
    let date: LocalDate
    let seconds: Int
    let zone: TimeZone
    let isDate: Bool

    var instant: Date { date.at(seconds: seconds, in: zone) }

    /// - Parameter floating: the zone of a time that names none.
    init(_ text: String, tzid: String? = nil, floating: TimeZone = stockholm) throws {
        let parts = text.split(separator: "T").map(String.init)
        guard let date = parts.first.flatMap({ LocalDate($0) }), parts.count <= 2 else { throw Unreadable("no date: \(text)") }
        self.date = date
        isDate = parts.count == 1
        if isDate {
            (seconds, zone) = (0, floating)
            return
        }
        let isUTC = parts[1].hasSuffix("Z")
        let digits = isUTC ? String(parts[1].dropLast()) : parts[1]
        guard digits.count == 6, let clock = Int(digits), clock / 10000 < 24, clock / 100 % 100 < 60, clock % 100 <= 60 else {
            throw Unreadable("no time: \(text)")
        }
        seconds = clock / 10000 * 3600 + clock / 100 % 100 * 60 + clock % 100
        zone = isUTC ? IndependentCheck.timeZone("UTC") : try tzid.map(namedZone) ?? floating
    }

    init(_ property: Property) throws { try self.init(property.value, tzid: property.parameters["TZID"]) }
}

/// Zone names that Outlook and Exchange write, for the zones that occur around Stockholm.
private let windowsZones = [
    "W. Europe Standard Time": "Europe/Berlin", "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw", "Romance Standard Time": "Europe/Paris",
    "FLE Standard Time": "Europe/Helsinki", "GTB Standard Time": "Europe/Bucharest", "GMT Standard Time": "Europe/London",
    "Eastern Standard Time": "America/New_York", "UTC": "UTC",
    "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna": "Europe/Berlin",
]

private func namedZone(_ tzid: String) throws -> TimeZone {
    // Some programs put their own path before the name: /example.org/Europe/Stockholm.
    let tail = tzid.split(separator: "/").suffix(2).joined(separator: "/")
    for name in [windowsZones[tzid], tzid, tail] {
        if let name, let zone = TimeZone(identifier: name) { return zone }
    }
    throw Unreadable("unknown zone \(tzid)")
}

private struct Occurrence {
    let event: Event
    /// The date on which it begins, in the event's zone.
    let date: LocalDate

    var span: Span {
        let start = date.at(seconds: event.start.seconds, in: event.start.zone)
        // Days are counted by the calendar, hours by the clock that runs.
        let end = (date + event.days).at(seconds: event.start.seconds, in: event.start.zone)
        return Span(start: start, end: end.addingTimeInterval(TimeInterval(event.seconds)))
    }
}

private struct Event {
    let uid: String
    let start: Moment
    /// Length: whole days, and seconds besides.
    let days: Int
    let seconds: Int
    let rule: Rule?
    let added: [Moment]
    let excluded: Set<Date>
    /// The start of the occurrence that this one stands for.
    let replaces: Date?
    let status: String
    let isTransparent: Bool

    var isAllDay: Bool { start.isDate }
    var blocks: Bool { !isTransparent && status != "CANCELLED" && status != "TENTATIVE" }

    init(_ properties: [Property]) throws {
        func first(_ name: String) -> Property? { properties.first { $0.name == name } }
        func moments(_ name: String) throws -> [Moment] {
            try properties.filter { $0.name == name }.flatMap { property in
                try property.value.split(separator: ",").map { try Moment(String($0), tzid: property.parameters["TZID"]) }
            }
        }
        guard let begin = first("DTSTART") else { throw Unreadable("event without DTSTART") }
        let start = try Moment(begin)
        self.start = start
        uid = first("UID")?.value ?? UUID().uuidString
        status = first("STATUS")?.value.uppercased() ?? ""
        isTransparent = first("TRANSP")?.value.uppercased() == "TRANSPARENT"
        if let end = try first("DTEND").map({ try Moment($0) }) {
            days = start.isDate ? max(0, end.date - start.date) : 0
            seconds = start.isDate ? 0 : max(0, Int(end.instant.timeIntervalSince(start.instant)))
        } else if let duration = first("DURATION") {
            (days, seconds) = try length(duration.value)
        } else {
            (days, seconds) = (start.isDate ? 1 : 0, 0)
        }
        rule = try first("RRULE").map { try Rule($0.value, start: start) }
        guard properties.filter({ $0.name == "RRULE" }).count <= 1, first("EXRULE") == nil else {
            throw Unreadable("more than one rule of recurrence")
        }
        added = try moments("RDATE")
        excluded = Set(try moments("EXDATE").map(\.instant))
        if let replacement = first("RECURRENCE-ID") {
            guard replacement.parameters["RANGE"] == nil else { throw Unreadable("RECURRENCE-ID with RANGE") }
            replaces = try Moment(replacement).instant
        } else {
            replaces = nil
        }
    }

    /// The dates of its occurrences, without the excluded ones: each day is held against the rule, one after the other.
    func dates(until last: LocalDate) throws -> [LocalDate] {
        var dates: [LocalDate] = [start.date]
        if let rule {
            var day = start.date + 1
            while day <= last, rule.count.map({ dates.count < $0 }) ?? true, rule.isOpen(on: day) {
                if try rule.holds(day) { dates.append(day) }
                day = day + 1
            }
        }
        guard added.allSatisfy({ $0.seconds == start.seconds }) else { throw Unreadable("RDATE at another time of day") }
        dates += added.map(\.date).filter { !dates.contains($0) }
        return dates.filter { !excluded.contains($0.at(seconds: start.seconds, in: start.zone)) }
    }
}

/// `P1DT2H30M` as days and seconds.
private func length(_ text: String) throws -> (days: Int, seconds: Int) {
    var days = 0, seconds = 0, number = 0
    guard text.hasPrefix("P") || text.hasPrefix("+P") else { throw Unreadable("no duration: \(text)") }
    for character in text {
        switch character {
        case "P", "+", "T": continue
        case "W": days += 7 * number
        case "D": days += number
        case "H": seconds += 3600 * number
        case "M": seconds += 60 * number
        case "S": seconds += number
        default:
            guard let digit = character.wholeNumberValue, number < 1_000_000 else { throw Unreadable("no duration: \(text)") }
            number = 10 * number + digit
            continue
        }
        number = 0
    }
    return (days, seconds)
}

/// The periods of a VFREEBUSY that are neither free nor tentative.
private func periods(of properties: [Property]) throws -> [Span] {
    let busy = properties.filter {
        $0.name == "FREEBUSY" && !["FREE", "BUSY-TENTATIVE"].contains($0.parameters["FBTYPE"]?.uppercased())
    }
    return try busy.flatMap { $0.value.split(separator: ",") }.map { period in
        let ends = period.split(separator: "/").map(String.init)
        guard ends.count == 2 else { throw Unreadable("no period: \(period)") }
        let start = try Moment(ends[0]).instant
        if !ends[1].contains("P") { return Span(start: start, end: try Moment(ends[1]).instant) }
        let (days, seconds) = try length(ends[1])
        return Span(start: start, end: start.addingTimeInterval(TimeInterval(days * 86400 + seconds)))
    }
}

/// RFC 5545, section 3.3.10, as far as calendars of rooms and people use it.
private struct Rule {
    let start: Moment
    var frequency = ""
    var interval = 1
    var count: Int?
    var until: Moment?
    var days: [(ordinal: Int, weekday: Int)] = []
    var monthDays: [Int] = []
    var months: [Int] = []
    var firstWeekday = 0

    init(_ text: String, start: Moment) throws {
        self.start = start
        let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        for part in text.split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else { throw Unreadable("no rule of recurrence: \(text)") }
            let values = sides[1].split(separator: ",").map(String.init)
            switch sides[0].uppercased() {
            case "FREQ": frequency = sides[1].uppercased()
            case "INTERVAL": interval = max(1, Int(sides[1]) ?? 1)
            case "COUNT": count = Int(sides[1])
            case "UNTIL": until = try Moment(sides[1], floating: start.zone)
            case "BYMONTHDAY": monthDays = values.compactMap { Int($0) }
            case "BYMONTH": months = values.compactMap { Int($0) }
            case "WKST": firstWeekday = names.firstIndex(of: sides[1].uppercased()) ?? 0
            case "BYDAY":
                days = try values.map { value in
                    guard let weekday = names.firstIndex(of: value.suffix(2).uppercased()) else {
                        throw Unreadable("no weekday: \(value)")
                    }
                    return (Int(value.dropLast(2)) ?? 0, weekday)
                }
            default: throw Unreadable("the judge does not know \(part)")
            }
        }
        guard ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"].contains(frequency) else {
            throw Unreadable("the judge does not know FREQ=\(frequency)")
        }
        guard frequency != "YEARLY" || days.isEmpty || !months.isEmpty else {
            throw Unreadable("the judge does not know BYDAY of a year")
        }
    }

    func isOpen(on day: LocalDate) -> Bool {
        guard let until else { return true }
        return until.isDate ? day <= until.date : day.at(seconds: start.seconds, in: start.zone) <= until.instant
    }

    func holds(_ day: LocalDate) throws -> Bool {
        let first = start.date
        let inMonths = months.isEmpty || months.contains(day.month)
        let onMonthDays = monthDays.isEmpty || monthDays.contains(day.day) || monthDays.contains(day.day - day.daysInMonth - 1)
        let onWeekdays = days.isEmpty || days.contains { $0.weekday == day.weekday }
        switch frequency {
        case "DAILY":
            return (day - first) % interval == 0 && inMonths && onMonthDays && onWeekdays
        case "WEEKLY":
            let weeks = (beginning(of: day) - beginning(of: first)) / 7
            return weeks % interval == 0 && inMonths && (days.isEmpty ? day.weekday == first.weekday : onWeekdays)
        case "MONTHLY":
            let months = (day.year - first.year) * 12 + day.month - first.month
            return months % interval == 0 && inMonths && isOfTheMonth(day)
        default:
            let inMonth = months.isEmpty ? day.month == first.month : inMonths
            return (day.year - first.year) % interval == 0 && inMonth && isOfTheMonth(day)
        }
        func isOfTheMonth(_ day: LocalDate) -> Bool {
            if days.isEmpty, monthDays.isEmpty { return day.day == first.day }
            let nth = (day.day - 1) / 7 + 1
            let nthFromLast = -((day.daysInMonth - day.day) / 7 + 1)
            let onDays =
                days.isEmpty || days.contains { $0.weekday == day.weekday && [0, nth, nthFromLast].contains($0.ordinal) }
            return onDays && onMonthDays
        }
    }

    /// The first date of the week that holds a date.
    private func beginning(of day: LocalDate) -> LocalDate { day + -((day.weekday - firstWeekday + 7) % 7) }
}

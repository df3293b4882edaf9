import Domain

/// The keys of `term.toml`.
enum TermForm {
    static let version = "traffpunkt-term/1"

    private static let keys = [
        "format", "id", "name", "first_day", "last_day", "closed", "school_breaks", "familiar_times", "release_days", "seed",
        "revised", "site", "invented",
    ]

    /// The term's first and last day, when both are there and can hold a term.
    static func span(_ settings: inout Settings) -> ClosedRange<Day>? {
        let firstDay = settings.moment("first_day", .day)
        let lastDay = settings.moment("last_day", .day)
        guard let firstDay, let lastDay else { return nil }
        let faults = termSpanFaults(first: firstDay, last: lastDay)
        for fault in faults { settings.refuse(fault.column, fault.value, fault.problem) }
        return faults.isEmpty ? firstDay...lastDay : nil
    }

    /// - Returns: nil when a key is missing or wrong.
    static func term(_ settings: inout Settings, span: ClosedRange<Day>?, calendars: CalendarShelf) -> Term? {
        settings.refuseKeys(except: keys)
        _ = settings.text("format", Form("\"\(version)\"") { $0 == version ? true : nil })
        let id: ID<Term>? = settings.text("id", .id())
        let name = settings.text("name", .text)
        let closed = settings.closedDays("closed", calendars)
        let schoolBreaks = settings.closedDays("school_breaks", calendars, or: [])
        let familiarTimes = settings.texts("familiar_times", Form("a time, such as 17:30") { ClockTime($0) }, or: [])
        let releaseDays = settings.number("release_days", or: 14)
        let seed = settings.number("seed", or: 0)
        if let seed, seed < 0 { settings.refuse("seed", String(seed), "must be at least 0") }
        let revised = settings.moment("revised", .localDateTime)
        let site = settings.text("site", .hostName)
        let invented = settings.flag("invented", or: false)
        guard let span, let id, let name, let closed, let schoolBreaks, let familiarTimes, let releaseDays,
            let seed = seed.flatMap({ UInt64(exactly: $0) }), let revised, let site, let invented
        else { return nil }
        return Term(
            id: id, name: name, firstDay: span.lowerBound, lastDay: span.upperBound, closed: closed,
            schoolBreaks: schoolBreaks, familiarTimes: Set(familiarTimes), releaseDays: releaseDays, seed: seed,
            revised: revised, site: site, invented: invented)
    }

    /// A term of which only the dates are known: the tables can be checked against them while the rest is mended.
    static func stub(_ span: ClosedRange<Day>) -> Term? {
        (try? ID<Term>("term")).map {
            Term(
                id: $0, name: "", firstDay: span.lowerBound, lastDay: span.upperBound, closed: [], schoolBreaks: [],
                familiarTimes: [],
                releaseDays: 14, seed: 0, revised: Instant(seconds: 0), site: "", invented: false)
        }
    }
}

extension Form<String> {
    /// A name in DNS (RFC 1123 section 2.1).
    fileprivate static let hostName = Form("a host name, such as traffpunkt.example") { text in
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        let isLabel = { (label: Substring) in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy {
                    $0 == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                }
        }
        return labels.allSatisfy(isLabel) && text.utf8.count <= 253 ? text : nil
    }
}

public import Domain

/// Calendars of whole days: public holidays, school breaks.
public enum DayCalendar {
    /// Host name of the UIDs when the calendar belongs to no site (a reserved name, RFC 2606).
    public static let noSite = "traffpunkt.example"

    /// A calendar of spans of days, which close their days; for school breaks.
    ///
    /// UIDs come from the span's first and last date, and its place among those with the same dates.
    /// - Parameter revised: when the entries were last changed.
    public static func bytes(
        name: String, entries: [(name: String, first: Day, last: Day)], site: String = noSite, revised: Instant
    ) -> [UInt8] {
        let spans = entries.map {
            Span(name: $0.name, uid: "lov-\($0.first.iso)-\($0.last.iso)", first: $0.first, last: $0.last)
        }
        return calendar(name: name, spans, site: site, revised: revised)
    }

    struct Span {
        let name: String
        let uid: String
        let first: Day
        let last: Day
        var closes = true
    }

    static func calendar(name: String, _ spans: [Span], site: String, revised: Instant) -> [UInt8] {
        var met: [String: Int] = [:]
        let events = spans.map { span in
            let count = met[span.uid, default: 0] + 1
            met[span.uid] = count
            return Component(
                "VEVENT",
                [
                    .text("UID", span.uid + (count > 1 ? "-\(count)" : "") + "@" + site),
                    .utc("DTSTAMP", revised),
                    .day("DTSTART", span.first),
                    .day("DTEND", span.last + 1),
                    .text("SUMMARY", span.name),
                    Property("TRANSP", raw: span.closes ? "OPAQUE" : "TRANSPARENT"),
                ])
        }
        return Publication(name: name, events: events).calendar.bytes
    }
}

/// The public holidays as a calendar: holidays and eves close their days, squeeze days do not.
public enum HolidayCalendar {
    public static func bytes(years: ClosedRange<Int>, site: String = DayCalendar.noSite) -> [UInt8] {
        let spans = years.flatMap(Holidays.of).map { holiday in
            DayCalendar.Span(
                name: holiday.name, uid: "\(prefix(holiday.kind))-\(holiday.day.iso)", first: holiday.day, last: holiday.day,
                closes: holiday.kind != .squeeze)
        }
        return DayCalendar.calendar(name: "Helgdagar", spans, site: site, revised: lawInForce)
    }

    /// 2005-01-01, since when the holidays are what they are (lag 2004:1320 made the national day one).
    private static let lawInForce = Instant(seconds: 1_104_537_600)

    private static func prefix(_ kind: Holiday.Kind) -> String {
        switch kind {
        case .holiday: "helgdag"
        case .eve: "afton"
        case .squeeze: "klamdag"
        }
    }
}

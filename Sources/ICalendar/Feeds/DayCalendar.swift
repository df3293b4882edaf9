public import Domain

/// Calendars of whole days: public holidays, school breaks.
public enum DayCalendar {
    /// Host name of the UIDs when the calendar belongs to no site (a reserved name, RFC 2606).
    public static let noSite = "traffpunkt.example"

    /// A calendar of spans of days, which close their days; for school breaks.
    ///
    /// A UID is a pure function of the entry's name and first day; entries alike in both are one, to the latest of their last
    /// days.
    /// - Parameter revised: when the entries were last changed.
    public static func bytes(
        name: String, entries: [(name: String, first: Day, last: Day)], site: String = noSite, revised: Instant
    ) -> [UInt8] {
        calendar(
            name: name, entries.map { Span(name: $0.name, first: $0.first, last: $0.last) }, site: site, revised: revised)
    }

    struct Span {
        let name: String
        let first: Day
        var last: Day
        var closes = true

        /// The day's identity, whatever else is said of it.
        var uid: String { fingerprint(name + "/" + first.iso) }
    }

    static func calendar(name: String, _ spans: [Span], site: String, revised: Instant) -> [UInt8] {
        let events = joined(spans).map { span in
            var event = CalendarEvent(
                uid: span.uid + "@" + site, stamp: revised, time: .days(first: span.first, last: span.last),
                summary: span.name)
            event.isTransparent = !span.closes
            return event
        }
        return Publication(name: name).bytes(events)
    }

    /// Each once, where it was first named.
    private static func joined(_ spans: [Span]) -> [Span] {
        let latest = Dictionary(spans.map { ($0.uid, $0.last) }, uniquingKeysWith: max)
        var met: Set<String> = []
        return spans.filter { met.insert($0.uid).inserted }.map { span in
            var span = span
            span.last = latest[span.uid] ?? span.last
            return span
        }
    }
}

/// The public holidays as a calendar: holidays and eves close their days, squeeze days do not.
public enum HolidayCalendar {
    /// - Parameter site: host name of the UIDs.
    public static func bytes(years: ClosedRange<Int>, site: String = DayCalendar.noSite) -> [UInt8] {
        let spans = years.flatMap(Holidays.of).map { holiday in
            DayCalendar.Span(
                name: holiday.name, first: holiday.day, last: holiday.day, closes: holiday.kind != .squeeze)
        }
        return DayCalendar.calendar(name: "Helgdagar", spans, site: site, revised: lawInForce)
    }

    /// 2005-01-01, since when the holidays are what they are (lag 2004:1320 made the national day one).
    private static let lawInForce = Instant(seconds: 1_104_537_600)
}

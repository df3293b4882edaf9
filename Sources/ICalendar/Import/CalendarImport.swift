public import Domain

/// Calendars from other programs, as planning needs them.
public enum CalendarImport {
    /// Reads what a calendar says of the window; whatever the bytes are, it ends, and tells all that it left out.
    ///
    /// Events block unless they are cancelled, tentative or transparent (STATUS, TRANSP, or Outlook's
    /// X-MICROSOFT-CDO-BUSYSTATUS TENTATIVE or FREE); so do the busy periods of a VFREEBUSY, and what a VAVAILABILITY does not make available.
    /// Times without a zone are in Europe/Stockholm unless X-WR-TIMEZONE says otherwise; whole days are always.
    public static func read(_ bytes: [UInt8], window: Interval) -> ImportedCalendar {
        read(bytes, window: window, limits: .standard)
    }

    package static func read(_ bytes: [UInt8], window: Interval, limits: Limits) -> ImportedCalendar {
        do {
            // A year past the window, since local times near its end need the offset after them.
            let until = Instant(seconds: window.end.seconds + 366 * 86_400)
            var gathering = Gathering(try FileContents(bytes, until: until, limits), window: window, limits: limits)
            gathering.gather()
            return gathering.result
        } catch {
            return ImportedCalendar(
                remarks: [CalendarRemark(line: error.line, severity: .error, message: error.message)], busy: [], closedDays: [],
                markedDays: [], entries: [], occurrences: [], taken: [])
        }
    }
}

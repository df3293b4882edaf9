internal import Domain

extension ContentLineWriter {
    /// Appends a VEVENT.
    package mutating func append(_ event: CalendarEvent) {
        line("BEGIN:VEVENT")
        line("UID:", text: event.uid)
        line("DTSTAMP:", event.stamp)
        if let sequence = event.sequence {
            line("LAST-MODIFIED:", event.stamp)
            line("SEQUENCE:", sequence)
        }
        appendTimes(of: event)
        line("SUMMARY:", text: event.summary)
        if let location = event.location { line("LOCATION:", text: location) }
        appendDescription(of: event)
        switch event.status {
        case .tentative: line("STATUS:TENTATIVE")
        case .confirmed: line("STATUS:CONFIRMED")
        case .cancelled: line("STATUS:CANCELLED")
        case nil: break
        }
        line(event.isTransparent ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE")
        if let alarm = event.alarm { appendAlarm(minutes: alarm, event.summary) }
        line("END:VEVENT")
    }

    private mutating func appendTimes(of event: CalendarEvent) {
        switch event.time {
        case .timed(let start, let end):
            if let replaced = event.replaces {
                line("RECURRENCE-ID;TZID=Europe/Stockholm:", [replaced], asDates: false)
            }
            line("DTSTART;TZID=Europe/Stockholm:", [start], asDates: false)
            line("DTEND;TZID=Europe/Stockholm:", [end], asDates: false)
            if let rule = event.rule { line("RRULE:", rule) }
            if !event.except.isEmpty { line("EXDATE;TZID=Europe/Stockholm:", event.except, asDates: false) }
        case .days(let first, let last):
            if let replaced = event.replaces { line("RECURRENCE-ID;VALUE=DATE:", [replaced], asDates: true) }
            line("DTSTART;VALUE=DATE:", [LocalTime(day: first, second: 0)], asDates: true)
            line("DTEND;VALUE=DATE:", [LocalTime(day: last + 1, second: 0)], asDates: true)
            if let rule = event.rule { line("RRULE:", rule) }
            if !event.except.isEmpty { line("EXDATE;VALUE=DATE:", event.except, asDates: true) }
        }
    }

    /// A joining link stands in DESCRIPTION and URL too, since few calendar programs show a CONFERENCE (RFC 7986 section 5.11).
    private mutating func appendDescription(of event: CalendarEvent) {
        switch (event.description, event.conference?.link) {
        case (let text?, nil): line("DESCRIPTION:", text: text)
        case (let text, let link?): line("DESCRIPTION:", text: (text.map { $0 + "\n" } ?? "") + link)
        case (nil, nil): break
        }
        guard let conference = event.conference else { return }
        line("URL:", uri: conference.link)
        begin("CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=")
        parameter(conference.label)
        value(uri: conference.link)
        end()
    }

    private mutating func appendAlarm(minutes: Int, _ summary: String) {
        line("BEGIN:VALARM")
        line("ACTION:DISPLAY")
        line("TRIGGER:-PT", minutes, "M")
        line("DESCRIPTION:", text: summary)
        line("END:VALARM")
    }
}

internal import Domain

/// What a calendar says of itself (RFC 5545 section 3.4, RFC 7986, and the X- properties that calendar programs read).
package struct Publication: Hashable, Sendable {
    package let name: String
    package let description: String?

    package init(name: String, description: String? = nil) {
        self.name = name
        self.description = description
    }

    /// The whole file around some VEVENTs that are written already.
    ///
    /// The zone is always there, so that a calendar without events still holds a component, as the RFC asks.
    func bytes(around events: ContentLineWriter) -> [UInt8] {
        var writer = ContentLineWriter(capacity: events.bytes.count + 2000)
        appendHead(to: &writer)
        writer.append(lines: events)
        writer.line("END:VCALENDAR")
        return writer.bytes
    }

    /// The whole file.
    ///
    /// - Complexity: O(octets).
    package func bytes(_ events: [CalendarEvent]) -> [UInt8] {
        var writer = ContentLineWriter(capacity: events.count * 640 + 2000)
        appendHead(to: &writer)
        for event in events { writer.append(event) }
        writer.line("END:VCALENDAR")
        return writer.bytes
    }

    private func appendHead(to writer: inout ContentLineWriter) {
        writer.line("BEGIN:VCALENDAR")
        writer.line("VERSION:2.0")
        writer.line("PRODID:-//Traffpunkt//Traffpunkt 1//SV")
        writer.line("CALSCALE:GREGORIAN")
        writer.line("NAME:", text: name)
        writer.line("X-WR-CALNAME:", text: name)
        if let description { writer.line("X-WR-CALDESC:", text: description) }
        writer.line("X-WR-TIMEZONE:Europe/Stockholm")
        writer.line("REFRESH-INTERVAL;VALUE=DURATION:PT12H")
        writer.line("X-PUBLISHED-TTL:PT12H")
        writer.appendStockholm()
    }
}

extension ContentLineWriter {
    /// Europe/Stockholm under the rule of directive 2000/84/EC, exact since 1996: one observance for winter, one for summer,
    /// each from its first onset, told by the clock that it ends (RFC 5545 section 3.6.5).
    fileprivate mutating func appendStockholm() {
        line("BEGIN:VTIMEZONE")
        line("TZID:Europe/Stockholm")
        line("BEGIN:STANDARD")
        line("TZNAME:CET")
        line("DTSTART:19961027T030000")
        line("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")
        line("TZOFFSETFROM:+0200")
        line("TZOFFSETTO:+0100")
        line("END:STANDARD")
        line("BEGIN:DAYLIGHT")
        line("TZNAME:CEST")
        line("DTSTART:19960331T020000")
        line("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")
        line("TZOFFSETFROM:+0100")
        line("TZOFFSETTO:+0200")
        line("END:DAYLIGHT")
        line("END:VTIMEZONE")
    }
}

import Domain

/// Calendars in the shapes that other programs export, which our own writer never writes.
enum ForeignCalendars {
    /// A weekly meeting in a Windows zone, such as Outlook writes it.
    static func outlook(from first: Day) -> [UInt8] {
        bytes(
            """
            BEGIN:VCALENDAR
            PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
            VERSION:2.0
            METHOD:PUBLISH
            BEGIN:VTIMEZONE
            TZID:W. Europe Standard Time
            BEGIN:STANDARD
            DTSTART:16011028T030000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010325T020000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:040000008200E00074C5B7101A82E00800000000DEMO0001
            DTSTAMP:20261201T083000Z
            DTSTART;TZID="W. Europe Standard Time":\(basic(first))T090000
            DTEND;TZID="W. Europe Standard Time":\(basic(first))T103000
            RRULE:FREQ=WEEKLY;COUNT=20;BYDAY=TU
            SUMMARY;LANGUAGE=sv:Ledningsgrupp
            CLASS:PUBLIC
            PRIORITY:5
            TRANSP:OPAQUE
            X-MICROSOFT-CDO-BUSYSTATUS:BUSY
            END:VEVENT
            BEGIN:VEVENT
            UID:040000008200E00074C5B7101A82E00800000000DEMO0002
            DTSTAMP:20261201T083000Z
            DTSTART;VALUE=DATE:\(basic(first + 41))
            DTEND;VALUE=DATE:\(basic(first + 44))
            SUMMARY;LANGUAGE=sv:Konferens
            TRANSP:OPAQUE
            X-MICROSOFT-CDO-BUSYSTATUS:OOF
            END:VEVENT
            END:VCALENDAR
            """)
    }

    /// Bookings in UTC with the zone beside them, such as Google writes single events.
    static func google(from first: Day) -> [UInt8] {
        let bookings = [0, 28, 56, 91].map { days in
            """
            BEGIN:VEVENT
            DTSTART:\(utc(first + days, ClockTime(clamping: 13 * 60)))
            DTEND:\(utc(first + days, ClockTime(clamping: 16 * 60)))
            DTSTAMP:20261203T101112Z
            UID:demo\(days)exempel@google.com
            CREATED:20261012T070000Z
            LAST-MODIFIED:20261012T070000Z
            SEQUENCE:0
            STATUS:CONFIRMED
            SUMMARY:Bokad av föreningen
            TRANSP:OPAQUE
            END:VEVENT
            """
        }
        return bytes(
            """
            BEGIN:VCALENDAR
            PRODID:-//Google Inc//Google Calendar 70.9054//EN
            VERSION:2.0
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            X-WR-CALNAME:Bokningar
            X-WR-TIMEZONE:Europe/Stockholm
            \(bookings.joined(separator: "\n"))
            END:VCALENDAR
            """)
    }

    /// A weekly meeting with one date left out and one moved to the day after.
    static func withOverride(from first: Day) -> [UInt8] {
        bytes(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Exempel//Kalender//SV
            BEGIN:VTIMEZONE
            TZID:Europe/Stockholm
            BEGIN:STANDARD
            DTSTART:19961027T030000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            TZNAME:CET
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:19960331T020000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            TZNAME:CEST
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:handledning@kalender.example
            DTSTAMP:20261130T120000Z
            DTSTART;TZID=Europe/Stockholm:\(basic(first))T130000
            DTEND;TZID=Europe/Stockholm:\(basic(first))T150000
            RRULE:FREQ=WEEKLY;COUNT=20
            EXDATE;TZID=Europe/Stockholm:\(basic(first + 49))T130000
            SUMMARY:Handledning
            END:VEVENT
            BEGIN:VEVENT
            UID:handledning@kalender.example
            DTSTAMP:20261130T120000Z
            RECURRENCE-ID;TZID=Europe/Stockholm:\(basic(first + 21))T130000
            DTSTART;TZID=Europe/Stockholm:\(basic(first + 22))T093000
            DTEND;TZID=Europe/Stockholm:\(basic(first + 22))T113000
            SUMMARY:Handledning (flyttad)
            END:VEVENT
            END:VCALENDAR
            """)
    }

    /// With the line breaks of RFC 5545 section 3.1.
    private static func bytes(_ lines: String) -> [UInt8] {
        Array(lines.split(separator: "\n").map { $0 + "\r\n" }.joined().utf8)
    }

    private static func basic(_ day: Day) -> String { day.iso.filter { $0 != "-" } }

    private static func utc(_ day: Day, _ time: ClockTime) -> String {
        let instant = Stockholm.instant(day, time)
        let minutes = (instant.seconds - day.number * 86_400) / 60
        return "\(basic(day))T\(ClockTime(clamping: minutes).text.filter { $0 != ":" })00Z"
    }
}

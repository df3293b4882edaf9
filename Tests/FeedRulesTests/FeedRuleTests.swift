import FeedRules
import Testing

@Suite("The judge of feeds")
struct FeedRuleTests {
    @Test("finds nothing wrong with a feed as it should be")
    func good() {
        #expect(faults(inFeed: GoodFeed.bytes, GoodFeed.reading) == [])
    }

    @Test("names the one rule that is broken", arguments: Self.spoilings)
    func broken(_ spoiling: Spoiling) throws {
        #expect(rules(faults(inFeed: try spoiling.spoilt(), GoodFeed.reading), of: feedRules) == [spoiling.name])
    }

    @Test("breaks each of its rules")
    func complete() {
        #expect(Set(Self.spoilings.map(\.name)) == Set(feedRules))
    }

    @Test("takes what no rule forbids", arguments: Self.allowed)
    func forbidden(_ spoiling: Spoiling) throws {
        #expect(faults(inFeed: try spoiling.spoilt(), GoodFeed.reading) == [])
    }

    @Test("reads any octets")
    func hostile() {
        for length in 0..<GoodFeed.bytes.count {
            _ = length % 37 == 0 ? faults(inFeed: Array(GoodFeed.bytes.prefix(length)), GoodFeed.reading) : []
        }
        #expect(!faults(inFeed: [], GoodFeed.reading).isEmpty)
        #expect(!faults(inFeed: [0xFF, 0x0D, 0x00], GoodFeed.reading).isEmpty)
    }

    static let spoilings: [Spoiling] =
        [
            Spoiling("each line ends in CRLF, and neither octet stands elsewhere", ("VERSION:2.0\r\n", "VERSION:2.0\n")),
            Spoiling("each line ends in CRLF, and neither octet stands elsewhere", ("Café\r\n", "Café\r\r\n")),
            Spoiling("each line ends in CRLF, and neither octet stands elsewhere", ("END:VCALENDAR\r\n", "END:VCALENDAR")),
            Spoiling("the file is valid UTF-8", "Huset", [0x48, 0xC3, 0x28]),
            Spoiling("text is in NFC", ("SUMMARY:Café", "SUMMARY:Cafe\u{301}")),
            Spoiling(
                "a line has at most 75 octets",
                ("SUMMARY:Föreläsning", "SUMMARY:" + String(repeating: "a", count: 68))),
            Spoiling("a fold is between characters", ("SUMMARY:Café", "SUMMARY:Cafq\r\n \u{323}")),
            Spoiling("no line is empty or blank", ("SUMMARY:Café\r\n", "SUMMARY:Café\r\n \r\n")),
            Spoiling("no line is empty or blank", ("ve\r\n cka", "ve\r\n  \r\n cka")),
            Spoiling("a line is a name, parameters and a value", ("SUMMARY:Café\r\n", "SUMMARY:Café\r\n:x\r\n")),
            Spoiling("text is escaped", ("Huset\\, Gatan", "Huset, Gatan")),
            Spoiling("text is escaped", ("Huset\\, Gatan", "Huset\\: Gatan")),
            Spoiling("text is escaped", ("SUMMARY:Föreläsning", "SUMMARY:Föreläsning\\")),
            Spoiling("there are no control characters", ("SUMMARY:Café", "SUMMARY:Ca\u{7}fé")),
            Spoiling("there are no control characters", ("SUMMARY:Café", "SUMMARY:Ca\u{85}fé")),
            Spoiling("there are no control characters", ("SUMMARY:Café", "SUMMARY:Ca\tfé")),
            Spoiling("no property is empty", ("LOCATION:Huset\\, Gatan 1", "LOCATION:")),
            Spoiling("BEGIN and END are balanced", ("END:VEVENT\r\nEND:VCALENDAR", "END:VCALENDAR")),
            Spoiling(
                "the file has at most 1 MB",
                (
                    "SUMMARY:Föreläsning\r\n",
                    "SUMMARY:Föreläsning\r\nDESCRIPTION:a"
                        + String(repeating: "\r\n aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", count: 31_000)
                        + "\r\n"
                )),
            Spoiling(
                "the file has at most 1,000 events",
                (
                    "END:VCALENDAR",
                    (0..<997).map { index in
                        "BEGIN:VEVENT\r\nUID:x\(index)@traffpunkt.example\r\nDTSTAMP:20270101T080000Z\r\nLAST-MODIFIED:20270101T080000Z\r\n"
                            + "SEQUENCE:0\r\nDTSTART;VALUE=DATE:20270301\r\nDTEND;VALUE=DATE:20270302\r\nSUMMARY:x\r\nSTATUS:CONFIRMED\r\n"
                            + "TRANSP:OPAQUE\r\nEND:VEVENT\r\n"
                    }.joined() + "END:VCALENDAR"
                )),
        ] + ofCalendars + ofZones + ofEvents + ofSeries + ofCancellation

    private static let ofCalendars: [Spoiling] = [
        Spoiling(
            "there is one calendar, of events and zones",
            ("BEGIN:VTIMEZONE", "BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nBEGIN:VTIMEZONE")),
        Spoiling("a calendar says once each what it is", ("VERSION:2.0\r\n", "")),
        Spoiling("a calendar says once each what it is", ("X-WR-CALNAME:Träffar\\, våren\r\n", "")),
        Spoiling("a calendar says once each what it is", ("CALSCALE:GREGORIAN", "CALSCALE:GREGORIAN\r\nCALSCALE:GREGORIAN")),
        Spoiling("it is iCalendar 2.0, in Gregorian dates", ("VERSION:2.0", "VERSION:1.0")),
        Spoiling("NAME and X-WR-CALNAME are the same", ("\nNAME:Träffar", "\nNAME:Möten")),
        Spoiling(
            "REFRESH-INTERVAL is a duration, and X-PUBLISHED-TTL the same", ("X-PUBLISHED-TTL:PT12H", "X-PUBLISHED-TTL:PT1H")),
        Spoiling(
            "REFRESH-INTERVAL is a duration, and X-PUBLISHED-TTL the same",
            ("REFRESH-INTERVAL;VALUE=DURATION:", "REFRESH-INTERVAL:")),
        Spoiling("a subscription has no METHOD", ("VERSION:2.0", "METHOD:PUBLISH\r\nVERSION:2.0")),
        Spoiling(
            "no person is named as ATTENDEE or ORGANIZER", ("SUMMARY:Café", "ORGANIZER:mailto:a@example.org\r\nSUMMARY:Café")),
        Spoiling(
            "nobody is reminded who has not asked for it",
            ("SUMMARY:Café", "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT9M\r\nDESCRIPTION:x\r\nEND:VALARM\r\nSUMMARY:Café")),
    ]

    private static let ofZones: [Spoiling] = [
        Spoiling(
            "each zone that is named is in the file once, and is IANA's",
            ("DTSTART;TZID=Europe/Stockholm:20270304", "DTSTART;TZID=Europe/Berlin:20270304"),
            ("DTEND;TZID=Europe/Stockholm:20270304", "DTEND;TZID=Europe/Berlin:20270304")),
        Spoiling(
            "each zone that is named is in the file once, and is IANA's",
            ("END:VTIMEZONE", GoodFeed.secondZone + "END:VTIMEZONE")),
        Spoiling(
            "a zone is one STANDARD and one DAYLIGHT, by rules, without RDATE or seconds",
            ("TZOFFSETTO:+0100", "RDATE:19971026T030000\r\nTZOFFSETTO:+0100")),
        Spoiling(
            "a zone is one STANDARD and one DAYLIGHT, by rules, without RDATE or seconds",
            ("TZOFFSETFROM:+0200", "TZOFFSETFROM:+020000")),
        Spoiling("a zone's definition is true, from 2024 to 2040", ("TZOFFSETTO:+0100", "TZOFFSETTO:+0000")),
        Spoiling("a zone's definition is true, from 2024 to 2040", ("19961027T030000", "19961027T020000")),
        Spoiling(
            "no time floats, and none in UTC has a zone", ("DTSTART;TZID=Europe/Stockholm:20270304", "DTSTART:20270304"),
            ("DTEND;TZID=Europe/Stockholm:20270304", "DTEND:20270304")),
        Spoiling(
            "a date says VALUE=DATE, and a time does not", ("DTSTART;VALUE=DATE:20270125", "DTSTART:20270125")),
    ]

    private static let ofEvents: [Spoiling] = [
        Spoiling(
            "an event has what it needs, and each thing once",
            ("UID:c@traffpunkt.example\r\n", "UID:c@traffpunkt.example\r\nUID:c@traffpunkt.example\r\n")),
        Spoiling("an event has what it needs, and each thing once", ("SUMMARY:Föreläsning\r\n", "")),
        Spoiling("an event has what it needs, and each thing once", ("SEQUENCE:0\r\n", "")),
        Spoiling(
            "an event holds nothing but what is known to be public", ("SUMMARY:Café", "CATEGORIES:beroende\r\nSUMMARY:Café")),
        Spoiling("a UID is of the site", ("UID:c@traffpunkt.example", "UID:c@example.org")),
        Spoiling("a UID is of the site", ("UID:c@traffpunkt.example", "UID:@traffpunkt.example")),
        Spoiling("no two events have the same UID and RECURRENCE-ID", ("UID:c@", "UID:b@")),
        Spoiling(
            "DTSTAMP and LAST-MODIFIED are one instant, in UTC", ("DTSTAMP:20270101T080000Z", "DTSTAMP:20270102T080000Z")),
        Spoiling("SEQUENCE is a number from 0", ("SEQUENCE:0", "SEQUENCE:-1")),
        Spoiling(
            "an event ends after it begins, by the same clock",
            ("DTEND;TZID=Europe/Stockholm:20270304T18", "DTEND;TZID=Europe/Stockholm:20270304T17")),
        Spoiling(
            "an event ends after it begins, by the same clock",
            ("DTEND;TZID=Europe/Stockholm:20270304T180000", "DTEND:20270304T170000Z")),
        Spoiling("an event ends after it begins, by the same clock", ("DATE:20270201", "DATE:20270125")),
        Spoiling("a link to join stands where calendar programs show it", ("URL:https://example.org/join\r\n", "")),
        Spoiling(
            "a series is told from 90 days back to 400 ahead", ("20270304T17", "20261130T17"), ("20270304T18", "20261130T18")),
        Spoiling(
            "a series is told from 90 days back to 400 ahead", ("20270304T17", "20280405T17"), ("20270304T18", "20280405T18")),
    ]

    private static let ofSeries: [Spoiling] = [
        Spoiling(
            "a rule is weekly, and ends by a date",
            ("RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20270222", "RRULE:FREQ=WEEKLY;INTERVAL=2")),
        Spoiling("no rule has COUNT=1, nor gives but one instance", ("INTERVAL=2;UNTIL=20270222", "COUNT=1")),
        Spoiling("no rule has COUNT=1, nor gives but one instance", ("INTERVAL=2;UNTIL=20270222", "UNTIL=20270125")),
        Spoiling(
            "a rule ends in UTC, that of whole days by a date", ("UNTIL=20270323T120000Z", "UNTIL=20270323T130000")),
        Spoiling("a rule ends in UTC, that of whole days by a date", ("UNTIL=20270222", "UNTIL=20270222T000000Z")),
        Spoiling("a series begins with an instance of its rule", ("INTERVAL=2;UNTIL", "BYDAY=TU;UNTIL")),
        Spoiling(
            "an exception is of the kind of the series' start, and hits an instance",
            ("EXDATE;TZID=Europe/Stockholm:20270202T130000", "EXDATE;TZID=Europe/Stockholm:20270203T130000")),
        Spoiling(
            "an exception is of the kind of the series' start, and hits an instance",
            ("EXDATE;TZID=Europe/Stockholm:20270202T130000", "EXDATE:20270202T120000Z")),
        Spoiling("no date is excepted twice", ("20270202T130000", "20270202T130000,20270202T130000")),
        Spoiling(
            "an override stands for an instance that is not excepted, and has no rule",
            ("RECURRENCE-ID;TZID=Europe/Stockholm:20270216T130000", "RECURRENCE-ID;TZID=Europe/Stockholm:20270216T120000")),
        Spoiling(
            "an override stands for an instance that is not excepted, and has no rule",
            ("RECURRENCE-ID;TZID=Europe/Stockholm:20270216T130000", "RECURRENCE-ID;VALUE=DATE:20270216")),
        Spoiling(
            "an override stands for an instance that is not excepted, and has no rule", ("20270202T130000", "20270216T130000")),
        Spoiling(
            "an override has its series in the file, before it",
            ("UID:c@", "RECURRENCE-ID;TZID=Europe/Stockholm:20270304T170000\r\nUID:c@")),
        Spoiling(
            "a series is told of something",
            ("UNTIL=20270222", "UNTIL=20270208\r\nEXDATE;VALUE=DATE:20270125,20270208")),
        Spoiling(
            "no RDATE: a series is a rule with exceptions",
            (
                "EXDATE;TZID=Europe/Stockholm:20270202",
                "RDATE;TZID=Europe/Stockholm:20270401T130000\r\nEXDATE;TZID=Europe/Stockholm:20270202"
            )),
    ]

    private static let ofCancellation: [Spoiling] = [
        Spoiling("a status is one of three, a transparency one of two", ("STATUS:CONFIRMED", "STATUS:NEEDS-ACTION")),
        Spoiling(
            "what is cancelled takes no time", ("STATUS:CANCELLED\r\nTRANSP:TRANSPARENT", "STATUS:CANCELLED\r\nTRANSP:OPAQUE")),
        Spoiling("what is cancelled says so in its title, and nothing else does", ("SUMMARY:INSTÄLLD: Café", "SUMMARY:Café")),
        Spoiling("what is cancelled says so in its title, and nothing else does", ("SUMMARY:Fö", "SUMMARY:INSTÄLLD: Fö")),
        Spoiling("what is cancelled has been revised", ("SEQUENCE:2", "SEQUENCE:0")),
        Spoiling(
            "what is cancelled is told until 30 days after its date",
            ("DTSTART;TZID=Europe/Stockholm:20270302", "DTSTART;TZID=Europe/Stockholm:20270129"),
            ("DTEND;TZID=Europe/Stockholm:20270302", "DTEND;TZID=Europe/Stockholm:20270129")),
    ]

    static let allowed: [Spoiling] = [
        Spoiling("a description folded at another place", ("ve\r\n cka åäö.", "\r\n vecka åäö.")),
        Spoiling("a line of just 75 octets", ("SUMMARY:Föreläsning", "SUMMARY:" + String(repeating: "a", count: 67))),
        Spoiling("a place on a waitlist", ("STATUS:CONFIRMED", "STATUS:TENTATIVE")),
        Spoiling("a rule of weekdays that holds the start", ("INTERVAL=2;UNTIL", "INTERVAL=2;BYDAY=MO;UNTIL")),
        Spoiling(
            "what is cancelled, on the thirtieth day",
            ("DTSTART;TZID=Europe/Stockholm:20270302", "DTSTART;TZID=Europe/Stockholm:20270130"),
            ("DTEND;TZID=Europe/Stockholm:20270302", "DTEND;TZID=Europe/Stockholm:20270130")),
        Spoiling("a line break and a backslash in a text", ("SUMMARY:Café", "SUMMARY:Café\\n\\\\\\;")),
    ]
}

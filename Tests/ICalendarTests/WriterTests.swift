import CLibical
import Domain
import Foundation
import ICalendar
import Testing

@Suite struct WriterTests {
    private func written(_ write: (inout ContentLineWriter) -> Void) -> String {
        var writer = ContentLineWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func summary(_ text: String) -> String { written { $0.line("SUMMARY:", text: text) } }

    private func parameter(_ text: String) -> String {
        written { writer in
            writer.begin("X;LABEL=")
            writer.parameter(text)
            writer.value(uri: "a:b")
            writer.end()
        }
    }

    @Test("text is escaped, composed, and without control characters; each sort of line break is one")
    func text() {
        #expect(
            summary("A\u{30A}r; a, b\\c\r\nny\trad\u{7}\u{85}\u{2028}slut\u{2029}\r.\u{7F}")
                == "SUMMARY:År\\; a\\, b\\\\c\\nny rad\\nslut\\n\\n.\r\n")
        #expect(summary("\r\u{0}\nA\u{7}\u{30A}") == "SUMMARY:\\nÅ\r\n")
        #expect(summary("\r\u{85}\nA") == "SUMMARY:\\nA\r\n")
        #expect(summary("Träff – ”vi” €5 · naïve") == "SUMMARY:Träff – ”vi” €5 · naïve\r\n")
    }

    @Test("text that only looks composed is composed too")
    func composition() {
        #expect(summary("\u{212B}ngstr\u{2126}m") == "SUMMARY:Ångstr\u{3A9}m\r\n")
        #expect(summary("e\u{323}\u{302} \u{1100}\u{1161}") == "SUMMARY:\u{1EC7} \u{AC00}\r\n")
    }

    @Test("what injects a line stays in its value")
    func injection() {
        #expect(summary("a\r\nEND:VEVENT\rATTENDEE:x") == "SUMMARY:a\\nEND:VEVENT\\nATTENDEE:x\r\n")
        #expect(parameter("a\"\r\nb:c;d,e^f") == "X;LABEL=\"a^'^nb:c;d,e^^f\":a:b\r\n")
        #expect(
            written { $0.line("URL:", uri: "https://example.org/a b\r\nATTENDEE:x/å") }
                == "URL:https://example.org/a%20bATTENDEE:x/%C3%A5\r\n")
    }

    @Test("a property with nothing left in it is not written")
    func empty() {
        #expect(summary("\u{7}") == "")
        #expect(summary(" \t ") == "")
        #expect(written { $0.line("URL:", uri: "\r\n") } == "")
    }

    @Test("lines fold at 75 octets, between characters, and never into an empty one", arguments: 0..<60)
    func folding(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let alphabet: [Character] = ["a", "å", "€", "👩‍👩‍👧‍👦", "e\u{301}", " ", "ا", "\u{1F1F8}\u{1F1EA}", "🙂", "–"]
        let text = String(
            (0..<Int.random(in: 0...400, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
        let bytes = Array(summary("x" + text).utf8)
        var raw = bytes[...]
        while let end = raw.firstIndex(of: 0x0A) {
            let line = raw[..<end].dropLast()
            #expect(raw[..<end].last == 0x0D)
            #expect((2...75).contains(line.count))
            let content = try #require(String(validating: line, as: UTF8.self))
            // Characters that hold nothing but what continues one are torn off.
            #expect(content.dropFirst().first.map { !["\u{301}", "\u{200D}"].contains($0.unicodeScalars.first) } ?? true)
            raw = raw[(end + 1)...]
        }
        let unfolded = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
        #expect(unfolded == "SUMMARY:x\(text.precomposedStringWithCanonicalMapping)\r\n")
    }

    @Test("a character longer than a line is folded between its scalars")
    func longCharacter() {
        let text = "e" + String(repeating: "\u{335}", count: 100)
        let lines = summary(text).split(separator: "\r\n")
        #expect(lines.map(\.utf8.count) == [8, 74, 75, 55])
    }

    @Test("lines of each length are whole and hold at most 75 octets", arguments: [1...600])
    func everyLength(lengths: ClosedRange<Int>) {
        for count in lengths {
            let link = "https://e.se/" + String(repeating: "x", count: count)
            let lines = written { $0.line("URL:", uri: link) }.split(separator: "\r\n")
            let total = link.utf8.count + 4
            let full = (total - 75 + 73) / 74
            let expected =
                total <= 75 ? [total] : [75] + Array(repeating: 75, count: full - 1) + [total - 75 - 74 * (full - 1) + 1]
            #expect(lines.map(\.utf8.count) == expected)
        }
    }

    /// An event with words and a link from outside in each place that takes them.
    private func event(_ text: String, link: String) throws -> CalendarEvent {
        let start = LocalTime(try day("2027-01-26"), try time("13:00"))
        var event = CalendarEvent(
            uid: "1@example.org", stamp: Instant(seconds: 1_800_000_000),
            time: .timed(start: start, end: LocalTime(try day("2027-01-26"), try time("14:30"))), summary: "S" + text)
        event.location = "L" + text
        event.description = "D" + text
        event.conference = CalendarEvent.Conference(link: link, label: "C" + text)
        event.alarm = 1440
        event.sequence = 3
        event.status = .tentative
        return event
    }

    @Test("random Swedish text and links come back from libical as they were written", arguments: 0..<40)
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let alphabet: [Character] = Array("aåäöÅÄÖé ,;\\:\"^n\n–”€🙂")
        for _ in 0..<15 {
            // libical takes blanks at the end away.
            let text =
                String(
                    (0..<Int.random(in: 0...200, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
                + "."
            let link = "https://motet.example/" + String(repeating: "y", count: Int.random(in: 1...600, using: &random))
            let bytes = Publication(name: "N" + text).bytes([try event(text, link: link)])
            #expect(libicalFaults(bytes) == [])
            let found = try #require(texts(bytes))
            #expect(found == ["S" + text, "L" + text, "D" + text + "\n" + link, link])
            #expect(try read(bytes).remarks == [])
        }
    }

    @Test("an event is written with all that it says, and an alarm only when it was asked for")
    func whole() throws {
        var writer = ContentLineWriter()
        writer.append(try event(".", link: "https://motet.example/1"))
        #expect(
            String(decoding: writer.bytes, as: UTF8.self) == """
                BEGIN:VEVENT\r
                UID:1@example.org\r
                DTSTAMP:20270115T080000Z\r
                LAST-MODIFIED:20270115T080000Z\r
                SEQUENCE:3\r
                DTSTART;TZID=Europe/Stockholm:20270126T130000\r
                DTEND;TZID=Europe/Stockholm:20270126T143000\r
                SUMMARY:S.\r
                LOCATION:L.\r
                DESCRIPTION:D.\\nhttps://motet.example/1\r
                URL:https://motet.example/1\r
                CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL="C.":https://motet.example/1\r
                STATUS:TENTATIVE\r
                TRANSP:OPAQUE\r
                BEGIN:VALARM\r
                ACTION:DISPLAY\r
                TRIGGER:-PT1440M\r
                DESCRIPTION:S.\r
                END:VALARM\r
                END:VEVENT\r

                """)
    }

    @Test(
        "the zone that is written gives Stockholm's time at each change of the clocks from 1997 to 2060, read by its own rules")
    func zone() throws {
        let text = String(decoding: Publication(name: "Z").bytes([]), as: UTF8.self)
            .replacing("Europe/Stockholm", with: "Egen zon")
        for year in 1997...2060 {
            let (summer, winter) = try #require(Stockholm.summerTime(year: year))
            for (index, change) in [summer, winter].enumerated() {
                let (day, second) = Stockholm.local(change)
                // An hour before and an hour after the change, by the clock on the wall.
                for shift in [-2, 1] {
                    let wall = LocalTime(secondsSinceEpoch: day.number * 86_400 + second + shift * 3600)
                    let end = LocalTime(secondsSinceEpoch: wall.secondsSinceEpoch + 60)
                    let event = """
                        BEGIN:VEVENT\r
                        UID:\(index)\r
                        DTSTART;TZID=Egen zon:\(wall.basic)\r
                        DTEND;TZID=Egen zon:\(end.basic)\r
                        END:VEVENT\r
                        END:VCALENDAR\r

                        """
                    let window = try #require(
                        Interval(Instant(seconds: change.seconds - 86_400), Instant(seconds: change.seconds + 86_400)))
                    let read = CalendarImport.read(Array(text.replacing("END:VCALENDAR\r\n", with: event).utf8), window: window)
                    let expected = Zone.stockholm.instant(wall)
                    #expect(read.busy.map(\.start) == [expected], "\(year) \(wall.basic)")
                }
            }
        }
    }

    @Test("a calendar without events is still one, with its zone")
    func emptyCalendar() throws {
        let bytes = Publication(name: "Tom").bytes([])
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                BEGIN:VCALENDAR\r
                VERSION:2.0\r
                PRODID:-//Traffpunkt//Traffpunkt 1//SV\r
                CALSCALE:GREGORIAN\r
                NAME:Tom\r
                X-WR-CALNAME:Tom\r
                X-WR-TIMEZONE:Europe/Stockholm\r
                REFRESH-INTERVAL;VALUE=DURATION:PT12H\r
                X-PUBLISHED-TTL:PT12H\r
                BEGIN:VTIMEZONE\r
                TZID:Europe/Stockholm\r
                BEGIN:STANDARD\r
                TZNAME:CET\r
                DTSTART:19961027T030000\r
                RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r
                TZOFFSETFROM:+0200\r
                TZOFFSETTO:+0100\r
                END:STANDARD\r
                BEGIN:DAYLIGHT\r
                TZNAME:CEST\r
                DTSTART:19960331T020000\r
                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r
                TZOFFSETFROM:+0100\r
                TZOFFSETTO:+0200\r
                END:DAYLIGHT\r
                END:VTIMEZONE\r
                END:VCALENDAR\r

                """)
        #expect(
            Libical.components(of: bytes) == ["VCALENDAR": 1, "VTIMEZONE": 1, "STANDARD": 1, "DAYLIGHT": 1])
        #expect(libicalFaults(bytes) == [])
        #expect(try read(bytes).remarks == [])
    }
}

/// The SUMMARY, LOCATION, DESCRIPTION and URL of the first event, as libical reads them.
private func texts(_ bytes: [UInt8]) -> [String]? {
    Libical.alone {
        guard let root = icalparser_parse_string(String(decoding: bytes, as: UTF8.self)) else { return nil }
        defer { icalcomponent_free(root) }
        guard let event = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT) else { return nil }
        let found = [
            icalcomponent_get_summary(event), icalcomponent_get_location(event), icalcomponent_get_description(event),
            icalproperty_get_url(icalcomponent_get_first_property(event, ICAL_URL_PROPERTY)),
        ]
        return found.compactMap { $0.map { String(cString: $0) } }
    }
}

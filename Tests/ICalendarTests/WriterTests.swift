import Domain
import Foundation
import ICalendar
import Testing

@Suite struct WriterTests {
    private func written(_ property: Property?) -> String {
        String(decoding: Component("X", [property]).bytes, as: UTF8.self)
    }

    @Test("text is escaped, composed, and without control characters")
    func text() {
        let text = "A\u{30A}r; a, b\\c\r\nny\trad\u{7}\u{85}\u{2028}slut"
        #expect(written(.text("SUMMARY", text)) == "BEGIN:X\r\nSUMMARY:År\\; a\\, b\\\\c\\nny rad\\nslut\r\nEND:X\r\n")
    }

    @Test("what injects a line stays in its text")
    func injection() {
        #expect(
            written(.text("SUMMARY", "a\r\nEND:VEVENT\rATTENDEE:x"))
                == "BEGIN:X\r\nSUMMARY:a\\nEND:VEVENT\\nATTENDEE:x\r\nEND:X\r\n")
        #expect(written(Property("X", [.init("P", "a\"\r\nb:c")], raw: "1")) == "BEGIN:X\r\nX;P=\"ab:c\":1\r\nEND:X\r\n")
    }

    @Test("a property with nothing left in it is not written")
    func empty() {
        #expect(written(.text("SUMMARY", "\u{7}")) == "BEGIN:X\r\nEND:X\r\n")
    }

    @Test("lines fold at 75 octets, between characters, and never into an empty one", arguments: 0..<40)
    func folding(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let alphabet: [Character] = ["a", "å", "€", "👩‍👩‍👧‍👦", "e\u{301}", " ", "ا", "\u{1F1F8}\u{1F1EA}"]
        let text = String(
            (0..<Int.random(in: 0...400, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
        let bytes = Component("X", [Property("DESCRIPTION", raw: text)]).bytes
        let lines = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\u{0}").split(
            separator: "\u{0}", omittingEmptySubsequences: false
        ).dropLast()
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(lines.allSatisfy { $0.trimmingCharacters(in: .newlines) != "" && $0 != " " || text.contains("  ") })
        var raw = bytes[...]
        while let end = raw.firstIndex(of: 0x0A) {
            #expect(String(validating: raw[..<end], as: UTF8.self) != nil)
            raw = raw[(end + 1)...]
        }
        #expect(
            String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "") == "BEGIN:X\r\nDESCRIPTION:\(text)\r\nEND:X\r\n"
        )
    }

    @Test("lines of each length round the fold are whole and hold at most 75 octets", arguments: 55...160)
    func everyLength(count: Int) {
        let text = String(repeating: "x", count: count)
        let bytes = Component("X", [Property("SUMMARY", raw: text)]).bytes
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").dropFirst().dropLast()
        let total = count + 8
        #expect(lines.map(\.utf8.count) == (total <= 75 ? [total] : total <= 149 ? [75, total - 74] : [75, 75, total - 148]))
    }

    @Test("a calendar without events is still one, with its zone")
    func emptyCalendar() throws {
        let bytes = Publication(name: "Tom", events: []).calendar.bytes
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
        #expect(try read(bytes).occurrences == [])
    }
}

import Domain
import ICalendar
import Testing

/// What an import tells of each occurrence, beside what planning needs.
@Suite struct OccurrenceTests {
    private func told(_ calendar: ImportedCalendar) -> [String] {
        calendar.occurrences.map { occurrence in
            let entry = calendar.entries[occurrence.entry]
            return [
                Stockholm.text(occurrence.start), entry.summary ?? "-", entry.status ?? "-", entry.zone ?? "-",
                occurrence.original.map { Stockholm.text($0.instant) } ?? "-",
            ].joined(separator: " ")
        }
    }

    @Test("occurrences come with their event's name, status, zone and original start, after all changes")
    func series() throws {
        let read = try read(
            calendar(
                """
                BEGIN:VEVENT
                UID:1
                SUMMARY:Kör\\, varje vecka
                DTSTART;TZID=Europe/Helsinki:20270105T100000
                DURATION:PT1H
                RRULE:FREQ=WEEKLY;COUNT=3
                END:VEVENT
                BEGIN:VEVENT
                UID:1
                SUMMARY:Kör\\nflyttad
                STATUS:TENTATIVE
                RECURRENCE-ID;TZID=Europe/Helsinki:20270112T100000
                DTSTART:20270113T110000Z
                DURATION:PT1H
                END:VEVENT
                """))
        #expect(
            told(read) == [
                "2027-01-05T09:00:00+01:00 Kör, varje vecka - Europe/Helsinki 2027-01-05T09:00:00+01:00",
                "2027-01-13T12:00:00+01:00 Kör flyttad TENTATIVE UTC 2027-01-12T09:00:00+01:00",
                "2027-01-19T09:00:00+01:00 Kör, varje vecka - Europe/Helsinki 2027-01-19T09:00:00+01:00",
            ])
        #expect(read.taken.map { read.entries[$0.entry].summary } == ["Kör, varje vecka", "Kör, varje vecka"])
    }

    @Test("whole days are told as dates, both ends included")
    func days() throws {
        let read = try read(event("DTSTART;VALUE=DATE:20270326\nDTEND;VALUE=DATE:20270330\nSUMMARY:Påsk"))
        let occurrence = try #require(read.occurrences.first)
        #expect(try occurrence.days == day("2027-03-26")...day("2027-03-29"))
        #expect(read.entries[occurrence.entry].zone == nil)
        #expect(Stockholm.text(occurrence.end) == "2027-03-30T00:00:00+02:00")
    }

    @Test("private and confidential events block without their names", arguments: ["PRIVATE", "confidential"])
    func classified(_ word: String) throws {
        let read = try read(event("DTSTART:20270126T120000Z\nDURATION:PT1H\nSUMMARY:Läkarbesök\nCLASS:\(word)"))
        #expect(busy(read) == ["2027-01-26 13:00-14:00"])
        #expect(read.entries.map(\.summary) == ["(private)"])
    }

    @Test("an event without length takes no time, and is listed in the window alone")
    func instants() throws {
        #expect(try read(event("DTSTART:20270126T120000Z")).occurrences.count == 1)
        #expect(try read(event("DTSTART:20270126T120000Z")).taken == [])
        #expect(try read(event("DTSTART:20270701T120000Z")).occurrences == [])
        #expect(try read(event("DTSTART:20261231T120000Z")).occurrences == [])
    }

    @Test(
        "Outlook's word that an event is tentative or free counts, whatever stands beside",
        arguments: [
            ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", false), ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", false),
            ("X-MICROSOFT-CDO-BUSYSTATUS:BUSY", true), ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", true),
            ("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", true),
            ("X-MICROSOFT-CDO-BUSYSTATUS:FREE\nTRANSP:OPAQUE", false),
            ("STATUS:CONFIRMED\nTRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", false),
            ("STATUS:CONFIRMED\nTRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:OOF", true),
            ("X-MICROSOFT-CDO-BUSYSTATUS:BUSY\nTRANSP:TRANSPARENT", false),
            ("X-MICROSOFT-CDO-BUSYSTATUS:BUSY\nSTATUS:CANCELLED", false),
        ])
    func busyStatus(lines: String, blocks: Bool) throws {
        let read = try read(event("DTSTART:20270126T120000Z\nDURATION:PT1H\n\(lines)"))
        #expect(read.remarks == [])
        #expect(busy(read) == (blocks ? ["2027-01-26 13:00-14:00"] : []))
    }

    @Test("names from outside hold no control characters, and are short")
    func names() throws {
        let read = try read(
            event("DTSTART:20270126T120000Z\nSUMMARY:a\u{1B}[2J\u{202E}b\\\\c\\;\(String(repeating: "x", count: 1000))"))
        let summary = try #require(read.entries.first?.summary)
        #expect(summary.hasPrefix("a\u{FFFD}[2J\u{FFFD}b\\c;xxx"))
        #expect(summary.unicodeScalars.count <= 500)
    }
}

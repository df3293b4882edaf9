import Domain
import ICalendar
import Testing

/// The names of zones that real exports hold.
@Suite struct ZoneNameTests {
    @Test(
        "labels of Windows and Outlook are known, with whatever form of offset before them",
        arguments: [
            ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"),
            ("(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna", "Europe/Berlin"),
            ("(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rom\\, Stockholm\\, Wien", "Europe/Berlin"),
            ("(GMT+01:00) Sarajevo/Warsaw/Zagreb", "Europe/Warsaw"), ("Western/Central Europe", "Europe/Berlin"),
            ("(UTC) Dublin, Edinburgh, Lisbon, London", "Europe/London"),
            ("(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", "Europe/London"),
            ("(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius", "Europe/Kyiv"),
            ("(UTC-03:30) Newfoundland", "America/St_Johns"), ("大阪、札幌、東京", "Asia/Tokyo"),
            ("Osaka, Sapporo, Tokyo", "Asia/Tokyo"), ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
            ("'W. Europe Standard Time'", "Europe/Berlin"), ("Japan", "Asia/Tokyo"), ("GB", "Europe/London"),
        ])
    func labels(label: String, expected: String) throws {
        let quoted = label.contains { ";:,".contains($0) } ? "\"\(label)\"" : label
        let wanted = try read(event("DTSTART;TZID=\(expected):20270626T130000\nDURATION:PT1H"))
        let found = try read(event("DTSTART;TZID=\(quoted):20270626T130000\nDURATION:PT1H"))
        #expect(found.remarks == [])
        #expect(found.busy == wanted.busy)
    }

    @Test(
        "a label whose offset is not its zone's, and names of nothing, are errors",
        arguments: [
            "(UTC+09:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "(UTC+01:00) Ankeborg", "Z", "Stockholm", "+01:00",
        ])
    func unknown(label: String) throws {
        #expect(
            errors(try read(event("DTSTART;TZID=\"\(label)\":20270626T130000\nDURATION:PT1H"))) == [
                "6: DTSTART: TZID \"\(label)\" is neither known nor defined in the file; Europe/Stockholm is an example of a known one"
            ])
    }

    @Test("a zone that Outlook calls customized is what the file says, and its name for UTC is UTC")
    func custom() throws {
        let zone =
            "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE\n"
        let custom = try read(
            calendar(zone + "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Customized Time Zone:20270126T130000\nDURATION:PT1H\nEND:VEVENT")
        )
        #expect(custom.remarks == [])
        #expect(busy(custom) == ["2027-01-26 11:00-12:00"])
        let utc = try read(event("DTSTART;TZID=\"tzone://Microsoft/Utc\":20270126T130000\nDURATION:PT1H"))
        #expect(utc.remarks == [])
        #expect(busy(utc) == ["2027-01-26 14:00-15:00"])
    }
}

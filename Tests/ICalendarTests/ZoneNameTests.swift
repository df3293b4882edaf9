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
            "(UTC+09:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "(UTC+01:00) Ankeborg", "Z", "Stockholm",
            "UTC+25:00", "GMT+1260", "+1", "UTC+", "(UTC+02:00) Berlin, Ankeborg", "(UTC+01:00) Berlin, Aten",
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

    /// A VTIMEZONE of two offsets, as in Europe.
    private func zone(_ names: String..., winter: String, summer: String) -> String {
        """
        BEGIN:VTIMEZONE
        \(names.map { "TZID:\($0)" }.joined(separator: "\n"))
        BEGIN:STANDARD
        DTSTART:20001029T020000
        TZOFFSETFROM:\(summer)
        TZOFFSETTO:\(winter)
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20000326T010000
        TZOFFSETFROM:\(winter)
        TZOFFSETTO:\(summer)
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        END:DAYLIGHT
        END:VTIMEZONE

        """
    }

    private func may(_ zone: String) -> String {
        "BEGIN:VEVENT\nUID:\(zone)\nDTSTART;TZID=\(zone):20270520T130000\nDURATION:PT1H\nEND:VEVENT\n"
    }

    @Test(
        "an abbreviation or an offset means what the file says; where it says nothing, what it means elsewhere",
        arguments: [
            ("GMT", "+0000", "+0100", "14:00-15:00", "15:00-16:00"), ("EST", "-0500", "-0400", "19:00-20:00", "20:00-21:00"),
            ("UTC", "+0100", "+0200", "13:00-14:00", "15:00-16:00"),
            ("Etc/GMT-1", "+0100", "+0200", "13:00-14:00", "14:00-15:00"),
            ("CET", "+0100", "+0100", "14:00-15:00", "13:00-14:00"), ("UTC+1", "+0100", "+0200", "13:00-14:00", "14:00-15:00"),
        ])
    func placeless(name: String, winter: String, summer: String, defined: String, undefined: String) throws {
        let byFile = try read(calendar(zone(name, winter: winter, summer: summer) + may(name)))
        #expect(errors(byFile) == [])
        #expect(busy(byFile) == ["2027-05-20 " + defined])
        #expect(busy(try read(calendar(may(name)))) == ["2027-05-20 " + undefined])
    }

    @Test("what a file says of an abbreviation is told where it is not what others say; a place stays what it is")
    func contradictions() throws {
        let london = try read(calendar(zone("GMT", winter: "+0000", summer: "+0100") + may("GMT")))
        #expect(notes(london) == ["4: VTIMEZONE \"GMT\" is 60 minutes from UTC on 2027-05-20; the VTIMEZONE counts"])
        let place = try read(calendar(zone("Europe/Stockholm", winter: "+0000", summer: "+0100") + may("Europe/Stockholm")))
        #expect(busy(place) == ["2027-05-20 13:00-14:00"])
        #expect(
            notes(place) == [
                "4: VTIMEZONE \"Europe/Stockholm\" is -60 minutes from Europe/Stockholm on 2027-05-20; Europe/Stockholm counts"
            ])
        let windows = try read(calendar(zone("GMT Standard Time", winter: "+0100", summer: "+0200") + may("GMT Standard Time")))
        #expect(busy(windows) == ["2027-05-20 14:00-15:00"])
    }

    @Test("a VTIMEZONE that says nothing, or nothing that can be read, leaves a known abbreviation as it is")
    func emptyDefinition() throws {
        let empty = try read(calendar("BEGIN:VTIMEZONE\nTZID:UTC\nEND:VTIMEZONE\n" + may("UTC")))
        #expect(empty.remarks == [])
        #expect(busy(empty) == ["2027-05-20 15:00-16:00"])
        let broken = try read(calendar(zone("UTC", winter: "+1", summer: "+1") + may("UTC")))
        #expect(busy(broken) == ["2027-05-20 15:00-16:00"])
        #expect(
            notes(broken) == [
                "21: TZID \"UTC\": TZOFFSETFROM \"+1\" in the VTIMEZONE is not an offset such as +0100; taken for UTC"
            ])
    }

    @Test("two different definitions of one name are an error, and the first counts; the same again is nothing")
    func twice() throws {
        let first = zone("Ours", winter: "+0200", summer: "+0300")
        let twice = try read(calendar(first + zone("Ours", winter: "+0000", summer: "+0100") + may("Ours")))
        #expect(busy(twice) == ["2027-05-20 12:00-13:00"])
        #expect(
            remarks(twice) == [
                "19: error: VTIMEZONE \"Ours\" is defined again, -120 minutes from that on line 4 on 2027-05-20, which counts"
            ])
        #expect(try read(calendar(first + first + may("Ours"))).remarks == [])
    }

    @Test("a name that two calendars of a file define differently means in each what that one says, and is told")
    func twoCalendars() throws {
        let helsinki = calendar(zone("Ours", winter: "+0200", summer: "+0300") + may("Ours"))
        let london = calendar(zone("Ours", winter: "+0000", summer: "+0100") + may("Ours").replacing("UID:Ours", with: "UID:2"))
        let read = try read(helsinki + london)
        #expect(busy(read) == ["2027-05-20 12:00-13:00", "2027-05-20 14:00-15:00"])
        #expect(
            remarks(read) == [
                "28: note: VTIMEZONE \"Ours\" is -120 minutes from that on line 4 on 2027-05-20; each counts in its own calendar"
            ])
    }

    @Test("a name that only another calendar of the file defines is taken from there, and told")
    func definedElsewhere() throws {
        let read = try read(
            calendar(zone("Ours", winter: "+0200", summer: "+0300") + may("Ours"))
                + calendar(may("Ours").replacing("0520", with: "0521").replacing("UID:Ours", with: "UID:2")))
        #expect(busy(read) == ["2027-05-20 12:00-13:00", "2027-05-21 12:00-13:00"])
        #expect(remarks(read) == ["30: note: TZID \"Ours\" is not defined in its own calendar; it is taken as on line 4"])
    }

    @Test("a VTIMEZONE with two names defines both")
    func twoNames() throws {
        let read = try read(
            calendar(
                zone("Ours", "Theirs", winter: "+0200", summer: "+0300") + may("Ours")
                    + may("Theirs").replacing("0520", with: "0521")))
        #expect(read.remarks == [])
        #expect(busy(read) == ["2027-05-20 12:00-13:00", "2027-05-21 12:00-13:00"])
    }

    @Test("offsets of a VTIMEZONE without a sign are east, and told; with a colon they are read")
    func offsetForms() throws {
        let unsigned = try read(calendar(zone("Ours", winter: "0200", summer: "0300") + may("Ours")))
        #expect(busy(unsigned) == ["2027-05-20 12:00-13:00"])
        #expect(
            notes(unsigned) == [
                "21: TZOFFSETFROM \"0300\" in the VTIMEZONE has no sign; such offsets are taken as east of UTC"
            ])
        #expect(
            busy(try read(calendar(zone("Ours", winter: "+02:00", summer: "+03:00") + may("Ours")))) == [
                "2027-05-20 12:00-13:00"
            ])
    }

    @Test(
        "an offset in the place of a name is known, and told",
        arguments: [
            ("\"UTC+01:00\"", "14:00-15:00"), ("GMT+0200", "13:00-14:00"), ("UTC-3", "18:00-19:00"),
            ("\"+05:30\"", "09:30-10:30"),
            ("GMT+1", "14:00-15:00"), ("\"UTC −05:00\"", "20:00-21:00"), ("\"gmt+01.00\"", "14:00-15:00"),
        ])
    func offsets(name: String, expected: String) throws {
        let read = try read(event("DTSTART;TZID=\(name):20270520T130000\nDURATION:PT1H"))
        #expect(busy(read) == ["2027-05-20 " + expected])
        let bare = name.filter { $0 != "\"" }
        #expect(remarks(read) == ["6: note: TZID \"\(bare)\" is an offset and no zone; it is taken so all the year round"])
    }

    @Test(
        "the labels and names of a Swedish Windows are known without a VTIMEZONE",
        arguments: [
            ("(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", "Europe/Berlin"),
            ("(UTC+01:00) Bryssel, Köpenhamn, Madrid, Paris", "Europe/Paris"),
            ("(UTC+00:00) Dublin, Edinburgh, Lissabon, London", "Europe/London"),
            ("(UTC+02:00) Helsingfors, Kiev, Riga, Sofia, Tallinn, Vilnius", "Europe/Kyiv"),
            ("(UTC+02:00) Aten, Bukarest", "Europe/Bucharest"), ("(UTC) Koordinerad universell tid", "UTC"),
            ("Västeuropa, normaltid", "Europe/Berlin"), ("(UTC-05:00) Eastern Time (USA och Kanada)", "America/New_York"),
        ])
    func swedish(label: String, expected: String) throws { try labels(label: label, expected: expected) }

    @Test(
        "a label in another language is known by the towns that it shares with one that is known, and told",
        arguments: [
            ("(UTC+01:00) Amsterdam, Berliini, Bern, Rooma, Tukholma, Wien", "Europe/Berlin"),
            ("(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris", "Europe/Paris"),
            ("(UTC+02:00) Helsinki, Kyjiw, Riga, Sofia, Tallinn, Wilna", "Europe/Kyiv"),
        ])
    func towns(label: String, expected: String) throws {
        let wanted = try read(event("DTSTART;TZID=\(expected):20270626T130000\nDURATION:PT1H"))
        let found = try read(event("DTSTART;TZID=\"\(label)\":20270626T130000\nDURATION:PT1H"))
        #expect(found.busy == wanted.busy)
        #expect(found.remarks.map(\.severity) == [.note])
    }

    @Test(
        "a colon in a TZID without quotes does not cut the time",
        arguments: [
            "DTSTART;TZID=GMT+01:00:20270520T130000\nDURATION:PT1H",
            "DTSTART;TZID=GMT+01:00:20270520T130000\nDTEND;TZID=GMT+01:00:20270520T140000",
            "DTSTART;TZID=GMT+01:00;VALUE=DATE-TIME: 20270520T130000\nDURATION:PT1H",
            "DTSTART;VALUE=DATE-TIME;TZID=GMT+01:00:20270520T130000\nDURATION:PT1H",
            "DTSTART;TZID=GMT+01:00:20270519T130000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;TZID=GMT+01:00:20270519T130000,20270521T130000",
            "DTSTART;TZID=GMT+01:00:20270519T130000\nDURATION:PT1H\nRDATE;TZID=GMT+01:00:20270520T130000\nEXDATE;TZID=GMT+01:00:20270519T130000",
        ])
    func colon(lines: String) throws {
        let read = try read(event(lines))
        #expect(busy(read) == ["2027-05-20 14:00-15:00"])
        #expect(
            remarks(read).prefix(2) == [
                "6: note: TZID \"GMT+01:00\" holds a colon and should stand in quotes; read so",
                "6: note: TZID \"GMT+01:00\" is an offset and no zone; it is taken so all the year round",
            ])
        #expect(errors(read) == [])
    }

    @Test("Outlook's label without quotes is read, in RECURRENCE-ID too, and so is a name with a colon that the file defines")
    func unquotedLabel() throws {
        let label = "(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien"
        let change = try read(
            calendar(
                "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=\(label):20270519T130000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nRECURRENCE-ID;TZID=\(label):20270520T130000\nDTSTART;TZID=\(label):20270521T150000\nDURATION:PT1H\nEND:VEVENT"
            ))
        #expect(busy(change) == ["2027-05-19 13:00-14:00", "2027-05-21 15:00-16:00"])
        let own = try read(calendar(zone("GMT+01:00", winter: "+0100", summer: "+0200") + may("GMT+01:00")))
        #expect(busy(own) == ["2027-05-20 13:00-14:00"])
    }

    @Test("a time with colons in it is no zone")
    func noZone() throws {
        #expect(
            errors(try read(event("DTSTART;TZID=Europe/Stockholm:2027-05-20T13:00:00\nDURATION:PT1H"))) == [
                "6: DTSTART: \"2027-05-20T13:00:00\" is not a date such as 20270126 or a time such as 20270126T130000"
            ])
    }
}

import Domain
import ICalendar
import Testing

@Suite struct FeedsTests {
    private func feeds(invented: Bool = true) throws -> [Feed] {
        try TinyCity(invented: invented).feeds
    }

    private func text(_ path: String, invented: Bool = true) throws -> String {
        let feed = try #require(try feeds(invented: invented).first { $0.path == path })
        return String(decoding: feed.bytes, as: UTF8.self)
    }

    /// Each event's lines, unfolded, without what is the same in all.
    private func events(_ path: String) throws -> [[String]] {
        let common = ["UID:", "DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:", "STATUS:", "END:VEVENT", "END:VCALENDAR"]
        return try text(path).replacing("\r\n ", with: "").split(separator: "BEGIN:VEVENT\r\n").dropFirst().map { event in
            event.split(separator: "\r\n").map(String.init).filter { line in !common.contains { line.hasPrefix($0) } }
        }
    }

    /// Those of each feed, in order.
    private func uids(_ plan: Plan, _ city: City) -> [[Substring]] {
        let announcements = plan.announcements(in: city, at: city.term.revised)
        return Feeds.all(of: announcements, in: city, at: city.term.revised).map { feed in
            String(decoding: feed.bytes, as: UTF8.self).replacing("\r\n ", with: "").split(separator: "\r\n").filter {
                $0.hasPrefix("UID:")
            }
        }
    }

    private let open = [
        "DTSTART;TZID=Europe/Stockholm:20270126T090000", "DTEND;TZID=Europe/Stockholm:20270126T100000",
        "RRULE:FREQ=WEEKLY;UNTIL=20270216T080000Z", "EXDATE;TZID=Europe/Stockholm:20270202T090000",
        "SUMMARY:Café för alla\\; även nya\\, välkomna!",
    ]

    private let discreet = [
        "DTSTART;TZID=Europe/Stockholm:20270126T110000", "DTEND;TZID=Europe/Stockholm:20270126T120000",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20270223T100000Z",
    ]

    @Test("there is a feed for the city and each district, pool, leader and venue, also for those without events")
    func paths() throws {
        #expect(
            try feeds().map(\.path) == [
                "city.ics", "district/farsta.ics", "district/skarpnack.ics", "pool/sydost.ics", "leader/farsta-1.ics",
                "venue/biblioteket.ics",
            ])
        #expect(try events("district/skarpnack.ics") == [])
    }

    @Test(
        "the public sees an open session in full, a discreet one without its group, children's by week, a protected one never")
    func everyone() throws {
        let expected = [
            open + [
                "LOCATION:Farsta bibliotek\\, Farstaplan 3",
                "DESCRIPTION:Öppen träffpunkt för anhöriga till äldre personer och personer med funktionsnedsättning eller fysisk sjukdom."
                    + "\\nSpråk: svenska.\\nBörjar 26 januari 2027. 3 gånger\\, varje vecka\\, till 16 februari 2027.\\nKontakt: anhorigstod.farsta@example.org",
                "TRANSP:OPAQUE",
            ],
            discreet + [
                "SUMMARY:Samtalsgrupp", "LOCATION:Farsta bibliotek\\, Farstaplan 3",
                "DESCRIPTION:Sluten grupp.\\nSpråk: svenska.\\nBörjar 26 januari 2027. 3 gånger\\, varannan vecka\\, till 23 februari 2027."
                    + "\\nKontakt: anhorigstod.farsta@example.org",
                "TRANSP:OPAQUE",
            ],
            [
                "DTSTART;VALUE=DATE:20270125", "DTEND;VALUE=DATE:20270201", "RRULE:FREQ=WEEKLY;UNTIL=20270215",
                "SUMMARY:Barngrupp",
                "DESCRIPTION:Sluten grupp för barn 0–17 år som är anhöriga.\\nSpråk: svenska."
                    + "\\nVeckorna visas\\, men inte dag\\, tid och plats: fråga kontakten. Vissa veckor kan utgå.\\nKontakt: anhorigstod.farsta@example.org",
                "TRANSP:TRANSPARENT",
            ],
        ]
        #expect(try events("city.ics") == expected)
        #expect(try events("district/farsta.ics") == expected)
        #expect(try events("pool/sydost.ics") == [expected[0]])
    }

    @Test("a leader sees all that they lead; a protected one under a neutral title and without its place")
    func leader() throws {
        let place = "LOCATION:Farsta bibliotek\\, Farstaplan 3"
        #expect(
            try events("leader/farsta-1.ics") == [
                open + [place, "TRANSP:OPAQUE"],
                discreet + ["SUMMARY:Samtalsgrupp", place, "TRANSP:OPAQUE"],
                open.dropLast().map {
                    $0.replacing("T09", with: "T13").replacing("T10", with: "T14").replacing("T08", with: "T12")
                }
                    + ["SUMMARY:Träff", "DESCRIPTION:Plats: se planen.", "TRANSP:OPAQUE"],
                open.dropLast().map {
                    $0.replacing("T09", with: "T15").replacing("T10", with: "T16").replacing("T08", with: "T14")
                }
                    + ["SUMMARY:Barngrupp", place, "TRANSP:OPAQUE"],
            ])
    }

    @Test("a venue sees of each session alike only that the room is booked")
    func venue() throws {
        #expect(
            try events("venue/biblioteket.ics").map { $0.suffix(2) } == [
                ["SUMMARY:Bokad av anhörigstödet", "TRANSP:OPAQUE"], ["SUMMARY:Bokad av anhörigstödet", "TRANSP:OPAQUE"],
                ["SUMMARY:Bokad av anhörigstödet", "TRANSP:OPAQUE"], ["SUMMARY:Bokad av anhörigstödet", "TRANSP:OPAQUE"],
            ])
    }

    @Test("no feed tells of an offering's id, and none but the leader's and the venue's of when a protected one meets")
    func secrets() throws {
        for feed in try feeds() {
            let text = String(decoding: feed.bytes, as: UTF8.self).replacing("\r\n ", with: "")
            for word in [
                "-grupp", "cafe-oppet", "missbruk", "beroende", "kjutning", "ATTENDEE", "ORGANIZER", "METHOD", "VALARM",
            ] {
                #expect(!text.contains(word), "\(feed.path) \(word)")
            }
            if !feed.path.hasPrefix("leader"), !feed.path.hasPrefix("venue") {
                #expect(!text.contains("T130000"), "\(feed.path)")
            }
        }
    }

    @Test("an invented term says so in each feed, a real one does not")
    func invented() throws {
        #expect(
            try feeds().allSatisfy {
                String(decoding: $0.bytes, as: UTF8.self).contains("X-WR-CALDESC:PÅHITTAD DEMONSTRATION: ")
            })
        #expect(try feeds(invented: false).allSatisfy { !String(decoding: $0.bytes, as: UTF8.self).contains("PÅHITTAD") })
    }

    @Test("UIDs are on the site's own host, unique in their feed, and no different when a title is")
    func identity() throws {
        let (tiny, renamed) = (try TinyCity(), try TinyCity(title: "Nytt namn"))
        let found = uids(tiny.plan, tiny.city)
        #expect(found == uids(renamed.plan, renamed.city))
        #expect(
            found.allSatisfy {
                Set($0).count == $0.count && $0.allSatisfy { $0.hasSuffix("@traffpunkt.example") && $0.utf8.count == 55 }
            })
        #expect(found.map(\.count) == [3, 3, 0, 1, 4, 4])
    }

    @Test("UIDs stay when a session moves to another week")
    func moved() throws {
        let tiny = try TinyCity()
        let plan = tiny.plan
        let moved = Plan(
            term: plan.term,
            sessions: plan.sessions.map { session in
                Session(
                    offering: session.offering, host: session.host, venue: session.venue, time: session.time, startWeek: 4,
                    series: Series(days: session.series.days.map { $0 + 7 }, missed: []), leaders: session.leaders)
            }, seats: [], waitlists: [], cells: [], score: plan.score, decisions: [], unserved: [], origin: plan.origin)
        #expect(uids(plan, tiny.city) == uids(moved, tiny.city))
    }

    @Test("a leader's feed is named by the home district, never by a title that may tell of a target group")
    func leaderName() throws {
        let feed = try #require(try feeds().first { $0.path == "leader/farsta-1.ics" })
        #expect(feed.name == "Träffpunkt: grupper att leda – Farsta, våren 2027")
        #expect(!String(decoding: feed.bytes, as: UTF8.self).contains("extremism"))
    }

    @Test("an unchanged plan gives the same bytes")
    func stable() throws {
        #expect(try feeds() == feeds())
    }

    @Test("libical finds no fault in a feed, nor does the importer, and both see the same events")
    func read() throws {
        for (feed, count) in zip(try feeds(), [3, 3, 0, 1, 4, 4]) {
            #expect(libicalFaults(feed.bytes) == [])
            #expect(try #require(Libical.components(of: feed.bytes))["VEVENT", default: 0] == count)
            #expect(CalendarImport.read(feed.bytes, window: try spring()).remarks == [])
        }
    }

    @Test("the children's weeks end where the rest of the series is called off, and by a revision")
    func calledOff() throws {
        let tiny = try TinyCity()
        let children = try #require(tiny.announcements.last)
        let later = children.cancelled(at: try instant("2027-02-01 8:00"))
        #expect(later.revision.number > children.revision.number)
        let feed = try #require(Feeds.all(of: [later], in: tiny.city, at: try instant("2027-02-01 8:00")).first)
        let text = String(decoding: feed.bytes, as: UTF8.self)
        #expect(text.contains("DTSTART;VALUE=DATE:20270125\r\nDTEND;VALUE=DATE:20270201\r\nSUMMARY:Barngrupp"))
        #expect(!text.contains("RRULE:FREQ=WEEKLY;"))
    }

    @Test("a feed is cut at 1,000 events, and says so")
    func cut() throws {
        let tiny = try TinyCity(invented: false)
        let many = Array(repeating: try #require(tiny.announcements.first), count: 1001)
        let city = try #require(Feeds.all(of: many, in: tiny.city, at: tiny.city.term.revised).first)
        #expect(city.bytes.count <= Feeds.mostBytes)
        #expect(Libical.components(of: city.bytes)?["VEVENT"] == 1000)
        #expect(String(decoding: city.bytes, as: UTF8.self).contains("X-WR-CALDESC:Visar 1000 av 1001: "))
    }
}

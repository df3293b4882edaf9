import FeedRules
import Testing

@Suite("The judge of two versions of a feed")
struct ChangeRuleTests {
    private let today = CivilDay(iso: "2027-03-01")

    @Test("finds nothing wrong with an honest change", arguments: Self.honest)
    func right(_ change: Spoiling) throws {
        #expect(faults(from: GoodFeed.bytes, to: try change.spoilt(), today: today) == [])
    }

    @Test("names the one rule that is broken", arguments: Self.spoilings)
    func broken(_ change: Spoiling) throws {
        let found = faults(from: GoodFeed.bytes, to: try change.spoilt(), today: today)
        #expect(rules(found, of: changeRules) == [change.name])
    }

    @Test("breaks each of its rules")
    func complete() {
        #expect(Set(Self.spoilings.map(\.name)) == Set(changeRules))
    }

    @Test("lets a session leave a feed where the test says that it may")
    func leaving() throws {
        let (before, after) = (GoodFeed.bytes, try Spoiling("", ("UID:c@", "UID:d@")).spoilt())
        #expect(faults(from: before, to: after, today: today, mayLeave: true) == [])
        #expect(
            rules(faults(from: before, to: after, today: today), of: changeRules) == ["a UID stays until its series is over"])
    }

    @Test("lets what is over go")
    func over() throws {
        let before = GoodFeed.bytes
        let after = try Spoiling("", ("UID:c@", "UID:d@")).spoilt()
        #expect(faults(from: before, to: after, today: CivilDay(iso: "2027-06-03")) == [])
    }

    /// To the third event of the file, the lecture: its revision comes last of all.
    private static let revised = "20270220T080000Z"
    private static func lecture(_ edits: (String, String)..., sequence: String = "1", changed: String = revised) -> [(
        String, String
    )] {
        [
            (
                "UID:c@traffpunkt.example\r\nDTSTAMP:20270101T080000Z\r\nLAST-MODIFIED:20270101T080000Z\r\nSEQUENCE:0",
                "UID:c@traffpunkt.example\r\nDTSTAMP:\(changed)\r\nLAST-MODIFIED:\(changed)\r\nSEQUENCE:\(sequence)"
            )
        ] + edits
    }

    static let honest: [Spoiling] = [
        Spoiling("renamed", lecture(("SUMMARY:Fö", "SUMMARY:Ny fö"))),
        Spoiling("moved", lecture(("20270304T17", "20270305T17"), ("20270304T18", "20270305T18"))),
        Spoiling("another place", lecture(("URL:", "LOCATION:Huset\r\nURL:"))),
        Spoiling(
            "cancelled",
            lecture(
                (
                    "SUMMARY:Föreläsning", "SUMMARY:INSTÄLLD: Föreläsning"
                ),
                ("join\r\nSTATUS:CONFIRMED\r\nTRANSP:OPAQUE", "join\r\nSTATUS:CANCELLED\r\nTRANSP:TRANSPARENT"))),
        Spoiling("a session more", ("END:VCALENDAR", another + "END:VCALENDAR")),
    ]

    private static let another =
        "BEGIN:VEVENT\r\nUID:d@traffpunkt.example\r\nDTSTAMP:\(revised)\r\nLAST-MODIFIED:\(revised)\r\nSEQUENCE:0\r\n"
        + "DTSTART;VALUE=DATE:20270301\r\nDTEND;VALUE=DATE:20270302\r\nSUMMARY:x\r\nSTATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\n"

    static let spoilings: [Spoiling] = [
        Spoiling("SEQUENCE never falls", ("SEQUENCE:2", "SEQUENCE:1")),
        Spoiling(
            "LAST-MODIFIED and DTSTAMP never fall", lecture(("SUMMARY:Fö", "SUMMARY:Fö"), changed: "20261231T080000Z")),
        Spoiling(
            "another time, place, title or status raises LAST-MODIFIED",
            lecture(("SUMMARY:Fö", "SUMMARY:Ny fö"), changed: "20270101T080000Z")),
        Spoiling("an event that is not revised is the same to the byte", ("åäö", "åäöå")),
        Spoiling("an event that is not revised is the same to the byte", lecture(sequence: "0")),
        Spoiling("a UID stays until its series is over", ("UID:c@", "UID:d@")),
        Spoiling(
            "an occurrence goes only when it is over, or its series is revised",
            ("20270202T130000", "20270202T130000,20270316T130000")),
        Spoiling(
            "another time, place, title or status raises SEQUENCE",
            lecture(("SUMMARY:Fö", "SUMMARY:Ny fö"), sequence: "0")),
        Spoiling(
            "another time, place, title or status raises SEQUENCE",
            lecture(("20270304T17", "20270305T17"), ("20270304T18", "20270305T18"), sequence: "0")),
        Spoiling(
            "the events that are kept stay in their order", (GoodFeed.weeks, ""),
            ("END:VCALENDAR", GoodFeed.weeks + "END:VCALENDAR")),
        Spoiling(
            "what is cancelled was told before",
            (
                "END:VCALENDAR",
                another.replacing("SUMMARY:", with: "SUMMARY:INSTÄLLD: ").replacing("CONFIRMED", with: "CANCELLED")
                    + "END:VCALENDAR"
            )),
    ]
}

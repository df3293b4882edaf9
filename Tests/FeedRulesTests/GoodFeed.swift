import FeedRules
import Testing

/// A feed as it should be, with one of each thing that feeds hold, read on 1 March 2027.
enum GoodFeed {
    static let site = "traffpunkt.example"
    static var reading: Reading { Reading(site: site, today: CivilDay(iso: "2027-03-01")) }

    static let bytes = Array((head + zone + events + ["END:VCALENDAR", ""]).joined(separator: "\r\n").utf8)

    private static let head = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Judge//Judge 1//SV", "CALSCALE:GREGORIAN", "NAME:Träffar\\, våren",
        "X-WR-CALNAME:Träffar\\, våren", "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H",
    ]

    private static let zone = [
        "BEGIN:VTIMEZONE", "TZID:Europe/Stockholm", "BEGIN:STANDARD", "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "BEGIN:DAYLIGHT",
        "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
        "END:DAYLIGHT", "END:VTIMEZONE",
    ]

    private static let events =
        event(
            "a", revised: "20270101T080000Z", 0, start: "20270126T130000", end: "20270126T143000",
            times: ["RRULE:FREQ=WEEKLY;UNTIL=20270323T120000Z", "EXDATE;TZID=Europe/Stockholm:20270202T130000"],
            says: [
                "SUMMARY:Café", "LOCATION:Huset\\, Gatan 1",
                "DESCRIPTION:Träff.\\nBörjar 26 januari 2027. 8 gånger\\, varje ve", " cka åäö.",
            ])
        + event(
            "a", revised: "20270201T080000Z", 1, start: "20270218T130000", end: "20270218T143000",
            times: ["RECURRENCE-ID;TZID=Europe/Stockholm:20270216T130000"],
            says: ["SUMMARY:Café", "LOCATION:Huset\\, Gatan 1"])
        + event(
            "a", revised: "20270202T080000Z", 2, start: "20270302T130000", end: "20270302T143000",
            times: ["RECURRENCE-ID;TZID=Europe/Stockholm:20270302T130000"],
            says: ["SUMMARY:INSTÄLLD: Café"], status: "CANCELLED", transparency: "TRANSPARENT")
        + byWeek
        + event(
            "c", revised: "20270101T080000Z", 0, start: "20270304T170000", end: "20270304T180000", times: [],
            says: [
                "SUMMARY:Föreläsning", "URL:https://example.org/join",
                "CONFERENCE;VALUE=URI;LABEL=\"a;b:c\":https://example.org/join",
            ])

    private static let byWeek = [
        "BEGIN:VEVENT", "UID:b@traffpunkt.example", "DTSTAMP:20270101T080000Z", "LAST-MODIFIED:20270101T080000Z", "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20270125", "DTEND;VALUE=DATE:20270201", "RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20270222",
        "SUMMARY:Barngrupp", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "END:VEVENT",
    ]

    /// The end of a zone, and the same zone again up to its end.
    static let secondZone = "END:VTIMEZONE\r\n" + zone.dropLast().map { $0 + "\r\n" }.joined()

    /// The event of whole weeks, with its line breaks.
    static let weeks = byWeek.map { $0 + "\r\n" }.joined()

    private static func event(
        _ name: String, revised: String, _ sequence: Int, start: String, end: String, times: [String], says: [String],
        status: String = "CONFIRMED", transparency: String = "OPAQUE"
    ) -> [String] {
        ["BEGIN:VEVENT", "UID:\(name)@\(site)", "DTSTAMP:\(revised)", "LAST-MODIFIED:\(revised)", "SEQUENCE:\(sequence)"]
            + times + ["DTSTART;TZID=Europe/Stockholm:\(start)", "DTEND;TZID=Europe/Stockholm:\(end)"] + says
            + ["STATUS:\(status)", "TRANSP:\(transparency)", "END:VEVENT"]
    }
}

/// A change of a feed's octets.
struct Spoiling: Sendable, CustomTestStringConvertible {
    /// What it breaks, or what it is.
    let name: String
    let edits: [(from: String, to: [UInt8])]

    init(_ name: String, _ edits: (String, String)...) { self.init(name, edits) }

    init(_ name: String, _ edits: [(String, String)]) {
        self.name = name
        self.edits = edits.map { ($0, Array($1.utf8)) }
    }

    init(_ name: String, _ from: String, _ octets: [UInt8]) {
        self.name = name
        edits = [(from, octets)]
    }

    var testDescription: String { name }

    /// Each edit changes the first place.
    func spoilt(_ bytes: [UInt8] = GoodFeed.bytes, sourceLocation: SourceLocation = #_sourceLocation) throws -> [UInt8] {
        var bytes = bytes
        for (from, to) in edits {
            let range = try #require(bytes.firstRange(of: Array(from.utf8)), "\(from)", sourceLocation: sourceLocation)
            bytes.replaceSubrange(range, with: to)
        }
        return bytes
    }
}

/// The rules that faults name.
func rules(_ faults: [String], of all: [String]) -> Set<String> {
    Set(faults.map { fault in all.first { fault.hasPrefix($0 + ": ") } ?? fault })
}

import FeedRules
import Foundation
import Testing

@Suite("The judge of privacy")
struct PrivacyRuleTests {
    private static let tables = [
        "offerings": """
        id,title,neutral_title,visibility
        cafe-1,Café,,open
        barn-1,Barngrupp,,children
        samtal-1,Leva nära missbruk,Föreläsning,discreet
        hemlig-1,Efter skjutningen,Stund,protected
        """,
        "leaders": "id,title\nledare-1,Diakonen i byn\n", "requests": "id\nr0001\n", "venues": "name,address\nHuset,Gatan 1\n",
    ]

    private func faults(_ spoiling: Spoiling, at path: String) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "traffpunkt-privacy-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in Self.tables { try Data(text.utf8).write(to: folder.appending(path: name + ".csv")) }
        return try PublishedTerm(folder).faults(inFeed: try spoiling.spoilt(), at: path)
    }

    @Test("finds nothing wrong with a feed that tells what it may")
    func good() throws {
        #expect(try faults(Spoiling("", []), at: "city.ics") == [])
    }

    @Test("names the rule that a public feed breaks", arguments: Self.spoilings)
    func everybody(_ spoiling: Spoiling) throws {
        #expect(try Set(faults(spoiling, at: "district/norr.ics")) == [spoiling.name + " (district/norr.ics)"])
    }

    private static let spoilings: [Spoiling] = [
        Spoiling("a leader is named", ("Träff.", "Träff. Diakonen i byn.")),
        Spoiling("a request is named", ("Träff.", "Träff r0001.")),
        Spoiling("an offering's id is told", ("Träff.", "Träff cafe-1.")),
        Spoiling("participants are counted", ("Träff.", "3 platser.")),
        Spoiling("a title is not one that everybody may read", ("SUMMARY:Café", "SUMMARY:Kafé")),
        Spoiling("a hidden title is told", ("Träff.", "Efter skjutningen.")),
        Spoiling(
            "a discreet offering tells whom it is for",
            ("SUMMARY:Föreläsning", "SUMMARY:Föreläsning\r\nDESCRIPTION:För anhöriga till någon")),
        Spoiling(
            "children's meetings are told closer than by week", ("SUMMARY:Barngrupp", "SUMMARY:Barngrupp\r\nLOCATION:Huset")),
        Spoiling(
            "children's meetings are told closer than by week",
            ("SUMMARY:Barngrupp", "SUMMARY:Barngrupp\r\nDESCRIPTION:På tisdagar")),
        Spoiling(
            "children's meetings are told closer than by week", ("DTEND;VALUE=DATE:20270201", "DTEND;VALUE=DATE:20270126")),
    ]

    @Test("names what a leader's and a venue's feed tell too much")
    func staff() throws {
        #expect(
            try faults(Spoiling("", ("SUMMARY:Café", "SUMMARY:Stund")), at: "leader/a.ics") == [
                "a protected session's place is told (leader/a.ics)"
            ])
        #expect(
            try faults(Spoiling("", ("SUMMARY:Café", "SUMMARY:Leva nära missbruk")), at: "leader/a.ics") == [
                "a hidden title is told (leader/a.ics)"
            ])
        #expect(
            try Set(faults(Spoiling("", []), at: "venue/a.ics")) == [
                "a venue tells one session from another (venue/a.ics)",
                "a venue is told more than that it is booked (venue/a.ics)",
            ])
    }
}

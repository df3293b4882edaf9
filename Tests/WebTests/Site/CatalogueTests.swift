import Domain
import Foundation
import FoundationXML
import Registration
import Testing

@testable import Web

@Suite("The catalogue") struct CatalogueTests {
    private let world = TrialWorld()
    private var site: Site { Site(world, at: Origin(host: "127.0.0.1:8080", isSecure: false)) }

    private func text(_ path: String, _ query: [Visit.Field] = []) async -> String {
        await site.respond(to: Visit(path: path, query: query)).text
    }

    @Test(
        "tells nothing anywhere that everybody may not know",
        arguments: [
            "/", "/en", "/karta", "/manad", "/api/v1/groups", "/api/v1/groups.csv", "/program/farsta", "/sitemap.xml",
        ])
    func hides(path: String) async {
        let query = path == "/manad" ? [Visit.Field("m", "2027-02")] : []
        let text = await text(path, query)
        for secret in ["Skyddad grupp", "Grupp om beroende", "vbe", "beroende-", "hemlig", "skyddad"] {
            #expect(!text.contains(secret), "\(secret)")
        }
    }

    @Test("hides a discreet session's groups, a children's session's day and place, and says that more exist")
    func exposure() async throws {
        let listings = Dictionary(uniqueKeysWithValues: world.catalogue().listings.map { ($0.title, $0) })
        #expect(listings["Samtalsgrupp"]?.groups == [])
        let children = try #require(listings["Barngrupp"])
        #expect(children.place == .untold)
        #expect(children.release == nil)
        #expect(children.times == .weeks((0..<10).map { Day(clamping: 2027, 2, 1) + 7 * $0 }))
        #expect(children.isEvening == nil)
        #expect(children.open == [TrialWorld.farsta])
        #expect(world.catalogue().hidden == 1)
        #expect(await text("/").contains("Det finns också grupper vars tid och plats inte visas"))
    }

    @Test("a children's session tells no day by a week that it misses, nor by the day when held seats are released")
    func missedWeek() async throws {
        let children = TrialOffering(
            id: "barn", title: "Barngrupp", visibility: .children, groups: [.barn], kind: .closed, skips: [4])
        let world = TrialWorld([children])
        #expect(
            world.catalogue().listings.first?.times == .weeks((0..<10).map { Day(clamping: 2027, 2, 1) + 7 * $0 }))
        let site = Site(world, at: Origin(host: "x", isSecure: false))
        for path in ["/grupp/\(children.key)", "/en/grupp/\(children.key)"] {
            let text = await site.respond(to: Visit(path: path)).text
            #expect(!text.contains("går före till") && !text.contains("go first until") && !text.contains("januari"))
        }
    }

    @Test("a page that is kept is found by its address as it stands, so that no other address can put another in its place")
    func poisoned() async throws {
        let site = Site(world, at: Origin(host: "x", isSecure: false))
        let hostile = try #require(Visit("/?stadsdel%3Dfarsta%26malgrupp%3D%26typ="))
        #expect(await site.respond(to: hostile).status == 400)
        #expect(await site.respond(to: try #require(Visit("/?unknown="))).status == 400)
        let asked = try #require(Visit("/?stadsdel=farsta&malgrupp=&typ="))
        let text = await site.respond(to: asked).text
        #expect(text.contains("4 träffar passar"))
        #expect(site.kept("/?stadsdel=farsta&malgrupp=&typ=")?.reply(to: Conditions()).text == text)
        #expect(site.kept("/?stadsdel=farsta") == nil)
    }

    @Test(
        "is narrowed by what is public alone",
        arguments: [
            ([("stadsdel", "farsta")], ["Anhörigcafé", "Barngrupp", "Digital träff", "Samtalsgrupp"]),
            ([("stadsdel", "skarpnack")], ["Kvällsgrupp"]),
            ([("stadsdel", "skarpnack"), ("nara", "ja")], ["Anhörigcafé", "Digital träff", "Kvällsgrupp", "Samtalsgrupp"]),
            ([("malgrupp", "beroende")], []),
            ([("malgrupp", "barn")], ["Barngrupp"]),
            ([("tid", "kvall")], ["Kvällsgrupp"]),
            ([("tid", "dag")], ["Anhörigcafé", "Digital träff", "Samtalsgrupp"]),
            ([("form", "digitalt")], ["Digital träff"]),
            ([("typ", "closed"), ("tid", "dag")], ["Samtalsgrupp"]),
        ] as [([(String, String)], [String])])
    func narrowed(words: [(String, String)], titles: [String]) throws {
        let filter = try #require(Filter(words: words.map { (name: $0.0, value: $0.1) }))
        #expect(world.catalogue().listings(filter).map(\.title).sorted() == titles)
    }

    @Test("suggests what is nearest where nothing fits, and whom to ask")
    func nearest() async {
        let text = await text(
            "/", [Visit.Field("stadsdel", "skarpnack"), Visit.Field("malgrupp", "aldre"), Visit.Field("tid", "dag")])
        #expect(text.contains("Inget passar just de valen"))
        #expect(text.contains("Det här kan passa dig"))
        #expect(text.contains("Kvällsgrupp"))
        #expect(text.contains("mailto:anhorig.skarpnack@example.org"))
    }

    @Test(
        "a filter has one address as a page and one as a calendar",
        arguments: [
            ("", "alla"), ("stadsdel=farsta", "stadsdel-farsta"),
            (
                "stadsdel=farsta&nara=ja&malgrupp=aldre&sprak=sv&tid=kvall&form=plats&typ=closed",
                "stadsdel-farsta.nara-ja.malgrupp-aldre.sprak-sv.tid-kvall.form-plats.typ-closed"
            ),
        ])
    func addresses(query: String, file: String) throws {
        let filter = try #require(Filter(words: (fields(query) ?? []).map { ($0.name, $0.value) }))
        #expect(filter.query == query)
        #expect(filter.fileName == file)
        #expect(Filter(fileName: file) == filter)
    }

    @Test(
        "refuses an address that no filter has",
        arguments: [
            "tid-kvall.stadsdel-farsta", "stadsdel-Farsta", "alla.", "nara-ja", "tid-natt", "x-y", "",
            "stadsdel-farsta.stadsdel-farsta",
        ])
    func wrongFile(name: String) async {
        #expect(Filter(fileName: name) == nil)
        let reply = await site.respond(to: Visit(path: "/kalender/\(name).ics"))
        #expect(reply.status == 404)
        #expect(!reply.text.contains("<"))
    }

    @Test(
        "refuses choices that cannot be",
        arguments: [("tid", "natt"), ("stadsdel", "<x>"), ("okand", "1")])
    func wrongFilter(name: String, value: String) async {
        let reply = await site.respond(to: Visit(path: "/", query: [Visit.Field(name, value)]))
        #expect(reply.status == 400)
        #expect(!reply.text.contains("<x>"))
    }

    @Test("every page is well-formed, declares its language and has one heading of the first rank", arguments: Wording.allCases)
    func pages(language: Wording) async throws {
        let key = TrialOffering().key
        let links: [Link] = [
            .catalogue(Filter()), .month(Filter(), "2027-02"), .map(Filter()), .offering(key), .subscribe(Filter()),
            .program(TrialWorld.farsta),
            .poster(key), .ask(key), .about, .easy, .accessibility, .privacy,
        ]
        for link in links {
            let path = link.path(language)
            let parts = path.split(separator: "?", maxSplits: 1)
            let visit = Visit(path: String(parts[0]), query: parts.count == 2 ? fields(String(parts[1])) ?? [] : [])
            let reply = await site.respond(to: visit)
            #expect(reply.status == 200, "\(path)")
            let text = reply.text
            #expect(text.contains("<html lang=\"\(language == .swedish ? "sv" : "en")\">"), "\(path)")
            #expect(text.components(separatedBy: "<h1>").count == 2, "\(path)")
            #expect(!text.contains(" style=") && !text.contains("onclick"), "\(path)")
            let parser = XMLParser(data: Data(text.replacing("<!DOCTYPE html>", with: "").utf8))
            #expect(parser.parse(), "\(path): \(String(describing: parser.parserError)) line \(parser.lineNumber)")
        }
    }
}

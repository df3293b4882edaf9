import Domain
import Foundation
import FoundationXML
import Testing
@testable import Web

@Suite("The report as a page")
struct ReportPageTests {
    private func page(_ small: SmallCity) -> String { Report.html(city: small.city, plan: small.plan, alone: small.alone) }

    @Test("what is protected never stands there: titles, places, times, people, leaders")
    func refusals() throws {
        let html = page(try SmallCity())
        let secrets =
            [
                "Grupp mot hot", "Kurs mot våld", "Grupp om psykisk ohälsa", "Dold lokal", "Barnens hus", "19:45", "21:45",
                "15:15", "16:50",
            ]
            + ["Anhörigkonsulent"] + (10...20).map { "j\($0)" }
        #expect(secrets.filter(html.contains) == [])
        #expect(html.contains("1 av dem är en skyddad grupp: tid och plats visas inte"))
        #expect(html.contains("Onsdagsträff"))
        #expect(html.contains("Påhittad demonstration"))
    }

    @Test("no number of people from 1 to 4 stands there")
    func smallNumbers() throws {
        let html = page(try SmallCity())
        let shown = html.matches(of: /(\d+) av (\d+)/).flatMap { [Int($0.1), Int($0.2)] }
        #expect(shown.count > 10)
        #expect(shown.allSatisfy { $0.map { $0.isMultiple(of: 5) } == true })
    }

    @Test("hostile text stays text")
    func escapes() throws {
        let html = page(
            try SmallCity(
                openTitle: "<script>alert('1')</script> & \"så\"\u{202E}\u{0}", districtName: "\"><img src=x onerror=y>",
                contact: "</style><b>&lt;"))
        #expect(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;så&quot;\u{FFFD}\u{FFFD}"))
        #expect(html.contains("&quot;&gt;&lt;img src=x onerror=y&gt;"))
        #expect(html.contains("&lt;/style&gt;&lt;b&gt;&amp;lt;"))
        #expect(["<script", "<img", "\u{202E}", "\u{0}"].filter(html.contains) == [])
        #expect(Outline(of: html) != nil)
    }

    @Test("the same input gives the same bytes")
    func deterministic() throws {
        #expect(page(try SmallCity()) == page(try SmallCity()))
    }

    @Test("the page asks for nothing from anywhere and runs nothing")
    func selfContained() throws {
        let html = page(try SmallCity())
        #expect(html.contains(#"content="default-src 'none'; style-src 'unsafe-inline'; img-src data:""#))
        #expect(["http:", "https:", "<script", "<link", "@import", "src=", "javascript:", " on"].filter(html.contains) == [])
    }

    @Test("the page is well-formed: headings in order, a caption in each table, ids that links find")
    func wellFormed() throws {
        let outline = try #require(Outline(of: page(try SmallCity())))
        #expect(outline.headings.first == 1)
        #expect(zip(outline.headings, outline.headings.dropFirst()).allSatisfy { $1 - $0 <= 1 })
        #expect(outline.headings.count { $0 == 1 } == 1)
        #expect(outline.tables > 5)
        #expect(outline.tables == outline.captions)
        #expect(Set(outline.ids).count == outline.ids.count)
        #expect(outline.fragments.filter { !outline.ids.contains($0) } == [])
        #expect(outline.landmarks == ["header", "nav", "main", "footer"])
        #expect(outline.cellsWithoutScope == 0)
    }
}

/// What of a page matters to somebody who hears it read; nil when the page is not well-formed.
private final class Outline: NSObject, XMLParserDelegate {
    private(set) var headings: [Int] = []
    private(set) var tables = 0
    private(set) var captions = 0
    private(set) var ids: [String] = []
    private(set) var fragments: [String] = []
    private(set) var landmarks: [String] = []
    private(set) var cellsWithoutScope = 0

    init?(of html: String) {
        super.init()
        let parser = XMLParser(data: Data(html.utf8))
        parser.delegate = self
        guard parser.parse() else { return nil }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        switch name {
        case "h1", "h2", "h3", "h4": headings.append(Int(name.dropFirst()) ?? 0)
        case "table": tables += 1
        case "caption": captions += 1
        case "header", "nav", "main", "footer": landmarks.append(name)
        case "th": cellsWithoutScope += attributes["scope"] == nil ? 1 : 0
        default: break
        }
        if let id = attributes["id"] { ids.append(id) }
        if let href = attributes["href"], href.hasPrefix("#") { fragments.append(String(href.dropFirst())) }
    }
}

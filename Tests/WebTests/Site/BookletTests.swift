import Domain
import Testing

@testable import Web

@Suite("A booklet") struct BookletTests {
    @Test(
        "folded, has its pages in order: each sheet's outer side holds the last of what is left and the first",
        arguments: [
            (1, ["3 0", "1 2"]), (4, ["3 0", "1 2"]), (5, ["7 0", "1 6", "5 2", "3 4"]), (8, ["7 0", "1 6", "5 2", "3 4"]),
        ])
    func sheets(pages: Int, sides: [String]) {
        #expect(Booklet.sheets(of: pages).map { "\($0.left) \($0.right)" } == sides)
    }

    @Test("of any number of pages has each once")
    func everyPage() {
        for pages in 1...40 {
            let all = Booklet.sheets(of: pages).flatMap { [$0.left, $0.right] }
            #expect(all.sorted() == Array(0..<(pages + 3) / 4 * 4))
        }
    }

    @Test("is a PDF of A4 lying down, the same each time, however hostile its text")
    func file() {
        let text = #"<b>&"' \u{0}\u{202E} Åsa سلام"#
        let booklet = Booklet(
            title: text, made: Day(clamping: 2027, 1, 12), blocks: (0..<40).map { "<b>\($0)</b> \(text)" as Markup })
        let bytes = booklet.pdf()
        #expect(bytes.starts(with: Array("%PDF-1.".utf8)) && bytes == booklet.pdf())
        let file = String(decoding: bytes, as: UTF8.self)
        #expect(file.contains("/MediaBox [ 0 0 839.06"))
        #expect(file.matches(of: /\/Type \/Page %/).count >= 2)
    }

    @Test("of a district's programme is at the programme's address, with .pdf")
    func programme() async throws {
        let site = Site(TrialWorld(), at: Origin(host: "x", isSecure: false))
        let reply = await site.respond(to: Visit(path: "/program/farsta.pdf"))
        #expect(reply.status == 200 && reply["Content-Type"] == "application/pdf" && reply["Content-Language"] == "sv")
        #expect(reply.text.hasPrefix("%PDF-1."))
        #expect(await site.respond(to: Visit(path: "/program/farsta")).text.contains("href=\"/program/farsta.pdf\""))
        #expect(await site.respond(to: Visit(path: "/program/nowhere.pdf")).status == 404)
    }
}

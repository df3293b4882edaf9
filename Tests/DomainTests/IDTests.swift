import Domain
import Testing

@Suite("An id")
struct IDTests {
    @Test("is a slug", arguments: ["a", "7", "enskede-arsta-vantor", "a--b", String(repeating: "x", count: 40)])
    func good(_ text: String) throws { #expect(try ID<District>(text).text == text) }

    @Test(
        "is nothing else",
        arguments: [
            "", "-a", "a-", "Farsta", "å", "a b", "a_b", "a/b", "a.b", "a\0", "=1", "á", String(repeating: "x", count: 41),
        ])
    func bad(_ text: String) { #expect(throws: InvalidID.self) { try ID<District>(text) } }

    @Test("sorts as its text")
    func order() throws {
        let ids = try ["b", "a-b", "a", "a1"].map { try ID<Venue>($0) }
        #expect(ids.sorted().map(\.text) == ["a", "a-b", "a1", "b"])
    }
}

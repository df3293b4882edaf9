import Domain
import Store
import Testing

@Suite("A new name for a person")
struct PseudonymTests {
    private enum Somebody {}

    @Test("is p- and 16 letters and digits, as the random numbers say")
    func form() throws {
        var (random, same) = (SplitMix64(seed: 7), SplitMix64(seed: 7))
        let ids = (0..<10_000).map { _ in ID<Somebody>.pseudonym(using: &random) }
        #expect(Set(ids).count == 10_000)
        #expect(ids[0] == ID.pseudonym(using: &same))
        for id in ids {
            #expect(id.text.wholeMatch(of: /p-[a-z2-7]{16}/) != nil)
            #expect(try ID(id.text) == id)
        }
        #expect(Set(ids.flatMap { $0.text.dropFirst(2) }).count == 32)
    }

    @Test("is another each time when the system draws")
    func drawn() { #expect(Set((0..<1000).map { _ in ID<Somebody>.pseudonym() }).count == 1000) }
}

@Suite("A token")
struct TokenTests {
    @Test("is 32 characters that stand in an address as they are, and another each time")
    func form() {
        let tokens = (0..<1000).map { _ in Token.new() }
        #expect(Set(tokens).count == 1000)
        for token in tokens {
            #expect(token.text.wholeMatch(of: /[A-Za-z0-9_-]{32}/) != nil)
            #expect(Token(token.text) == token)
        }
        #expect(Set(tokens.flatMap(\.text)).count == 64)
    }

    @Test("is stored as the SHA-256 of its text")
    func hash() throws {
        let token = try #require(Token("AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"))
        #expect(token.hash == "bffcb3cc4ae9b1be18646be4a2902233285f09e73e64b88a821c94fedf788462")
    }

    @Test(
        "is nothing shorter, longer or of other characters",
        arguments: [
            "", "AAECAwQFBgcICQoLDA0ODxAREhMUFRY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXX", "AAECAwQFBgcICQoLDA0ODxAREhMUFR==",
            "AAECAwQFBgcICQoLDA0ODxAREhMUFR+/", "AAECAwQFBgcICQoL DA0ODxAREhMUFRY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRå",
        ])
    func refused(_ text: String) { #expect(Token(text) == nil) }

    @Test("shows its beginning alone when it is printed or dumped")
    func silent() throws {
        let token = try #require(Token("AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"))
        var dumped = ""
        dump(token, to: &dumped)
        #expect("\(token)" == "token AAEC…")
        #expect(String(reflecting: token) == "token AAEC…")
        #expect(!dumped.contains("AAECAwQ"))
    }
}

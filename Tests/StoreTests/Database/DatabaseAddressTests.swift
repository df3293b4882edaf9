import Testing

@testable import Store

@Suite("A database's address")
struct DatabaseAddressTests {
    @Test(
        "is shown without its user and password",
        arguments: [
            (":memory:", ":memory:"), ("term.db", "term.db"), ("/var/lib/term.db", "/var/lib/term.db"),
            ("postgres://anna:hemligt@db.example.org:5433/term?sslmode=disable", "postgres://db.example.org:5433/term"),
            ("postgresql://anna@db.example.org/term?password=hemligt", "postgres://db.example.org/term"),
            ("postgres:///term", "postgres://localhost/term"),
            ("postgres://anna:hem%40li%2Fgt@[::1]/term", "postgres://::1/term"),
        ])
    func shown(text: String, shown: String) throws {
        let address = try DatabaseAddress(text)
        var dumped = ""
        dump(address, to: &dumped)
        dump(address.place, to: &dumped)
        #expect("\(address)" == shown)
        #expect(String(reflecting: address) == shown)
        #expect(!dumped.contains("hemligt") && !dumped.contains("li%2Fgt"))
    }

    @Test(
        "that is none tells nothing of itself",
        arguments: [
            ("", DatabaseAddressFault.empty), ("a\0b", .path), ("mysql://anna:hemligt@host/term", .kind),
            ("postgres://anna:hem@ligt@host/term", .url), ("postgres://anna:hem/ligt@host/term", .url),
            ("postgres://anna:hem%zzligt@host/term", .url), ("postgres://host/term?colour=red", .url),
            ("postgres://host:port/term", .url),
        ])
    func refused(text: String, fault: DatabaseAddressFault) {
        #expect(throws: fault) { try DatabaseAddress(text) }
    }
}

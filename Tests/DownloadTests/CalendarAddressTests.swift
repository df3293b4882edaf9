import Domain
import Download
import Testing

@Suite struct CalendarAddressTests {
    @Test(
        "an address shows its host and a mark, and nothing else of itself",
        arguments: [
            ("https://calendar.example.org/secret.ics", "calendar.example.org"),
            ("HTTPS://Calendar.Example.Org/secret.ics", "Calendar.Example.Org"),
            ("https://calendar.example.org:8443/secret.ics?token=secret#secret", "calendar.example.org:8443"),
            ("https://åäö.example/secret", "xn--4cab6c.example"),
            ("https://[2001:db8::1]/secret", "[2001:db8::1]"),
        ])
    func shown(text: String, host: String) throws {
        let address = try CalendarAddress(text)
        #expect(address.host == host)
        #expect(address.description == "\(host)/…#\(address.mark.prefix(6))")
        var dumped = ""
        dump(address, to: &dumped)
        for shown in [String(reflecting: address), "\(Optional(address) as Any)", "\([address])", dumped] {
            #expect(!shown.contains("secret"))
        }
    }

    @Test("webcal means https, and the part after # is not the server's")
    func same() throws {
        let address = try CalendarAddress("https://calendar.example.org/team.ics")
        #expect(try CalendarAddress("webcal://calendar.example.org/team.ics") == address)
        #expect(try CalendarAddress("WEBCAL://calendar.example.org/team.ics") == address)
        #expect(try CalendarAddress("webcals://calendar.example.org/team.ics#top") == address)
        #expect(try CalendarAddress("https://calendar.example.org/other.ics").mark != address.mark)
    }

    @Test(
        "what is no calendar's address is refused for its own reason",
        arguments: [
            ("", .malformed), ("calendar.ics", .malformed), ("https://", .malformed),
            ("https:calendar.example.org", .malformed),
            ("https://a b/", .malformed), ("https://a/\r\nHost: b", .malformed), ("https://a/\u{1B}[31m", .malformed),
            ("https://a/x\0y", .malformed), ("https://a:99999/", .malformed), ("mailto:a@example.org", .malformed),
            ("javascript:alert(1)", .malformed),
            ("ftp://example.org/a.ics", .scheme("ftp")), ("file:///etc/passwd", .scheme("file")),
            ("gopher://example.org/", .scheme("gopher")), ("ldap://example.org/", .scheme("ldap")),
            ("http://example.org/a.ics", .notEncrypted), ("HTTP://example.org/a.ics", .notEncrypted),
            ("https://name:word@example.org/a.ics", .credentials), ("https://name@example.org/a.ics", .credentials),
            ("https://example.org\\@example.net/", .credentials),
            ("https://example.org/" + String(repeating: "a", count: 4000), .tooLong),
        ] as [(String, AddressFault)])
    func refused(text: String, fault: AddressFault) {
        #expect(throws: fault) { try CalendarAddress(text) }
    }

    @Test("an address of chance never does harm, and never shows its path")
    func chance() {
        var chance = SplitMix64(seed: 4)
        let pieces = [
            "https:", "//", "/", "@", ":", "[", "]", "::1", "%00", "%2e", "..", "\\", "?", "#", "å", "\u{202E}", "\0", " ",
            "a.se", "443",
        ]
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 1...12, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }
                .joined()
            guard let address = try? CalendarAddress("https://\(text)/secret") else { continue }
            #expect(address.description.utf8.allSatisfy { (0x21...0x7E).contains($0) || $0 >= 0x80 }, "\(text)")
            #expect(address.host.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "\(text)")
            #expect(!address.host.contains("/") && !address.host.contains("@") && !address.host.contains("?"), "\(text)")
        }
    }

    @Test("http is taken where it is allowed")
    func unencrypted() throws {
        #expect(try CalendarAddress("http://example.org/a.ics", allowsHTTP: true).host == "example.org")
    }
}

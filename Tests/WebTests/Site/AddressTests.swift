import Testing

@testable import Web

@Suite("Addresses") struct AddressTests {
    @Test(
        "of the network are read with a port and without; an IPv4 address within IPv6 is that address",
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("192.0.2.1:4711", "192.0.2.1"), (" ::ffff:192.0.2.1", "192.0.2.1"),
            ("[::ffff:192.0.2.1]:80", "192.0.2.1"), ("[2001:db8::1]:4711", "2001:db8::1"), ("2001:DB8:0::1", "2001:db8::1"),
            ("fe80::1%eth0", "fe80::1"),
        ])
    func read(text: String, same: String) {
        #expect(NetworkAddress(text) != nil && NetworkAddress(text) == NetworkAddress(same))
    }

    @Test(
        "of the network are refused otherwise",
        arguments: [
            "", "nonsense", "192.0.2", "192.0.2.256", "[::1", "1.2.3.4.5", "_", "[::1]rubbish", "192.0.2.1:abc", "192.0.2.1%x",
        ])
    func refused(text: String) { #expect(NetworkAddress(text) == nil) }

    @Test("within one IPv6 network of 64 bits are one visitor; IPv4 addresses are one each")
    func visitors() throws {
        let visitor = { (text: String) in try #require(NetworkAddress(text)).visitor }
        #expect(try visitor("2001:db8::1") == visitor("2001:db8::ffff:1"))
        #expect(try visitor("2001:db8::1") != visitor("2001:db8:0:1::1"))
        #expect(try visitor("192.0.2.1") != visitor("192.0.2.2"))
    }

    @Test(
        "of a site are read as people write them",
        arguments: [
            ("https://traffpunkt.example", "https://traffpunkt.example"),
            ("HTTPS://Traffpunkt.Example/", "https://traffpunkt.example"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://[::1]:8080/", "http://[::1]:8080"),
            ("https://traffpunkt.example:443", "https://traffpunkt.example"), ("http://x:80/", "http://x"),
            ("https://xn--exmple-cua.se", "https://xn--exmple-cua.se"),
        ])
    func origins(text: String, same: String) { #expect(Origin(text)?.text == same) }

    @Test(
        "of a site are refused otherwise",
        arguments: [
            "", "traffpunkt.example", "ftp://x", "https://", "https://x/path", "https://x?y", "https://x#y", "https://a:b@x",
            "https://exämple.se", "https://x:0", "https://x:99999", "javascript:alert(1)", "https://x\n", "https://-x",
            "http://::1",
        ])
    func wrongOrigins(text: String) { #expect(Origin(text) == nil) }
}

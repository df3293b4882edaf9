import Download
import Testing

@Suite struct IPAddressTests {
    @Test(
        "an address that does not lead out to the internet is known for what it is",
        arguments: [
            ("0.0.0.0", "unspecified"), ("0.1.2.3", "unspecified"), ("10.0.0.1", "a private network"),
            ("10.255.255.255", "a private network"), ("100.64.0.0", "a provider's own network"),
            ("100.127.255.255", "a provider's own network"), ("127.0.0.1", "this computer itself"),
            ("127.255.255.255", "this computer itself"), ("169.254.169.254", "link-local"),
            ("172.16.0.0", "a private network"), ("172.31.255.255", "a private network"), ("192.0.0.8", "reserved"),
            ("192.0.2.1", "for documentation"), ("192.88.99.1", "reserved"), ("192.168.1.1", "a private network"),
            ("198.18.0.1", "for measurements"), ("198.19.255.255", "for measurements"), ("198.51.100.7", "for documentation"),
            ("203.0.113.9", "for documentation"), ("224.0.0.1", "multicast"), ("239.255.255.255", "multicast"),
            ("240.0.0.1", "reserved"), ("255.255.255.255", "broadcast"),
            ("::", "unspecified"), ("::1", "this computer itself"), ("::2", "reserved"), ("::7f00:1", "reserved"),
            ("fc00::1", "a private network"), ("fdff::1", "a private network"), ("fe80::1", "link-local"),
            ("febf::1", "link-local"), ("fec0::1", "reserved"), ("ff02::1", "multicast"), ("2001:db8::1", "for documentation"),
            ("3fff::1", "for documentation"), ("2001::1", "reserved"), ("2001:1ff::1", "reserved"), ("100::1", "reserved"),
            ("64:ff9b:1::1", "reserved"), ("4000::1", "reserved"),
            ("::ffff:127.0.0.1", "this computer itself, carried in IPv6"),
            ("::ffff:10.1.2.3", "a private network, carried in IPv6"),
            ("64:ff9b::169.254.169.254", "link-local, carried in IPv6"),
            ("2002:c0a8:101::1", "a private network, carried in IPv6"),
        ])
    func reserved(text: String, sort: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.reservation == sort)
    }

    @Test(
        "an address that anybody can reach is in no range",
        arguments: [
            "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
            "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0",
            "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:200::1", "2606:4700::1", "2a00::1", "3ffe::1",
            "64:ff9b::8.8.8.8", "::ffff:8.8.8.8", "2002:808:808::1",
        ])
    func open(text: String) throws {
        #expect(try #require(IPAddress(text)).reservation == nil)
    }

    @Test("an address is written as the system writes it", arguments: ["192.0.2.1", "2001:db8::1", "::ffff:10.1.2.3"])
    func written(text: String) throws {
        #expect(try #require(IPAddress(text)).description == text)
    }

    @Test("a name is no address", arguments: ["", "localhost", "1.2.3", "256.1.1.1", ":::"])
    func name(text: String) {
        #expect(IPAddress(text) == nil)
    }
}

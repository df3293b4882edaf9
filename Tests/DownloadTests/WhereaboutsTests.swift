import Download
import Foundation
import Testing

/// Where an address or a redirect may lead.
@Suite struct WhereaboutsTests {
    @Test(
        "an address on a private network is not asked, however it is written",
        arguments: [
            ("https://10.0.0.1/", "10.0.0.1", "a private network"), ("https://127.0.0.2/", "127.0.0.2", "this computer itself"),
            ("https://169.254.169.254/latest/meta-data", "169.254.169.254", "link-local"),
            ("https://2130706434/", "127.0.0.2", "this computer itself"),
            ("https://0x7f.2/", "127.0.0.2", "this computer itself"), ("https://0/", "0.0.0.0", "unspecified"),
            ("https://0177.0.0.2/", "127.0.0.2", "this computer itself"),
            ("https://[::1]/", "::1", "this computer itself"), ("https://[fe80::1]/", "fe80::1", "link-local"),
            ("https://[::ffff:10.1.2.3]/", "::ffff:10.1.2.3", "a private network, carried in IPv6"),
            ("https://[64:ff9b::a01:203]/", "64:ff9b::a01:203", "a private network, carried in IPv6"),
        ])
    func literal(url: String, address: String, sort: String) throws {
        try Fetching.inEmptyFolder { fetching throws in
            #expect(try fetching.cause(url) == .privateAddress(address, sort: sort))
        }
    }

    @Test("a name is judged by the address that is connected to")
    func name() throws {
        try Fetching.inEmptyFolder { fetching throws in
            let server = fetching.server
            let url = server.url(fetching.path("plain"), host: "calendar.test")
            fetching.rules.names = [server.naming("calendar.test", "192.168.0.9")]
            #expect(try fetching.cause(url) == .privateAddress("192.168.0.9", sort: "a private network"))
            fetching.rules.names = [server.naming("calendar.test", "192.168.0.9,127.0.0.1")]
            #expect(try fetching.fetch(url).origin == .new)
        }
    }

    @Test("the name of this computer is no way around")
    func localhost() throws {
        try Fetching.inEmptyFolder { fetching throws in
            fetching.rules.exceptions = []
            let cause = try fetching.cause(fetching.server.url(fetching.path("plain"), host: "localhost"))
            #expect(
                [
                    .privateAddress("127.0.0.1", sort: "this computer itself"),
                    .privateAddress("::1", sort: "this computer itself"),
                ].contains(cause))
        }
    }

    @Test("a private address is asked when that is allowed")
    func allowed() throws {
        try Fetching.inEmptyFolder { fetching throws in
            let path = fetching.path("plain")
            fetching.rules.exceptions = []
            #expect(
                try fetching.cause(fetching.server.url(path)) == .privateAddress("127.0.0.1", sort: "this computer itself"))
            #expect(try fetching.server.count(of: path) == 0)
            fetching.rules.allowsPrivateAddresses = true
            #expect(try fetching.fetch(fetching.server.url(path)).origin == .new)
        }
    }

    @Test(
        "a redirect leads to no scheme but https, nor to an address with a name and password in it",
        arguments: [
            ("http://127.0.0.1/plain", .notEncrypted), ("file:///etc/passwd", .scheme("file")),
            ("gopher://127.0.0.1:70/", .scheme("gopher")), ("ftp://127.0.0.1/", .scheme("ftp")),
            ("ldap://127.0.0.1/", .scheme("ldap")), ("smb://127.0.0.1/", .scheme("smb")),
            ("https://name:word@127.0.0.1/", .credentials), ("javascript:alert(1)", .malformed),
            ("https://127.0.0.1:99999/", .malformed), ("//name@127.0.0.1/", .credentials),
        ] as [(String, AddressFault)])
    func scheme(location: String, fault: AddressFault) throws {
        try Fetching.inEmptyFolder { fetching throws in
            #expect(try fetching.cause(fetching.server.url(fetching.path("to") + "?" + location)) == .redirect(fault))
        }
    }

    @Test("a redirect to a private network is not followed, by address or by name")
    func inward() throws {
        try Fetching.inEmptyFolder { fetching throws in
            let server = fetching.server, path = fetching.path("plain")
            let fetch = { (location: String, fetching: Fetching) throws in
                try fetching.cause(server.url(fetching.path("to") + "?" + location))
            }
            #expect(
                try fetch("https://169.254.169.254/latest", fetching)
                    == .privateAddress("169.254.169.254", sort: "link-local"))
            let second = server.url(path, on: "second", host: "127.0.0.2")
            #expect(try fetch(second, fetching) == .privateAddress("127.0.0.2", sort: "this computer itself"))
            fetching.rules.names = [server.naming("calendar.test", "127.0.0.2", on: "second")]
            let named = server.url(path, on: "second", host: "calendar.test")
            #expect(try fetch(named, fetching) == .privateAddress("127.0.0.2", sort: "this computer itself"))
            #expect(try server.count(of: path) == 0)
        }
    }

    @Test("a failure names the host that a redirect led to")
    func host() throws {
        try Fetching.inEmptyFolder { fetching throws in
            let elsewhere = fetching.server.url("status-404~", host: "localhost")
            fetching.rules.names = [fetching.server.naming("localhost", "127.0.0.1")]
            let host = try CalendarAddress(elsewhere).host
            #expect(throws: DownloadFailure(cause: .status(404), host: host)) {
                try fetching.fetch(fetching.server.url(fetching.path("to") + "?" + elsewhere))
            }
        }
    }

    @Test("from http a redirect may lead to https, and from there not back")
    func upgrade() throws {
        try Fetching.inEmptyFolder { fetching throws in
            fetching.allowsHTTP = true
            let server = fetching.server
            let end = server.url(fetching.path("plain"))
            let up = server.url(fetching.path("to") + "?" + end, on: "plain", scheme: "http")
            #expect(try fetching.fetch(up).origin == .new)
            let down = server.url(fetching.path("to") + "?" + server.url("plain", on: "plain", scheme: "http"))
            #expect(try fetching.cause(down) == .redirect(.notEncrypted))
            let downAgain = server.url(fetching.path("to") + "?" + down, on: "plain", scheme: "http")
            #expect(try fetching.cause(downAgain) == .redirect(.notEncrypted))
        }
    }
}

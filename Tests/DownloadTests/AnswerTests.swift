import Domain
import Download
import Foundation
import Testing

/// What servers answer, good and bad.
@Suite struct AnswerTests {
    @Test(
        "a calendar comes as it is: packed, moved five times, or with headers that are no use",
        arguments: ["plain", "gzip", "etag", "modified", "chain-1", "chain-5", "bad-etag"])
    func good(what: String) throws {
        try Fetching.inEmptyFolder { fetching throws in
            let fetched = try fetching.fetch(fetching.server.url(fetching.path(what)))
            #expect(String(decoding: fetched.bytes, as: UTF8.self) == Fetching.calendar)
            #expect(fetched.origin == .new)
            #expect(fetched.confirmed == Fetching.now)
            #expect(fetched.keepingFault == nil)
            #expect(fetched.remark(at: Fetching.now) == nil)
        }
    }

    @Test("a request says what it wants and who asks, and nothing more")
    func request() throws {
        try Fetching.inEmptyFolder { fetching throws in
            let url = fetching.server.url(fetching.path("headers"))
            let text = String(decoding: try fetching.fetch(url).bytes, as: UTF8.self)
            let summary = try #require(text.split(separator: "\r\n").first { $0.hasPrefix("SUMMARY:") }).dropFirst(8)
            let headers = try JSONDecoder().decode([String: String].self, from: Data(summary.replacing("\\", with: "").utf8))
            #expect(
                headers == [
                    "host": try CalendarAddress(url).host, "user-agent": "Traffpunkt/1", "accept": "text/calendar",
                    "accept-encoding": "gzip, deflate",
                ])
        }
    }

    @Test(
        "a bad answer is told for what it is",
        arguments: [
            ("bomb", .tooLarge(most: 10_000_000)), ("nested-bomb", .tooLarge(most: 10_000_000)),
            ("deep-gzip", .brokenAnswer), ("large", .tooLarge(most: 10_000_000)),
            ("large-unsaid", .tooLarge(most: 10_000_000)),
            ("bad-gzip", .brokenAnswer), ("not-http", .brokenAnswer), ("nul-header", .brokenAnswer),
            ("long-header", .brokenAnswer), ("many-headers", .brokenAnswer), ("continues", .brokenAnswer),
            ("says-more", .cutShort), ("cut-chunk", .cutShort),
            ("says-less", .noCalendar("no calendar")), ("cut", .noCalendar("no calendar")),
            ("empty", .noCalendar("no calendar")), ("page", .noCalendar("no calendar")),
            ("nothing", .unreachable),
            ("unasked-304", .status(304)), ("no-location", .status(302)), ("status-204", .status(204)),
            ("status-300", .status(300)), ("status-401", .status(401)), ("status-403", .status(403)),
            ("status-404", .status(404)), ("status-410", .status(410)), ("status-429", .status(429)),
            ("status-500", .status(500)), ("status-503", .status(503)), ("endless-error", .status(404)),
            ("chain-6", .tooManyRedirects(most: 5)), ("loop", .tooManyRedirects(most: 5)),
        ] as [(String, DownloadFailure.Cause)])
    func bad(what: String, cause: DownloadFailure.Cause) throws {
        try Fetching.inEmptyFolder { fetching throws in
            #expect(try fetching.cause(fetching.server.url(fetching.path(what))) == cause)
            #expect(!FileManager.default.fileExists(atPath: fetching.copies.path))
        }
    }

    @Test("a server that drips or says nothing is given up", arguments: ["slow-body", "slow-headers", "silent"])
    func slow(what: String) throws {
        try Fetching.inEmptyFolder { fetching throws in
            fetching.rules.seconds = 0.3
            #expect(try fetching.cause(fetching.server.url(fetching.path(what))) == .tooSlow(seconds: 0.3))
        }
    }

    @Test("a server that nobody has started is unreachable, and a name that nobody knows is said to be so")
    func absent() throws {
        try Fetching.inEmptyFolder { fetching throws in
            #expect(try fetching.cause(fetching.server.url("plain", on: "closed")) == .unreachable)
            // libcurl asks no name server for it (RFC 7686).
            #expect(try fetching.cause("https://calendar.onion/a.ics") == .unknownHost)
        }
    }

    @Test("what is stopped ends at once, and no copy stands in")
    func stopped() throws {
        try Fetching.inEmptyFolder { fetching throws in
            let path = fetching.path("plain")
            _ = try fetching.fetch(fetching.server.url(path))
            #expect(throws: DownloadFailure(cause: .stopped, host: nil)) {
                try fetching.fetch(fetching.server.url(path)) { _ in false }
            }
        }
    }

    // MARK: Certificates

    @Test(
        "a server that cannot show who it is is not trusted, and is not told the address",
        arguments: [
            ("expired", .expired), ("early", .notYetValid), ("other", .otherName), ("unknown", .unknownAuthority),
            ("self", .unknownAuthority),
        ] as [(String, DownloadFailure.CertificateFault)])
    func certificate(server: String, fault: DownloadFailure.CertificateFault) throws {
        try Fetching.inEmptyFolder { fetching throws in
            let path = fetching.path("plain")
            #expect(try fetching.cause(fetching.server.url(path, on: server)) == .certificate(fault))
            #expect(try fetching.server.count(of: path) == 0)
        }
    }

    @Test("a city's own authority is trusted only where it is named")
    func authority() throws {
        try Fetching.inEmptyFolder { fetching throws in
            let url = fetching.server.url(fetching.path("plain"))
            fetching.rules.authorities = nil
            #expect(try fetching.cause(url) == .certificate(.unknownAuthority))
            fetching.rules.authorities = fetching.server.folder.appending(path: "stranger.pem").path
            #expect(try fetching.cause(url) == .certificate(.unknownAuthority))
            fetching.rules.authorities = fetching.server.folder.appending(path: "good.key").path
            #expect(try fetching.cause(url) == .authorities)
        }
    }

    @Test("a server without encryption is not asked over https")
    func plainServer() throws {
        try Fetching.inEmptyFolder { fetching throws in
            fetching.rules.seconds = 0.3
            let path = fetching.path("plain")
            #expect(try fetching.cause(fetching.server.url(path, on: "plain")) == .tooSlow(seconds: 0.3))
            fetching.allowsHTTP = true
            let fetched = try fetching.fetch(fetching.server.url(path, on: "plain", scheme: "http"))
            #expect(String(decoding: fetched.bytes, as: UTF8.self) == Fetching.calendar)
        }
    }
}

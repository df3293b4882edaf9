import Foundation
import Hummingbird
import Program
import Registration
import Synchronization
import Testing

@testable import Web

@Suite("The server, over real connections") struct ServerTests {
    private let world = TrialWorld()

    /// Serves on a free port while a test asks.
    private func serving(
        log: (@Sendable (VisitNote) -> Void)? = nil, proxies: Set<NetworkAddress> = [], idle: Duration = .seconds(30),
        form: Duration = .seconds(15),
        connections: Int? = nil,
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        var settings = ServerSettings()
        settings.port = 0
        settings.connections = 1000
        settings.log = log
        settings.proxies = proxies
        settings.operators = thisComputer
        if let connections { settings.visitorConnections = connections }
        (settings.idleTime, settings.formTime) = (idle, form)
        let server = SiteServer(Site(world, at: Origin(host: "127.0.0.1", isSecure: false)), settings)
        let (ports, opened) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.application { opened.yield($0) }.run() }
            group.addTask {
                guard let port = await ports.first(where: { _ in true }) else { return }
                try await body(port)
            }
            // The server ends only when the test does.
            try await group.next()
            group.cancelAll()
        }
    }

    @Test("answers GET and HEAD alike, but for the body")
    func head() async throws {
        try await serving { port in
            let whole = try await exchange(port, "GET /lattlast HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            let head = try await exchange(port, "HEAD /lattlast HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(whole.status == 200 && head.status == 200)
            #expect(head.body.isEmpty && head.header("content-length") == String(whole.body.utf8.count))
            #expect(whole.header("etag") == head.header("etag"))
            #expect(whole.header("content-security-policy")?.contains("script-src 'self'") == true)
        }
    }

    @Test("serves calendars as feeds.md asks, whatever Accept says")
    func calendar() async throws {
        try await serving { port in
            let first = try await exchange(port, "GET /kalender/alla.ics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(first.status == 200 && first.header("content-type") == "text/calendar; charset=utf-8")
            let tag = try #require(first.header("etag"))
            let again = try await exchange(
                port,
                "GET /kalender/alla.ics HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nIf-None-Match: \(tag)\r\nConnection: close\r\n\r\n"
            )
            #expect(again.status == 304 && again.body.isEmpty && again.header("etag") == tag)
            let small = try await exchange(
                port, "GET /sida.css HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n")
            #expect(small.header("content-encoding") == "gzip" && small.header("vary") == "Accept-Encoding")
        }
    }

    @Test("answers leave in the order of their requests, whether they were kept or must be made")
    func order() async throws {
        try await serving { port in
            // So that the first and the last are kept.
            _ = try await exchange(port, "GET /lattlast HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            let paths = ["/lattlast", "/health", "/sida.css", "/finns-inte", "/lattlast"]
            let requests = paths.map { "GET \($0) HTTP/1.1\r\nHost: x\r\n\r\n" }
            let answer = try await exchange(
                port, requests.joined() + "HEAD /lattlast HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            let all = (answer.head.joined(separator: "\r\n") + "\r\n\r\n" + answer.body)
            let order = all.matches(of: /HTTP\/1\.1 \d+|text\/css|<title>[^<]*|"status":"ok"/).map { String($0.0) }
            #expect(
                order == [
                    "HTTP/1.1 200", "<title>Lättläst – Träffpunkt", "HTTP/1.1 200", "\"status\":\"ok\"", "HTTP/1.1 200",
                    "text/css", "HTTP/1.1 404", "<title>Sidan finns inte – Träffpunkt", "HTTP/1.1 200",
                    "<title>Lättläst – Träffpunkt", "HTTP/1.1 200",
                ])
        }
    }

    @Test(
        "refuses what is too much, of another kind, or no request at all",
        arguments: [
            ("DELETE / HTTP/1.1\r\nHost: x\r\n\r\n", 405),
            ("POST /anmal/skicka HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}", 415),
            (
                "POST /min/x/radera HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 40000\r\n\r\n"
                    + String(repeating: "a", count: 40_000), 413
            ),
            (
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1\r\nConnection: close\r\n\r\na",
                405
            ),
            ("GET /sida.css HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", 400),
            ("GET /health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\n\r\n", 400), ("GET /lattlast HTTP/1.1\r\nHost:\r\n\r\n", 400),
            (
                "POST /min/x/radera HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencodedx\r\nContent-Length: 1\r\n\r\na",
                415
            ),
            (
                "POST /min/x/radera HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                400
            ),
            ("GET /?a=%ff%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: x\r\nX-Long: \(String(repeating: "a", count: 20_000))\r\n\r\n", 400),
            (
                "GET /health HTTP/1.1\r\nHost: x\r\n" + (0..<70).map { "X-\($0): a\r\n" }.joined()
                    + "Connection: close\r\n\r\n", 400
            ),
            ("GET /?" + String(repeating: "a=b&", count: 201) + " HTTP/1.1\r\nHost: x\r\n\r\n", 400),
            ("NONSENSE\r\n\r\n", 400),
            ("GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404),
            ("GET /min/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404),
        ])
    func refused(request: String, status: Int) async throws {
        try await serving { port in
            let answer = try await exchange(port, request)
            #expect(answer.status == status, "\(request.prefix(60))")
        }
    }

    @Test(
        "who is silent, or says too slowly what they want, is let go",
        arguments: [
            ("", nil), ("GET / HT", nil), ("GET / HTTP/1.1\r\nHost: x\r\n", nil),
            (
                "POST /anmal/skicka HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nnamn=K",
                408
            ),
        ] as [(String, Int?)])
    func slow(request: String, status: Int?) async throws {
        try await serving(idle: .milliseconds(status == nil ? 500 : 30_000), form: .milliseconds(300)) { port in
            let answer = try? await exchange(port, request)
            #expect(answer?.status == status)
            let another = try await exchange(port, "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(another.status == 200)
        }
    }

    @Test("one visitor has so many connections and no more, but for a named proxy", arguments: [false, true])
    func connections(isProxy: Bool) async throws {
        try await serving(proxies: isProxy ? thisComputer : [], connections: 3) { port in
            let request = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
            try await apart {
                var held = try (0..<3).map { _ in try Connection(port) }
                for connection in held {
                    connection.send(request)
                    #expect(!connection.read { !$0.isEmpty }.bytes.isEmpty)
                }
                let another = try Connection(port)
                another.send(request)
                #expect(another.read { !$0.isEmpty }.bytes.isEmpty == !isProxy)
                held = []
                // The server learns of their end a little later.
                let isLetIn = (0..<50).contains { _ in
                    Thread.sleep(forTimeInterval: 0.1)
                    guard let next = try? Connection(port) else { return false }
                    next.send(request)
                    return !next.read { !$0.isEmpty }.bytes.isEmpty
                }
                #expect(isLetIn)
            }
        }
    }

    @Test("who asks without end and reads nothing is let go, and holds little meanwhile")
    func unread() async throws {
        try await serving(idle: .milliseconds(500)) { port in
            let (bytes, isClosed) = try await apart {
                let connection = try Connection(port, room: 4096)
                let page = "GET /lattlast HTTP/1.1\r\nHost: x\r\n\r\n"
                // Waits once the server takes no more, and ends when it closes.
                connection.send(String(repeating: page, count: 500_000))
                return connection.read()
            }
            #expect(isClosed)
            let answers = String(decoding: bytes, as: UTF8.self).matches(of: /HTTP\/1\.1 200 OK/).count
            #expect(answers > 0 && answers < 500_000)
            let another = try await exchange(port, "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(another.status == 200)
        }
    }

    @Test("after a refusal that says so, the connection is closed and nothing more is answered")
    func closed() async throws {
        try await serving { port in
            let (bytes, isClosed) = try await apart {
                let connection = try Connection(port)
                connection.send("DELETE / HTTP/1.1\r\nHost: x\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n")
                return connection.read()
            }
            #expect(isClosed)
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.hasPrefix("HTTP/1.1 405") && text.matches(of: /HTTP\/1\.1 \d/).count == 1)
        }
    }

    @Test("visits are counted without telling whose page it was")
    func counts() async throws {
        try await serving { port in
            for path in ["/min/\(TrialWorld.token)", "/\(TrialWorld.token)", "/lattlast", "/lattlast"] {
                _ = try await exchange(port, "GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            }
            let text = try await exchange(port, "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").body
            #expect(text.contains("traffpunkt_visits_total{page=\"min\",status=\"404\"} 1\n"))
            #expect(text.contains("traffpunkt_visits_total{page=\"other\",status=\"404\"} 1\n"))
            #expect(text.contains("traffpunkt_visits_total{page=\"lattlast\",status=\"200\"} 2\n"))
            #expect(text.contains("traffpunkt_visit_seconds_count{page=\"lattlast\"} 2\n"))
            #expect(text.contains("traffpunkt_visit_seconds_bucket{page=\"lattlast\",le=\"+Inf\"} 2\n"))
            #expect(!text.contains("ttt"))
        }
    }

    @Test("logs neither tokens, nor addresses, nor what is sent")
    func log() async throws {
        let lines = Lines()
        try await serving(log: { lines.add($0) }) { port in
            _ = try await exchange(
                port, "GET /min/\(TrialWorld.token)?x=kim@example.org HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        }
        let encoder = JSONEncoder()
        let text = try lines.all.map { String(decoding: try encoder.encode($0), as: UTF8.self) }.joined()
        #expect(text.contains("\"page\":\"min\""))
        for secret in ["ttt", "kim", "127.0.0.1"] { #expect(!text.contains(secret)) }
    }

    @Test("believes what a proxy tells of its visitors only where the proxy is named", arguments: [true, false])
    func proxies(isNamed: Bool) async throws {
        try await serving(proxies: isNamed ? thisComputer : []) { port in
            var last = 0
            for visitor in 0..<31 {
                last = try await exchange(
                    port,
                    "POST /anmal/uppgifter HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 10.0.0.\(visitor)\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1\r\nConnection: close\r\n\r\na"
                ).status
            }
            #expect(last == (isNamed ? 403 : 429))
        }
    }
}

private final class Lines: Sendable {
    private let lines = Mutex<[VisitNote]>([])
    var all: [VisitNote] { lines.withLock { $0 } }
    func add(_ line: VisitNote) { lines.withLock { $0.append(line) } }
}

private let thisComputer = Set(["127.0.0.1", "::1"].compactMap(NetworkAddress.init))

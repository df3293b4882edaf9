import Foundation
import Glibc
import Hummingbird
import Registration
import Synchronization
import Testing

@testable import Web

@Suite("The server, over real connections") struct ServerTests {
    private let world = TrialWorld()

    /// Serves on a free port while a test asks.
    private func serving(
        log: (@Sendable (VisitNote) -> Void)? = nil, proxies: Set<String> = [],
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        var settings = ServerSettings()
        settings.port = 0
        settings.log = log
        settings.proxies = proxies
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
            ("GET /?a=%ff%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: x\r\nX-Long: \(String(repeating: "a", count: 20_000))\r\n\r\n", 400),
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
        try await serving(proxies: isNamed ? ["127.0.0.1"] : []) { port in
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

private struct Answer: Sendable {
    let status: Int
    let head: [String]
    let body: String

    func header(_ name: String) -> String? {
        head.first { $0.lowercased().hasPrefix(name + ":") }.map {
            String($0.dropFirst(name.count + 1)).trimmingCharacters(in: .whitespaces)
        }
    }
}

/// Sends bytes as they are, and reads until the server closes or says nothing for a second.
private func exchange(_ port: Int, _ request: String) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try exchangeNow(port, request) }) }
    }
}

private struct NoAnswer: Error {}

private func exchangeNow(_ port: Int, _ request: String) throws -> Answer {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw NoAnswer() }
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let connected = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    guard connected == 0 else { throw NoAnswer() }
    let bytes = Array(request.utf8)
    var sent = 0
    while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        // A refusal may close the connection before all is sent.
        if count <= 0 { break }
        sent += count
    }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = recv(socket, &buffer, buffer.count, 0)
        if count <= 0 { break }
        received += buffer[..<count]
        if isWhole(received) { break }
    }
    let text = String(decoding: received, as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n"), let status = Int(text.dropFirst(9).prefix(3)) else { throw NoAnswer() }
    return Answer(
        status: status, head: text[..<end.lowerBound].split(separator: "\r\n").map(String.init),
        body: String(text[end.upperBound...]))
}

/// Whether a refusal that leaves the connection open has been read.
private func isWhole(_ received: [UInt8]) -> Bool {
    let text = String(decoding: received, as: UTF8.self).lowercased()
    return text.contains("\r\n\r\n") && text.contains("content-length: 0")
}

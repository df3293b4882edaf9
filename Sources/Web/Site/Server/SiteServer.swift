internal import Domain
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
internal import Logging
internal import NIOCore
internal import NIOSSL

/// How the site is served.
public struct ServerSettings: Sendable {
    public var host = "127.0.0.1"
    public var port = 8080
    /// PEM files of the certificate with its chain, and of its key; nil for plain HTTP.
    public var certificate: (chain: String, key: String)?
    /// Addresses of proxies whose `X-Forwarded-For` is believed.
    public var proxies: Set<String> = []
    /// Told of each visit once it is answered.
    public var log: (@Sendable (VisitNote) -> Void)?

    public init() {}
}

/// A visit for a log: neither who it was nor which person's page.
public struct VisitNote: Encodable, Sendable {
    public let method: String
    public let page: String
    public let status: Int
    public let milliseconds: Double
}

/// Serves a site over HTTP/1.1.
public struct SiteServer: Sendable {
    private let site: Site
    private let settings: ServerSettings

    /// The largest form, in bytes.
    static let mostOfBody = 32_768
    /// How many seconds a whole form may take to arrive.
    static let formSeconds = 15
    /// How many seconds a connection may say nothing, or take to say what it wants.
    static let idleSeconds = 30

    public init(_ site: Site, _ settings: ServerSettings = ServerSettings()) {
        self.site = site
        self.settings = settings
    }

    /// Serves until SIGTERM or SIGINT; what is being answered then is answered first.
    ///
    /// - Parameter opened: told the port once it is open.
    /// - Throws: where the port is taken, or the certificate cannot be used.
    public func run(opened: @escaping @Sendable (Int) -> Void) async throws {
        try await application(opened).runService()
    }

    /// - Parameter opened: told the port once it is open.
    func application(_ opened: @escaping @Sendable (Int) -> Void) throws -> some ApplicationProtocol {
        var logger = Logger(label: "traffpunkt")
        logger.logLevel = .critical
        let http = HTTPServerBuilder.http1(
            configuration: .init(
                idleTimeout: .seconds(Int64(Self.idleSeconds)),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 8192, maxHeaderListSize: 16_384, maxHeaderFieldCount: 60)))
        return Application(
            responder: CallbackResponder { request, context in await self.respond(to: request, context) },
            server: try settings.certificate.map { try .tls(http, tlsConfiguration: Self.tls($0.chain, $0.key)) } ?? http,
            configuration: .init(address: .hostname(settings.host, port: settings.port), backlog: 1024),
            onServerRunning: { opened($0.localAddress?.port ?? 0) }, logger: logger)
    }

    private static func tls(_ chain: String, _ key: String) throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(chain).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }

    // MARK: One request

    private func respond(to request: Request, _ context: SiteContext) async -> Response {
        let start = ContinuousClock.now
        let reply = await reply(to: request, context)
        if let log = settings.log {
            let passed = ContinuousClock.now - start
            log(
                VisitNote(
                    method: request.method.rawValue, page: Route(request.uri.path).name, status: reply.status,
                    milliseconds: Double(passed.components.seconds) * 1e3 + Double(
                        passed.components.attoseconds / 1_000_000_000_000) / 1e3))
        }
        var headers = HTTPFields()
        for (name, value) in reply.headers {
            if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
        }
        let status = HTTPResponse.Status(code: reply.status)
        if reply.status == 304 { return Response(status: status, headers: headers) }
        let response = Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func reply(to request: Request, _ context: SiteContext) async -> Reply {
        var visit = Visit(
            path: request.uri.path, address: address(of: request, context), cookie: request.headers[.cookie],
            knownMark: request.headers[.ifNoneMatch], knownTime: request.headers[.ifModifiedSince],
            takesGzip: takesGzip(request.headers[.acceptEncoding]))
        guard let query = fields(request.uri.query ?? "") else { return refusal(400) }
        visit.query = query
        let takesForms = Route(request.uri.path).isPersonal
        switch request.method {
        case .get, .head: break
        case .post where !takesForms: return refusal(405, [("Allow", "GET, HEAD")])
        case .post:
            visit.isPost = true
            guard request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true else {
                return refusal(415)
            }
            do {
                guard let form = fields(try await body(of: request)) else { return refusal(400) }
                visit.form = form
            } catch is TooSlow {
                return refusal(408)
            } catch {
                return refusal(413)
            }
        default: return refusal(405, [("Allow", takesForms ? "GET, HEAD, POST" : "GET, HEAD")])
        }
        return await site.respond(to: visit)
    }

    private func refusal(_ status: Int, _ headers: [(name: String, value: String)] = []) -> Reply {
        // What is left of such a request is not read.
        Reply(status: status, headers: headers + [("Connection", "close")])
    }

    /// The visitor's, as the peer is known by; of a named proxy's visitors, as the proxy tells last.
    private func address(of request: Request, _ context: SiteContext) -> String {
        guard settings.proxies.contains(context.address), let name = HTTPField.Name("X-Forwarded-For"),
            let last = request.headers[name]?.split(separator: ",").last
        else { return context.address }
        return String(last).trimmed
    }

    private struct TooSlow: Error {}

    private func body(of request: Request) async throws -> String {
        try await withThrowingTaskGroup(of: String.self) { group in
            group.addTask {
                let buffer = try await request.body.collect(upTo: Self.mostOfBody)
                return String(decoding: buffer.readableBytesView, as: UTF8.self)
            }
            group.addTask {
                try await Task.sleep(for: .seconds(Self.formSeconds))
                throw TooSlow()
            }
            defer { group.cancelAll() }
            return try await group.next() ?? ""
        }
    }
}

/// What is known of a request beside itself.
struct SiteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let address: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }
}

/// Of a form or a query (WHATWG URL, application/x-www-form-urlencoded); nil where it is none.
func fields(_ text: String) -> [Visit.Field]? {
    guard text.utf8.count <= SiteServer.mostOfBody else { return nil }
    let parts = text.split(separator: "&")
    guard parts.count <= 200 else { return nil }
    var fields: [Visit.Field] = []
    for part in parts {
        let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
            $0.replacing("+", with: " ").removingPercentEncoding
        }
        guard let name = pair[0], let value = pair.count == 2 ? pair[1] : "" else { return nil }
        fields.append(Visit.Field(name, value))
    }
    return fields
}

/// Whether `gzip` is named, and not with a weight of nothing (RFC 9110 section 12.5.3).
func takesGzip(_ header: String?) -> Bool {
    header?.lowercased().split(separator: ",").contains { part in
        let words = part.split(separator: ";").map { String($0).trimmed }
        return words.first == "gzip" && !words.dropFirst().contains { ["q=0", "q=0.0", "q=0.00", "q=0.000"].contains($0) }
    } ?? false
}

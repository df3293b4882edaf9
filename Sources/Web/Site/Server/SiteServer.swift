internal import Domain
internal import Foundation
internal import Glibc
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
internal import Logging
internal import NIOCore
internal import NIOSSL
internal import ServiceLifecycle
internal import UnixSignals

/// How the site is served.
public struct ServerSettings: Sendable {
    public var host = "127.0.0.1"
    public var port = 8080
    /// PEM files of the certificate with its chain, and of its key; nil for plain HTTP.
    public var certificate: (chain: String, key: String)?
    /// Proxies whose `X-Forwarded-For` is believed.
    public var proxies: Set<NetworkAddress> = []
    /// Who may read `/metrics`, unless a proxy stands between.
    public var operators: Set<NetworkAddress> = []
    /// How long a connection may say nothing, or take to say what it wants, or take next to nothing of what it is sent.
    public var idleTime = Duration.seconds(30)
    /// How long a whole form may take to arrive.
    public var formTime = Duration.seconds(15)
    /// How long visits may take to end once the server is asked to stop.
    public var stopTime = Duration.seconds(20)
    /// Connections at once, of everybody; nil for as many as the system lets this process have.
    public var connections: Int?
    /// Connections at once, of one visitor.
    public var visitorConnections = 500
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

/// A certificate or a key that cannot be used.
public struct UnusableFile: Error, CustomStringConvertible {
    public let path: String
    /// A clause that follows on the file's name.
    public let reason: String

    public var description: String { "\(path): \(reason)" }
}

/// A host and a port at which nothing can be served.
public struct NoListening: Error {
    /// As the system has it.
    public let reason: String
}

/// Serves a site over HTTP/1.1.
public struct SiteServer: Sendable {
    private let site: Site
    private let settings: ServerSettings

    public init(_ site: Site, _ settings: ServerSettings = ServerSettings()) {
        self.site = site
        self.settings = settings
    }

    /// Serves until SIGTERM or SIGINT; what is being answered then is answered first.
    ///
    /// - Parameter opened: told the port once it is open.
    /// - Throws: `UnusableFile`; `NoListening`.
    public func run(opened: @escaping @Sendable (Int) -> Void) async throws {
        var logger = Logger(label: "traffpunkt")
        logger.logLevel = .critical
        var configuration = ServiceGroupConfiguration(
            services: [try application(opened)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = settings.stopTime
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch is CancellationError {
            // Somebody did not let go within that time.
        } catch let error as IOError {
            throw NoListening(reason: String(cString: strerror(error.errnoCode)))
        } catch is SocketAddressError.UnknownHost {
            throw NoListening(reason: "there is no such host")
        }
    }

    /// - Parameter opened: told the port once it is open.
    /// - Throws: `UnusableFile`.
    func application(_ opened: @escaping @Sendable (Int) -> Void) throws -> some ApplicationProtocol {
        var logger = Logger(label: "traffpunkt")
        logger.logLevel = .critical
        let idle = TimeAmount(settings.idleTime)
        let limits = SiteChannel.Limits(
            connections: settings.visitorConnections, stall: idle, proxies: settings.proxies)
        let http = HTTPServerBuilder { responder in
            SiteChannel(
                HTTP1Channel(
                    responder: responder,
                    configuration: .init(
                        idleTimeout: idle,
                        httpDecoderConfiguration: .init(
                            maxHeaderFieldSize: 8192, maxHeaderListSize: 16_384, maxHeaderFieldCount: 60))),
                limits, kept: { self.kept($0) })
        }
        return Application(
            responder: CallbackResponder { request, context in await self.respond(to: request, context) },
            server: try settings.certificate.map { try .tls(http, tlsConfiguration: Self.tls($0.chain, $0.key)) } ?? http,
            configuration: .init(
                address: .hostname(settings.host, port: settings.port), backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(
                    settings.connections ?? mostConnections(), logger: logger)),
            onServerRunning: { opened($0.localAddress?.port ?? 0) }, logger: logger)
    }

    private static func tls(_ chain: String, _ key: String) throws -> TLSConfiguration {
        guard let certificates = try? NIOSSLCertificate.fromPEMFile(chain), !certificates.isEmpty else {
            throw UnusableFile(path: chain, reason: "holds no certificate; must be one or more as PEM, the site's own first")
        }
        guard let privateKey = try? NIOSSLPrivateKey(file: key, format: .pem) else {
            throw UnusableFile(
                path: key, reason: "holds no key; must be the certificate's private key as PEM, without a passphrase")
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(privateKey))
        configuration.minimumTLSVersion = .tlsv12
        guard (try? NIOSSLContext(configuration: configuration)) != nil else {
            throw UnusableFile(path: key, reason: "is not the key of the certificate in \(chain)")
        }
        return configuration
    }

    // MARK: One request

    private func respond(to request: Request, _ context: SiteContext) async -> Response {
        let start = ContinuousClock.now
        let reply = await reply(to: request, context)
        note(request.method, Route(request.uri.path).name, reply.status, since: start)
        let status = HTTPResponse.Status(code: reply.status)
        if reply.status == 304 { return Response(status: status, headers: reply.headers) }
        let response = Response(status: status, headers: reply.headers, body: ResponseBody(byteBuffer: reply.body))
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// The answer where it is kept; nil for what must be waited for.
    private func kept(_ request: HTTPRequest) -> Reply? {
        guard request.method == .get || request.method == .head, request.authority?.isEmpty == false,
            !request.headerFields.hasBody, let target = request.path
        else { return nil }
        let start = ContinuousClock.now
        guard let sheet = site.kept(target) else { return nil }
        var reply = sheet.reply(to: Conditions(request.headerFields))
        note(request.method, sheet.page, reply.status, since: start)
        if request.method == .head { reply.body = ByteBuffer() }
        return reply
    }

    private func note(_ method: HTTPRequest.Method, _ page: String, _ status: Int, since start: ContinuousClock.Instant) {
        let passed = ContinuousClock.now - start
        site.counts.note(page, status, passed)
        settings.log?(
            VisitNote(method: method.rawValue, page: page, status: status, milliseconds: passed / .milliseconds(1)))
    }

    private func reply(to request: Request, _ context: SiteContext) async -> Reply {
        // RFC 9112 section 3.2.
        guard request.head.authority?.isEmpty == false, var visit = Visit(request.uri.string) else { return refusal(400) }
        let forwarded = HTTPField.Name("X-Forwarded-For").flatMap { request.headers[$0] }
        visit.isOperator = forwarded == nil && isOperator(context.peer)
        visit.address = visitor(context.peer, forwarded)
        visit.cookie = request.headers[.cookie]
        visit.conditions = Conditions(request.headers)
        let takesForms = visit.route.isPersonal
        switch request.method {
        case .get, .head:
            if request.headers.hasBody { return refusal(400) }
        case .post where !takesForms: return refusal(405, [.allow: "GET, HEAD"])
        case .post:
            visit.isPost = true
            guard isForm(request.headers[.contentType]) else { return refusal(415) }
            do {
                guard let form = fields(try await body(of: request)) else { return refusal(400) }
                visit.form = form
            } catch is TooSlow {
                return refusal(408)
            } catch is NIOTooManyBytesError {
                return refusal(413)
            } catch {
                return refusal(400)
            }
        default: return refusal(405, [.allow: takesForms ? "GET, HEAD, POST" : "GET, HEAD"])
        }
        return await site.respond(to: visit)
    }

    /// After it the connection is closed.
    private func refusal(_ status: Int, _ headers: HTTPFields = [:]) -> Reply {
        Reply(status: status, headers: headers + [.connection: "close"])
    }

    private func isForm(_ type: String?) -> Bool {
        type?.split(separator: ";").first.map { String($0).trimmed.lowercased() } == "application/x-www-form-urlencoded"
    }

    private func isOperator(_ peer: NetworkAddress?) -> Bool {
        peer.map { settings.operators.contains($0) && !settings.proxies.contains($0) } ?? false
    }

    /// Whose limits count: the peer's, or as a named proxy tells last of its visitors.
    private func visitor(_ peer: NetworkAddress?, _ forwarded: String?) -> String {
        guard let peer else { return "" }
        guard settings.proxies.contains(peer), let last = forwarded?.split(separator: ",").last,
            let visitor = NetworkAddress(String(last))
        else { return peer.visitor }
        return visitor.visitor
    }

    private struct TooSlow: Error {}

    private func body(of request: Request) async throws -> String {
        try await withThrowingTaskGroup(of: String.self) { group in
            group.addTask {
                let buffer = try await request.body.collect(upTo: Visit.mostOfForm)
                return String(decoding: buffer.readableBytesView, as: UTF8.self)
            }
            group.addTask { [time = settings.formTime] in
                try await Task.sleep(for: time)
                throw TooSlow()
            }
            defer { group.cancelAll() }
            return try await group.next() ?? ""
        }
    }
}

extension HTTPFields {
    /// Whether a body follows (RFC 9112 section 6.3).
    fileprivate var hasBody: Bool {
        self[.transferEncoding] != nil || (self[.contentLength].map { $0 != "0" } ?? false)
    }
}

/// As many connections as this process may have open, with room for the database and the rest; the most that the system lets it have is
/// asked for first.
private func mostConnections() -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 500 }
    limit.rlim_cur = limit.rlim_max
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return max(50, min(Int(clamping: limit.rlim_cur), 60_000) - 100)
}

/// What is known of a request beside itself.
struct SiteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// nil where it has none, as over a socket of this computer.
    let peer: NetworkAddress?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress.flatMap(NetworkAddress.init)
    }
}

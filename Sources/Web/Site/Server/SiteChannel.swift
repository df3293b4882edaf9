internal import Domain
internal import Glibc
internal import HTTPTypes
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTPTypes
internal import Synchronization

/// HTTP/1.1 where an answer that is kept already is sent by the connection's own thread, without a task of its own: half as many again
/// of them a second. Whoever opens too many connections, or does not read what is sent, is let go.
struct SiteChannel: ServerChildChannel {
    private let base: HTTP1Channel
    private let limits: Limits
    private let kept: @Sendable (HTTPRequest) -> Reply?
    private let open = OpenConnections()

    struct Limits: Sendable {
        /// Connections of one visitor at once.
        let connections: Int
        /// How long the network may take no more of an answer.
        let stall: TimeAmount
        /// Whose connections are not counted.
        let proxies: Set<NetworkAddress>
    }

    /// - Parameter kept: the answer to a request, where there is no need to wait for it.
    init(_ base: HTTP1Channel, _ limits: Limits, kept: @escaping @Sendable (HTTPRequest) -> Reply?) {
        self.base = base
        self.limits = limits
        self.kept = kept
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        base.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            // Inside what closes idle connections, and waits for answers when the server stops.
            let states = try pipeline.handler(type: HTTPConnectionStateHandler.self)
            try pipeline.addHandler(BackPressureHandler(), position: .before(states))
            try pipeline.addHandler(StalledWrites(limits.stall), position: .before(states))
            try pipeline.addHandler(KeptReplies(kept), position: .after(states))
            if let peer = channel.remoteAddress?.ipAddress.flatMap(NetworkAddress.init), !limits.proxies.contains(peer) {
                if open.enter(peer.visitor) > limits.connections { channel.close(promise: nil) }
                channel.closeFuture.whenComplete { [open] _ in open.leave(peer.visitor) }
            }
            return value
        }
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}

/// How many connections each visitor has.
private final class OpenConnections: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    /// - Returns: how many they have now.
    func enter(_ visitor: String) -> Int {
        counts.withLock { counts in
            counts[visitor, default: 0] += 1
            return counts[visitor] ?? 0
        }
    }

    func leave(_ visitor: String) {
        counts.withLock { counts in
            counts[visitor] = counts[visitor].flatMap { $0 > 1 ? $0 - 1 : nil }
        }
    }
}

/// Closes a connection whose other end takes next to nothing for a time though much is waiting to be sent.
private final class StalledWrites: ChannelInboundHandler {
    typealias InboundIn = Any

    /// Bytes that must be taken each time.
    private static let least = 16_384

    private let patience: TimeAmount
    private var end: Scheduled<Void>?

    init(_ patience: TimeAmount) { self.patience = patience }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        end?.cancel()
        end = nil
        if !context.channel.isWritable { watch(context.channel, context.eventLoop) }
        context.fireChannelWritabilityChanged()
    }

    private func watch(_ channel: any Channel, _ loop: any EventLoop) {
        let before = Self.waiting(channel)
        end = loop.assumeIsolated().scheduleTask(in: patience) {
            if before - Self.waiting(channel) < Self.least {
                channel.close(promise: nil)
            } else {
                self.watch(channel, loop)
            }
        }
    }

    private static func waiting(_ channel: any Channel) -> Int {
        (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }

    func channelInactive(context: ChannelHandlerContext) {
        end?.cancel()
        context.fireChannelInactive()
    }
}

/// Answers what it can, and lets all else pass. Answers leave in the order of their requests: nothing is sent from here while
/// something that was let pass is unanswered. After an answer that says so, the connection is closed.
private final class KeptReplies: ChannelDuplexHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// So long the other end has to read an answer before the connection is closed on what it still sends.
    private static let farewell = TimeAmount.milliseconds(500)

    private let kept: @Sendable (HTTPRequest) -> Reply?
    /// Requests that were let pass and are not answered yet.
    private var underway = 0
    /// To be sent once the request has been read to its end.
    private var reply: Reply?
    /// Whether an answer has said that it is the last, and whether it has been sent.
    private var isClosing = false, isClosed = false
    private var date: (seconds: Int, field: HTTPField)?

    init(_ kept: @escaping @Sendable (HTTPRequest) -> Reply?) { self.kept = kept }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        switch unwrapInboundIn(data) {
        case .head(let request):
            if underway == 0, keepsConnection(request), let reply = kept(request) {
                self.reply = reply
            } else {
                underway += 1
                context.fireChannelRead(data)
            }
        case .body:
            if reply == nil { context.fireChannelRead(data) }
        case .end:
            guard let reply else { return context.fireChannelRead(data) }
            self.reply = nil
            send(reply, context)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isClosed else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(let response):
            isClosing = isClosing || response.headerFields[.connection] == "close"
            context.write(data, promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            underway -= 1
            context.write(data, promise: promise)
            guard isClosing else { return }
            isClosed = true
            context.flush()
            let channel = context.channel
            context.eventLoop.scheduleTask(in: Self.farewell) { channel.close(promise: nil) }
        }
    }

    private func send(_ reply: Reply, _ context: ChannelHandlerContext) {
        var headers = reply.headers
        headers.append(now)
        context.write(
            wrapOutboundOut(.head(HTTPResponse(status: .init(code: reply.status), headerFields: headers))), promise: nil)
        if reply.body.readableBytes > 0 { context.write(wrapOutboundOut(.body(reply.body)), promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private func keepsConnection(_ request: HTTPRequest) -> Bool {
        request.headerFields[.connection].map { $0.lowercased() == "keep-alive" } ?? true
    }

    private var now: HTTPField {
        let seconds = time(nil)
        if let date, date.seconds == seconds { return date.field }
        let field = HTTPField(name: .date, value: httpDate(Instant(seconds: seconds)))
        date = (seconds, field)
        return field
    }
}

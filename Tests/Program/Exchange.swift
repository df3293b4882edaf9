import Foundation
import Glibc

/// What a server sends back over a connection.
public struct Answer: Sendable {
    public let status: Int
    public let head: [String]
    public let body: String

    public func header(_ name: String) -> String? {
        head.first { $0.lowercased().hasPrefix(name + ":") }.map {
            String($0.dropFirst(name.count + 1)).trimmingCharacters(in: .whitespaces)
        }
    }
}

/// Does something that waits on a thread of its own.
public func apart<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Swift.Result { try body() }) }
    }
}

/// Sends bytes as they are to a port of this computer, and reads until the server closes, or has refused without a body.
public func exchange(_ port: Int, _ request: String) async throws -> Answer {
    try await apart { try exchangeAndWait(port, request) }
}

public struct NoAnswer: Error {}

/// The same, on this thread.
public func exchangeAndWait(_ port: Int, _ request: String) throws -> Answer {
    let connection = try Connection(port)
    connection.send(request)
    let text = String(decoding: connection.read(until: isWhole).bytes, as: UTF8.self)
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

/// A connection to a port of this computer.
public final class Connection: Sendable {
    private let socket: Int32

    /// - Parameter room: bytes that are taken before they are read; nil for as many as the system likes.
    public init(_ port: Int, room: Int32? = nil) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw NoAnswer() }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(socket, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        if var room { setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &room, socklen_t(MemoryLayout<Int32>.size)) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else {
            close(socket)
            throw NoAnswer()
        }
    }

    deinit { close(socket) }

    /// Sends as much as the other end takes; one that refuses may take no more.
    public func send(_ text: String) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count <= 0 { break }
            sent += count
        }
    }

    /// Reads until the other end closes, says nothing for 20 seconds, or has said enough.
    public func read(until isEnough: ([UInt8]) -> Bool = { _ in false }) -> (bytes: [UInt8], isClosed: Bool) {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !isEnough(received) {
            let count = recv(socket, &buffer, buffer.count, 0)
            if count <= 0 { return (received, count == 0 || errno == ECONNRESET) }
            received += buffer[..<count]
        }
        return (received, false)
    }
}

import Foundation
import Synchronization
import Program
import Testing

/// The servers of `server.py`, started once for all tests, and ended with them: they end with their input.
final class CalendarServer: Sendable {
    static let shared = Result { try CalendarServer() }

    /// Holds the city's authority, `city.pem`.
    let folder: URL
    private let ports: [String: Int]
    private let conversation: Mutex<Conversation>

    private struct Conversation: ~Copyable {
        let input: FileHandle
        let output: FileHandle

        func line() throws -> String {
            var bytes: [UInt8] = []
            while let byte = try output.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") { bytes.append(byte) }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "traffpunkt-server-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let input = Pipe(), output = Pipe()
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "server.py")
        _ = try Child(
            "/usr/bin/env", ["python3", script.path, folder.path], input: input.fileHandleForReading,
            output: output.fileHandleForWriting)
        let conversation = Conversation(input: input.fileHandleForWriting, output: output.fileHandleForReading)
        ports = try JSONDecoder().decode([String: Int].self, from: Data(try conversation.line().utf8))
        self.conversation = Mutex(conversation)
    }

    /// - Parameters:
    ///   - name: which of the servers.
    ///   - host: a name of this computer that the server's certificate may hold.
    func url(_ path: String, on name: String = "good", host: String = "127.0.0.1", scheme: String = "https") -> String {
        "\(scheme)://\(host):\(ports[name] ?? 0)/\(path)"
    }

    /// How a name is made to lead to a server of this computer.
    func naming(_ host: String, _ address: String, on name: String = "good") -> String {
        "\(host):\(ports[name] ?? 0):\(address)"
    }

    /// How often a path has been asked for.
    func count(of path: String) throws -> Int { try say("asked /\(path)") }

    /// Whether all requests for a path are answered 503.
    func setDown(_ isDown: Bool, _ path: String) throws { _ = try say("\(isDown ? "down" : "up") /\(path)") }

    /// Answers all requests for a path 410.
    func setGone(_ path: String) throws { _ = try say("gone /\(path)") }

    private func say(_ command: String) throws -> Int {
        try conversation.withLock { conversation in
            try conversation.input.write(contentsOf: Data("\(command)\n".utf8))
            return try #require(Int(try conversation.line()))
        }
    }
}

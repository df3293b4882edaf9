internal import CSpawn
public import Foundation
import Glibc
import Synchronization

/// A program that runs beside the tests.
///
/// Started by the C library: Foundation's `Process.run` crashes while a process holds more than a thousand descriptors, as the tests
/// of many connections do.
public final class Child: Sendable {
    private let identifier: Int32
    /// Its exit code, or the signal that ended it; nil until it has been waited for.
    private let status = Mutex<Int32?>(nil)

    public struct NotStarted: Error, CustomStringConvertible {
        public let description: String
    }

    /// It begins with no signal blocked or ignored, and with no descriptors but these three.
    ///
    /// - Parameters:
    ///   - program: a path.
    ///   - environment: nil for the tests' own.
    ///   - folder: where it runs; nil for where the tests do.
    ///   - input: nil for nothing.
    ///   - output: nil for nowhere.
    ///   - errors: nil for nowhere.
    public init(
        _ program: String, _ arguments: [String], environment: [String: String]? = nil, in folder: URL? = nil,
        input: FileHandle? = nil, output: FileHandle? = nil, errors: FileHandle? = .standardError
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, handle) in [input, output, errors].enumerated() {
            let descriptor = Int32(descriptor)
            if let handle {
                posix_spawn_file_actions_adddup2(&actions, handle.fileDescriptor, descriptor)
            } else {
                posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
            }
        }
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder.path) }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0.key)=\($0.value)" }
        var identifier: Int32 = 0
        let failure = withCStrings([program] + arguments) { words in
            withCStrings(variables) { posix_spawn(&identifier, program, &actions, &attributes, words, $0) }
        }
        guard failure == 0 else { throw NotStarted(description: "\(program): \(String(cString: strerror(failure)))") }
        self.identifier = identifier
    }

    public var isRunning: Bool { reaped(WNOHANG) == nil }

    /// Does nothing to one that has ended.
    public func signal(_ signal: Int32) {
        status.withLock { if $0 == nil { _ = kill(identifier, signal) } }
    }

    /// Waits for its end.
    ///
    /// - Returns: its exit code, or the signal that ended it.
    @discardableResult
    public func wait() -> Int32 {
        while true {
            // Without the lock, and leaving it to be reaped under it.
            var ended = siginfo_t()
            _ = waitid(P_PID, id_t(identifier), &ended, WEXITED | WNOWAIT)
            if let status = reaped(0) { return status }
        }
    }

    private func reaped(_ options: Int32) -> Int32? {
        status.withLock { status in
            if status != nil { return status }
            var word: Int32 = 0
            guard waitpid(identifier, &word, options) == identifier else { return nil }
            let signal = word & 0x7F
            status = signal == 0 ? (word >> 8) & 0xFF : signal
            return status
        }
    }
}

/// As C takes lists of strings.
private func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
}

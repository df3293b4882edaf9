internal import Glibc

/// Waits before the next try: each about twice as long as the one before, and none quite like another's.
struct Backoff {
    /// How often something is tried in all: about three seconds' worth.
    static let tries = 10
    private static let first = 0.01, longest = 1.0

    private(set) var tried = 0

    /// In seconds, between half of the full wait and all of it.
    static func seconds(before retry: Int, using random: inout some RandomNumberGenerator) -> Double {
        let full = min(longest, first * Double(1 << min(max(retry, 0), 20)))
        return full * Double.random(in: 0.5...1, using: &random)
    }

    /// Sleeps on this thread.
    /// - Returns: false when it has been tried often enough.
    mutating func wait() -> Bool {
        tried += 1
        guard tried < Self.tries else { return false }
        var random = SystemRandomNumberGenerator()
        usleep(UInt32(Self.seconds(before: tried - 1, using: &random) * 1_000_000))
        return true
    }
}

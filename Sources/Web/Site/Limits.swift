internal import Domain
internal import Synchronization

/// How often something may be done: by one address, or to one target. What has been used comes back evenly with time.
final class Limits: Sendable {
    enum Deed: Hashable, Sendable {
        /// By an address: forms sent.
        case send
        /// By an address: links tried that open nothing.
        case guess
        /// To a listing.
        case register

        /// How many at once, and the seconds that one takes to come back.
        var allowance: (burst: Double, seconds: Double) {
            switch self {
            case .send: (30, 4)
            case .guess: (20, 30)
            case .register: (600, 0.2)
            }
        }
    }

    private struct Key: Hashable {
        let deed: Deed
        let whose: String
    }

    private struct Bucket {
        var used: Double
        var at: Double
    }

    /// More are not remembered: those that are used up no longer are forgotten first, and if that does not help, all.
    private static let most = 50_000

    private let buckets = Mutex<[Key: Bucket]>([:])

    /// Counts a deed.
    ///
    /// - Parameter now: seconds.
    /// - Returns: how many seconds to wait, when it is one too many; nil when it may be done.
    func count(_ deed: Deed, by whose: String, at now: Double) -> Int? {
        let (burst, seconds) = deed.allowance
        return buckets.withLock { buckets in
            let key = Key(deed: deed, whose: whose)
            var bucket = buckets[key] ?? Bucket(used: 0, at: now)
            bucket.used = max(0, bucket.used - (now - bucket.at) / seconds)
            bucket.at = now
            guard bucket.used + 1 <= burst else {
                buckets[key] = bucket
                return max(1, Int(((bucket.used + 1 - burst) * seconds).rounded(.up)))
            }
            bucket.used += 1
            if buckets[key] == nil, buckets.count >= Self.most { forget(&buckets, at: now) }
            buckets[key] = bucket
            return nil
        }
    }

    private func forget(_ buckets: inout [Key: Bucket], at now: Double) {
        buckets = buckets.filter { key, bucket in bucket.used - (now - bucket.at) / key.deed.allowance.seconds > 0 }
        if buckets.count >= Self.most { buckets = [:] }
    }
}

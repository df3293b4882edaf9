/// How often what is told of something has changed, and when it last did; neither ever falls.
///
/// A calendar tells it as SEQUENCE and LAST-MODIFIED (RFC 5545 sections 3.8.7.3 and 3.8.7.4).
public struct Revision: Hashable, Comparable, Sendable {
    /// 0 for what has never changed.
    public let number: Int
    public let changed: Instant

    public init(number: Int = 0, changed: Instant) {
        self.number = number
        self.changed = changed
    }

    /// The one after this, at an instant, or a second after this one where the instant is earlier than that.
    public func next(at instant: Instant) -> Revision {
        Revision(number: number + 1, changed: max(instant, Instant(seconds: changed.seconds + 1)))
    }

    public static func < (a: Revision, b: Revision) -> Bool { (a.number, a.changed) < (b.number, b.changed) }
}

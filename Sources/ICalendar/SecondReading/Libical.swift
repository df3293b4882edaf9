internal import CLibical
internal import Synchronization

/// The one door to libical: its global tables are not safe to use from two threads, so everything passes one lock.
package enum Libical {
    private static let gate = Mutex(())

    /// Runs what calls libical, alone. No pointer of libical's may leave `body`.
    package static func alone<Result: Sendable, Fault>(_ body: () throws(Fault) -> Result) throws(Fault) -> Result {
        try gate.withLock { _ throws(Fault) in try body() }
    }

    /// What libical reads of a file: an independent reading to hold one's own against.
    ///
    /// - Parameter bytes: within `Limits`, and without NUL.
    /// - Returns: nil when libical finds no component.
    /// - Complexity: about 30 MB a second.
    static func reading(of bytes: [UInt8]) -> LibicalReading? {
        alone {
            let text = bytes + [0]
            let root = text.withUnsafeBytes { icalparser_parse_string($0.baseAddress?.assumingMemoryBound(to: CChar.self)) }
            guard let root else { return nil }
            defer { icalcomponent_free(root) }
            return LibicalReading(root)
        }
    }

    /// How many components of each name libical finds in a file; nil when none.
    package static func components(of bytes: [UInt8]) -> [String: Int]? { reading(of: bytes)?.counts }
}

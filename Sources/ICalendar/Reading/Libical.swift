internal import CLibical
internal import Synchronization

/// The one door to libical: its global tables are not safe to use from two threads, so everything passes one lock.
package enum Libical {
    private static let gate = Mutex(())

    /// Runs what calls libical, alone. No pointer of libical's may leave `body`.
    package static func alone<Result: Sendable, Fault>(_ body: () throws(Fault) -> Result) throws(Fault) -> Result {
        try gate.withLock { _ throws(Fault) in try body() }
    }

    /// How many components of each name libical finds in a file: an independent reading to hold one's own against.
    ///
    /// - Parameter bytes: within `Limits`, and without NUL.
    /// - Returns: nil when libical finds no component.
    /// - Complexity: about 30 MB a second.
    package static func components(of bytes: [UInt8]) -> [String: Int]? {
        alone {
            guard let tree = Tree(bytes) else { return nil }
            return tree.components()
        }
    }
}

/// Owns a parsed tree of libical's.
private final class Tree {
    private let root: OpaquePointer

    init?(_ bytes: [UInt8]) {
        let text = bytes.map(CChar.init(bitPattern:)) + [0]
        guard let root = text.withUnsafeBufferPointer({ text in text.baseAddress.flatMap(icalparser_parse_string) }) else {
            return nil
        }
        self.root = root
    }

    deinit { icalcomponent_free(root) }

    /// By name.
    func components() -> [String: Int] {
        var components: [String: Int] = [:]
        var waiting = [root]
        while let component = waiting.popLast() {
            if let name = icalcomponent_kind_to_string(icalcomponent_isa(component)) {
                components[String(cString: name), default: 0] += 1
            }
            var child = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT)
            while let next = child {
                waiting.append(next)
                child = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)
            }
        }
        return components
    }
}

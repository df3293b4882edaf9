internal import CLibical
internal import Synchronization

/// The one door to libical: its global tables are not safe to use from two threads, so everything passes one lock.
package enum Libical {
    private static let gate = Mutex(())

    /// Runs what calls libical, alone. No pointer of libical's may leave `body`.
    package static func alone<Result: Sendable, Fault>(_ body: () throws(Fault) -> Result) throws(Fault) -> Result {
        try gate.withLock { _ throws(Fault) in try body() }
    }

    /// What libical makes of a file: an independent reading to hold one's own against.
    package struct Reading: Hashable, Sendable {
        /// How many components there are of each name.
        package let components: [String: Int]
        /// What libical could not read (its X-LIC-ERROR).
        package let faults: [String]

        package init(components: [String: Int], faults: [String]) {
            self.components = components
            self.faults = faults
        }
    }

    /// - Parameter bytes: within `Limits`, and without NUL.
    /// - Returns: nil when libical finds no component.
    /// - Complexity: about 30 MB a second.
    package static func read(_ bytes: [UInt8]) -> Reading? {
        alone {
            guard let tree = Tree(bytes) else { return nil }
            return tree.reading()
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

    func reading() -> Libical.Reading {
        var components: [String: Int] = [:]
        var faults: [String] = []
        var waiting = [root]
        while let component = waiting.popLast() {
            if let name = icalcomponent_kind_to_string(icalcomponent_isa(component)) {
                components[String(cString: name), default: 0] += 1
            }
            var property = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY)
            while let fault = property {
                if let text = icalproperty_get_xlicerror(fault) { faults.append(String(cString: text)) }
                property = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)
            }
            var child = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT)
            while let next = child {
                waiting.append(next)
                child = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)
            }
        }
        return Libical.Reading(components: components, faults: faults)
    }
}

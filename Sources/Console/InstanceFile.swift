package import Planning

/// A benchmark instance as people give it: a file that may hold anything.
package enum InstanceFile {
    /// - Throws: every fault, a line each, led by the path.
    package static func read(_ path: String) throws(Failure) -> Instance {
        let instance = try JSONFile.read(Instance.self, at: path, atMost: 200_000_000)
        let faults = instance.faults()
        guard faults.isEmpty else { throw Failure(faults.map { "\(path): \($0)" }.joined(separator: "\n")) }
        return instance
    }
}

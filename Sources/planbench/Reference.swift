import Foundation

/// What others found for an instance.
struct Reference: Codable, Equatable {
    let name: String
    /// No plan has a lower L1: proven.
    let bound: Int?
    /// The lowest L1 that anybody found.
    let best: Int?
    /// The lowest L2 found among plans with that L1.
    let bestL2: Int?
    let peers: [Peer]

    struct Peer: Codable, Equatable {
        let name: String
        /// What it was given or took; nil where that was not measured.
        let cpuSeconds: Double?
        let l1: Int
        let l2: Int?
    }

    /// What gaps are measured from: the best known.
    var base: Int? { best ?? peers.map(\.l1).min() }
}

/// The stored reference values.
struct References: Decodable {
    /// Who measured, and on what.
    let about: String
    let instances: [Reference]

    /// - Throws: when the file compiled in is not in its form.
    static func stored() throws -> References {
        try JSONDecoder().decode(References.self, from: Data(PackageResources.references_json))
    }

    /// - Complexity: O(instances).
    subscript(name: String) -> Reference? { instances.first { $0.name == name } }
}

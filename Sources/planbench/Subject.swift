import Planning

/// A problem to measure by, and what is known of it.
struct Subject {
    /// `60/600 s1`: offerings, requests and seed.
    let name: String
    let instance: Instance
    /// Nil when nothing is known of the instance.
    let reference: Reference?

    /// - Parameter file: names the instance when it does not say how it was generated.
    init(_ instance: Instance, file: String, known: References) {
        let size = "\(instance.offerings.count)/\(instance.requests.count)"
        if let seed = instance.params?.seed {
            let cities = instance.params?.cities ?? 1
            name = cities == 1 ? "\(size) s\(seed)" : "\(size) s\(seed) (\(cities) cities)"
        } else {
            let stem = file.split(separator: "/").last.map { $0.hasSuffix(".json") ? $0.dropLast(5) : $0 } ?? ""
            name = "\(stem) (\(size))"
        }
        self.instance = instance
        reference = known[name]
    }

    init(name: String, instance: Instance, reference: Reference?) {
        (self.name, self.instance, self.reference) = (name, instance, reference)
    }

    /// Problems that live in the program itself; small, middling, large.
    static var invented: [Subject] {
        let instances: [Instance] = [
            .invented(seed: 1, districts: 4, venues: 8, offerings: 20, requests: 90),
            .invented(seed: 2, districts: 8, venues: 20, offerings: 60, requests: 270),
            .invented(seed: 3, districts: 11, venues: 60, offerings: 200, requests: 900),
        ]
        return instances.map { instance in
            let size = "\(instance.offerings.count)/\(instance.requests.count)"
            return Subject(name: "invented \(size)", instance: instance, reference: nil)
        }
    }
}

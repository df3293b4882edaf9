import Domain

extension BarredPair {
    /// Pairs who might well have met: of one district and group. Nobody is in two of them.
    static func drawn(
        _ count: Int, from requests: [Request], sparing spared: Set<ID<Request>>, using random: inout some RandomNumberGenerator
    ) -> [BarredPair] {
        var taken = spared
        var pairs: [BarredPair] = []
        for first in random.some(requests.count / 4, of: requests) where pairs.count < count && !taken.contains(first.id) {
            let alike = requests.first { other in
                other.id > first.id && !taken.contains(other.id) && other.district == first.district
                    && other.group == first.group
            }
            guard let alike else { continue }
            taken.formUnion([first.id, alike.id])
            pairs.append(BarredPair(first.id, alike.id))
        }
        return pairs
    }
}

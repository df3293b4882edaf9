/// Offerings that share no venue, leader, person or cell with the rest, and the classes of people who want them.
struct Part: Sendable {
    let offerings: [Int32]
    let classes: [Int32]
    let cells: [Int32]
}

extension Problem {
    /// The parts that can be planned apart, the largest first; those smaller than a sixteenth of all are joined.
    ///
    /// People of one cell belong together though they may want different offerings, since what one more of them costs in L1
    /// depends on how many others have no seat. People whom no offering fits belong to no part.
    /// - Complexity: nearly linear in placements, leaders' pools and options (union by halving paths).
    func parts() -> [Part] {
        let venueBase = offerings.count, leaderBase = venueBase + venueCount, cellBase = leaderBase + leaders.count
        var sets = DisjointSets(count: cellBase + cells.count)
        for offering in offerings.indices {
            for placement in offerings[offering].placements where placements[placement].venue >= 0 {
                sets.join(offering, venueBase + Int(placements[placement].venue))
            }
            for occasion in offerings[offering].occasions {
                for index in occasions[occasion].pool { sets.join(offering, leaderBase + Int(pools[index])) }
            }
            for index in offerings[offering].wanting { sets.join(offering, cellBase + Int(classes[wanting[index]].cell)) }
            // L3 sees groups for the same people at the same time near by.
            if isConsiderate { for other in related[offering] { sets.join(offering, Int(other)) } }
        }
        let byRoot = Dictionary(grouping: offerings.indices.map { Int32($0) }) { sets.root(of: Int($0)) }
        let groups = byRoot.values.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
        let small = groups.filter { $0.count * 16 < offerings.count }
        let joined = groups.filter { $0.count * 16 >= offerings.count } + (small.isEmpty ? [] : [small.flatMap { $0 }.sorted()])
        var partOfOffering = [Int](repeating: 0, count: offerings.count)
        for (part, group) in joined.enumerated() { for offering in group { partOfOffering[Int(offering)] = part } }
        var people: [[Int32]] = Array(repeating: [], count: joined.count)
        for cls in classes.indices {
            guard let first = classes[cls].options.first else { continue }
            people[partOfOffering[Int(options[first].offering)]].append(Int32(cls))
        }
        return zip(joined, people).map { offerings, classes in
            Part(offerings: offerings, classes: classes, cells: Set(classes.map { self.classes[$0].cell }).sorted())
        }
    }
}

/// Union-find with path halving (Tarjan and van Leeuwen, J. ACM 31, 1984).
private struct DisjointSets {
    private var parent: [Int]

    init(count: Int) { parent = Array(0..<count) }

    mutating func root(of element: Int) -> Int {
        var element = element
        while parent[element] != element {
            parent[element] = parent[parent[element]]
            element = parent[element]
        }
        return element
    }

    mutating func join(_ a: Int, _ b: Int) {
        let first = root(of: a), second = root(of: b)
        parent[max(first, second)] = min(first, second)
    }
}

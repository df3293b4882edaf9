/// A generator whose numbers are a function of its seed alone, on every platform and with every version of Swift.
///
/// Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (OOPSLA 2014), figure 16.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

// The standard library may change how it draws from a generator between versions; a demonstration must not change with it.
extension RandomNumberGenerator {
    /// A number in `0..<bound`, by the high half of a product; the bias is below bound / 2⁶⁴.
    /// - Precondition: `bound` is positive.
    mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

    mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    mutating func chance(percent: Int) -> Bool { below(100) < percent }

    /// - Precondition: the list is not empty.
    mutating func one<Item>(of list: [Item]) -> Item { list[below(list.count)] }

    /// Up to `count` items of a list, in the list's order.
    mutating func some<Item>(_ count: Int, of list: [Item]) -> [Item] {
        var left = min(count, list.count)
        return list.enumerated().filter { index, _ in
            guard below(list.count - index) < left else { return false }
            left -= 1
            return true
        }.map(\.element)
    }

    /// An item, each as likely as its weight says.
    /// - Precondition: some weight is positive and none is negative.
    mutating func weighted<Item>(_ choices: [(item: Item, weight: Int)]) -> Item {
        var rest = below(choices.reduce(0) { $0 + $1.weight })
        let index = choices.firstIndex { choice in
            rest -= choice.weight
            return rest < 0
        }
        return choices[index ?? choices.count - 1].item
    }
}

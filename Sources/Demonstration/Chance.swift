// The standard library may change how it draws from a generator between versions; a demonstration must not change with it.
extension RandomNumberGenerator {
    /// A number in `0..<bound`, by the high half of a product; the bias is below bound / 2⁶⁴.
    /// - Precondition: `bound` is positive.
    package mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

    package mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    package mutating func chance(percent: Int) -> Bool { below(100) < percent }

    /// - Precondition: the list is not empty.
    package mutating func one<Item>(of list: [Item]) -> Item { list[below(list.count)] }

    /// Up to `count` items of a list, in the list's order.
    package mutating func some<Item>(_ count: Int, of list: [Item]) -> [Item] {
        var left = min(count, list.count)
        return list.enumerated().filter { index, _ in
            guard below(list.count - index) < left else { return false }
            left -= 1
            return true
        }.map(\.element)
    }

    /// An item, each as likely as its weight says.
    /// - Precondition: some weight is positive and none is negative.
    package mutating func weighted<Item>(_ choices: [(item: Item, weight: Int)]) -> Item {
        var rest = below(choices.reduce(0) { $0 + $1.weight })
        let index = choices.firstIndex { choice in
            rest -= choice.weight
            return rest < 0
        }
        return choices[index ?? choices.count - 1].item
    }
}

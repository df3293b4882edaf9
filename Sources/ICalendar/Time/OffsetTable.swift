/// When a zone's offset from UTC changes, to be asked from both sides.
struct OffsetTable: Hashable, Sendable {
    /// From an instant on, in seconds since 1970, the clocks are so many seconds east of UTC.
    struct Change: Hashable, Sendable {
        let at: Int
        let offset: Int
    }

    /// When each change comes, in order.
    private let changes: [Int]
    /// The first time on the wall, in seconds since 1970-01-01T00:00:00, that is read by each new offset.
    ///
    /// Where the clocks go forward, the times left out are read by the offset before; where they go back, the times that come
    /// twice are the first of the two (RFC 5545 section 3.3.5). Both begin the new offset at the later of its two wall times.
    private let walls: [Int]
    /// One more than the changes: the first holds before them all.
    private let offsets: [Int]

    /// - Parameter changes: in any order; of two at one instant the later counts.
    init(before first: Int, _ changes: [Change]) {
        var instants: [Int] = []
        var offsets = [first]
        for change in changes.sorted(by: { ($0.at, $0.offset) < ($1.at, $1.offset) }) {
            if instants.last == change.at {
                offsets[offsets.count - 1] = change.offset
            } else if offsets.last != change.offset {
                instants.append(change.at)
                offsets.append(change.offset)
            }
        }
        var walls: [Int] = []
        for (index, instant) in instants.enumerated() {
            // Never before the one it follows, also in a table whose changes crowd.
            walls.append(max(walls.last ?? .min, instant + max(offsets[index], offsets[index + 1])))
        }
        (self.changes, self.walls, self.offsets) = (instants, walls, offsets)
    }

    /// Seconds east of UTC.
    ///
    /// - Complexity: O(log changes).
    func offset(at instant: Int) -> Int { offsets[countOf(changes, upTo: instant)] }

    /// The instant of a time on the wall, and whether the clocks leave that time out.
    ///
    /// - Complexity: O(log changes).
    func instant(onWall wall: Int) -> (seconds: Int, isLeftOut: Bool) {
        let index = countOf(walls, upTo: wall)
        let instant = wall - offsets[index]
        return (instant, index < changes.count && instant >= changes[index])
    }
}

/// How many of the numbers, which are in order, are at most `bound`.
private func countOf(_ numbers: [Int], upTo bound: Int) -> Int {
    var low = 0
    var high = numbers.count
    while low < high {
        let middle = (low + high) / 2
        if numbers[middle] <= bound { low = middle + 1 } else { high = middle }
    }
    return low
}

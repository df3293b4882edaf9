internal import Domain

extension [Interval] {
    /// In order, those that touch or overlap made one.
    func merged() -> [Interval] {
        var merged: [Interval] = []
        for interval in sorted() {
            if let last = merged.last, interval.start <= last.end,
                let both = Interval(last.start, Swift.max(last.end, interval.end))
            {
                merged[merged.count - 1] = both
            } else {
                merged.append(interval)
            }
        }
        return merged
    }

    /// What is left of them outside of others.
    ///
    /// - Precondition: both are in order, and each without overlaps.
    /// - Complexity: O(both).
    func subtracting(_ others: [Interval]) -> [Interval] {
        var left: [Interval] = []
        var index = others.startIndex
        for interval in self {
            var start = interval.start
            while index < others.endIndex, others[index].end <= start { index += 1 }
            var next = index
            while next < others.endIndex, others[next].start < interval.end {
                if let before = Interval(start, others[next].start) { left.append(before) }
                start = Swift.max(start, others[next].end)
                next += 1
            }
            if let rest = Interval(start, interval.end) { left.append(rest) }
        }
        return left
    }
}

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

    /// Stockholm's dates that they touch, in order.
    var days: [Day] {
        var days: [Day] = []
        for interval in merged() {
            let first = Stockholm.local(interval.start).day
            let last = Stockholm.local(Instant(seconds: interval.end.seconds - 1)).day
            let next = days.last.map { Swift.max(first, $0 + 1) } ?? first
            if next <= last { days += (next.number...last.number).map(Day.init(number:)) }
        }
        return days
    }

    /// The first, of such as are in order and without overlaps, that ends after an instant.
    private func firstIndex(endingAfter instant: Instant) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle].end <= instant { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// What is left of them outside of others.
    ///
    /// - Precondition: both are in order, and each without overlaps.
    /// - Complexity: O(n log m), and what they have in common.
    func subtracting(_ others: [Interval]) -> [Interval] {
        var left: [Interval] = []
        for interval in self {
            var start = interval.start
            var next = others.firstIndex(endingAfter: start)
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

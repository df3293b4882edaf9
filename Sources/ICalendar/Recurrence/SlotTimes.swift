internal import Domain

/// The times of day, or of an hour or minute, that a rule has wherever it has one.
struct SlotTimes {
    private let hours: [Int]
    private let minutes: [Int]
    private let seconds: [Int]
    /// By BYSETPOS, in order; nil when it is not for here to choose.
    private let chosen: [Int]?

    /// - Parameter positions: BYSETPOS.
    init(hours: [Int], minutes: [Int], seconds: [Int], positions: [Int]) {
        (self.hours, self.minutes, self.seconds) = (hours, minutes, seconds)
        let count = hours.count * minutes.count * seconds.count
        chosen = positions.isEmpty ? nil : places(positions, of: count)
    }

    var count: Int { chosen?.count ?? hours.count * minutes.count * seconds.count }

    /// Seconds since the day, hour or minute began.
    subscript(index: Int) -> Int {
        let place = chosen.map { $0[index] } ?? index
        let (minute, second) = place.quotientAndRemainder(dividingBy: seconds.count)
        let (hour, minuteInHour) = minute.quotientAndRemainder(dividingBy: minutes.count)
        return hours[hour] * 3600 + minutes[minuteInHour] * 60 + seconds[second]
    }

    /// - Returns: `count` when all are earlier.
    /// - Complexity: O(log count).
    func index(notBefore second: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < second { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// What BYSETPOS chooses of so many: places from 0, in order.
func places(_ positions: [Int], of count: Int) -> [Int] {
    Set(positions.map { $0 > 0 ? $0 - 1 : count + $0 }.filter((0..<count).contains)).sorted()
}

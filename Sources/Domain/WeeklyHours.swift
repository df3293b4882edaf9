/// Hours that recur every week: a venue's opening hours, a leader's working hours, the times a person can come.
public struct WeeklyHours: Hashable, Sendable {
    /// For each weekday, Monday first: disjoint ranges of minutes since midnight, in order.
    private var windows: [[Range<Int>]]

    /// No hours at all.
    public static let never = WeeklyHours(windows: Array(repeating: [], count: 7))
    /// Every day from 00:00 to 24:00.
    public static let always = WeeklyHours(windows: Array(repeating: [0..<1440], count: 7))

    private init(windows: [[Range<Int>]]) { self.windows = windows }

    /// The union of windows; such that touch or overlap become one.
    public init(_ parts: some Sequence<(Weekday, Range<Int>)>) {
        windows = Array(repeating: [], count: 7)
        for (weekday, range) in parts where !range.isEmpty { windows[weekday.rawValue].append(range) }
        for index in windows.indices {
            var merged: [Range<Int>] = []
            for range in windows[index].sorted(by: { $0.lowerBound < $1.lowerBound }) {
                if let last = merged.last, range.lowerBound <= last.upperBound {
                    merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
                } else {
                    merged.append(range)
                }
            }
            windows[index] = merged
        }
    }

    /// The windows of a weekday as minutes since midnight: disjoint, in order.
    public func on(_ weekday: Weekday) -> [Range<Int>] { windows[weekday.rawValue] }

    /// Whether one window holds the whole time.
    public func contains(_ weekday: Weekday, _ minutes: Range<Int>) -> Bool {
        on(weekday).contains { $0.lowerBound <= minutes.lowerBound && minutes.upperBound <= $0.upperBound }
    }

    /// Whether there is no window on any day.
    public var isEmpty: Bool { windows.allSatisfy(\.isEmpty) }
}

package import Domain

/// How values are written in the fields of the term's tables.
package enum TableText {
    static func list(_ items: some Sequence<String>) -> String { items.joined(separator: "|") }

    static func ids<Of>(_ ids: some Sequence<ID<Of>>) -> String { list(ids.map(\.text)) }

    static func yesNo(_ value: Bool) -> String { value ? "ja" : "nej" }

    static func number(_ value: Int?) -> String { value.map(String.init) ?? "" }

    static func groups(_ groups: Set<TargetGroup>) -> String { list(groups.sorted().map(\.rawValue)) }

    static func features(_ features: Features) -> String { list(features.names) }

    /// `mån-fre 08:00-16:30|tis,tor 17:00-20:00`.
    package static func hours(_ hours: WeeklyHours) -> String {
        if hours == .always { return "alltid" }
        var days: [(window: Range<Int>, days: [Weekday])] = []
        for weekday in Weekday.allCases {
            for window in hours.on(weekday) {
                if let known = days.firstIndex(where: { $0.window == window }) {
                    days[known].days.append(weekday)
                } else {
                    days.append((window, [weekday]))
                }
            }
        }
        return list(days.map { "\(weekdays($0.days)) \(clock($0.window.lowerBound))-\(clock($0.window.upperBound))" })
    }

    private static func weekdays(_ days: [Weekday]) -> String {
        guard let first = days.first, let last = days.last, days.count > 1, last.rawValue - first.rawValue == days.count - 1
        else { return days.map(\.code).joined(separator: ",") }
        return "\(first.code)-\(last.code)"
    }

    private static func clock(_ minutes: Int) -> String { ClockTime(clamping: minutes).text }

    /// Weeks of a term as ISO week numbers, in spans: `3-5|8`.
    static func weeks(_ weeks: [Int], of term: Term) -> String {
        var spans: [ClosedRange<Int>] = []
        for week in weeks.sorted() {
            if let last = spans.last, last.upperBound == week - 1 {
                spans[spans.count - 1] = last.lowerBound...week
            } else {
                spans.append(week...week)
            }
        }
        let iso = { (week: Int) in String(term.isoWeek(week)) }
        return list(spans.map { $0.count == 1 ? iso($0.lowerBound) : "\(iso($0.lowerBound))-\(iso($0.upperBound))" })
    }

    /// `2026-11-02T09:15:00`, local.
    static func dateTime(_ instant: Instant) -> String { String(Stockholm.text(instant).prefix(19)) }
}

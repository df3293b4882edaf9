import Domain
import ICalendar

/// Values made of bytes; when the bytes are at an end, each is the least.
struct ByteSource {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        var number = 0
        var most = range.upperBound - range.lowerBound
        while most > 0 {
            number = number << 8 | Int(rest.popFirst() ?? 0)
            most >>= 8
        }
        return range.lowerBound + number % (range.upperBound - range.lowerBound + 1)
    }

    mutating func flag() -> Bool { number(0...1) == 1 }

    mutating func text() -> String {
        let piece = rest.prefix(number(0...255))
        rest = rest.dropFirst(piece.count)
        return String(decoding: piece, as: UTF8.self)
    }
}

/// A series as a feed could hold it: a master, dates left out, one occurrence moved or called off; and when it blocks.
struct WrittenSeries {
    private(set) var events: [CalendarEvent] = []
    let window: Interval
    /// In order and merged.
    let busy: [Interval]

    /// So many occurrences are looked at.
    private static let most = 30

    init(_ source: inout ByteSource) throws(ValueFault) {
        let isDays = source.number(0...3) == 0
        let length = isDays ? source.number(0...9) : source.number(60...200_000)
        let given = LocalTime(
            day: Day(clamping: 2020, 1, 1) + source.number(0...6000), second: isDays ? 0 : source.number(0...86_399))
        let rule = source.flag() ? try WrittenSeries.rule(&source, from: given) : nil
        let starts = try WrittenSeries.starts(rule, from: given, isDays: isDays)
        let start = starts.first ?? given
        var times: [LocalTime: CalendarEvent] = [:]
        let master = WrittenSeries.event(&source, uid: source.text(), start, length, isDays: isDays)
        events = [master]
        for time in starts.isEmpty ? [start] : starts { times[time] = master }
        if rule != nil, !starts.isEmpty {
            events[0].rule = rule
            for _ in 0..<source.number(0...3) {
                let left = starts[source.number(0...starts.count - 1)]
                if times.removeValue(forKey: left) != nil { events[0].except.append(left) }
            }
            let moved = starts[source.number(0...starts.count - 1)]
            if source.flag(), times[moved] != nil {
                let target = LocalTime(day: moved.day + source.number(0...20), second: isDays ? 0 : source.number(0...86_399))
                var other = WrittenSeries.event(&source, uid: "", target, length, isDays: isDays)
                other = CalendarEvent(other, uid: master.uid, replacing: moved)
                events.append(other)
                times[moved] = other
            }
        }
        // Those that are not looked at come after the window; otherwise there is room for the last to be moved and long.
        let room = starts.count == WrittenSeries.most ? 0 : 60 * 86_400
        let last = Zone.stockholm.instant(starts.last ?? start).seconds + room
        let first = Instant(seconds: Zone.stockholm.instant(start).seconds - 40 * 86_400)
        guard let window = Interval(first, Instant(seconds: last)) else { throw ValueFault("no window") }
        self.window = window
        busy = united(times.compactMap { $1.blocked(at: $0) }, in: window)
    }

    private static func starts(_ rule: RecurrenceRule?, from start: LocalTime, isDays: Bool) throws(ValueFault) -> [LocalTime] {
        guard let rule else { return [] }
        var steps = StepBudget(100_000)
        var times = try RuleTimes(rule, from: isDays ? .day(start.day) : .time(start, .stockholm))
        var starts: [LocalTime] = []
        while starts.count < most, let time = try times.next(steps: &steps) { starts.append(time) }
        return starts
    }

    private static func rule(_ source: inout ByteSource, from start: LocalTime) throws(ValueFault) -> RecurrenceRule {
        let frequencies: [RecurrenceRule.Frequency] = [.weekly, .daily, .monthly, .yearly]
        let days = Weekday.allCases.filter { _ in source.number(0...3) == 3 }
        let end: RecurrenceRule.End =
            switch source.number(0...2) {
            case 0: .count(source.number(1...40))
            case 1: .until(.time(LocalTime(day: start.day + source.number(0...900), second: start.second), .stockholm))
            default: .never
            }
        return RecurrenceRule(
            frequencies[source.number(0...3)], interval: source.number(1...5), end: end, days: Set(days),
            weekStart: Weekday.allCases[source.number(0...6)])
    }

    private static func event(
        _ source: inout ByteSource, uid: String, _ start: LocalTime, _ length: Int, isDays: Bool
    ) -> CalendarEvent {
        let time: CalendarEvent.Time =
            isDays
            ? .days(first: start.day, last: start.day + length)
            : .timed(start: start, end: LocalTime(secondsSinceEpoch: start.secondsSinceEpoch + length))
        var event = CalendarEvent(
            uid: "u\(uid)@example.org", stamp: Instant(seconds: 1_800_000_000), time: time, summary: source.text())
        if source.flag() { event.sequence = source.number(0...1_000_000) }
        if source.flag() { event.location = source.text() }
        if source.flag() { event.description = source.text() }
        if source.flag() { event.conference = .init(link: "https://" + source.text(), label: source.text()) }
        event.status = [nil, .confirmed, .tentative, .cancelled][source.number(0...3)]
        event.isTransparent = source.flag()
        if source.flag() { event.alarm = source.number(0...20_000) }
        return event
    }
}

extension CalendarEvent {
    /// The same with another UID, in an occurrence's place.
    fileprivate init(_ event: CalendarEvent, uid: String, replacing original: LocalTime) {
        self.init(uid: uid, stamp: event.stamp, time: event.time, summary: event.summary)
        (sequence, location, description, conference) = (event.sequence, event.location, event.description, event.conference)
        (status, isTransparent, alarm) = (event.status, event.isTransparent, event.alarm)
        replaces = original
    }

    /// When it blocks, in the place of a start by its series.
    fileprivate func blocked(at start: LocalTime) -> Interval? {
        guard !isTransparent, status != .tentative, status != .cancelled else { return nil }
        let zone = Zone.stockholm
        switch time {
        case .days(let first, let last):
            let day = replaces == nil ? start.day : first
            return Interval(
                zone.instant(LocalTime(day: day, second: 0)), zone.instant(LocalTime(day: day + (last - first) + 1, second: 0)))
        case .timed(let first, let last):
            let begins = zone.instant(replaces == nil ? start : first)
            let seconds = zone.instant(last).seconds - zone.instant(first).seconds
            return Interval(begins, Instant(seconds: begins.seconds + seconds))
        }
    }
}

internal import Domain

/// What a file's contents come to in a window.
struct Gathering {
    private var contents: FileContents
    private let window: Interval
    private let limits: Limits
    private var entries: [CalendarEntry] = []
    private var occurrences: [ImportedOccurrence] = []
    private var taken: [TakenTime] = []
    private var closed: [Interval] = []
    private var marked: [Interval] = []

    init(_ contents: FileContents, window: Interval, limits: Limits) {
        self.contents = contents
        self.window = window
        self.limits = limits
    }

    mutating func gather() {
        contents.compareZones(within: window)
        for events in contents.series {
            do throws(Refusal) { try take(events) } catch { contents.ledger.remarks.error(error) }
        }
        for list in contents.freeBusy { take(list) }
        takeAvailability()
    }

    var result: ImportedCalendar {
        let taken = taken.sorted { ($0.time, $0.entry) < ($1.time, $1.entry) }
        return ImportedCalendar(
            remarks: contents.ledger.remarks.told, busy: taken.map(\.time).merged(), closedDays: closed.days,
            markedDays: marked.days, entries: entries,
            occurrences: occurrences.sorted { ($0.start, $0.end, $0.entry) < ($1.start, $1.end, $1.entry) }, taken: taken)
    }

    // MARK: Events

    private mutating func take(_ events: [ImportedEvent]) throws(Refusal) {
        let expansion = SeriesExpansion(events, window: window, limit: limits.occurrences)
        let isSeries = events.contains { $0.repeats || $0.replaces != nil }
        var places = [Int?](repeating: nil, count: events.count)
        for occurrence in try expansion.occurrences(steps: &contents.ledger.steps) {
            let start = occurrence.start.instant
            let end = occurrence.start.end(after: occurrence.length)
            guard start < window.end, end > window.start || (start == end && start == window.start) else { continue }
            guard occurrences.count < limits.allOccurrences else {
                throw Refusal(
                    events[occurrence.event].line,
                    "more than \(limits.allOccurrences) times in all; those from here on are left out")
            }
            let event = events[occurrence.event]
            let place = places[occurrence.event] ?? entries.count
            if place == entries.count { entries.append(event.entry) }
            places[occurrence.event] = place
            let days = days(of: occurrence)
            occurrences.append(
                ImportedOccurrence(
                    entry: place, start: start, end: end, localStart: occurrence.start.local, days: days,
                    original: isSeries ? occurrence.original : nil))
            take(start, end, event.effect, place, isWholeDays: days != nil)
        }
    }

    private func days(of occurrence: Occurrence) -> ClosedRange<Day>? {
        guard case .day(let first) = occurrence.start else { return nil }
        return first...first + max(0, occurrence.length.days - 1)
    }

    private mutating func take(
        _ start: Instant, _ end: Instant, _ effect: ImportedEvent.Effect, _ entry: Int, isWholeDays: Bool
    ) {
        guard effect != .nothing, let inside = Interval(max(start, window.start), min(end, window.end)) else { return }
        if effect == .blocks { taken.append(TakenTime(time: inside, entry: entry)) }
        guard isWholeDays else { return }
        marked.append(inside)
        if effect == .blocks { closed.append(inside) }
    }

    // MARK: Busy lists

    private mutating func take(_ list: BusyPeriods) {
        entries.append(list.entry)
        for period in list.periods {
            take(period.start.instant, period.start.end(after: period.length), .blocks, entries.count - 1, isWholeDays: false)
        }
    }

    /// From the lowest priority to the highest, each covers what those below it say of its span; what several of one
    /// priority say counts together (RFC 7953 section 5).
    private mutating func takeAvailability() {
        var unavailable: [TakenTime] = []
        let byRank = Dictionary(grouping: contents.availability, by: \.rank).sorted { $0.key < $1.key }
        for (_, alike) in byRank {
            let spans = alike.compactMap { $0.span(in: window) }.merged()
            var left: [TakenTime] = []
            for taken in unavailable { left += [taken.time].subtracting(spans).map { TakenTime(time: $0, entry: taken.entry) } }
            for availability in alike {
                guard availability.blocks, let span = availability.span(in: window) else { continue }
                let place = entries.count
                entries.append(availability.entry)
                left += [span].subtracting(free(availability)).map { TakenTime(time: $0, entry: place) }
            }
            unavailable = left
        }
        taken += unavailable
    }

    private mutating func free(_ availability: Availability) -> [Interval] {
        var free: [Interval] = []
        for events in availability.available {
            do throws(Refusal) {
                let expansion = SeriesExpansion(events, window: window, limit: limits.occurrences)
                for occurrence in try expansion.occurrences(steps: &contents.ledger.steps)
                where events[occurrence.event].effect != .nothing {
                    let end = occurrence.start.end(after: occurrence.length)
                    if let time = Interval(occurrence.start.instant, end) { free.append(time) }
                }
            } catch {
                contents.ledger.remarks.error(error)
            }
        }
        return free.merged()
    }
}

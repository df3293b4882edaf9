internal import Domain

/// What has been found in a file's calendars so far.
struct Gathering {
    private let window: Interval
    private let limits: Limits
    private var steps: StepBudget
    private var remarks: [CalendarRemark]
    private var busy: [Interval] = []
    private var closed: Set<Day> = []
    private var marked: Set<Day> = []

    init(window: Interval, limits: Limits, remarks: [CalendarRemark]) {
        self.window = window
        self.limits = limits
        self.remarks = remarks
        steps = StepBudget(limits.steps)
    }

    mutating func take(_ calendar: Component) {
        // A year past the window, since local times near its end need the offset after them.
        var reader = EventReader(calendar, until: Instant(seconds: window.end.seconds + 366 * 86_400), steps: steps)
        var series: [String: [ImportedEvent]] = [:]
        for component in calendar.components {
            do {
                switch component.name {
                case "VEVENT" where component.first("DTSTART") == nil:
                    note(component.line, "the event has no DTSTART, so it takes no time")
                case "VEVENT":
                    let event = try reader.event(component)
                    series[event.uid, default: []].append(event)
                case "VFREEBUSY": try takeFreeBusy(component, &reader)
                case "VAVAILABILITY": note(component.line, "VAVAILABILITY is not read; the times are taken as free")
                default: break
                }
            } catch {
                refuse(error)
            }
        }
        remarks += reader.notes
        steps = reader.steps
        for events in series.values.sorted(by: { ($0.first?.line ?? 0) < ($1.first?.line ?? 0) }) { expand(events) }
    }

    private mutating func expand(_ events: [ImportedEvent]) {
        do {
            let expansion = SeriesExpansion(events, window: window, limit: limits.occurrences)
            remarks += try expansion.remarks(steps: &steps)
            for occurrence in try expansion.occurrences(steps: &steps) {
                take(occurrence.start, occurrence.length, events[occurrence.event].effect)
            }
        } catch {
            refuse(error)
        }
    }

    private mutating func takeFreeBusy(_ component: Component, _ reader: inout EventReader) throws(Refusal) {
        for property in component.all("FREEBUSY") {
            let kind = property.parameter("FBTYPE")?.uppercased() ?? "BUSY"
            if kind == "FREE" || kind == "BUSY-TENTATIVE" { continue }
            for value in property.value.split(separator: ",") {
                let period = try reader.period(String(value).trimmingBlanks, of: property)
                take(period.start, period.length, .blocks)
            }
        }
    }

    private mutating func take(_ start: Moment, _ length: Length, _ effect: ImportedEvent.Effect) {
        guard effect != .nothing, let time = Interval(start.instant, start.end(after: length)),
            time.overlaps(window),
            let inside = Interval(max(time.start, window.start), min(time.end, window.end))
        else { return }
        if effect == .blocks { busy.append(inside) }
        guard case .day = start else { return }
        let first = Stockholm.local(inside.start).day
        let last = Stockholm.local(Instant(seconds: inside.end.seconds - 1)).day
        for number in first.number...last.number {
            marked.insert(Day(number: number))
            if effect == .blocks { closed.insert(Day(number: number)) }
        }
    }

    private mutating func refuse(_ refusal: Refusal) {
        remarks.append(CalendarRemark(line: refusal.line, severity: .error, message: refusal.message))
    }

    private mutating func note(_ line: Int?, _ message: String) {
        remarks.append(CalendarRemark(line: line, severity: .note, message: message))
    }

    var result: ImportedCalendar {
        ImportedCalendar(
            remarks: told, busy: merged(busy), closedDays: closed.sorted(), markedDays: marked.sorted())
    }

    /// In order of line; errors stay when there are too many to tell.
    private var told: [CalendarRemark] {
        let inOrder = { (a: CalendarRemark, b: CalendarRemark) in (a.line ?? 0, a.message) < (b.line ?? 0, b.message) }
        guard remarks.count > limits.remarks else { return remarks.sorted(by: inOrder) }
        let errorsFirst = remarks.filter { $0.severity == .error } + remarks.filter { $0.severity == .note }
        let left = CalendarRemark(
            line: nil, severity: .note, message: "\(remarks.count - limits.remarks) more remarks are not shown")
        return [left] + errorsFirst.prefix(limits.remarks).sorted(by: inOrder)
    }
}

/// Intervals in order, such that touch or overlap made one.
private func merged(_ intervals: [Interval]) -> [Interval] {
    var merged: [Interval] = []
    for interval in intervals.sorted() {
        if let last = merged.last, interval.start <= last.end, let both = Interval(last.start, max(last.end, interval.end)) {
            merged[merged.count - 1] = both
        } else {
            merged.append(interval)
        }
    }
    return merged
}

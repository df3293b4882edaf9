internal import Domain

/// The times of all events of one UID that touch a window.
struct SeriesExpansion {
    private let events: [ImportedEvent]
    private let window: Interval
    private let limit: Int

    init(_ events: [ImportedEvent], window: Interval, limit: Int) {
        self.events = events
        self.window = window
        self.limit = limit
    }

    /// In order of start.
    func occurrences(steps: inout StepBudget) throws(Refusal) -> [Occurrence] {
        do throws(SeriesFault) {
            var times = try SeriesTimes(events.map(RecurringEvent.init), steps: &steps)
            try times.skip(to: Instant(seconds: window.start.seconds - times.longest), steps: &steps)
            var occurrences: [Occurrence] = []
            while let occurrence = try times.next(steps: &steps), occurrence.instant < window.end {
                if occurrence.instant >= window.start || occurrence.end > window.start { occurrences.append(occurrence) }
                if occurrences.count > limit {
                    throw SeriesFault(event: occurrence.event, message: "the rule gives more than \(limit) times in the term")
                }
            }
            return occurrences
        } catch {
            throw Refusal(events[error.event].line, error.message)
        }
    }

    /// What its author may not have meant: changes of occurrences that are not there.
    func remarks(steps: inout StepBudget) throws(Refusal) -> [CalendarRemark] {
        if events.allSatisfy({ $0.replaces == nil }) { return [] }
        let parts = events.map(RecurringEvent.init)
        let masters = SeriesTimes.masters(parts)
        var remarks: [CalendarRemark] = []
        func note(_ index: Int, _ message: String) {
            remarks.append(CalendarRemark(line: events[index].line, severity: .note, message: message))
        }
        for index in events.indices {
            guard let replaced = events[index].replaces else { continue }
            guard !masters.isEmpty else {
                note(index, "RECURRENCE-ID of a series that is not in the file; the event is taken by itself")
                continue
            }
            do throws(ValueFault) {
                var isKnown = false
                for master in masters where !isKnown { isKnown = try parts[master].hasOccurrence(at: replaced, &steps) }
                if !isKnown {
                    note(index, "RECURRENCE-ID \(replaced.basic) is no occurrence of its series; the event is taken besides it")
                }
            } catch {
                throw Refusal(events[index].line, error.message)
            }
        }
        return remarks
    }
}

extension RecurringEvent {
    /// Whether the series has, before any change, an occurrence at a moment; of a date and a time the dates must be the same.
    fileprivate func hasOccurrence(at moment: Moment, _ steps: inout StepBudget) throws(ValueFault) -> Bool {
        try steps.spend(StepBudget.perSearch)
        var originals = try Originals(self, &steps)
        guard moment.isDate == start.isDate else {
            let midnight = start.at(LocalTime(day: moment.local.day, second: 0))
            try originals.skip(to: midnight.instant, &steps)
            return try originals.next(&steps)?.start.local.day == moment.local.day
        }
        try originals.skip(to: moment.instant, &steps)
        return try originals.next(&steps)?.instant == moment.instant
    }
}

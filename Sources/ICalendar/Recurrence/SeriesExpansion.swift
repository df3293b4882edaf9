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
}

internal import Domain

/// What of one series hits nothing, which its author cannot have meant: exceptions, and changes of occurrences.
struct SeriesMisses {
    private(set) var remarks: [(line: Int?, text: RemarkText)] = []

    /// - Parameter events: all of one UID.
    init(_ events: [ImportedEvent], _ steps: inout StepBudget) throws(ValueFault) {
        if events.allSatisfy({ $0.replaces == nil && $0.except.isEmpty }) { return }
        let parts = events.map(RecurringEvent.init)
        let masters = SeriesTimes.masters(parts)
        for index in masters {
            for moment in try parts[index].missed(parts[index].except, &steps) {
                remarks.append((events[index].line, "EXDATE \(moment.told) is no time of its series, and leaves out nothing"))
            }
        }
        let changes = events.indices.filter { events[$0].replaces != nil }
        guard !masters.isEmpty else {
            remarks += changes.map {
                (events[$0].line, "RECURRENCE-ID of a series that is not in the file; the event is taken by itself")
            }
            return
        }
        var missed = Set(changes.compactMap { events[$0].replaces })
        for index in masters { missed = Set(try parts[index].missed(missed, &steps)) }
        for index in changes {
            guard let replaced = events[index].replaces, missed.contains(replaced) else { continue }
            remarks.append(
                (
                    events[index].line,
                    "RECURRENCE-ID \(replaced.told) is no time of its series; the event is taken besides it"
                ))
        }
    }
}

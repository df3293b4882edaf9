internal import Domain

extension RecurringEvent {
    /// Of some moments those at which the series, before any change, has no occurrence: what an EXDATE or a RECURRENCE-ID hits
    /// nothing with. A date means any time of that day, and so does a time where the series has whole days.
    ///
    /// - Complexity: what following the series once costs, and a search for each moment that lies far from the one before.
    func missed(_ moments: some Collection<Moment>, _ steps: inout StepBudget) throws(ValueFault) -> [Moment] {
        guard !moments.isEmpty else { return [] }
        try steps.spend(StepBudget.perSearch)
        var originals = try Originals(self, &steps)
        var missed: [Moment] = []
        var current = try originals.next(&steps)
        for (moment, from) in moments.map({ ($0, earliest(of: $0)) }).sorted(by: { $0.1 < $1.1 }) {
            if let now = current, now.instant < from { current = try originals.next(&steps) }
            if let now = current, now.instant < from {
                try steps.spend(StepBudget.perSearch)
                try originals.skip(to: from, &steps)
                current = try originals.next(&steps)
            }
            let isHit = isDay(moment) ? current?.start.local.day == moment.day : current?.instant == moment.instant
            if !isHit { missed.append(moment) }
        }
        return missed
    }

    private func isDay(_ moment: Moment) -> Bool { moment.isDate || start.isDate }

    /// Where an occurrence that the moment means begins at the earliest.
    private func earliest(of moment: Moment) -> Instant {
        isDay(moment) ? start.at(LocalTime(day: moment.day, second: 0)).instant : moment.instant
    }
}

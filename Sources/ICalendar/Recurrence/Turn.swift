internal import Domain

/// From one occurrence of a series on, another event stands for it (RANGE=THISANDFUTURE, RFC 5545 section 3.2.13).
struct Turn {
    let event: Int
    let length: Length
    let isDate: Bool
    let from: Instant
    /// Seconds on the wall from an occurrence to what stands for it.
    let shift: Int

    init?(_ event: RecurringEvent, index: Int) {
        guard event.replacesFollowing, let replaced = event.replaces else { return nil }
        self.event = index
        length = event.length
        isDate = event.start.isDate
        from = replaced.instant
        if case .time(let time, let zone) = replaced, !event.start.isDate {
            shift = zone.local(event.start.instant).secondsSinceEpoch - time.secondsSinceEpoch
        } else {
            shift = (event.start.local.day - replaced.local.day) * 86_400
        }
    }
}

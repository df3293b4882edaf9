internal import Domain

/// An event of a file, its values checked.
struct ImportedEvent {
    /// What it does to the time that it takes.
    enum Effect: Hashable, Sendable {
        case blocks
        /// Transparent: all-day ones mark their days.
        case marks
        /// Cancelled or tentative.
        case nothing
    }

    private(set) var entry: CalendarEntry
    let start: Moment
    let length: Length
    let rules: [RecurrenceRule]
    let extra: [RecurringEvent.Extra]
    private(set) var except: [Moment]
    /// Which occurrence of the series it stands for.
    var replaces: Moment?
    /// Whether it also stands for all later ones (RANGE=THISANDFUTURE).
    let replacesFollowing: Bool
    private(set) var effect: Effect
    let sequence: Int
    /// The later of LAST-MODIFIED and DTSTAMP, as it stands in the file; empty without.
    let revised: String

    mutating func cancel() {
        entry = entry.cancelled()
        effect = .nothing
    }

    /// Leaves out its first time.
    mutating func exceptStart() { except.append(start) }

    var uid: String? { entry.uid }
    var line: Int? { entry.line }
    var repeats: Bool { !rules.isEmpty || !extra.isEmpty }
}

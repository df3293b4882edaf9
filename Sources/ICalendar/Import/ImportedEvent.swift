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

    let uid: String
    let line: Int?
    let start: Moment
    let length: Length
    let rules: [RecurrenceRule]
    /// RDATE: with a length of their own where it is a PERIOD.
    let extra: [(start: Moment, length: Length?)]
    let except: [Moment]
    /// Which occurrence of the series it stands for.
    let replaces: Moment?
    /// Whether it also stands for all later ones (RANGE=THISANDFUTURE).
    let replacesFollowing: Bool
    let effect: Effect
    let sequence: Int
}

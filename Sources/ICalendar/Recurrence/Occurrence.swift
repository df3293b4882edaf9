package import Domain

/// One time that an event takes place.
package struct Occurrence: Hashable, Sendable {
    package let start: Moment
    /// When that is.
    package let instant: Instant
    package let length: Length
    /// Which of the events given it comes from: the series, or what stands for it here.
    package let event: Int
    /// Its start by the series, before any change; what a RECURRENCE-ID names.
    package let original: Moment

    package var end: Instant { start.end(after: length) }
}

/// What stops a series, and in which of its events.
package struct SeriesFault: Error {
    package let event: Int
    package let message: String
}

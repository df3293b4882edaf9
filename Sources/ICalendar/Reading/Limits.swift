/// How large a calendar may be. Beyond this it is refused, before any parser sees it.
///
/// A file at these limits takes well under 2 seconds and 256 MB, whatever stands in it.
package struct Limits: Sendable {
    package var bytes = 10_000_000
    /// Octets in one line that decides times, unfolded; texts and what is attached may be as long as the file.
    package var lineLength = 1_000_000
    /// Lines, unfolded: properties, and where components begin and end.
    package var properties = 400_000
    /// Of one property.
    package var parameters = 100
    /// Octets in a line that has not the form of a property.
    package var junkLength = 10_000
    /// Octets in a rule; a year's days, each with its number, take less than half.
    package static let ruleLength = 5_000
    package var components = 100_000
    /// Components within components.
    package var depth = 16
    /// Days and times examined while following all rules.
    package var steps = 5_000_000
    /// The same while looking for exceptions and changes that hit nothing.
    package var searchSteps = 1_000_000
    /// Occurrences in the window, of one rule.
    package var occurrences = 50_000
    /// Occurrences in the window, of all events.
    package var allOccurrences = 60_000
    /// RRULEs of one event. Following them costs as their square.
    package static let rulesPerEvent = 100
    /// Remarks told; the rest are counted.
    package var remarks = 200
    /// What libical may be given: its memory grows with the lines (some 800 octets each), and its time with the square of a
    /// line's length.
    package var libicalLines = 50_000
    package var libicalBytes = 2_000_000
    package var libicalLineLength = 100_000

    package static let standard = Limits()
}

/// How large a calendar may be. Beyond this it is refused, before any parser sees it.
package struct Limits: Sendable {
    package var bytes = 10_000_000
    /// Octets in one line, unfolded.
    package var lineLength = 1_000_000
    /// Lines, unfolded: properties, and where components begin and end.
    package var properties = 100_000
    /// Of one property. libical takes a time that grows with their square.
    package var parameters = 100
    /// Octets in a line that has not the form of a property.
    package var junkLength = 10_000
    /// Octets in a rule; a year's days, each with its number, take less than half.
    package static let ruleLength = 5_000
    package var components = 20_000
    /// Components within components.
    package var depth = 16
    /// Days and times examined while following all rules.
    package var steps = 5_000_000
    /// Occurrences in the window, of one rule.
    package var occurrences = 50_000
    /// Remarks told; the rest are counted.
    package var remarks = 200

    package static let standard = Limits()
}

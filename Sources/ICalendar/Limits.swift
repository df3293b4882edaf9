/// How large a calendar may be. Beyond this it is refused, before any parser sees it.
package struct Limits: Sendable {
    package var bytes = 10_000_000
    /// Octets in one line, unfolded.
    package var lineLength = 1_000_000
    package var properties = 100_000
    package var components = 20_000
    /// Components within components.
    package var depth = 16
    /// Days and times examined while following all rules.
    package var steps = 10_000_000
    /// Occurrences in the window, of one rule.
    package var occurrences = 50_000
    /// Problems told; the rest are counted.
    package var problems = 200

    package static let standard = Limits()
}

/// What a search did, counted: a slow-down of the method shows here on any machine, without a clock.
///
/// The same problem, seed and steps give the same counts.
public struct Work: Codable, Hashable, Sendable {
    /// Moves tried.
    public var moves = 0
    /// Moves whose plan was kept.
    public var acceptedMoves = 0
    /// Searches for a seat for one more person, by a chain of people who move over.
    public var seatSearches = 0
    /// Full offerings looked into by those searches.
    public var offeringsSearched = 0
    /// Pivots of the network simplex, wherever seats are settled exactly.
    public var flowPivots = 0

    public init() {}
}

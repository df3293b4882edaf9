/// How long to plan, and what to do meanwhile. Planning has no clock of its own: whoever has one stops the search.
public struct Pace {
    /// The most moves to make: the last few that would be no whole stretch are left out. The same input, seed and moves give
    /// the same plan.
    public let steps: Int
    let report: (Progress) -> Void
    let isCancelled: () -> Bool

    /// - Parameters:
    ///   - report: told of the first plan, of each better one, now and then, and of the end.
    ///   - isCancelled: asked after each stretch of up to 4,096 moves in every search; when true the best plan so far is the answer.
    public init(steps: Int, report: @escaping (Progress) -> Void = { _ in }, isCancelled: @escaping () -> Bool = { false }) {
        self.steps = max(0, steps)
        self.report = report
        self.isCancelled = isCancelled
    }

    /// How far a search has come.
    public struct Progress: Sendable {
        /// Moves made.
        public let steps: Int
        /// The best score so far.
        public let l1: Int
        public let l2: Int
        public let l3: Int
    }
}

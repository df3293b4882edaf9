/// How long to plan, and what to do meanwhile. Planning has no clock of its own: whoever has one measures how many steps fit
/// (`steps(fitting:)`), and stops a search that runs late.
public struct Pace {
    /// Moves to make: the same input, seed and steps give the same plan.
    public let steps: Int
    let report: (Progress) -> Void
    let isCancelled: () -> Bool

    /// - Parameters:
    ///   - report: told of the first plan, every few thousand moves, within a few hundred when the best plan got better, and of
    ///     the end of the search, before seats are settled.
    ///   - isCancelled: asked every few hundred moves; when true the best plan so far is the answer.
    public init(steps: Int, report: @escaping (Progress) -> Void = { _ in }, isCancelled: @escaping () -> Bool = { false }) {
        self.steps = max(0, steps)
        self.report = report
        self.isCancelled = isCancelled
    }

    /// How far a search has come.
    public struct Progress: Sendable {
        /// Moves made, of how many.
        public let steps: Int
        public let ofSteps: Int
        /// The best score so far.
        public let l1: Int
        public let l2: Int
        public let l3: Int
    }
}

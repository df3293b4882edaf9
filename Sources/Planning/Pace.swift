internal import Domain

/// How long to plan, and what to do meanwhile. Planning has no clock of its own: what tells the time comes in here.
public struct Pace {
    public enum Length {
        /// So many moves: the same input and seed give the same plan.
        case steps(Int)
        /// Until the clock says so; how many moves fit is measured first.
        case seconds(Double, clock: () -> Double)
    }

    let length: Length
    let report: (Progress) -> Void
    let isCancelled: () -> Bool

    /// - Parameters:
    ///   - report: told every few thousand moves.
    ///   - isCancelled: asked every few hundred moves; when true the best plan so far is the answer.
    public init(
        _ length: Length, report: @escaping (Progress) -> Void = { _ in }, isCancelled: @escaping () -> Bool = { false }
    ) {
        self.length = length
        self.report = report
        self.isCancelled = isCancelled
    }

    public struct Progress: Sendable {
        public let steps: Int
        public let ofSteps: Int
        public let l1: Int
        public let l2: Int
        public let l3: Int
    }
}

/// How good a plan was at a time.
struct Improvement: Encodable, Equatable {
    /// From the beginning of the run.
    let cpuSeconds: Double
    let moves: Int
    let l1: Int
    let l2: Int
}

/// How far a value is from another, and when a search came how near.
enum Quality {
    /// Per cent from the best known that times are told for.
    static let levels = [10, 5, 1, 0.3, 0.1]

    /// By how many per cent a value lies above another; negative below. Nil when there is no share of nothing.
    static func gap(_ value: Int, to base: Int) -> Double? {
        if value == base { return 0 }
        return base > 0 ? Double(value - base) / Double(base) * 100 : nil
    }

    /// CPU seconds until L1 lay within some per cent of a value; nil when it never did.
    ///
    /// - Parameter history: in order of time, each better than the one before.
    static func seconds(to percent: Double, of base: Int, in history: [Improvement]) -> Double? {
        history.first { Double($0.l1) <= Double(base) * (1 + percent / 100) }?.cpuSeconds
    }
}

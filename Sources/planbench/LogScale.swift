import Foundation

/// Values on a logarithmic axis.
struct LogScale: Equatable {
    /// The powers of ten within the ends.
    let decades: ClosedRange<Int>
    /// The ends, as logarithms, and where they lie on the page.
    private let low: Double, high: Double
    private let from: Double, to: Double

    /// - Parameters:
    ///   - values: those that must fit; others than positive ones are passed over.
    ///   - least: decades that are shown whatever the values.
    init(_ values: [Double], atLeast least: ClosedRange<Int>, from: Double, to: Double) {
        let logs = values.filter { $0 > 0 && $0.isFinite }.map(log10)
        // A tenth of a decade of air around what is drawn.
        low = min(Double(least.lowerBound), logs.min().map { $0 - 0.1 } ?? .infinity)
        high = max(Double(least.upperBound), logs.max().map { $0 + 0.1 } ?? -.infinity)
        decades = Int(low.rounded(.up))...Int(high.rounded(.down))
        (self.from, self.to) = (from, to)
    }

    /// What lies beyond an end is put on it.
    func position(_ value: Double) -> Double {
        let share = value > 0 ? (log10(value) - low) / (high - low) : 0
        return from + (to - from) * min(1, max(0, share))
    }

    static func power(_ decade: Int) -> Double { pow(10, Double(decade)) }

    /// `0.01`, `1`, `100`
    static func label(_ decade: Int) -> String {
        decade >= 0 ? "1" + String(repeating: "0", count: decade) : "0." + String(repeating: "0", count: -decade - 1) + "1"
    }
}

/// The steps of the colour scale for a share served: lightness falls from step to step, so that they differ in print without
/// colour too.
enum CoverageStep: Int, CaseIterable {
    case lowest, low, middle, high, highest

    init(percent: Int) {
        self = CoverageStep.allCases.last { $0.range.lowerBound <= percent } ?? .lowest
    }

    /// In whole per cent.
    var range: ClosedRange<Int> {
        switch self {
        case .lowest: 0...39
        case .low: 40...59
        case .middle: 60...74
        case .high: 75...89
        case .highest: 90...100
        }
    }

    /// The class that `report.css` colours.
    static func cssClass(of coverage: Coverage) -> String {
        coverage.percent.map { "k\(CoverageStep(percent: $0).rawValue)" } ?? "k-none"
    }
}

import Foundation
import Planning

/// What a search costs on problems of different size.
struct CostCurve: Equatable {
    struct Point: Equatable {
        let name: String
        let offerings: Int
        /// The median over the seeds.
        let cpuMicrosecondsPerMove: Double
        /// A sweep is as many moves as there are offerings.
        var cpuSecondsPerSweep: Double { cpuMicrosecondsPerMove * Double(offerings) / 1e6 }
    }

    let points: [Point]

    init(_ points: [Point]) { self.points = points }

    init(_ results: [SubjectResult]) {
        points = results.compactMap { result in
            result.steadiness { $0.movesPerCPUSecond.map { 1e6 / $0 } }.map {
                Point(
                    name: result.subject.name, offerings: result.subject.instance.offerings.count,
                    cpuMicrosecondsPerMove: $0.median)
            }
        }
    }

    /// The power of the number of offerings that a sweep's cost grows by, 1 being linear: the slope of the least-squares line
    /// through the logarithms. Nil for problems of one size.
    var exponent: Double? {
        let logs = points.map { (x: log(Double($0.offerings)), y: log($0.cpuSecondsPerSweep)) }
        let count = Double(logs.count)
        let meanX = logs.reduce(0) { $0 + $1.x } / count, meanY = logs.reduce(0) { $0 + $1.y } / count
        let spread = logs.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
        guard spread > 0 else { return nil }
        return logs.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) } / spread
    }
}

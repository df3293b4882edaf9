import Testing

@testable import planbench

@Suite("Quality over time")
struct QualityTests {
    private let history = [
        Improvement(cpuSeconds: 0.1, moves: 0, l1: 200, l2: 9), Improvement(cpuSeconds: 0.5, moves: 256, l1: 110, l2: 9),
        Improvement(cpuSeconds: 2, moves: 1024, l1: 101, l2: 9),
    ]

    @Test("the time to a quality is that of the first plan within it, the edge included")
    func timeToQuality() {
        #expect(Quality.seconds(to: 100, of: 100, in: history) == 0.1)
        #expect(Quality.seconds(to: 10, of: 100, in: history) == 0.5)
        #expect(Quality.seconds(to: 9, of: 100, in: history) == 2)
        #expect(Quality.seconds(to: 1, of: 100, in: history) == 2)
    }

    @Test("a quality that was never reached has no time")
    func neverReached() {
        #expect(Quality.seconds(to: 0.9, of: 100, in: history) == nil)
        #expect(Quality.seconds(to: 10, of: 100, in: []) == nil)
    }

    @Test("a gap is a share of what it is measured from, and a share of nothing is none")
    func gap() {
        #expect(Quality.gap(110, to: 100) == 10)
        #expect(Quality.gap(99, to: 100) == -1)
        #expect(Quality.gap(0, to: 0) == 0)
        #expect(Quality.gap(5, to: 0) == nil)
    }

    @Test("steadiness is the middle, the ends, and how far they lie apart")
    func steadiness() throws {
        let odd = try #require(Steadiness([110, 90, 100]))
        #expect((odd.median, odd.min, odd.max, odd.spreadPercent) == (100, 90, 110, 20))
        let even = try #require(Steadiness([1, 2, 3, 4]))
        #expect(even.median == 2.5)
        #expect(Steadiness([0, 0])?.spreadPercent == 0)
        #expect(Steadiness([]) == nil)
    }

    @Test("the cost curve finds the power by which a sweep's cost grows", arguments: [0.0, 0.5, 1.0])
    func costCurve(slope: Double) throws {
        let points = [1, 4, 16].map { size in
            let factor: Double = slope == 0 ? 1 : slope == 0.5 ? Double(size).squareRoot() : Double(size)
            return CostCurve.Point(name: "", offerings: 100 * size, cpuMicrosecondsPerMove: 10 * factor)
        }
        let exponent = try #require(CostCurve(points).exponent)
        #expect(abs(exponent - (1 + slope)) < 1e-9)
    }

    @Test("problems of one size show no growth")
    func oneSize() {
        let point = CostCurve.Point(name: "", offerings: 60, cpuMicrosecondsPerMove: 20)
        #expect(CostCurve([point, point]).exponent == nil)
        #expect(CostCurve([CostCurve.Point]()).exponent == nil)
    }
}

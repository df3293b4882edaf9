import Foundation

/// The same work done by this project and by libical, in turn.
struct Race {
    /// What one pass has done, for both sides to agree on.
    struct Pass: Equatable {
        /// How many things.
        let count: Int
        /// Of what they are.
        let sum: Int
    }

    let name: String
    private let own: () throws -> Pass
    private let libical: () throws -> Pass

    init(_ name: String, _ own: @escaping () throws -> Pass, _ libical: @escaping () throws -> Pass) {
        (self.name, self.own, self.libical) = (name, own, libical)
    }

    /// At least this long is each measurement, in seconds.
    private static let atLeast = 0.05

    /// - Parameter rounds: for each side, alternating.
    func result(rounds: Int) throws -> RaceResult {
        let (first, second) = (try own(), try libical())
        let passes = (try passesNeeded(own), try passesNeeded(libical))
        var speeds: (own: [Double], libical: [Double]) = ([], [])
        for _ in 0..<rounds {
            speeds.own.append(Double(first.count * passes.0) / (try seconds(passes.0, own)))
            speeds.libical.append(Double(second.count * passes.1) / (try seconds(passes.1, libical)))
        }
        return RaceResult(
            name: name, count: first.count, own: median(speeds.own), libical: median(speeds.libical), agree: first == second)
    }

    private func passesNeeded(_ side: () throws -> Pass) throws -> Int {
        var passes = 1
        while try seconds(passes, side) < Race.atLeast { passes *= 2 }
        return passes
    }

    /// Of the process' CPU time.
    private func seconds(_ passes: Int, _ side: () throws -> Pass) throws -> Double {
        let begin = clock()
        for _ in 0..<passes { _ = try side() }
        return max(Double(clock() - begin), 1) / Double(CLOCKS_PER_SEC)
    }
}

private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
}

/// Who was how fast.
struct RaceResult: Encodable {
    let name: String
    /// In one pass.
    let count: Int
    /// Things a second.
    let own: Double
    let libical: Double
    /// Whether both found the same.
    let agree: Bool

    private enum CodingKeys: String, CodingKey {
        case name, count, agree
        case own = "own_per_second"
        case libical = "libical_per_second"
        case ratio
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(count, forKey: .count)
        try container.encode(own.rounded(), forKey: .own)
        try container.encode(libical.rounded(), forKey: .libical)
        try container.encode((own / libical * 10).rounded() / 10, forKey: .ratio)
        try container.encode(agree, forKey: .agree)
    }

    /// A table for people.
    static func lines(_ results: [RaceResult], unit: String) -> [String] {
        let width = results.map(\.name.count).max() ?? 0
        let head = "".padding(toLength: width, withPad: " ", startingAt: 0) + "     number         own     libical   times"
        return ["In \(unit), medians; number: of one pass; times: own beside libical's", head]
            + results.map { result in
                result.name.padding(toLength: width, withPad: " ", startingAt: 0)
                    + String(
                        format: " %10d %11.0f %11.0f %7.1f", result.count, result.own, result.libical,
                        result.own / result.libical)
                    + (result.agree ? "" : "  NOT THE SAME")
            }
    }
}

package import ArgumentParser

/// How long to search: by time or by steps.
package struct SearchLength: ParsableArguments {
    @Option(help: ArgumentHelp("Search for so many seconds (default: 10).", valueName: "s"))
    package var seconds: Double?

    @Option(help: ArgumentHelp("Search for so many steps, whatever time they take.", valueName: "n"))
    package var steps: Int?

    package init() {}

    package mutating func validate() throws {
        if seconds != nil, steps != nil { throw ValidationError("Give --seconds or --steps, not both.") }
        if let seconds, !(seconds > 0 && seconds <= 86_400) {
            throw ValidationError("--seconds must be more than 0 and at most 86400.")
        }
        if let steps, !(0...1_000_000_000_000).contains(steps) { throw ValidationError("--steps must be 0 or more.") }
    }

    package enum Limit {
        case steps(Int)
        case seconds(Double)
    }

    package var limit: Limit { steps.map { .steps($0) } ?? .seconds(seconds ?? 10) }
}

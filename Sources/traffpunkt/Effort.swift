import ArgumentParser
import Dispatch
import Planning

/// How long a command may search, and from which seed.
struct Effort: ParsableArguments {
    @Option(help: "Decides every random choice; the same seed and steps give the same plan.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Search for so many seconds (default: 10).", valueName: "s"))
    var seconds: Double?

    @Option(help: ArgumentHelp("Search for so many steps, whatever time they take.", valueName: "n"))
    var steps: Int?

    mutating func validate() throws {
        if seconds != nil, steps != nil { throw ValidationError("Give --seconds or --steps, not both.") }
        if let seconds, !(seconds > 0 && seconds <= 86_400) {
            throw ValidationError("--seconds must be more than 0 and at most 86400.")
        }
        if let steps, !(0...1_000_000_000_000).contains(steps) { throw ValidationError("--steps must be 0 or more.") }
    }

    /// Searches until the steps are made, the time is up or Ctrl-C is pressed; the last two keep the best plan so far.
    ///
    /// - Parameter fitting: how many steps fit in a time, by a clock and the seed.
    func exertion(fitting: (_ seconds: Double, _ seed: UInt64, _ clock: () -> Double) -> Int) -> Exertion {
        Interruption.watch()
        if let steps { return Exertion(steps: steps, deadline: .infinity) }
        let seconds = seconds ?? 10
        let deadline = Exertion.now() + seconds
        return Exertion(steps: fitting(seconds, seed, Exertion.now), deadline: deadline)
    }
}

/// So many steps, cut short at a time or by Ctrl-C.
struct Exertion: Sendable {
    let steps: Int
    let deadline: Double

    func pace(showing meter: ProgressMeter? = nil) -> Pace {
        Pace(
            steps: steps, report: { meter?.show($0) },
            isCancelled: { Interruption.isRequested || Exertion.now() > deadline })
    }

    static func now() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}

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

    /// Searches until the effort is spent or Ctrl-C is pressed, which keeps the best plan so far.
    func pace(showing meter: ProgressMeter? = nil) -> Pace {
        Interruption.watch()
        let length: Pace.Length =
            if let steps { .steps(steps) } else {
                .seconds(seconds ?? 10) { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
            }
        return Pace(length, report: { meter?.show($0) }, isCancelled: { Interruption.isRequested })
    }
}

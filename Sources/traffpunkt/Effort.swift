import ArgumentParser
import Console
import Dispatch
import Planning

/// How long a command may search, and from which seed.
struct Effort: ParsableArguments {
    @Option(help: "Decides every random choice; the same seed and steps give the same plan.")
    var seed: UInt64 = 1

    @OptionGroup var length: SearchLength

    /// Searches until the steps are made, the time is up or Ctrl-C is pressed; the last two keep the best plan so far.
    ///
    /// - Parameter fitting: how many steps fit in a time, by a clock and the seed.
    func exertion(fitting: (_ seconds: Double, _ seed: UInt64, _ clock: () -> Double) -> Int) -> Exertion {
        Interruption.watch()
        switch length.limit {
        case .steps(let steps): return Exertion(steps: steps, deadline: .infinity)
        case .seconds(let seconds):
            let deadline = Exertion.now() + seconds
            return Exertion(steps: fitting(seconds, seed, Exertion.now), deadline: deadline)
        }
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

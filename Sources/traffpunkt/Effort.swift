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
    /// - Parameter ofPlans: how many plans are made one after another in the time, each of as many steps as the first.
    func exertion(ofPlans plans: Int = 1) -> Exertion {
        Interruption.watch()
        switch length.limit {
        case .steps(let steps): return Exertion(steps: steps)
        case .seconds(let seconds): return Exertion(seconds: seconds / Double(plans))
        }
    }
}

/// So many steps, or so many seconds from now; cut short by Ctrl-C.
struct Exertion: Sendable {
    private let steps: Int
    private let seconds: Double
    private let start = Exertion.now()

    init(steps: Int) {
        self.steps = steps
        seconds = .infinity
    }

    init(seconds: Double) {
        steps = .max
        self.seconds = seconds
    }

    /// A Ctrl-C from before does not count: it ended another search.
    func pace(showing meter: ProgressMeter? = nil) -> Pace {
        let wasRequested = Interruption.isRequested
        return Pace(
            steps: steps, report: { meter?.show($0, share: share(after: $0.steps)) },
            isCancelled: { Interruption.isRequested && !wasRequested || Exertion.now() - start > seconds })
    }

    /// How much of it is done, from 0 to 1.
    private func share(after made: Int) -> Double {
        min(1, steps == .max ? (Exertion.now() - start) / seconds : Double(made) / Double(max(1, steps)))
    }

    static func now() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}

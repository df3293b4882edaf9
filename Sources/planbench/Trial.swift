import Console
import Planning

/// One search, measured.
struct Trial {
    let subject: Subject
    let seed: UInt64
    let l1: Int
    let l2: Int
    let served: Int
    /// From the parsed instance to the seated plan: compiling the problem is in it.
    let cpuSeconds: Double
    let wallSeconds: Double
    let peakKibibytes: Int?
    /// False when the peak is that of the process so far, since the system does not let it be reset.
    let isPeakOfTrial: Bool
    /// CPU seconds until the problem was compiled.
    let compiled: Double
    /// CPU seconds until the first feasible plan.
    let firstPlan: Double
    /// CPU seconds until the search ended, and the exact seating began.
    let searchEnd: Double
    /// From the first feasible plan on.
    let history: [Improvement]
    let work: Work
    /// Cut short by Ctrl-C.
    let isInterrupted: Bool

    /// What gaps are measured from: the best known, or else what this search came to itself.
    var base: Int { subject.reference?.base ?? l1 }

    /// Of the search alone, without the construction before it and the exact seating after it.
    var movesPerCPUSecond: Double? {
        let searching = searchEnd - firstPlan
        return work.moves > 0 && searching > 0 ? Double(work.moves) / searching : nil
    }

    /// - Throws: when no plan keeps all pins.
    static func measured(_ subject: Subject, seed: UInt64, within budget: SearchLength.Limit) throws(Failure) -> Trial {
        let isPeakOfTrial = Meter.resetPeakMemory()
        let wallStart = Meter.wall(), cpuStart = Meter.cpu()
        let elapsed = { Meter.cpu() - cpuStart }
        let problem = Problem(subject.instance)
        let compiled = elapsed()
        let steps: Int
        var limit = Double.infinity
        switch budget {
        case .steps(let count): steps = count
        case .seconds(let seconds):
            limit = seconds
            steps = .max
        }
        var history: [Improvement] = []
        var firstReport = 0.0, lastReport = 0.0
        func note(_ moves: Int, _ l1: Int, _ l2: Int) {
            if let last = history.last, (last.l1, last.l2) <= (l1, l2) { return }
            history.append(Improvement(cpuSeconds: elapsed(), moves: moves, l1: l1, l2: l2))
        }
        let pace = Pace(
            steps: steps,
            report: { progress in
                lastReport = elapsed()
                if history.isEmpty { firstReport = lastReport }
                note(progress.steps, progress.l1, progress.l2)
            },
            isCancelled: { Interruption.isRequested || elapsed() > limit })
        let solution: Solution
        do {
            solution = try problem.solve(seed: seed, pace: pace)
        } catch {
            throw Failure("\(subject.name): no plan was found that keeps all pins")
        }
        note(solution.work.moves, solution.l1, solution.l2)
        return Trial(
            subject: subject, seed: seed, l1: solution.l1, l2: solution.l2, served: solution.seats.count { $0 != nil },
            cpuSeconds: elapsed(), wallSeconds: Meter.wall() - wallStart, peakKibibytes: Meter.peakMemory(),
            isPeakOfTrial: isPeakOfTrial, compiled: compiled, firstPlan: firstReport, searchEnd: lastReport, history: history,
            work: solution.work,
            isInterrupted: Interruption.isRequested)
    }
}

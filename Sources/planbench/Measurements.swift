import Planning

/// All that was measured, in the form for programs: `planbench/1`. Units are in the names; what is not known is left out.
struct Measurements: Encodable {
    let format = "planbench/1"
    /// Where the reference values come from.
    let referencesAbout: String
    let searches: [Search]
    let instances: [Summary]
    let costCurve: [Cost]
    let sweepExponent: Double?

    init(trials: [Trial], results: [SubjectResult], about: String) {
        let curve = CostCurve(results)
        referencesAbout = about
        searches = trials.map(Search.init)
        instances = results.map(Summary.init)
        costCurve = curve.points.map(Cost.init)
        sweepExponent = curve.exponent
    }

    struct Search: Encodable {
        let instance: String
        let seed: UInt64
        let l1: Int
        let l2: Int
        let served: Int
        let requests: Int
        let gapToBoundPercent: Double?
        let gapToBestPercent: Double?
        let cpuSeconds: Double
        let wallSeconds: Double
        let movesPerCPUSecond: Double?
        let peakKibibytes: Int?
        let isPeakOfSearch: Bool
        let isInterrupted: Bool
        let compiledCPUSeconds: Double
        let firstPlanCPUSeconds: Double
        let searchEndCPUSeconds: Double
        let cpuSecondsTo: [Arrival]
        let work: Work
        let history: [Improvement]

        init(_ trial: Trial) {
            let reference = trial.subject.reference
            instance = trial.subject.name
            (seed, l1, l2, served) = (trial.seed, trial.l1, trial.l2, trial.served)
            requests = trial.subject.instance.requests.count
            gapToBoundPercent = reference?.bound.flatMap { Quality.gap(trial.l1, to: $0) }
            gapToBestPercent = reference?.base.flatMap { Quality.gap(trial.l1, to: $0) }
            (cpuSeconds, wallSeconds, movesPerCPUSecond) = (trial.cpuSeconds, trial.wallSeconds, trial.movesPerCPUSecond)
            (peakKibibytes, isPeakOfSearch, isInterrupted) = (trial.peakKibibytes, trial.isPeakOfTrial, trial.isInterrupted)
            compiledCPUSeconds = trial.compiled
            (firstPlanCPUSeconds, searchEndCPUSeconds) = (trial.firstPlan, trial.searchEnd)
            cpuSecondsTo = Quality.levels.map {
                Arrival(percent: $0, of: trial.base, cpuSeconds: Quality.seconds(to: $0, of: trial.base, in: trial.history))
            }
            work = trial.work
            history = trial.history
        }
    }

    /// When L1 came within some per cent of a value.
    struct Arrival: Encodable {
        let percent: Double
        let of: Int
        let cpuSeconds: Double?
    }

    struct Summary: Encodable {
        let instance: String
        let reference: Reference?
        let l1: Steadiness?
        let l2: Steadiness?
        let cpuSeconds: Steadiness?
        let movesPerCPUSecond: Steadiness?
        let peakKibibytes: Steadiness?

        init(_ result: SubjectResult) {
            instance = result.subject.name
            reference = result.subject.reference
            l1 = result.steadiness { Double($0.l1) }
            l2 = result.steadiness { Double($0.l2) }
            cpuSeconds = result.steadiness(\.cpuSeconds)
            movesPerCPUSecond = result.steadiness(\.movesPerCPUSecond)
            peakKibibytes = result.steadiness { $0.peakKibibytes.map(Double.init) }
        }
    }

    struct Cost: Encodable {
        let instance: String
        let offerings: Int
        let cpuMicrosecondsPerMove: Double
        let cpuSecondsPerSweep: Double

        init(_ point: CostCurve.Point) {
            (instance, offerings) = (point.name, point.offerings)
            (cpuMicrosecondsPerMove, cpuSecondsPerSweep) = (point.cpuMicrosecondsPerMove, point.cpuSecondsPerSweep)
        }
    }
}

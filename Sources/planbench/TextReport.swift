import Planning

/// All that was measured, in tables for people.
struct TextReport {
    let trials: [Trial]
    let results: [SubjectResult]
    /// Where the stored values come from.
    let about: String

    var text: String {
        let tables = [runs, times] + [steadiness, comparison, cost].compactMap { $0 }
        return (tables.map(\.text) + notes).joined(separator: "\n\n")
    }

    private var runs: TextTable {
        var table = TextTable(
            "Searches (CPU s: all; seating: exact, at the end; moves/CPU s: of the search alone)",
            [
                "instance", "seed", "L1", "L2", "to bound %", "to best %", "served", "CPU s", "seating", "wall s", "moves",
                "moves/CPU s",
                "peak MiB",
            ])
        for trial in trials {
            let reference = trial.subject.reference
            table.add([
                trial.subject.name + (trial.isInterrupted ? " (stopped)" : ""), String(trial.seed), Figure.count(trial.l1),
                Figure.count(trial.l2), Figure.percent(reference?.bound.flatMap { Quality.gap(trial.l1, to: $0) }),
                Figure.percent(reference?.base.flatMap { Quality.gap(trial.l1, to: $0) }),
                "\(trial.served)/\(trial.subject.instance.requests.count)", Figure.seconds(trial.cpuSeconds),
                Figure.seconds(trial.cpuSeconds - trial.searchEnd), Figure.seconds(trial.wallSeconds),
                Figure.count(trial.work.moves), Figure.count(trial.movesPerCPUSecond),
                Figure.mebibytes(trial.peakKibibytes),
            ])
        }
        return table
    }

    private var times: TextTable {
        var table = TextTable(
            "CPU seconds until L1 lay within … of the best known (*: of the search's own end)",
            ["instance", "seed", "compiled", "first plan"] + Quality.levels.map { "\(Self.short($0)) %" })
        for trial in trials {
            let times = Quality.levels.map { Quality.seconds(to: $0, of: trial.base, in: trial.history) }
            table.add(
                [
                    trial.subject.name + (trial.subject.reference?.base == nil ? " *" : ""), String(trial.seed),
                    Figure.seconds(trial.compiled), Figure.seconds(trial.firstPlan),
                ] + times.map(Figure.seconds))
        }
        return table
    }

    /// Nil when there is but one seed.
    private var steadiness: TextTable? {
        guard results.contains(where: { $0.trials.count > 1 }) else { return nil }
        var table = TextTable(
            "Over the seeds (1 %: from the best known, or else from the best of these)",
            ["instance", "seeds", "L1 median", "least", "most", "spread %", "L2 median", "CPU s to 1 %", "moves/CPU s"])
        for result in results {
            let l1 = result.steadiness { Double($0.l1) }
            let base = result.base
            table.add([
                result.subject.name, String(result.trials.count), Figure.count(l1?.median), Figure.count(l1?.min),
                Figure.count(l1?.max), Figure.share(l1?.spreadPercent),
                Figure.count(result.steadiness { Double($0.l2) }?.median),
                Figure.seconds(result.steadiness { Quality.seconds(to: 1, of: base, in: $0.history) }?.median),
                Figure.count(result.steadiness(\.movesPerCPUSecond)?.median),
            ])
        }
        return table
    }

    /// Nil when nothing is known of any of the instances.
    private var comparison: TextTable? {
        var table = TextTable(
            "Beside stored values (ours: the median; ours %: how far above theirs, negative is better)",
            ["instance", "L1", "L2", "CPU s", "ours %"])
        for result in results {
            guard let reference = result.subject.reference,
                let ours = result.steadiness({ Double($0.l1) })?.median
            else { continue }
            func add(_ name: String, _ l1: Int?, _ l2: Int? = nil, _ seconds: Double? = nil) {
                guard let l1 else { return }
                table.add([
                    "  " + name, Figure.count(l1), Figure.count(l2), Figure.seconds(seconds),
                    Figure.percent(l1 > 0 ? (ours - Double(l1)) / Double(l1) * 100 : nil),
                ])
            }
            table.add([
                result.subject.name, Figure.count(ours), Figure.count(result.steadiness { Double($0.l2) }?.median),
                Figure.seconds(result.steadiness(\.cpuSeconds)?.median),
            ])
            add("proven bound", reference.bound)
            add("best known", reference.best, reference.bestL2)
            for peer in reference.peers { add(peer.name, peer.l1, peer.l2, peer.cpuSeconds) }
        }
        return table.rows.isEmpty ? nil : table
    }

    /// Nil for instances of one size.
    private var cost: TextTable? {
        let curve = CostCurve(results)
        guard let exponent = curve.exponent else { return nil }
        var table = TextTable(
            "Cost: a sweep (as many moves as offerings) takes CPU time that grows as offerings to the power of \(Self.short((exponent * 100).rounded() / 100))",
            ["instance", "offerings", "CPU µs a move", "CPU ms a sweep"])
        for point in curve.points {
            table.add([
                point.name, Figure.count(point.offerings), Figure.seconds(point.cpuMicrosecondsPerMove),
                Figure.seconds(point.cpuSecondsPerSweep * 1000),
            ])
        }
        return table
    }

    private var notes: [String] {
        let isWhole = trials.contains { !$0.isPeakOfTrial }
        return (comparison == nil ? [] : ["Stored values: " + about])
            + (isWhole ? ["Peak memory is that of the whole process so far: the system does not let it be reset."] : [])
    }

    private static func short(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : String(value) }
}

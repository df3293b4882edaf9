/// How a figure varies from seed to seed.
struct Steadiness: Encodable, Equatable {
    let median: Double
    let min: Double
    let max: Double
    /// From the least to the most, in per cent of the median; nil when there is no share of nothing.
    let spreadPercent: Double?

    /// - Returns: nil for no values.
    init?(_ values: [Double]) {
        let sorted = values.sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        let middle = sorted.count / 2
        median = sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
        (min, max) = (first, last)
        spreadPercent = first == last ? 0 : median > 0 ? (last - first) / median * 100 : nil
    }
}

/// The searches of one subject, from different seeds.
struct SubjectResult {
    let subject: Subject
    let trials: [Trial]

    /// Those that were not cut short, in the order in which their subjects came.
    static func all(of trials: [Trial]) -> [SubjectResult] {
        var results: [SubjectResult] = []
        for trial in trials where !trial.isInterrupted {
            if let last = results.last, last.subject.name == trial.subject.name {
                results[results.count - 1] = SubjectResult(subject: last.subject, trials: last.trials + [trial])
            } else {
                results.append(SubjectResult(subject: trial.subject, trials: [trial]))
            }
        }
        return results
    }

    func steadiness(_ figure: (Trial) -> Double?) -> Steadiness? { Steadiness(trials.compactMap(figure)) }

    /// What gaps are measured from: the best known, or else the best of these searches.
    var base: Int { subject.reference?.base ?? trials.map(\.l1).min() ?? 0 }
}

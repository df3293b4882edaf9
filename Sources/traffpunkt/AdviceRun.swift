import Console
import Dispatch
import Domain
import Planning
import Synchronization

/// What was found to help, and what it was held against.
struct Advice: Sendable {
    struct Finding: Sendable {
        let addition: Addition
        let outcome: AdviceStudy.Outcome
    }

    /// The plan, planned again with nothing added.
    let control: AdviceStudy.Outcome
    /// The lowest L1 that planning again with nothing added came to, over a few seeds: what helps gets below it.
    let threshold: Int
    /// What was asked for by name.
    let asked: Set<Addition>
    /// Everything verified, the lowest score first.
    let findings: [Finding]
    /// nil when it was not reached before Ctrl-C.
    let alone: AdviceStudy.Outcome?
    /// False when Ctrl-C ended it.
    let isComplete: Bool

    func helps(_ finding: Finding) -> Bool { finding.outcome.score.l1 < threshold }
}

extension AdviceStudy.Outcome {
    /// People of each district who asked, and how many got a seat with and without pooling.
    func byDistrict(
        beside alone: AdviceStudy.Outcome, in city: City
    ) -> [(district: District, asked: Int, with: Int, without: Int)] {
        let served = { (cells: [Cell]) in cells.reduce(0) { $0 + $1.demand - $1.unserved } }
        return city.districts.map { district in
            let (with, without) = (
                cells.filter { $0.district == district.id }, alone.cells.filter { $0.district == district.id }
            )
            return (district, with.reduce(0) { $0 + $1.demand }, served(with), served(without))
        }
    }
}

/// Tries proposals on all cores, telling how far it has come.
struct AdviceRun: Sendable {
    let study: AdviceStudy
    /// Verified in any case.
    let asked: [Addition]
    /// How many of each sort to verify.
    let verify: Int
    let seed: UInt64
    let steps: Int

    /// Seeds that planning again with nothing added is tried from, so that luck does not count as help.
    private static let controls = 3

    /// - Returns: nil when Ctrl-C came before anything was known.
    func advice() -> Advice? {
        let sorts = Addition.Sort.allCases
        let proposals = each(sorts, "") { sort in study.proposals(of: sort, most: 4 * verify) }.compactMap(\.self).flatMap(
            \.self)
        let quick = zip(proposals, each(proposals, "tried") { trial($0, steps: 0) })
        let best = sorts.flatMap { sort in
            quick.compactMap { addition, outcome in outcome.map { Advice.Finding(addition: addition, outcome: $0) } }
                .filter { $0.addition.sort == sort }.ranked.distinct.prefix(verify).map(\.addition)
        }
        let promising = asked.filter { !best.contains($0) } + best
        let jobs = (0..<Self.controls).map { Job.control(UInt64($0)) } + [.alone] + promising.map { .addition($0) }
        let outcomes = each(jobs, "verified", run)
        let controls = outcomes.prefix(Self.controls).compactMap(\.self)
        guard let control = outcomes[0] ?? controls.first, let least = controls.map(\.score.l1).min() else { return nil }
        let findings = zip(promising, outcomes.dropFirst(Self.controls + 1)).compactMap { addition, outcome in
            outcome.map { Advice.Finding(addition: addition, outcome: $0) }
        }
        return Advice(
            control: control, threshold: least, asked: Set(asked), findings: findings.ranked, alone: outcomes[Self.controls],
            isComplete: !Interruption.isRequested)
    }

    private enum Job: Sendable {
        case control(UInt64)
        case alone
        case addition(Addition)
    }

    private func run(_ job: Job) -> AdviceStudy.Outcome? {
        switch job {
        case .control(let turn): study.outcome(adding: nil, seed: seed &+ turn, pace: pace(steps))
        case .alone: study.outcomeWithoutPooling(seed: seed, pace: pace(steps))
        case .addition(let addition): trial(addition, steps: steps)
        }
    }

    private func trial(_ addition: Addition, steps: Int) -> AdviceStudy.Outcome? {
        study.outcome(adding: addition, seed: seed, pace: pace(steps))
    }

    private func pace(_ steps: Int) -> Pace { Pace(steps: steps, isCancelled: { Interruption.isRequested }) }

    /// Does a deed for each item, on all cores; nil for those that Ctrl-C left undone.
    private func each<Item: Sendable, Result: Sendable>(
        _ items: [Item], _ what: String, _ deed: @Sendable (Item) -> Result?
    ) -> [Result?] {
        let results = Mutex([Result?](repeating: nil, count: items.count))
        let done = Atomic(0)
        let meter = CountMeter(what: what, of: items.count)
        DispatchQueue.concurrentPerform(iterations: items.count) { index in
            guard !Interruption.isRequested else { return }
            let result = deed(items[index])
            results.withLock { $0[index] = result }
            meter.show(done.wrappingAdd(1, ordering: .relaxed).newValue)
        }
        meter.end()
        return results.withLock { $0 }
    }
}

extension [Advice.Finding] {
    /// The lowest score first; those alike in the order that they have.
    fileprivate var ranked: [Advice.Finding] {
        enumerated().sorted { ($0.element.outcome.score, $0.offset) < ($1.element.outcome.score, $1.offset) }.map(\.element)
    }

    /// Without those that lower L1 as much by the same offerings as one before: one post need not be told of twice.
    fileprivate var distinct: [Advice.Finding] {
        var seen: Set<Effect> = []
        return filter { finding in
            finding.outcome.uses.isEmpty
                || seen.insert(
                    Effect(l1: finding.outcome.score.l1, offerings: Set(finding.outcome.uses.map(\.offering)))
                ).inserted
        }
    }
}

/// What an addition did, as far as it tells two apart.
private struct Effect: Hashable {
    let l1: Int
    let offerings: Set<ID<Offering>>
}

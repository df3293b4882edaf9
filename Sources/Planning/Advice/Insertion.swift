internal import Domain

/// Opening what does not run, without moving what does.
extension Draft {
    /// Opens offerings that do not run, each once, one after another, where it lowers the score most, if it does anywhere.
    ///
    /// - Parameter tries: the most placements of one offering looked at, evenly spread.
    /// - Complexity: O(closed offerings × tries × (leaders + audience × seats)).
    mutating func openMore(tries: Int = 160) {
        var scratch = Scratch(problem)
        for offering in problem.offerings.indices.map({ Int32($0) }) where !isOpen(offering) {
            guard let best = bestInsertion(of: offering, tries: tries, &scratch) else { continue }
            open(offering, at: best.placement, ledBy: best.leaders)
            fill(offering, &scratch)
        }
        commit()
    }

    /// A way to run an offering, and the score with it.
    struct Insertion {
        let placement: Int32
        let leaders: [Int32]
        let score: Score
    }

    /// Where an offering that does not run lowers the score most, among placements whose venue is free and that enough
    /// leaders are free for; nil when it lowers it nowhere.
    ///
    /// - Parameter allows: which placements, by index, may be.
    mutating func bestInsertion(
        of offering: Int32, tries: Int, _ scratch: inout Scratch, where allows: (Int) -> Bool = { _ in true }
    ) -> Insertion? {
        // The order of leaders is the only choice, and must be the same each time.
        var random = SplitMix64(seed: 1)
        let range = problem.offerings[offering].placements.filter(allows)
        let mark = mark
        var best: Insertion?
        for index in stride(from: 0, to: range.count, by: max(1, (range.count + tries - 1) / max(1, tries))).map({ range[$0] })
        {
            guard findRoom(at: problem.placements[index], mostBlockers: 0, &scratch, &random) else { continue }
            let leaders = scratch.leaders
            let before = score
            open(offering, at: Int32(index), ledBy: leaders)
            fill(offering, &scratch)
            if isRunnable(offering), score < best?.score ?? before {
                best = Insertion(placement: Int32(index), leaders: leaders, score: score)
            }
            undo(to: mark)
        }
        return best
    }

    /// What serving those who wait in an offering's best placement would take off L1, if it had a venue and leaders: its
    /// shadow price.
    func promise(of offering: Int32) -> Int {
        problem.offerings[offering].placements.map { index -> Int in
            let row = problem.placements[index]
            let gains = problem.audience(of: row).filter { waiting[$0.cls] > 0 }.flatMap { visitor in
                Array(repeating: Int(gain(visitor.cls)), count: Int(waiting[visitor.cls]))
            }
            return gains.sorted(by: >).prefix(Int(row.seats)).reduce(0, +)
        }.max() ?? 0
    }
}

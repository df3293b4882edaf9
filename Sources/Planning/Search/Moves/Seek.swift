/// Somebody who waits, the worst off of a few, looks for a seat through chains of people who move over.
enum Seek: Move {
    private static let drawn = 4
    private static let mostOfferings = 200

    static func attempt(_ search: inout Search) -> Bool {
        var worst: Int32 = -1
        for _ in 0..<drawn where !search.part.classes.isEmpty {
            let cls = search.part.classes[search.random.below(search.part.classes.count)]
            if search.draft.waiting[cls] > 0, worst < 0 || search.draft.gain(cls) > search.draft.gain(worst) { worst = cls }
        }
        return worst >= 0 && search.draft.findSeat(for: worst, limit: mostOfferings, &search.scratch)
    }
}

/// One kind of small change of a plan.
protocol Move {
    /// Changes the draft of a search at random.
    ///
    /// - Returns: false when it came to nothing, and the draft may hold half of it: the caller undoes it.
    static func attempt(_ search: inout Search) -> Bool
}

/// The kinds of moves, and how often each is made.
enum Moves {
    case relocate, seek, trade

    /// - Parameter chance: from 0 up to 1.
    static func drawn(with chance: Double) -> Moves {
        chance < 0.15 ? .seek : chance < 0.35 ? .trade : .relocate
    }
}

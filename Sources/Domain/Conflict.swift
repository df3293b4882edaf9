/// Something that a change of a plan brings with it, as data; `Wording` puts it in words. Names nobody who asks.
public enum Conflict: Hashable, Sendable {
    /// How much it weighs.
    public enum Level: String, CaseIterable, Hashable, Comparable, Sendable {
        /// A hard rule would break: no plan.
        case block
        /// The plan stays feasible, and somebody has to be told.
        case warn
        /// A preference or a consideration.
        case note

        public static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }
        private var rank: Int { Level.allCases.firstIndex(of: self) ?? 0 }
    }

    case breaks(Obstacle)

    /// So many who had a seat have none.
    case losesSeat(people: Int)
    /// So many sit in another offering.
    case changesGroup(people: Int)
    case leadersChange(from: [ID<Leader>], to: [ID<Leader>])
    /// Another offering for the same people, in the same or a neighbouring district, meets at the same time on these dates.
    case clashNextDoor(ID<Offering>, [Day])

    /// Closed dates that the series passes over, and whether it then goes on longer.
    case closedDates([Day], madeUp: Bool)
    /// Not one of the start times that people know.
    case unfamiliarTime
    /// L2, the lower the better.
    case preferences(before: Int, after: Int)
    /// L3, the lower the better.
    case consideration(before: Int, after: Int)

    public var level: Level {
        switch self {
        case .breaks: .block
        case .losesSeat, .changesGroup, .leadersChange, .clashNextDoor: .warn
        case .closedDates, .unfamiliarTime, .preferences, .consideration: .note
        }
    }
}

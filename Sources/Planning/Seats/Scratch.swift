/// Memory that the search uses again and again, so that no move allocates.
struct Scratch: ~Copyable {
    /// Those who were seated in offerings that a move closed.
    var displaced: [Int32] = []
    /// Offerings that must give way.
    private(set) var blockers: [Int32] = []
    /// Those that do, while others are looked for.
    private(set) var givingWay: [Int32] = []
    /// Who is to lead.
    private(set) var leaders: [Int32] = []
    var chain: ChainSearch
    var candidates: Candidates
    var work = Work()

    init(_ problem: Problem) {
        displaced.reserveCapacity(1024)
        blockers.reserveCapacity(64)
        givingWay.reserveCapacity(64)
        leaders.reserveCapacity(32)
        chain = ChainSearch(problem)
        candidates = Candidates(problem)
    }

    // MARK: Blockers and leaders

    mutating func block(_ offering: Int32) { if !isBlocking(offering) { blockers.append(offering) } }
    mutating func unblock(to count: Int) { blockers.removeSubrange(count...) }
    func isBlocking(_ offering: Int32) -> Bool { blockers.contains(offering) }
    mutating func keepBlockers() {
        givingWay.removeAll(keepingCapacity: true)
        givingWay.append(contentsOf: blockers)
    }
    mutating func choose(_ leader: Int32) { leaders.append(leader) }
    mutating func dismissLeaders() { leaders.removeAll(keepingCapacity: true) }
}

/// A breadth-first search over classes of people: who was reached, and how.
struct ChainSearch: ~Copyable {
    /// How a class was reached: by somebody who would take its seat in an offering.
    struct Step {
        let cls: Int32
        /// The index of the step that reached whoever would take the seat; -1 for the one that seeks a seat.
        let mover: Int32
        /// -1 for the one that seeks a seat.
        let offering: Int32
        /// The mover's place among those who want the offering.
        let moverPlace: Int32
    }

    private var queue: Memory<Step>
    private(set) var count = 0
    private var stamp: UInt32 = 0
    private var reached: Memory<UInt32>
    private var exhausted: Memory<UInt32>

    init(_ problem: Problem) {
        queue = Memory(repeating: Step(cls: -1, mover: -1, offering: -1, moverPlace: -1), count: problem.classes.count)
        reached = Memory(repeating: 0, count: problem.classes.count)
        exhausted = Memory(repeating: 0, count: problem.offerings.count)
    }

    mutating func begin(with cls: Int32) {
        if stamp == .max {
            for index in reached.indices { reached[index] = 0 }
            for index in exhausted.indices { exhausted[index] = 0 }
            stamp = 0
        }
        stamp += 1
        count = 0
        reach(Step(cls: cls, mover: -1, offering: -1, moverPlace: -1))
    }

    mutating func reach(_ step: Step) {
        reached[step.cls] = stamp
        queue[count] = step
        count += 1
    }

    subscript(index: Int) -> Step { queue[index] }
    func isReached(_ cls: Int32) -> Bool { reached[cls] == stamp }
    mutating func exhaust(_ offering: Int32) { exhausted[offering] = stamp }
    func isExhausted(_ offering: Int32) -> Bool { exhausted[offering] == stamp }
}

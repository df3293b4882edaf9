/// Seats by the deed: filling an offering, finding a seat for one more.
extension Draft {
    /// Whether one more of the class may sit in an offering with room: no quota and no bar against it.
    func mayEnter(_ visitor: Problem.Visitor, _ offering: Int32, insteadOf replaced: Int32 = -1) -> Bool {
        let barred = problem.classes[Int(visitor.cls)].barred
        guard !barred.isEmpty else { return true }
        for seat in 0..<Int(taken[Int(offering)]) {
            let other = occupant(offering, seat)
            if other != replaced, barred.contains(other) { return false }
        }
        return true
    }

    /// Seats people who wait in an offering's free seats, each time one of the worst-off cell; those whose seat is pinned
    /// first.
    ///
    /// - Complexity: O(audience x seats).
    mutating func fill(_ offering: Int32, _ scratch: inout Scratch) {
        let row = placementRow(offering)
        guard taken[Int(offering)] < row.seats else { return }
        scratch.visitors.removeAll(keepingCapacity: true)
        for index in row.audience {
            let visitor = problem.audiences[index]
            guard waiting[Int(visitor.cls)] > 0 else { continue }
            if problem.classes[Int(visitor.cls)].pinnedTo == offering,
                !visitor.isGuest || guests[Int(offering)] < row.guestSeats
            {
                seat(visitor, in: offering)
                if taken[Int(offering)] == row.seats { return }
            } else {
                scratch.visitors.append(visitor)
            }
        }
        while taken[Int(offering)] < row.seats {
            var best = -1
            var bestKey = Int32.min
            let hasGuestSeat = guests[Int(offering)] < row.guestSeats
            for index in scratch.visitors.indices {
                let visitor = scratch.visitors[index]
                guard waiting[Int(visitor.cls)] > 0, hasGuestSeat || !visitor.isGuest else { continue }
                let kept = Int32(problem.faithfulness(of: visitor.cls, seatedIn: offering))
                let key = gain(visitor.cls) * 16 + kept * 64 - Int32(visitor.cost) * 8
                if key > bestKey, mayEnter(visitor, offering) {
                    bestKey = key
                    best = index
                }
            }
            guard best >= 0 else { return }
            seat(scratch.visitors[best], in: offering)
        }
    }

    /// Seats one more of a class by a chain of people who move over, ending in a free seat or, where that lowers L1, with
    /// somebody of a better-off cell who then waits.
    ///
    /// A breadth-first search over the residual network of the seat flow: exact for L1 when `limit` does not bind and no
    /// bars are involved, since serving cells is a matroid with separable convex costs (Murota, Discrete Convex Analysis).
    /// - Parameter limit: the most offerings looked into.
    /// - Returns: whether a seat was found.
    /// - Complexity: O(offerings looked into x (seats + options of those who sit there)).
    mutating func findSeat(for cls: Int32, limit: Int, _ scratch: inout Scratch) -> Bool {
        scratch.begin()
        scratch.reach(cls, from: -1, in: -1)
        let wanted = gain(cls)
        var bestLoss = wanted
        var bestVictim: Int32 = -1
        var head = 0
        var looked = 0
        while head < scratch.queue.count {
            let current = scratch.queue[head]
            head += 1
            let options = problem.classes[Int(current)].options
            for optionIndex in options {
                let offering = problem.options[optionIndex]
                guard isOpen(offering), !scratch.isExhausted(offering), scratch.cameFrom(current) != offering else { continue }
                let placed = placementRow(offering)
                guard let visitor = problem.visitor(current, at: placed) else { continue }
                let hasGuestSeat = guests[Int(offering)] < placed.guestSeats
                if taken[Int(offering)] < placed.seats, hasGuestSeat || !visitor.isGuest {
                    if mayEnter(visitor, offering) {
                        shift(into: offering, visitor, scratch)
                        return true
                    }
                    continue
                }
                looked += 1
                if looked > limit { break }
                let onlyGuests = visitor.isGuest && !hasGuestSeat
                for seat in 0..<Int(taken[Int(offering)]) {
                    let other = occupant(offering, seat)
                    let row = problem.classes[Int(other)]
                    // Only one who seeks a seat may be in a bar, so that the chain cannot bring two together.
                    guard !scratch.isReached(other), row.pinnedTo < 0, row.barred.isEmpty else { continue }
                    if onlyGuests, problem.visitor(other, at: placed)?.isGuest != true { continue }
                    guard mayEnter(visitor, offering, insteadOf: other) else { continue }
                    scratch.reach(other, from: current, in: offering)
                    let cost = loss(other)
                    if cost < bestLoss, problem.classes[Int(other)].cell != problem.classes[Int(cls)].cell {
                        bestLoss = cost
                        bestVictim = other
                    }
                }
                if !onlyGuests, problem.classes[Int(current)].barred.isEmpty { scratch.exhaust(offering) }
            }
            if looked > limit { break }
        }
        guard bestVictim >= 0 else { return false }
        unseat(bestVictim, from: scratch.cameFrom(bestVictim))
        shiftBack(to: bestVictim, scratch)
        return true
    }

    /// Seats the visitor in a free seat, and moves up the chain that led here.
    private mutating func shift(into offering: Int32, _ visitor: Problem.Visitor, _ scratch: Scratch) {
        let old = scratch.cameFrom(visitor.cls)
        if old >= 0 { unseat(visitor.cls, from: old) }
        seat(visitor, in: offering)
        if old >= 0 { shiftBack(to: visitor.cls, scratch) }
    }

    /// Lets the chain behind a class move up into the seat that it left.
    private mutating func shiftBack(to cls: Int32, _ scratch: Scratch) {
        var left = cls
        while true {
            let offering = scratch.cameFrom(left)
            let mover = scratch.mover(left)
            guard mover >= 0, let visitor = problem.visitor(mover, at: placementRow(offering)) else { return }
            let old = scratch.cameFrom(mover)
            if old >= 0 { unseat(mover, from: old) }
            seat(visitor, in: offering)
            left = mover
        }
    }
}

/// Memory that the search uses again and again, so that no move allocates.
struct Scratch {
    var visitors: [Problem.Visitor] = []
    var displaced: [Int32] = []
    var blockers: [Int32] = []
    var leaders: [Int32] = []

    /// Classes reached, in order.
    private(set) var queue: [Int32] = []
    private var stamp = 0
    private var reached: [Int]
    private var exhausted: [Int]
    private var source: [Int32]
    private var via: [Int32]

    init(_ problem: Problem) {
        reached = Array(repeating: 0, count: problem.classes.count)
        source = Array(repeating: -1, count: problem.classes.count)
        via = source
        exhausted = Array(repeating: 0, count: problem.offerings.count)
    }

    mutating func begin() {
        stamp += 1
        queue.removeAll(keepingCapacity: true)
    }

    mutating func reach(_ cls: Int32, from mover: Int32, in offering: Int32) {
        reached[Int(cls)] = stamp
        source[Int(cls)] = mover
        via[Int(cls)] = offering
        queue.append(cls)
    }

    func isReached(_ cls: Int32) -> Bool { reached[Int(cls)] == stamp }
    /// Who would take the seat of a reached class.
    func mover(_ cls: Int32) -> Int32 { source[Int(cls)] }
    /// The offering whose seat a reached class would leave; -1 for the one that seeks a seat.
    func cameFrom(_ cls: Int32) -> Int32 { via[Int(cls)] }
    mutating func exhaust(_ offering: Int32) { exhausted[Int(offering)] = stamp }
    func isExhausted(_ offering: Int32) -> Bool { exhausted[Int(offering)] == stamp }
}

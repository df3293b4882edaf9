internal import Domain

/// A plan in the making: feasible at every step, perhaps incomplete.
///
/// Every change is journaled, so that a move that turns out badly is undone in the time it took. Open offerings hold their
/// venue, leaders and weeks; seats hold classes of people. The score is kept up to date by differences.
struct Draft {
    let problem: Problem

    /// For each offering its placement, or -1 when it does not run.
    private(set) var placement: [Int32]
    /// For each offering `leaderStride` places for its leaders.
    private(set) var leaders: [Int32]
    let leaderStride: Int
    private(set) var venueBookings: [[Int32]]
    private(set) var leaderBookings: [[Int32]]
    /// For each leader and week the number of sessions.
    private(set) var sessionsInWeek: [UInt8]

    /// The classes of those who sit in each offering, offering after offering; see `firstSeat`.
    private(set) var seats: [Int32]
    /// For each offering where its seats begin in `seats`.
    private let firstSeat: [Int]
    private(set) var taken: [Int32]
    private(set) var guests: [Int32]
    /// For each class how many of it have no seat.
    private(set) var waiting: [Int32]
    /// For each cell how many of it have no seat.
    private(set) var unserved: [Int32]

    private(set) var score: Score

    private var journal: [Change] = []

    private enum Change {
        case seated(cls: Int32, offering: Int32)
        case unseated(Problem.Visitor, offering: Int32)
        case opened(offering: Int32)
        /// Its leaders lie on top of `departed`.
        case closed(offering: Int32, placement: Int32)
    }

    /// Leaders of closed offerings, for the journal.
    private var departed: [Int32] = []

    init(_ problem: Problem) {
        self.problem = problem
        let offerings = problem.offerings.count
        placement = Array(repeating: -1, count: offerings)
        leaderStride = max(1, Int(problem.offerings.map(\.leadersNeeded).max() ?? 1))
        leaders = Array(repeating: -1, count: offerings * leaderStride)
        venueBookings = Array(repeating: [], count: problem.venueCount)
        leaderBookings = Array(repeating: [], count: problem.leaders.count)
        sessionsInWeek = Array(repeating: 0, count: problem.leaders.count * problem.weekCount)
        var room = 0
        firstSeat = problem.offerings.map { row in
            defer { room += Int(problem.placements[row.placements].map(\.seats).max() ?? 0) }
            return room
        }
        seats = Array(repeating: -1, count: room)
        taken = Array(repeating: 0, count: offerings)
        guests = Array(repeating: 0, count: offerings)
        waiting = problem.classes.map { Int32($0.members.count) }
        unserved = problem.cells.map(\.demand)
        score = Score(l1: 0, l2: 0, l3: 0)
        score.l1 = problem.cells.reduce(0) { $0 + Int(problem.cellCosts[Int($1.costs + $1.demand)]) }
        score.changes = problem.changesOfNothing
        journal.reserveCapacity(4096)
    }

    // MARK: Looking

    func isOpen(_ offering: Int32) -> Bool { placement[Int(offering)] >= 0 }

    func placementRow(_ offering: Int32) -> Problem.Placement { problem.placements[Int(placement[Int(offering)])] }

    func leaders(of offering: Int32) -> ArraySlice<Int32> {
        let first = Int(offering) * leaderStride
        return leaders[first..<first + Int(problem.offerings[Int(offering)].leadersNeeded)]
    }

    /// The class in an offering's seat.
    func occupant(_ offering: Int32, _ seat: Int) -> Int32 { seats[firstSeat[Int(offering)] + seat] }

    /// What L1 falls by when one more of the class is served.
    func gain(_ cls: Int32) -> Int32 {
        let cell = problem.classes[Int(cls)].cell
        let u = problem.cells[Int(cell)].costs + unserved[Int(cell)]
        return problem.cellCosts[Int(u)] - problem.cellCosts[Int(u) - 1]
    }

    /// What L1 rises by when one of the class loses the seat.
    func loss(_ cls: Int32) -> Int32 {
        let cell = problem.classes[Int(cls)].cell
        let u = problem.cells[Int(cell)].costs + unserved[Int(cell)]
        return problem.cellCosts[Int(u) + 1] - problem.cellCosts[Int(u)]
    }

    // MARK: Changing

    /// A place in the journal to come back to.
    var mark: Int { journal.count }

    /// Forgets the journal: what is done stays.
    mutating func commit() {
        journal.removeAll(keepingCapacity: true)
        departed.removeAll(keepingCapacity: true)
    }

    /// Takes back all changes since a mark, the last first.
    mutating func undo(to mark: Int) {
        while journal.count > mark, let change = journal.popLast() {
            switch change {
            case .seated(let cls, let offering): removeSeat(cls, offering)
            case .unseated(let visitor, let offering): addSeat(visitor, offering)
            case .opened(let offering): unbook(offering)
            case .closed(let offering, let placement):
                let count = Int(problem.offerings[Int(offering)].leadersNeeded)
                let first = Int(offering) * leaderStride
                for index in 0..<count { leaders[first + index] = departed[departed.count - count + index] }
                departed.removeLast(count)
                book(offering, placement)
            }
        }
    }

    /// Runs an offering that does not run. The caller has seen to it that venue and leaders are free.
    mutating func open(_ offering: Int32, at placement: Int32, ledBy chosen: some Collection<Int32>) {
        let first = Int(offering) * leaderStride
        for (index, leader) in chosen.enumerated() { leaders[first + index] = leader }
        book(offering, placement)
        journal.append(.opened(offering: offering))
    }

    /// Stops an offering that runs; those who sat in it wait.
    mutating func close(_ offering: Int32) {
        while taken[Int(offering)] > 0 { unseat(occupant(offering, Int(taken[Int(offering)]) - 1), from: offering) }
        departed.append(contentsOf: leaders(of: offering))
        journal.append(.closed(offering: offering, placement: placement[Int(offering)]))
        unbook(offering)
    }

    mutating func seat(_ visitor: Problem.Visitor, in offering: Int32) {
        addSeat(visitor, offering)
        journal.append(.seated(cls: visitor.cls, offering: offering))
    }

    mutating func unseat(_ cls: Int32, from offering: Int32) {
        let visitor = removeSeat(cls, offering)
        journal.append(.unseated(visitor, offering: offering))
    }

    // MARK: Bookkeeping

    private mutating func book(_ offering: Int32, _ index: Int32) {
        placement[Int(offering)] = index
        let row = problem.placements[Int(index)]
        if row.venue >= 0 { venueBookings[Int(row.venue)].append(offering) }
        score.l2 += Int(row.lateness)
        score.changes -= problem.faithfulness(of: offering, at: index, ledBy: leaders(of: offering))
        if problem.isConsiderate { score.l3 += consideration(offering, row) }
        for leader in leaders(of: offering) {
            if problem.isConsiderate { score.l3 += 2 * leaderBookings[Int(leader)].count + 1 + tenthOfTravel(leader, row) }
            leaderBookings[Int(leader)].append(offering)
            count(leader, row.weeks, 1)
        }
    }

    private mutating func unbook(_ offering: Int32) {
        let row = placementRow(offering)
        score.changes += problem.faithfulness(of: offering, at: placement[Int(offering)], ledBy: leaders(of: offering))
        if row.venue >= 0 { venueBookings[Int(row.venue)].removeFirst(offering) }
        for leader in leaders(of: offering) {
            leaderBookings[Int(leader)].removeFirst(offering)
            if problem.isConsiderate { score.l3 -= 2 * leaderBookings[Int(leader)].count + 1 + tenthOfTravel(leader, row) }
            count(leader, row.weeks, -1)
        }
        placement[Int(offering)] = -1
        score.l2 -= Int(row.lateness)
        if problem.isConsiderate { score.l3 -= consideration(offering, row) }
    }

    private mutating func count(_ leader: Int32, _ weeks: UInt64, _ step: Int) {
        var left = weeks
        let first = Int(leader) * problem.weekCount
        while left != 0 {
            let index = first + left.trailingZeroBitCount
            sessionsInWeek[index] = UInt8(Int(sessionsInWeek[index]) + step)
            left &= left - 1
        }
    }

    /// L3 of an offering, leaders apart: an unfamiliar time, and every clash with a related one near by.
    private func consideration(_ offering: Int32, _ row: Problem.Placement) -> Int {
        var cost = Int(row.strangeness)
        guard row.host >= 0 else { return cost }
        for other in problem.related[Int(offering)] where isOpen(other) && other != offering {
            let theirs = placementRow(other)
            if theirs.host >= 0, problem.isNear[Int(row.host) * problem.districtCount + Int(theirs.host)],
                problem.overlap(row, theirs)
            {
                cost += 10
            }
        }
        return cost
    }

    private func tenthOfTravel(_ leader: Int32, _ row: Problem.Placement) -> Int {
        row.host < 0
            ? 0 : Int(problem.travel[Int(problem.leaders[Int(leader)].home) * problem.districtCount + Int(row.host)]) / 10
    }

    private mutating func addSeat(_ visitor: Problem.Visitor, _ offering: Int32) {
        score.l1 -= Int(gain(visitor.cls))
        score.l2 += Int(visitor.cost)
        score.changes -= problem.faithfulness(of: visitor.cls, seatedIn: offering)
        precondition(taken[Int(offering)] < placementRow(offering).seats, "nobody sits where there is no seat")
        seats[firstSeat[Int(offering)] + Int(taken[Int(offering)])] = visitor.cls
        taken[Int(offering)] += 1
        if visitor.isGuest { guests[Int(offering)] += 1 }
        waiting[Int(visitor.cls)] -= 1
        unserved[Int(problem.classes[Int(visitor.cls)].cell)] -= 1
    }

    @discardableResult
    private mutating func removeSeat(_ cls: Int32, _ offering: Int32) -> Problem.Visitor {
        guard let visitor = problem.visitor(cls, at: placementRow(offering)) else {
            preconditionFailure("nobody sits where they do not fit")
        }
        score.l1 += Int(loss(cls))
        score.l2 -= Int(visitor.cost)
        score.changes += problem.faithfulness(of: cls, seatedIn: offering)
        let first = firstSeat[Int(offering)]
        let last = first + Int(taken[Int(offering)]) - 1
        var index = last
        while seats[index] != cls { index -= 1 }
        seats[index] = seats[last]
        taken[Int(offering)] -= 1
        if visitor.isGuest { guests[Int(offering)] -= 1 }
        waiting[Int(cls)] += 1
        unserved[Int(problem.classes[Int(cls)].cell)] += 1
        return visitor
    }
}

extension Problem {
    /// Whether two placements overlap in time on some date.
    func overlap(_ a: Placement, _ b: Placement) -> Bool {
        guard a.weeks & b.weeks != 0 else { return false }
        let first = slots[Int(a.slot)], second = slots[Int(b.slot)]
        return first.weekday == second.weekday && first.start < second.end && second.start < first.end
    }

    /// Whether one leader cannot lead both: they overlap, or the time between them is shorter than the way.
    func clashForLeader(_ a: Placement, _ b: Placement) -> Bool {
        guard a.weeks & b.weeks != 0 else { return false }
        let first = slots[Int(a.slot)], second = slots[Int(b.slot)]
        guard first.weekday == second.weekday else { return false }
        let way = a.host < 0 || b.host < 0 ? 0 : travel[Int(a.host) * districtCount + Int(b.host)]
        return first.start < second.end + way && second.start < first.end + way
    }
}

extension [Int32] {
    fileprivate mutating func removeFirst(_ value: Int32) {
        guard let index = firstIndex(of: value) else { return }
        swapAt(index, count - 1)
        removeLast()
    }
}

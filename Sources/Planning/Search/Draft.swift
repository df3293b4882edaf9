internal import Domain

/// A plan in the making: feasible at every step, perhaps incomplete.
///
/// Every change is journaled, so that a move that turns out badly is undone in the time it took. Open offerings hold their
/// venue, leaders and weeks; seats hold classes of people. The score is kept up to date by differences. Nothing here
/// allocates memory once a draft is made, but for the journal's growth and, where something is announced, the lists of leaders
/// that it is held against.
struct Draft: ~Copyable {
    let problem: Problem

    /// For each offering its placement, or -1 when it does not run.
    private(set) var placement: Memory<Int32>
    /// For each open offering, as in its placement: where the admissions begin (-1 when it does not run), the seats and the
    /// guest seats.
    private(set) var audience: Memory<Int32>
    private(set) var room: Memory<Int32>
    private(set) var guestRoom: Memory<Int32>
    /// For each offering `leaderStride` places for its leaders.
    private var leaders: Memory<Int32>
    let leaderStride: Int
    private(set) var venueBookings: Bookings
    private(set) var leaderBookings: Bookings
    /// For each leader and week the number of sessions, and for each leader the weeks when no more can be.
    private var sessionsInWeek: Memory<UInt8>
    private(set) var fullWeeks: Memory<UInt64>

    /// Who sits in each offering, offering after offering; see `firstSeat`.
    private var seats: Memory<Sitter>
    /// For each offering where its seats begin in `seats`.
    private let firstSeat: Memory<Int32>
    private(set) var taken: Memory<Int32>
    private(set) var guests: Memory<Int32>
    /// For each class how many of it have no seat.
    private(set) var waiting: Memory<Int32>
    /// For each cell how many of it have no seat.
    private(set) var unserved: Memory<Int32>
    /// For each cell what L1 falls by when one more is served, and rises by when one more is not.
    private(set) var gains: Memory<Int32>
    private(set) var losses: Memory<Int32>

    private(set) var score: Score

    private var journal: [Change] = []
    /// Leaders of closed offerings, for the journal.
    private var departed: [Int32] = []

    /// A class in a seat, its place among those who want the offering, and what a search for seats asks of it: kept side by
    /// side, since that is where the search spends its time.
    struct Sitter {
        var cls: Int32 = -1
        var place: Int32 = -1
        var cell: Int32 = -1
        /// Whether chains may move it; see `Problem.ClassRow.isMovable`.
        var isMovable = false
    }

    private enum Change {
        /// In the last of the taken seats.
        case seated(Problem.Visitor, offering: Int32)
        /// From this seat, where the last of the taken seats went.
        case unseated(Problem.Visitor, offering: Int32, seat: Int32)
        case opened(offering: Int32)
        /// Its leaders lie on top of `departed`.
        case closed(offering: Int32, placement: Int32)

        var offering: Int32 {
            switch self {
            case .seated(_, let offering), .unseated(_, let offering, _), .opened(let offering), .closed(let offering, _):
                offering
            }
        }
    }

    init(_ problem: Problem) {
        self.problem = problem
        let offerings = problem.offerings.count
        placement = Memory(repeating: -1, count: offerings)
        audience = Memory(repeating: -1, count: offerings)
        room = Memory(repeating: 0, count: offerings)
        guestRoom = Memory(repeating: 0, count: offerings)
        leaderStride = max(1, Int(problem.offerings.elements.map(\.leadersNeeded).max() ?? 1))
        leaders = Memory(repeating: -1, count: offerings * leaderStride)
        var byVenue = [Int](repeating: 0, count: problem.venueCount)
        var byLeader = [Int](repeating: 0, count: problem.leaders.count)
        var seatCount: Int32 = 0
        var seatStarts: [Int32] = []
        var lastAtVenue = [Int](repeating: -1, count: problem.venueCount)
        for (offering, row) in problem.offerings.elements.enumerated() {
            for venue in row.placements.map({ Int(problem.placements[$0].venue) }) where venue >= 0 {
                if lastAtVenue[venue] != offering { byVenue[venue] += 1 }
                lastAtVenue[venue] = offering
            }
            for leader in problem.candidates[offering] + problem.pinnedLeaders[offering] { byLeader[Int(leader)] += 1 }
            seatStarts.append(seatCount)
            seatCount += row.placements.map { problem.placements[$0].seats }.max() ?? 0
        }
        venueBookings = Bookings(capacities: byVenue)
        leaderBookings = Bookings(capacities: byLeader)
        sessionsInWeek = Memory(repeating: 0, count: problem.leaders.count * problem.weekCount)
        fullWeeks = Memory(problem.leaders.elements.map { $0.mostPerWeek > 0 ? 0 : .max })
        firstSeat = Memory(seatStarts)
        seats = Memory(repeating: Sitter(), count: Int(seatCount))
        taken = Memory(repeating: 0, count: offerings)
        guests = Memory(repeating: 0, count: offerings)
        waiting = Memory(problem.classes.elements.map { Int32($0.members.count) })
        unserved = Memory(problem.cells.elements.map(\.demand))
        gains = Memory(repeating: 0, count: problem.cells.count)
        losses = Memory(repeating: 0, count: problem.cells.count)
        let shortfall = problem.cells.elements.reduce(0) { $0 + Int(problem.cellCosts[$1.costs + $1.demand]) }
        score = Score(l1: shortfall, changes: problem.changesOfNothing, l2: 0, l3: 0)
        journal.reserveCapacity(4096)
        departed.reserveCapacity(256)
        for cell in unserved.indices { price(Int32(cell)) }
    }

    private init(copying other: borrowing Draft) {
        problem = other.problem
        placement = other.placement.copy()
        audience = other.audience.copy()
        room = other.room.copy()
        guestRoom = other.guestRoom.copy()
        leaders = other.leaders.copy()
        leaderStride = other.leaderStride
        venueBookings = other.venueBookings.copy()
        leaderBookings = other.leaderBookings.copy()
        sessionsInWeek = other.sessionsInWeek.copy()
        fullWeeks = other.fullWeeks.copy()
        seats = other.seats.copy()
        firstSeat = other.firstSeat.copy()
        taken = other.taken.copy()
        guests = other.guests.copy()
        waiting = other.waiting.copy()
        unserved = other.unserved.copy()
        gains = other.gains.copy()
        losses = other.losses.copy()
        score = other.score
        journal = other.journal
        departed = other.departed
    }

    func copy() -> Draft { Draft(copying: self) }

    // MARK: Looking

    @inline(__always)
    func isOpen(_ offering: Int32) -> Bool { placement[offering] >= 0 }

    @inline(__always)
    func placementRow(_ offering: Int32) -> Problem.Placement { problem.placements[placement[offering]] }

    /// The n-th leader of an open offering.
    func leader(_ offering: Int32, _ n: Int) -> Int32 { leaders[Int(offering) * leaderStride + n] }

    func leaders(of offering: Int32) -> [Int32] {
        (0..<Int(problem.offerings[offering].leadersNeeded)).map { leader(offering, $0) }
    }

    /// The class in an offering's seat.
    @inline(__always)
    func occupant(_ offering: Int32, _ seat: Int32) -> Int32 { seats[firstSeat[offering] + seat].cls }

    /// Who sits in an offering's seat.
    @inline(__always)
    func sitter(_ offering: Int32, _ seat: Int32) -> Sitter { seats[firstSeat[offering] + seat] }

    /// The class in an offering's seat, and how it came.
    @inline(__always)
    func visitor(_ offering: Int32, _ seat: Int32) -> Problem.Visitor {
        let sitter = sitter(offering, seat)
        return Problem.Visitor(
            cls: sitter.cls, place: sitter.place, admission: problem.admissions[audience[offering] + sitter.place])
    }

    /// What L1 falls by when one more of the class is served.
    @inline(__always)
    func gain(_ cls: Int32) -> Int32 { gains[problem.classes[cls].cell] }

    /// What L1 rises by when one of the class loses the seat.
    @inline(__always)
    func loss(_ cls: Int32) -> Int32 { losses[problem.classes[cls].cell] }

    // MARK: Changing

    /// A place in the journal to come back to.
    var mark: Int { journal.count }

    /// Forgets the journal: what is done stays.
    mutating func commit() {
        journal.removeAll(keepingCapacity: true)
        departed.removeAll(keepingCapacity: true)
    }

    /// Forgets the journal, and tells which offerings changed.
    mutating func commit(touching touch: (Int32) -> Void) {
        for change in journal { touch(change.offering) }
        commit()
    }

    /// Takes back all changes since a mark, the last first.
    mutating func undo(to mark: Int) {
        while journal.count > mark, let change = journal.popLast() {
            switch change {
            case .seated(let visitor, let offering):
                takeSeat(taken[offering] - 1, visitor, offering)
            case .unseated(let visitor, let offering, let seat):
                addSeat(visitor, offering)
                exchange(seat, taken[offering] - 1, of: offering)
            case .opened(let offering): unbook(offering)
            case .closed(let offering, let placement):
                let count = Int(problem.offerings[offering].leadersNeeded)
                let first = Int(offering) * leaderStride
                for index in 0..<count { leaders[first + index] = departed[departed.count - count + index] }
                departed.removeLast(count)
                book(offering, placement)
            }
        }
    }

    /// Runs an offering that does not run. The caller has seen to it that venue and leaders are free.
    ///
    /// - Precondition: there are as many leaders as it needs.
    mutating func open(_ offering: Int32, at placement: Int32, ledBy chosen: some Collection<Int32>) {
        precondition(chosen.count == problem.offerings[offering].leadersNeeded, "as many leaders as are needed")
        let first = Int(offering) * leaderStride
        for (index, leader) in chosen.enumerated() { leaders[first + index] = leader }
        book(offering, placement)
        journal.append(.opened(offering: offering))
    }

    /// Stops an offering that runs; those who sat in it wait.
    mutating func close(_ offering: Int32) {
        while taken[offering] > 0 { unseat(seat: taken[offering] - 1, of: offering) }
        for index in 0..<Int(problem.offerings[offering].leadersNeeded) { departed.append(leader(offering, index)) }
        journal.append(.closed(offering: offering, placement: placement[offering]))
        unbook(offering)
    }

    @inline(__always)
    mutating func seat(_ visitor: Problem.Visitor, in offering: Int32) {
        addSeat(visitor, offering)
        journal.append(.seated(visitor, offering: offering))
    }

    /// Frees a seat that one of the class has.
    mutating func unseat(_ cls: Int32, from offering: Int32) {
        let first = firstSeat[offering]
        var seat = taken[offering] - 1
        while seats[first + seat].cls != cls { seat -= 1 }
        unseat(seat: seat, of: offering)
    }

    private mutating func unseat(seat: Int32, of offering: Int32) {
        let visitor = visitor(offering, seat)
        takeSeat(seat, visitor, offering)
        journal.append(.unseated(visitor, offering: offering, seat: seat))
    }

    // MARK: Bookkeeping

    private mutating func book(_ offering: Int32, _ index: Int32) {
        placement[offering] = index
        let row = problem.placements[index]
        audience[offering] = row.audience
        room[offering] = row.seats
        guestRoom[offering] = row.guestSeats
        if row.venue >= 0 { venueBookings.add(row, to: row.venue) }
        score.l2 += Int(row.lateness)
        score.changes -= faithfulness(offering)
        if problem.isConsiderate { score.l3 += consideration(offering, row) }
        for n in 0..<Int(problem.offerings[offering].leadersNeeded) {
            let leader = leader(offering, n)
            if problem.isConsiderate { score.l3 += 2 * Int(leaderBookings.count[leader]) + 1 + tenthOfTravel(leader, row) }
            leaderBookings.add(row, to: leader)
            count(leader, row.weeks, 1)
        }
    }

    private mutating func unbook(_ offering: Int32) {
        let row = placementRow(offering)
        score.changes += faithfulness(offering)
        if row.venue >= 0 { venueBookings.remove(offering, from: row.venue) }
        for n in 0..<Int(problem.offerings[offering].leadersNeeded) {
            let leader = leader(offering, n)
            leaderBookings.remove(offering, from: leader)
            if problem.isConsiderate { score.l3 -= 2 * Int(leaderBookings.count[leader]) + 1 + tenthOfTravel(leader, row) }
            count(leader, row.weeks, -1)
        }
        placement[offering] = -1
        audience[offering] = -1
        score.l2 -= Int(row.lateness)
        if problem.isConsiderate { score.l3 -= consideration(offering, row) }
    }

    private mutating func count(_ leader: Int32, _ weeks: UInt64, _ step: Int) {
        let most = Int(problem.leaders[leader].mostPerWeek)
        let first = Int(leader) * problem.weekCount
        var full = fullWeeks[leader]
        var left = weeks
        while left != 0 {
            let week = left.trailingZeroBitCount
            let sessions = Int(sessionsInWeek[first + week]) + step
            sessionsInWeek[first + week] = UInt8(sessions)
            if sessions >= most { full |= 1 << UInt64(week) } else { full &= ~(1 << UInt64(week)) }
            left &= left - 1
        }
        fullWeeks[leader] = full
    }

    /// Whether a leader has no session too many in some weeks when some offerings' sessions are not counted.
    func hasRoom(_ leader: Int32, in weeks: UInt64, without relieved: (Int32) -> Bool) -> Bool {
        var left = weeks & fullWeeks[leader]
        while left != 0 {
            let week = UInt64(left.trailingZeroBitCount)
            var sessions = Int32(sessionsInWeek[Int(leader) * problem.weekCount + Int(week)])
            for n in 0..<leaderBookings.count[leader] {
                let entry = leaderBookings.entry(leader, n)
                if entry.weeks & 1 << week != 0, relieved(entry.offering) { sessions -= 1 }
            }
            if sessions >= problem.leaders[leader].mostPerWeek { return false }
            left &= left - 1
        }
        return true
    }

    /// L3 of an offering, leaders apart: an unfamiliar time, and every clash with a related one near by.
    private func consideration(_ offering: Int32, _ row: Problem.Placement) -> Int {
        var cost = Int(row.strangeness)
        guard row.host >= 0 else { return cost }
        for other in problem.related[Int(offering)] where isOpen(other) && other != offering {
            if problem.clashNextDoor(row, placementRow(other)) { cost += 10 }
        }
        return cost
    }

    private func tenthOfTravel(_ leader: Int32, _ row: Problem.Placement) -> Int {
        Int(problem.way(problem.leaders[leader].home, row.host)) / 10
    }

    @inline(__always)
    private mutating func addSeat(_ visitor: Problem.Visitor, _ offering: Int32) {
        let cell = problem.classes[visitor.cls].cell
        score.l1 -= Int(gains[cell])
        score.l2 += Int(visitor.cost)
        score.changes -= problem.faithfulness(of: visitor.cls, seatedIn: offering)
        assert(taken[offering] < room[offering], "nobody sits where there is no seat")
        seats[firstSeat[offering] + taken[offering]] = Sitter(
            cls: visitor.cls, place: visitor.place, cell: cell, isMovable: problem.classes[visitor.cls].isMovable)
        taken[offering] += 1
        if visitor.isGuest { guests[offering] += 1 }
        waiting[visitor.cls] -= 1
        unserved[cell] -= 1
        price(cell)
    }

    @inline(__always)
    private mutating func takeSeat(_ seat: Int32, _ visitor: Problem.Visitor, _ offering: Int32) {
        let cell = problem.classes[visitor.cls].cell
        score.l1 += Int(losses[cell])
        score.l2 -= Int(visitor.cost)
        score.changes += problem.faithfulness(of: visitor.cls, seatedIn: offering)
        let first = firstSeat[offering]
        taken[offering] -= 1
        seats[first + seat] = seats[first + taken[offering]]
        if visitor.isGuest { guests[offering] -= 1 }
        waiting[visitor.cls] += 1
        unserved[cell] += 1
        price(cell)
    }

    private mutating func exchange(_ a: Int32, _ b: Int32, of offering: Int32) {
        let first = firstSeat[offering]
        let sitter = seats[first + a]
        seats[first + a] = seats[first + b]
        seats[first + b] = sitter
    }

    @inline(__always)
    private mutating func price(_ cell: Int32) {
        let row = problem.cells[cell]
        let u = unserved[cell]
        let cost = problem.cellCosts[row.costs + u]
        gains[cell] = u > 0 ? cost - problem.cellCosts[row.costs + u - 1] : 0
        losses[cell] = u < row.demand ? problem.cellCosts[row.costs + u + 1] - cost : 0
    }
}

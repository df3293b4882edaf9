/// Seats by the deed: filling an offering, finding a seat for one more.
extension Draft {
    /// Whether one more of the class may sit in an offering with room: no bar against it.
    @inline(__always)
    func mayEnter(_ cls: Int32, _ offering: Int32, insteadOf replaced: Int32 = -1) -> Bool {
        let barred = problem.classes[cls].barred
        return barred.isEmpty || meetsNobody(barred, in: offering, except: replaced)
    }

    private func meetsNobody(_ barred: Range<Int>, in offering: Int32, except replaced: Int32) -> Bool {
        for seat in 0..<taken[offering] {
            let other = occupant(offering, seat)
            if other != replaced, barred.contains(where: { problem.barred[$0] == other }) { return false }
        }
        return true
    }

    /// Seats people who wait in an offering's free seats: those whose seat is pinned, then each time one of the worst-off
    /// cell, and of those one who likes it best.
    ///
    /// - Complexity: O(classes that want the offering + seats x (cells + classes of a cell)).
    mutating func fill(_ offering: Int32, _ scratch: inout Scratch) {
        guard taken[offering] < room[offering] else { return }
        if problem.offerings[offering].hasPinnedClasses { seatPinned(in: offering) }
        scratch.candidates.collect(offering, self)
        while taken[offering] < room[offering],
            let visitor = scratch.candidates.next(self, withGuests: guests[offering] < guestRoom[offering])
        {
            if mayEnter(visitor.cls, offering) { seat(visitor, in: offering) }
        }
    }

    private mutating func seatPinned(in offering: Int32) {
        for cls in problem.pinnedClasses[Int(offering)] where waiting[cls] > 0 && taken[offering] < room[offering] {
            guard let visitor = problem.visitor(cls, at: placementRow(offering)),
                !visitor.isGuest || guests[offering] < guestRoom[offering]
            else { continue }
            seat(visitor, in: offering)
        }
    }

    /// Seats one more of a class in the first free seat among its options.
    ///
    /// - Returns: whether there was one.
    mutating func takeFreeSeat(_ cls: Int32) -> Bool {
        for index in problem.classes[cls].options {
            let option = problem.options[index]
            guard let visitor = visitor(cls, option), taken[option.offering] < room[option.offering],
                !visitor.isGuest || guests[option.offering] < guestRoom[option.offering], mayEnter(cls, option.offering)
            else { continue }
            seat(visitor, in: option.offering)
            return true
        }
        return false
    }

    /// The least that L1 rises by when somebody of a part loses a seat.
    func leastLoss(in part: Part) -> Int32 {
        var least: Int32 = .max
        for cell in part.cells where unserved[cell] < problem.cells[cell].demand { least = min(least, losses[cell]) }
        return least
    }

    /// The visitor that a class would be at one of its options; nil when the offering does not run, or not for them.
    @inline(__always)
    func visitor(_ cls: Int32, _ option: Problem.Option) -> Problem.Visitor? {
        let audience = audience[option.offering]
        guard audience >= 0 else { return nil }
        let admission = problem.admissions[audience + option.place]
        return admission.isNone ? nil : Problem.Visitor(cls: cls, place: option.place, admission: admission)
    }

    /// Seats one more of a class by a chain of people who move over, ending in a free seat or, where that lowers L1, with
    /// somebody of a better-off cell who then waits.
    ///
    /// A breadth-first search over the residual network of the seat flow: exact for L1 when `limit` does not bind and no
    /// bars are involved, since serving cells is a matroid with separable convex costs (Murota, Discrete Convex Analysis).
    /// - Parameter limit: the most full offerings looked into.
    /// - Returns: whether a seat was found.
    /// - Complexity: O(offerings looked into x (seats + options of those who sit there)).
    mutating func findSeat(for cls: Int32, limit: Int, _ scratch: inout Scratch) -> Bool {
        scratch.work.seatSearches += 1
        scratch.chain.begin(with: cls)
        var bestLoss = gain(cls)
        var victim = -1
        var looked = 0
        var head = 0
        search: while head < scratch.chain.count {
            let current = scratch.chain[head]
            let row = problem.classes[current.cls]
            for index in row.options {
                let option = problem.options[index]
                let offering = option.offering
                guard offering != current.offering, !scratch.chain.isExhausted(offering),
                    let visitor = visitor(current.cls, option)
                else { continue }
                let onlyGuests = visitor.isGuest && guests[offering] >= guestRoom[offering]
                if taken[offering] < room[offering], !onlyGuests {
                    guard mayEnter(visitor.cls, offering) else { continue }
                    seatChain(endingWith: visitor, in: offering, at: head, scratch)
                    return true
                }
                looked += 1
                scratch.work.offeringsSearched += 1
                if looked > limit { break search }
                for seat in 0..<taken[offering] {
                    let other = sitter(offering, seat)
                    // Only one who seeks a seat may be in a bar, so that the chain cannot bring two together.
                    guard !scratch.chain.isReached(other.cls), other.isMovable,
                        !onlyGuests || problem.admissions[audience[offering] + other.place].isGuest,
                        mayEnter(visitor.cls, offering, insteadOf: other.cls)
                    else { continue }
                    let cost = losses[other.cell]
                    if cost < bestLoss {
                        bestLoss = cost
                        victim = scratch.chain.count
                    }
                    scratch.chain.reach(
                        ChainSearch.Step(cls: other.cls, mover: Int32(head), offering: offering, moverPlace: option.place))
                }
                if !onlyGuests, row.barred.isEmpty { scratch.chain.exhaust(offering) }
            }
            head += 1
        }
        guard victim >= 0 else { return false }
        let step = scratch.chain[victim]
        unseat(step.cls, from: step.offering)
        moveUp(into: step, scratch)
        return true
    }

    /// Seats the visitor in a free seat, and moves up the chain that led to the step.
    private mutating func seatChain(
        endingWith visitor: Problem.Visitor, in offering: Int32, at index: Int, _ scratch: borrowing Scratch
    ) {
        let step = scratch.chain[index]
        if step.offering >= 0 { unseat(step.cls, from: step.offering) }
        seat(visitor, in: offering)
        moveUp(into: step, scratch)
    }

    /// Lets the chain behind a step move up into the seat that it left.
    private mutating func moveUp(into step: ChainSearch.Step, _ scratch: borrowing Scratch) {
        var left = step
        while left.mover >= 0 {
            let mover = scratch.chain[Int(left.mover)]
            if mover.offering >= 0 { unseat(mover.cls, from: mover.offering) }
            let admission = problem.admissions[audience[left.offering] + left.moverPlace]
            seat(Problem.Visitor(cls: mover.cls, place: left.moverPlace, admission: admission), in: left.offering)
            left = mover
        }
    }
}

/// Those who wait and could come to one offering, cell by cell.
struct Candidates: ~Copyable {
    private var visitors: Memory<Problem.Visitor>
    private var groups: Memory<Group>
    private var groupCount = 0
    private var offering: Int32 = -1

    private struct Group {
        var cell: Int32 = -1
        var isGuest = false
        var first: Int32 = 0
        var end: Int32 = 0
    }

    init(_ problem: Problem) {
        let most = problem.offerings.elements.map(\.wanting.count).max() ?? 0
        visitors = Memory(
            repeating: Problem.Visitor(cls: -1, place: -1, admission: .none), count: most)
        groups = Memory(repeating: Group(), count: most)
    }

    mutating func collect(_ offering: Int32, _ draft: borrowing Draft) {
        let problem = draft.problem
        let wanting = problem.offerings[offering].wanting
        let audience = Int(draft.audience[offering])
        var group = Group()
        groupCount = 0
        self.offering = offering
        for place in 0..<wanting.count {
            let admission = problem.admissions[audience + place]
            guard !admission.isNone else { continue }
            let cls = problem.wanting[wanting.lowerBound + place]
            guard draft.waiting[cls] > 0, problem.classes[cls].pinnedTo < 0 else { continue }
            let cell = problem.classes[cls].cell
            if cell != group.cell || admission.isGuest != group.isGuest {
                close(group)
                group = Group(cell: cell, isGuest: admission.isGuest, first: group.end, end: group.end)
            }
            visitors[group.end] = Problem.Visitor(cls: cls, place: Int32(place), admission: admission)
            group.end += 1
        }
        close(group)
    }

    private mutating func close(_ group: Group) {
        guard group.end > group.first else { return }
        groups[groupCount] = group
        groupCount += 1
    }

    /// One of the worst-off cell, who then is a candidate no more unless others of the class wait too.
    mutating func next(_ draft: borrowing Draft, withGuests: Bool) -> Problem.Visitor? {
        var worst = -1
        var gain: Int32 = -1
        for index in 0..<groupCount {
            let group = groups[index]
            guard withGuests || !group.isGuest else { continue }
            if draft.gains[group.cell] > gain {
                gain = draft.gains[group.cell]
                worst = index
            }
        }
        guard worst >= 0 else { return nil }
        let group = groups[worst]
        var best = group.first
        for index in group.first..<group.end where dislike(visitors[index], draft) < dislike(visitors[best], draft) {
            best = index
        }
        let visitor = visitors[best]
        if draft.waiting[visitor.cls] <= 1 { drop(best, from: worst) }
        return visitor
    }

    /// The level of changes and L2 of a candidate's seat; an announced seat comes before any preference.
    @inline(__always)
    private func dislike(_ visitor: Problem.Visitor, _ draft: borrowing Draft) -> Int32 {
        draft.problem.announced.isEmpty
            ? visitor.cost : visitor.cost - 64 * Int32(draft.problem.faithfulness(of: visitor.cls, seatedIn: offering))
    }

    private mutating func drop(_ visitor: Int32, from group: Int) {
        groups[group].end -= 1
        visitors[visitor] = visitors[groups[group].end]
        if groups[group].end == groups[group].first {
            groupCount -= 1
            groups[group] = groups[groupCount]
        }
    }
}

internal import Domain

/// Who sits where, for a timetable that is settled: exact in L1, then in L2 as far as no justified envy lets it; in cells of
/// up to 2,056 people, beyond which rounded costs are not convex.
///
/// A minimum-cost flow from classes of people through offerings, or through their cell to no seat at all, whose price
/// rises with every person of the cell who goes that way. Bars between two people are no part of a flow; where its answer
/// seats two who must not meet, both ways of keeping them apart are tried (branch and bound).
struct SeatAllocation {
    /// For each request the offering where it has a seat.
    private(set) var ofRequests: [Int?]
    /// Pivots that the flows took.
    let flowPivots: Int
    private let problem: Problem

    static func best(for draft: borrowing Draft) -> SeatAllocation {
        let flow = SeatFlow.best(for: draft)
        var allocation = SeatAllocation(flow, of: draft)
        allocation.honourRegistration(draft)
        return allocation
    }

    /// The seats as the draft gives them to classes, within each to the earliest registrations.
    static func kept(by draft: borrowing Draft) -> SeatAllocation {
        var allocation = SeatAllocation(SeatFlow(of: draft), of: draft)
        allocation.honourRegistration(draft)
        return allocation
    }

    func score(of draft: borrowing Draft) -> Score {
        var unserved = problem.cells.elements.map(\.demand)
        var preferences = 0
        for cls in problem.classes.indices {
            for member in problem.members(of: cls) {
                guard let offering = ofRequests[Int(member)] else { continue }
                unserved[Int(problem.classes[cls].cell)] -= 1
                preferences += Int(problem.visitor(Int32(cls), at: draft.placementRow(Int32(offering)))?.cost ?? 0)
            }
        }
        let lateness = draft.placement.elements.reduce(0) { $1 < 0 ? $0 : $0 + Int(problem.placements[$1].lateness) }
        let shortfall = zip(problem.cells.elements, unserved).reduce(0) { $0 + Int(problem.cellCosts[$1.0.costs + $1.1]) }
        return Score(
            l1: shortfall, changes: draft.sessionChanges + problem.seatChanges(ofRequests), l2: preferences + lateness,
            l3: draft.score.l3)
    }

    /// Within a class the earliest registrations get the seats, the best liked seats first.
    private init(_ flow: SeatFlow, of draft: borrowing Draft) {
        problem = draft.problem
        flowPivots = flow.pivots
        ofRequests = Array(repeating: nil, count: draft.problem.members.count)
        for cls in problem.classes.indices {
            let seats = flow.seats[cls].sorted { ($0.cost, $0.offering) < ($1.cost, $1.offering) }
            for (member, seat) in zip(problem.members(of: cls), seats) { ofRequests[Int(member)] = Int(seat.offering) }
        }
    }

    /// No justified envy: within an eligibility group nobody waits while a later registration sits.
    ///
    /// Classes of a group differ only in what they prefer, so any of them can take another's seat; L1 stays, and L2 rises by
    /// as little as one exchange at a time can do. An announced seat is a promise: nobody has to give theirs up, and it is
    /// nobody's envy.
    private mutating func honourRegistration(_ draft: borrowing Draft) {
        var groups: [[(request: Int32, cls: Int32)]] = []
        for (cls, row) in problem.classes.elements.enumerated() where row.pinnedTo < 0 {
            while groups.count <= Int(row.eligibility) { groups.append([]) }
            groups[Int(row.eligibility)] += problem.members(of: cls).map { ($0, Int32(cls)) }
        }
        for group in groups where Set(group.map(\.cls)).count > 1 {
            let members = group.sorted { problem.registration[Int($0.request)] < problem.registration[Int($1.request)] }
            for (position, waiting) in members.enumerated() where ofRequests[Int(waiting.request)] == nil {
                var later: [(request: Int32, offering: Int, rise: Int32)] = []
                for seated in members[(position + 1)...] {
                    guard let offering = ofRequests[Int(seated.request)],
                        problem.classes[seated.cls].announcedIn != Int32(offering),
                        maySit(waiting.cls, in: offering, insteadOf: seated.cls)
                    else { continue }
                    let row = draft.placementRow(Int32(offering))
                    guard let ours = problem.visitor(waiting.cls, at: row), let theirs = problem.visitor(seated.cls, at: row)
                    else { continue }
                    later.append((seated.request, offering, ours.cost - theirs.cost))
                }
                // The least rise in L2 decides who gives way, and among equals the latest registration.
                guard let exchange = later.last(where: { one in later.allSatisfy { one.rise <= $0.rise } }) else { continue }
                ofRequests[Int(exchange.request)] = nil
                ofRequests[Int(waiting.request)] = exchange.offering
            }
        }
    }

    private func maySit(_ cls: Int32, in offering: Int, insteadOf other: Int32) -> Bool {
        problem.enemies(of: cls).allSatisfy { enemy in
            enemy == other || problem.members(of: Int(enemy)).allSatisfy { ofRequests[Int($0)] != offering }
        }
    }
}

extension Draft {
    /// Seats everybody anew, exactly, in the timetable as it is.
    ///
    /// - Returns: pivots that the flows took.
    mutating func seatExactly() -> Int {
        for offering in problem.offerings.indices.map({ Int32($0) }) {
            while taken[offering] > 0 { unseat(occupant(offering, 0), from: offering) }
        }
        let flow = SeatFlow.best(for: self)
        for (cls, seats) in flow.seats.enumerated() {
            for seat in seats {
                guard let visitor = problem.visitor(Int32(cls), at: placementRow(seat.offering)) else { continue }
                self.seat(visitor, in: seat.offering)
            }
        }
        return flow.pivots
    }
}

/// The flow's answer: for each class the offerings where its members sit, and what each seat costs in L2.
private struct SeatFlow {
    struct ClassSeat {
        let offering: Int32
        let cost: Int32
    }
    struct Refusal: Hashable {
        let cls: Int32
        let offering: Int32
    }

    var seats: [[ClassSeat]]
    var cost: Int
    /// Taken to come to this answer, those of refused branches included.
    private(set) var pivots = 0

    /// The best flow that seats no barred pair together; after `mostBranches` flows, the best found, which is never worse
    /// than the draft's own seats.
    static func best(for draft: borrowing Draft) -> SeatFlow {
        var open = [enemiesOfPinned(draft.problem)]
        var best = SeatFlow(of: draft)
        var branches = 0
        var pivots = 0
        while let refused = open.popLast(), branches < mostBranches {
            let flow = SeatFlow(draft, refused: refused)
            branches += 1
            pivots += flow.pivots
            if flow.cost >= best.cost { continue }
            guard let meeting = flow.meeting(draft.problem) else {
                best = flow
                continue
            }
            // The way that refuses most is finished first, so that some answer is at hand when branches run out.
            open.append(refused.union([Refusal(cls: meeting.0, offering: meeting.2)]))
            open.append(refused.union([Refusal(cls: meeting.1, offering: meeting.2)]))
        }
        best.pivots = pivots
        return best
    }

    static let mostBranches = 256

    /// Somebody whose seat is pinned stays; those whom they must not meet sit elsewhere.
    private static func enemiesOfPinned(_ problem: Problem) -> Set<Refusal> {
        Set(
            problem.classes.elements.filter { $0.pinnedTo >= 0 }.flatMap { row in
                row.barred.map { Refusal(cls: problem.barred[$0], offering: row.pinnedTo) }
            })
    }

    private func meeting(_ problem: Problem) -> (Int32, Int32, Int32)? {
        for cls in problem.classes.indices where !problem.classes[cls].barred.isEmpty {
            for seat in seats[cls] {
                for enemy in problem.enemies(of: Int32(cls))
                where seats[Int(enemy)].contains(where: { $0.offering == seat.offering }) {
                    return (Int32(cls), enemy, seat.offering)
                }
            }
        }
        return nil
    }

    /// What the levels weigh in one sum: a step of L1 outweighs all announced seats, one of them all of L2; a seat that must
    /// be taken outweighs any step of L1, and a pinned person's seat that.
    private struct Weights {
        let l1: Int
        /// Of an announced seat that is not kept.
        let change: Int
        let minimum: Int
        let pinned: Int
        /// Of what must never be.
        let forbidden: Int

        init(_ problem: Problem) {
            change = 8 * (problem.registration.count + 1)
            l1 = change * (problem.announcedSeats + 1)
            minimum = 4000 * l1
            pinned = 4 * minimum
            forbidden = 8 * minimum
        }
    }

    /// The draft's own seats, weighed as the flow weighs them.
    fileprivate init(of draft: borrowing Draft) {
        let problem = draft.problem
        let weights = Weights(problem)
        seats = Array(repeating: [], count: problem.classes.count)
        cost = weights.l1 * draft.score.l1
        for offering in problem.offerings.indices where draft.isOpen(Int32(offering)) {
            cost -= weights.minimum * Int(min(problem.offerings[offering].minimum, draft.taken[offering]))
            for seat in 0..<draft.taken[offering] {
                let visitor = draft.visitor(Int32(offering), seat)
                seats[Int(visitor.cls)].append(ClassSeat(offering: Int32(offering), cost: visitor.cost))
                cost += Int(visitor.cost) - weights.change * problem.faithfulness(of: visitor.cls, seatedIn: Int32(offering))
            }
        }
        for (cls, row) in problem.classes.elements.enumerated() where row.pinnedTo >= 0 && seats[cls].isEmpty {
            cost += weights.pinned
        }
    }

    private init(_ draft: borrowing Draft, refused: Set<Refusal>) {
        let problem = draft.problem
        let weights = Weights(problem)
        var network = MinimumCostFlow()

        var offeringNode = [Int32](repeating: -1, count: problem.offerings.count)
        var guestNode = offeringNode
        for offering in problem.offerings.indices where draft.isOpen(Int32(offering)) {
            let row = draft.placementRow(Int32(offering))
            let minimum = min(problem.offerings[offering].minimum, row.seats)
            let node = network.addNode(exitTo: MinimumCostFlow.sink, cost: weights.forbidden).node
            if minimum > 0 { network.addArc(node, MinimumCostFlow.sink, cost: -weights.minimum, capacity: minimum) }
            if row.seats > minimum { network.addArc(node, MinimumCostFlow.sink, cost: 0, capacity: row.seats - minimum) }
            offeringNode[offering] = node
            if row.guestSeats < row.seats {
                guestNode[offering] = network.addNode(exitTo: node, cost: weights.forbidden).node
                if row.guestSeats > 0 { network.addArc(guestNode[offering], node, cost: 0, capacity: row.guestSeats) }
            } else {
                guestNode[offering] = node
            }
        }
        let cellNodes = problem.cells.elements.map { cell -> Int32 in
            let marginal = { (u: Int32) in
                weights.l1 * Int(problem.cellCosts[cell.costs + u] - problem.cellCosts[cell.costs + u - 1])
            }
            let node = network.addNode(exitTo: MinimumCostFlow.sink, cost: marginal(cell.demand)).node
            for u in 1..<max(1, cell.demand) { network.addArc(node, MinimumCostFlow.sink, cost: marginal(u), capacity: 1) }
            return node
        }
        var arcs: [(cls: Int32, offering: Int32, cost: Int32, arc: Int)] = []
        for (cls, row) in problem.classes.elements.enumerated() {
            let node = network.addNode(
                supply: Int32(row.members.count), exitTo: cellNodes[Int(row.cell)], cost: row.pinnedTo >= 0 ? weights.pinned : 0
            ).node
            for index in row.options {
                let option = problem.options[index]
                guard draft.isOpen(option.offering),
                    !refused.contains(Refusal(cls: Int32(cls), offering: option.offering))
                else { continue }
                let admission = problem.admissions[draft.audience[option.offering] + option.place]
                guard !admission.isNone else { continue }
                let target = (admission.isGuest ? guestNode : offeringNode)[Int(option.offering)]
                let kept = weights.change * problem.faithfulness(of: Int32(cls), seatedIn: option.offering)
                let arc = network.addArc(
                    node, target, cost: Int(admission.cost) - kept, capacity: Int32(row.members.count))
                arcs.append((Int32(cls), option.offering, admission.cost, arc))
            }
        }
        network.solve()
        seats = Array(repeating: [], count: problem.classes.count)
        for (cls, offering, cost, arc) in arcs {
            for _ in 0..<network.flow[arc] { seats[Int(cls)].append(ClassSeat(offering: offering, cost: cost)) }
        }
        cost = network.totalCost
        pivots = network.pivots
    }
}

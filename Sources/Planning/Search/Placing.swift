/// Putting an offering somewhere, with leaders and people.
extension Search {
    /// Puts an offering at a placement with leaders, fills it, and finds other places for those that gave way.
    ///
    /// - Parameters:
    ///   - mostBlockers: how many offerings may give way.
    ///   - reopenings: in how many places each of them tries to open again.
    /// - Returns: false when it cannot be; the draft may hold half of it.
    mutating func place(_ offering: Int32, at target: Int32, mostBlockers: Int, reopenings: Int = 0) -> Bool {
        guard findRoom(at: target, mostBlockers: mostBlockers) else { return false }
        scratch.keepBlockers()
        for index in scratch.givingWay.indices { vacate(scratch.givingWay[index]) }
        if draft.isOpen(offering) { vacate(offering) }
        guard settle(offering, at: target) else { return false }
        for index in scratch.givingWay.indices {
            let blocker = scratch.givingWay[index]
            if !reopen(blocker, tries: reopenings), problem.offerings[blocker].isPinned { return false }
        }
        return true
    }

    /// See `Draft.findRoom`.
    mutating func findRoom(at target: Int32, mostBlockers: Int) -> Bool {
        draft.findRoom(at: problem.placements[target], mostBlockers: mostBlockers, &scratch, &random)
    }

    private mutating func vacate(_ offering: Int32) {
        for seat in 0..<draft.taken[offering] { scratch.displaced.append(draft.occupant(offering, seat)) }
        draft.close(offering)
    }

    private mutating func reopen(_ offering: Int32, tries: Int) -> Bool {
        let range = problem.offerings[offering].placements
        for _ in 0..<tries {
            let target = Int32(range.lowerBound + random.below(range.count))
            guard findRoom(at: target, mostBlockers: 0) else { continue }
            let mark = draft.mark
            if settle(offering, at: target) { return true }
            draft.undo(to: mark)
        }
        return false
    }

    /// Opens an offering with the leaders in `scratch`, and seats people in it.
    ///
    /// - Returns: false when it does not reach its minimum, or somebody pinned to it has no seat.
    mutating func settle(_ offering: Int32, at target: Int32) -> Bool {
        draft.open(offering, at: target, ledBy: scratch.leaders)
        draft.fill(offering, &scratch)
        return draft.isRunnable(offering) || recruit(offering)
    }

    /// Draws people who sit elsewhere into an offering short of its minimum, from offerings that can spare them.
    private mutating func recruit(_ offering: Int32) -> Bool {
        guard draft.seatsItsPinned(offering) else { return false }
        let wanting = problem.offerings[offering].wanting
        let audience = draft.audience[offering]
        for index in wanting where draft.taken[offering] < draft.room[offering] {
            let place = Int32(index - wanting.lowerBound)
            let visitor = Problem.Visitor(
                cls: problem.wanting[index], place: place, admission: problem.admissions[audience + place])
            guard !visitor.admission.isNone, !visitor.isGuest || draft.guests[offering] < draft.guestRoom[offering],
                draft.mayEnter(visitor.cls, offering), problem.classes[visitor.cls].pinnedTo < 0,
                let from = spare(visitor.cls, except: offering)
            else { continue }
            draft.unseat(visitor.cls, from: from)
            draft.seat(visitor, in: offering)
            draft.fill(from, &scratch)
            if draft.isRunnable(offering) { return true }
        }
        return false
    }

    /// An offering where one of the class sits and that can do with one less.
    private func spare(_ cls: Int32, except offering: Int32) -> Int32? {
        for index in problem.classes[cls].options {
            let other = problem.options[index].offering
            guard other != offering, draft.isOpen(other), draft.taken[other] > problem.offerings[other].minimum else {
                continue
            }
            for seat in 0..<draft.taken[other] where draft.occupant(other, seat) == cls { return other }
        }
        return nil
    }
}

extension Draft {
    func isRunnable(_ offering: Int32) -> Bool {
        taken[offering] >= problem.offerings[offering].minimum && seatsItsPinned(offering)
    }

    /// Whether every offering that runs can.
    var isWhole: Bool {
        for offering in placement.indices where isOpen(Int32(offering)) && !isRunnable(Int32(offering)) { return false }
        return true
    }

    func seatsItsPinned(_ offering: Int32) -> Bool {
        guard problem.offerings[offering].hasPinnedClasses else { return true }
        for cls in problem.pinnedClasses[Int(offering)] where waiting[cls] > 0 { return false }
        return true
    }
}

/// Seats that are liked better, L1 as it is.
extension Draft {
    /// Whoever sits in a seat gets one that they like better, a free one or, in a full offering, one in exchange; or somebody
    /// who waits and is of the same cell gets this seat and likes it better. The one of these that lowers L2 most is done.
    ///
    /// - Returns: whether there was any.
    /// - Complexity: O(classes of the cell + options x seats).
    mutating func improve(_ seat: Int32, of offering: Int32) -> Bool {
        let sitter = visitor(offering, seat)
        guard problem.classes[sitter.cls].isMovable else { return false }
        var rise: Int32 = 0
        let substitute = substitute(for: sitter, in: offering, &rise)
        if let trade = trade(sitter, of: offering, &rise) {
            unseat(sitter.cls, from: offering)
            if let partner = trade.partner { unseat(partner.cls, from: trade.offering) }
            self.seat(trade.sitter, in: trade.offering)
            if let partner = trade.partner { self.seat(partner, in: offering) }
            return true
        }
        guard let substitute else { return false }
        unseat(sitter.cls, from: offering)
        self.seat(substitute, in: offering)
        return true
    }

    /// Somebody who waits, of the same cell, and likes the seat best.
    ///
    /// Classes of a cell follow one another among those who want an offering.
    /// - Parameter rise: what L2 rises by; only less than this is looked for.
    private func substitute(for sitter: Problem.Visitor, in offering: Int32, _ rise: inout Int32) -> Problem.Visitor? {
        let wanting = problem.offerings[offering].wanting
        let cell = problem.classes[sitter.cls].cell
        var found: Problem.Visitor?
        for direction in [-1, 1] {
            var place = Int(sitter.place) + direction
            while place >= 0, place < wanting.count {
                let cls = problem.wanting[wanting.lowerBound + place]
                guard problem.classes[cls].cell == cell else { break }
                let admission = problem.admissions[Int(audience[offering]) + place]
                if waiting[cls] > 0, !admission.isNone, admission.isGuest == sitter.isGuest,
                    admission.cost - sitter.cost < rise,
                    problem.classes[cls].isMovable
                {
                    rise = admission.cost - sitter.cost
                    found = Problem.Visitor(cls: cls, place: Int32(place), admission: admission)
                }
                place += direction
            }
        }
        return found
    }

    /// A seat elsewhere, and who comes from there in exchange.
    private struct SeatTrade {
        let offering: Int32
        let sitter: Problem.Visitor
        /// nil where the seat is free.
        let partner: Problem.Visitor?
    }

    private func trade(_ sitter: Problem.Visitor, of offering: Int32, _ rise: inout Int32) -> SeatTrade? {
        var found: SeatTrade?
        let canSpare = taken[offering] > problem.offerings[offering].minimum
        for index in problem.classes[sitter.cls].options where problem.options[index].offering != offering {
            let other = problem.options[index].offering
            guard let there = visitor(sitter.cls, problem.options[index]) else { continue }
            let hasGuestSeat = !there.isGuest || guests[other] < guestRoom[other]
            if taken[other] < room[other] {
                if canSpare, hasGuestSeat, there.cost - sitter.cost < rise {
                    rise = there.cost - sitter.cost
                    found = SeatTrade(offering: other, sitter: there, partner: nil)
                }
                continue
            }
            for seat in 0..<taken[other] where self.sitter(other, seat).isMovable {
                let partner = visitor(other, seat)
                let fall = there.cost - sitter.cost - partner.cost
                guard fall < rise, hasGuestSeat || partner.isGuest,
                    let here = problem.visitor(partner.cls, at: placementRow(offering)), fall + here.cost < rise,
                    !here.isGuest || sitter.isGuest || guests[offering] < guestRoom[offering]
                else { continue }
                rise = fall + here.cost
                found = SeatTrade(offering: other, sitter: there, partner: here)
            }
        }
        return found
    }
}

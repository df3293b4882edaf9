internal import Domain

extension Answer {
    /// Why each offering runs as it does, or does not run.
    var decisions: [Plan.Decision] {
        let served = solution.seats.count { $0 != nil }
        return city.offerings.indices.map { index in
            let reasons =
                solution.placements[index].map { whyRuns(index, $0, served: served) } ?? [
                    compiled.obstacle(to: index, in: timetable)
                ]
            return Plan.Decision(offering: city.offerings[index].id, reasons: reasons)
        }
    }

    private func whyRuns(_ index: Int, _ placement: Int, served: Int) -> [Reason] {
        let offering = city.offerings[index]
        let detail = compiled.placements[placement]
        let row = problem.placements[placement]
        let seated = city.requests.indices.filter { solution.seats[$0] == index }.map { city.requests[$0] }
        let span = offering.span(at: detail.time)
        let glad = seated.count { $0.preferred.isEmpty || $0.preferred.contains(detail.time.weekday, span) }
        var reasons: [Reason] = problem.offerings[index].isPinned ? [.pinned] : []
        reasons.append(.seats(taken: seated.count, atPreferredTime: glad))
        reasons.append(.chosenAmong(placements: problem.offerings[index].placements.count))
        reasons.append(.servesOtherwiseUnserved(max(0, served - servedWithout(index))))
        if !detail.series.missed.isEmpty {
            reasons.append(.missedDates(detail.series.missed.count, madeUp: offering.whenClosed == .skip))
        }
        if row.host >= 0, row.guestSeats < row.seats, let first = detail.series.days.first {
            reasons.append(.homeSeatsReleased(city.releaseDay(of: offering, first: first)))
        }
        return reasons
    }

    private func servedWithout(_ index: Int) -> Int {
        var others = timetable.copy()
        others.close(Int32(index))
        return SeatAllocation.best(for: others).ofRequests.count { $0 != nil }
    }
}

extension CityProblem {
    /// The first condition that stops an offering which does not run, or, when none does, that others serve more.
    func obstacle(to index: Int, in timetable: borrowing Draft) -> Reason {
        let row = problem.offerings[index]
        let narrowing = narrowings[index]
        if narrowing.timings == 0 { return .doesNotFitTerm }
        if narrowing.withVenue == 0 { return .noVenue }
        let needed = Int(row.leadersNeeded)
        let pinned = problem.pinnedLeaders[index]
        let pool = pinned.isEmpty ? problem.candidates[index] : pinned
        let competent = problem.candidates[index].count
        if competent < needed { return .noLeader(needed: needed, competent: competent) }
        var led: [Int] = []
        for placement in row.placements {
            var able = 0
            for leader in pool where timetable.couldLead(leader, problem.placements[placement]) { able += 1 }
            if able >= needed { led.append(placement) }
        }
        if led.isEmpty { return .noVenueAndLeaderTogether }
        let most = led.map { crowd(problem.placements[$0]) }.max() ?? 0
        if most < Int(row.minimum) { return .tooFewCanCome(most: most, minimum: Int(row.minimum)) }
        return .othersServeMore
    }

    /// How many could sit at a placement if they sat nowhere else.
    private func crowd(_ placement: Problem.Placement) -> Int {
        var home = 0
        var guests = 0
        for visitor in problem.audience(of: placement) {
            let members = problem.classes[visitor.cls].members.count
            if visitor.isGuest { guests += members } else { home += members }
        }
        return min(Int(placement.seats), home + min(guests, Int(placement.guestSeats)))
    }
}

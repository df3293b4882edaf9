internal import Domain

extension Answer {
    /// Why each offering runs as it does, or does not run.
    ///
    /// - Complexity: see `Trials.moves(of:)`, for each offering.
    var decisions: [Plan.Decision] {
        var trials = Trials(problem, solution)
        return city.offerings.indices.map { index in
            Plan.Decision(
                offering: city.offerings[index].id,
                reasons: solution.placements[index].map { whyRuns(index, $0, &trials) } ?? whyNot(index, &trials))
        }
    }

    // MARK: An offering that runs

    private func whyRuns(_ index: Int, _ placement: Int, _ trials: inout Trials) -> [Reason] {
        let offering = city.offerings[index]
        let detail = compiled.placements[placement]
        let row = problem.placements[placement]
        let seated = city.requests.indices.filter { solution.seats[$0] == index }.map { city.requests[$0] }
        let span = offering.span(at: detail.time)
        let glad = seated.count { $0.preferred.isEmpty || $0.preferred.contains(detail.time.weekday, span) }
        var reasons: [Reason] = problem.offerings[index].isPinned ? [.pinned] : []
        reasons.append(.seats(taken: seated.count, atPreferredTime: glad))
        reasons.append(.chosenAmong(placements: problem.offerings[index].placements.count))
        reasons.append(.servesOtherwiseUnserved(max(0, -trials.cost(without: index).people)))
        reasons += whyNotOtherwise(index, detail, &trials)
        if !detail.series.missed.isEmpty {
            reasons.append(.missedDates(detail.series.missed.count, madeUp: offering.whenClosed == .skip))
        }
        if row.host >= 0, row.guestSeats < row.seats, let first = detail.series.days.first {
            reasons.append(.homeSeatsReleased(city.releaseDay(of: offering, first: first)))
        }
        return reasons
    }

    /// Why not at another time, in another venue, by other leaders.
    private func whyNotOtherwise(
        _ index: Int, _ now: CityProblem.PlacementDetail, _ trials: inout Trials
    ) -> [Reason] {
        var moves = trials.moves(of: index)
        func best(_ isMeant: (Way) -> Bool) -> Alternative? {
            trials.cheapest(of: &moves, of: index) { isMeant(way(of: $0.placement)) }.flatMap(alternative)
        }
        let isElsewhen = { (way: Way) in way.time != now.time }
        let isElsewhere = { (way: Way) in way.time == now.time && way.venue != now.venue }
        let otherTime = best(isElsewhen)
        let otherVenue = best(isElsewhere)
        var reasons = best { _ in true }.map { [Reason.secondBest($0)] } ?? []
        reasons.append(
            otherTime.map { .otherTime($0) } ?? .noOtherTime(obstructions(to: index, isElsewhen, &trials).smallest()))
        if now.venue != nil {
            reasons.append(
                otherVenue.map { .otherVenue($0) } ?? .noOtherVenue(obstructions(to: index, isElsewhere, &trials).smallest()))
        }
        let leaders = trials.otherLeaders(of: index)
        reasons.append(.otherLeaders(competent: leaders.competent, free: leaders.free))
        return reasons
    }

    private func way(of placement: Int) -> Way {
        Way(time: compiled.placements[placement].time, venue: compiled.placements[placement].venue)
    }

    private func alternative(_ change: Trials.Change) -> Alternative? {
        compiled.placements[change.placement].series.days.first.map {
            Alternative(way: way(of: change.placement), firstDay: $0, cost: change.cost)
        }
    }

    /// What stands against some ways to run an offering, other offerings included.
    private func obstructions(
        to index: Int, _ isMeant: (Way) -> Bool, _ trials: inout Trials
    ) -> Obstructions {
        Obstructions(compiled, to: index, where: isMeant) { way in
            problem.offerings[index].placements.filter { self.way(of: $0) == way }
                .map { barriers(to: index, at: $0, &trials) }.min { $0.count < $1.count } ?? [.pinned]
        }
    }

    private func barriers(to index: Int, at placement: Int, _ trials: inout Trials) -> [Barrier] {
        let offering = city.offerings[index]
        let found = trials.barriers(to: index, at: placement)
        let taken: [Barrier] =
            found.venueTaken.isEmpty ? [] : [.venueTaken(by: found.venueTaken.map { city.offerings[$0].id })]
        let short: [Barrier] =
            found.freeLeaders < offering.leadersNeeded
            ? [.tooFewLeaders(LeaderShortage(of: offering, at: .free, found: found.freeLeaders))] : []
        return taken.isEmpty && short.isEmpty ? [.peopleNeededElsewhere] : taken + short
    }

    // MARK: An offering that does not run

    /// The smallest sets of conditions that stop it; where none does, what it would push away.
    private func whyNot(_ index: Int, _ trials: inout Trials) -> [Reason] {
        let obstructions = Obstructions(compiled, to: index)
        guard obstructions.leaveAWay else { return obstructions.smallest().map { .stopped($0) } }
        guard let entry = trials.entry(of: index), let alternative = alternative(entry) else {
            return [.stopped(Obstruction(way: nil, barriers: [.peopleNeededElsewhere]))]
        }
        return [.couldRun(alternative, displacing: entry.displaced.map { city.offerings[$0].id })]
    }
}

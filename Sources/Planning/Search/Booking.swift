internal import Domain

/// Venues and leaders: who is in the way, and who is free.
extension Draft {
    /// Collects offerings that hold the venue of a placement at its time.
    func collectVenueBlockers(_ row: Problem.Placement, except offering: Int32, _ scratch: inout Scratch) {
        guard row.venue >= 0 else { return }
        let gaps = Int(row.slot) * problem.slots.count
        for n in 0..<venueBookings.count[row.venue] {
            let entry = venueBookings.entry(row.venue, n)
            guard entry.weeks & row.weeks != 0, problem.gaps[gaps + Int(entry.slot)] < 0, entry.offering != offering else {
                continue
            }
            scratch.block(entry.offering)
        }
    }

    /// Whether a leader could ever lead at a placement: serves the host and works at all its times.
    func couldLead(_ leader: Int32, _ row: Problem.Placement) -> Bool {
        worksThen(leader, row) && (row.host < 0 || problem.serves[Int(leader) * problem.districtCount + Int(row.host)])
            && problem.leaders[leader].mostPerWeek > 0
    }

    @inline(__always)
    private func worksThen(_ leader: Int32, _ row: Problem.Placement) -> Bool {
        row.weeks & ~problem.leaderFree[Int(leader) * problem.slots.count + Int(row.slot)] == 0
    }

    /// Whether nothing that a leader leads is in the way of a placement, but for the offering itself and those that give way.
    @inline(__always)
    func isFree(_ leader: Int32, _ row: Problem.Placement, butFor givesWay: (Int32) -> Bool = { _ in false }) -> Bool {
        let gaps = Int(row.slot) * problem.slots.count
        for n in 0..<leaderBookings.count[leader] {
            let entry = leaderBookings.entry(leader, n)
            if entry.weeks & row.weeks != 0,
                problem.gaps[gaps + Int(entry.slot)] < problem.way(row.host, entry.host),
                entry.offering != row.offering, !givesWay(entry.offering)
            {
                return false
            }
        }
        return row.weeks & fullWeeks[leader] == 0
            || hasRoom(leader, in: row.weeks) { $0 == row.offering || givesWay($0) }
    }

    /// Whether a placement's venue and leaders are free but for some blockers; these and the leaders are in `scratch` then.
    func findRoom(
        at row: Problem.Placement, mostBlockers: Int, _ scratch: inout Scratch, _ random: inout SplitMix64
    ) -> Bool {
        scratch.unblock(to: 0)
        collectVenueBlockers(row, except: row.offering, &scratch)
        return scratch.blockers.count <= mostBlockers
            && chooseLeaders(for: row, mostBlockers: mostBlockers, &scratch, &random)
    }

    /// Chooses leaders for a placement, free ones first, in a random order; where too few are free, one who is busy, whose
    /// clashing offerings become blockers.
    ///
    /// - Returns: whether enough were found; they are in `scratch.leaders`, who must give way in `scratch.blockers`.
    func chooseLeaders(
        for row: Problem.Placement, mostBlockers: Int, _ scratch: inout Scratch, _ random: inout SplitMix64
    ) -> Bool {
        let wanted = Int(problem.offerings[row.offering].leadersNeeded)
        scratch.dismissLeaders()
        let pool = problem.occasions[row.occasion].pool
        guard pool.count >= wanted else { return false }
        let turn = random.below(pool.count)
        for step in 0..<pool.count {
            let leader = problem.pools[pool.lowerBound + (step + turn < pool.count ? step + turn : step + turn - pool.count)]
            guard worksThen(leader, row), isFree(leader, row, butFor: { scratch.isBlocking($0) }) else { continue }
            scratch.choose(leader)
            if scratch.leaders.count == wanted { return true }
        }
        guard mostBlockers > 0 else { return false }
        for step in 0..<pool.count {
            let leader = problem.pools[pool.lowerBound + (step + turn) % pool.count]
            guard !scratch.leaders.contains(leader), worksThen(leader, row) else { continue }
            let before = scratch.blockers.count
            relieve(leader, for: row, &scratch)
            guard scratch.blockers.count <= mostBlockers, isFree(leader, row, butFor: { scratch.isBlocking($0) }) else {
                scratch.unblock(to: before)
                continue
            }
            scratch.choose(leader)
            if scratch.leaders.count == wanted { return true }
        }
        return false
    }

    /// Makes blockers of what a busy leader leads in the way of a placement, and of one session more where a week is full.
    private func relieve(_ leader: Int32, for row: Problem.Placement, _ scratch: inout Scratch) {
        let gaps = Int(row.slot) * problem.slots.count
        let bookings = leaderBookings.count[leader]
        for n in 0..<bookings {
            let entry = leaderBookings.entry(leader, n)
            if entry.weeks & row.weeks != 0, problem.gaps[gaps + Int(entry.slot)] < problem.way(row.host, entry.host),
                entry.offering != row.offering
            {
                scratch.block(entry.offering)
            }
        }
        guard !isFree(leader, row, butFor: { scratch.isBlocking($0) }) else { return }
        for n in 0..<bookings {
            let entry = leaderBookings.entry(leader, n)
            if entry.weeks & row.weeks & fullWeeks[leader] != 0, entry.offering != row.offering,
                !scratch.isBlocking(entry.offering)
            {
                scratch.block(entry.offering)
                return
            }
        }
    }
}

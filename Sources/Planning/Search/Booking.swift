internal import Domain

/// Venues and leaders: who is in the way, and who is free.
extension Draft {
    /// Collects offerings that hold the venue of a placement at its time.
    func collectVenueBlockers(_ row: Problem.Placement, except offering: Int32, _ scratch: inout Scratch) {
        guard row.venue >= 0 else { return }
        for other in venueBookings[Int(row.venue)] where other != offering && problem.overlap(row, placementRow(other)) {
            if !scratch.blockers.contains(other) { scratch.blockers.append(other) }
        }
    }

    /// Whether a leader could ever lead at a placement: serves the host and works at all its times.
    func couldLead(_ leader: Int32, _ row: Problem.Placement) -> Bool {
        row.weeks & ~problem.leaderFree[Int(leader) * problem.slots.count + Int(row.slot)] == 0
            && (row.host < 0 || problem.serves[Int(leader) * problem.districtCount + Int(row.host)])
            && problem.leaders[Int(leader)].mostPerWeek > 0
    }

    /// Whether nothing that a leader leads, blockers and the offering itself apart, is in the way of a placement.
    func isFree(_ leader: Int32, _ row: Problem.Placement, except offering: Int32, _ blockers: [Int32]) -> Bool {
        var relieved = 0
        for other in leaderBookings[Int(leader)] {
            if other == offering || blockers.contains(other) {
                relieved += 1
            } else if problem.clashForLeader(row, placementRow(other)) {
                return false
            }
        }
        if leaderBookings[Int(leader)].count - relieved < Int(problem.leaders[Int(leader)].mostPerWeek) { return true }
        return isBelowMost(leader, row.weeks, except: offering, blockers)
    }

    private func isBelowMost(_ leader: Int32, _ weeks: UInt64, except offering: Int32, _ blockers: [Int32]) -> Bool {
        let most = problem.leaders[Int(leader)].mostPerWeek
        var left = weeks
        while left != 0 {
            let week = left.trailingZeroBitCount
            var count = Int32(sessionsInWeek[Int(leader) * problem.weekCount + week])
            if count >= most {
                for other in leaderBookings[Int(leader)] where other == offering || blockers.contains(other) {
                    if placementRow(other).weeks & (1 << UInt64(week)) != 0 { count -= 1 }
                }
                if count >= most { return false }
            }
            left &= left - 1
        }
        return true
    }

    /// Chooses leaders for a placement, free ones first, in a random order; where too few are free, one who is busy, whose
    /// clashing offerings become blockers.
    ///
    /// - Returns: whether enough were found; they are in `scratch.leaders`, who must give way in `scratch.blockers`.
    func chooseLeaders(
        for row: Problem.Placement, mostBlockers: Int, _ scratch: inout Scratch, _ random: inout SplitMix64
    ) -> Bool {
        let offering = row.offering
        let wanted = Int(problem.offerings[Int(offering)].leadersNeeded)
        scratch.leaders.removeAll(keepingCapacity: true)
        let pinned = problem.offerings[Int(offering)].pinnedLeaders
        let pool = pinned.isEmpty ? problem.candidates[Int(offering)] : pinned
        guard pool.count >= wanted else { return false }
        let turn = random.below(pool.count)
        for step in pool.indices {
            let leader = pool[(step + turn) % pool.count]
            guard couldLead(leader, row), isFree(leader, row, except: offering, scratch.blockers) else { continue }
            scratch.leaders.append(leader)
            if scratch.leaders.count == wanted { return true }
        }
        guard mostBlockers > 0 else { return false }
        for step in pool.indices {
            let leader = pool[(step + turn) % pool.count]
            guard !scratch.leaders.contains(leader), couldLead(leader, row) else { continue }
            let before = scratch.blockers.count
            for other in leaderBookings[Int(leader)] where other != offering && problem.clashForLeader(row, placementRow(other))
            {
                if !scratch.blockers.contains(other) { scratch.blockers.append(other) }
            }
            if !isBelowMost(leader, row.weeks, except: offering, scratch.blockers) {
                let heavy = leaderBookings[Int(leader)].first { other in
                    other != offering && !scratch.blockers.contains(other) && placementRow(other).weeks & row.weeks != 0
                }
                if let heavy { scratch.blockers.append(heavy) }
            }
            guard scratch.blockers.count <= mostBlockers, isFree(leader, row, except: offering, scratch.blockers) else {
                scratch.blockers.removeSubrange(before...)
                continue
            }
            scratch.leaders.append(leader)
            if scratch.leaders.count == wanted { return true }
        }
        return false
    }
}

/// The benchmark's form of a plan, `group-session-plan/1`.
public struct InstancePlan: Encodable, Sendable {
    public let format = "group-session-plan/1"
    public let sessions: [Session]
    /// Pairs of request and offering.
    public let assignments: [[Int]]
    public let waitlists: [Waitlist]

    public struct Session: Encodable, Sendable {
        public let offering: Int
        public let venue: Int?
        public let slot: Int
        public let start: Int
        public let leaders: [Int]

        enum CodingKeys: CodingKey { case offering, venue, slot, start, leaders }

        public func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(offering, forKey: .offering)
            try values.encode(venue, forKey: .venue)  // null, not left out, when digital
            try values.encode(slot, forKey: .slot)
            try values.encode(start, forKey: .start)
            try values.encode(leaders, forKey: .leaders)
        }
    }

    public struct Waitlist: Encodable, Sendable {
        public let offering: Int
        public let requests: [Int]
    }

    public init(_ solution: Solution, of problem: Problem, _ instance: Instance) {
        sessions = solution.placements.enumerated().compactMap { offering, placement in
            guard let placement else { return nil }
            let row = problem.placements[placement]
            return Session(
                offering: offering, venue: row.venue < 0 ? nil : Int(row.venue), slot: Int(row.slot), start: Int(row.start),
                leaders: solution.leaders[offering])
        }
        assignments = solution.seats.enumerated().compactMap { request, offering in offering.map { [request, $0] } }
        let queues = problem.waiting(solution)
        waitlists = sessions.map { session in
            let host = session.venue.map { instance.venues[$0].district }
            let order = queues[session.offering].sorted { a, b in
                let first = instance.requests[a], second = instance.requests[b]
                let isAway = { (request: Instance.Request) in host != nil && request.district != host ? 1 : 0 }
                return (isAway(first), first.registered, a) < (isAway(second), second.registered, b)
            }
            return Waitlist(offering: session.offering, requests: order)
        }
    }
}

extension Problem {
    /// For each offering the requests without a seat that fit it as planned, in no order of rank.
    func waiting(_ solution: Solution) -> [[Int]] {
        var lists: [[Int]] = Array(repeating: [], count: offerings.count)
        for cls in classes.indices {
            let unserved = members(of: cls).filter { solution.seats[Int($0)] == nil }.map { Int($0) }
            guard !unserved.isEmpty else { continue }
            for index in classes[cls].options {
                let offering = Int(options[index].offering)
                guard let placement = solution.placements[offering], visitor(Int32(cls), at: placements[placement]) != nil
                else { continue }
                lists[offering] += unserved
            }
        }
        return lists
    }
}

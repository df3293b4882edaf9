/// A condition of the hard rules (design: H1-H7) that a way to run an offering does not meet, as data; `Wording` puts it in
/// words. Tells of no person who asks.
public enum Obstacle: Hashable, Sendable {
    // H1: the offering and its times.
    case offeringGone
    /// With the times that the offering may have.
    case timeNotAllowed([WeeklyTime])
    /// With the weeks of the term when the offering may start.
    case startNotAllowed([Int])
    /// From there the series would begin before the term or go on past its end, or have no date left; with the closed dates
    /// on its way.
    case doesNotFitTerm(closed: [Day])

    // H2: the venue.
    case venueGone
    /// It is not digital, so it needs a venue.
    case venueMissing
    /// It is digital, so it has none.
    case venueOfDigital
    /// The venue's district is not one of these, the offering's hosts.
    case hostNotAllowed([ID<District>])
    case venueTooSmall(seats: Int, minimum: Int)
    case venueLacks(Features)
    /// When the venue is open that weekday, in minutes since midnight; empty when it is closed all day.
    case venueClosed(open: [Range<Int>])
    /// Something in the venue's own calendar is in the way.
    case venueBusy([Day])
    case venueTaken(by: ID<Offering>, [Day])

    // H3: the leaders.
    case leaderCount(needed: Int, given: Int)
    case leaderGone(ID<Leader>)
    /// Knows none of the target groups, or does not speak the language.
    case leaderNotCompetent(ID<Leader>)
    case leaderDoesNotServe(ID<Leader>, ID<District>)
    /// When the leader works that weekday, in minutes since midnight.
    case leaderOffDuty(ID<Leader>, works: [Range<Int>])
    /// Something in the leader's own calendar is in the way.
    case leaderBusy(ID<Leader>, [Day])
    case leaderTaken(ID<Leader>, by: ID<Offering>, [Day])
    /// The time between the two sessions is shorter than the way, in minutes.
    case leaderOnTheWay(ID<Leader>, from: ID<Offering>, minutes: Int, [Day])
    /// The leader would have more sessions than they may, in the weeks that begin on these Mondays.
    case leaderOverbooked(ID<Leader>, most: Int, [Day])

    // H5, H7.
    case tooFewParticipants(left: Int, minimum: Int)
    case pinned(Part)

    /// What of an offering a pin decides.
    public enum Part: String, CaseIterable, Hashable, Sendable {
        case time, venue, start, leaders
        /// Somebody's seat, which they could not use.
        case seat
    }

    /// Whether other leaders would be enough to clear it.
    public var isOfLeaders: Bool {
        switch self {
        case .leaderCount, .leaderGone, .leaderNotCompetent, .leaderDoesNotServe, .leaderOffDuty, .leaderBusy, .leaderTaken,
            .leaderOnTheWay, .leaderOverbooked, .pinned(.leaders):
            true
        default: false
        }
    }
}

/// Why a person can no longer have the seat that a plan gave them.
///
/// None of them tells of a barred pair: that is one of the cases of `notKept`.
public enum SeatObstacle: String, CaseIterable, Hashable, Sendable {
    /// The request is no longer in the term's tables.
    case requestGone = "request-gone"
    /// The session does not run as it was planned.
    case sessionGone = "session-gone"
    /// Another target group, language or kind than the person asks for.
    case notOfTheKind = "not-of-the-kind"
    case cannotComeThen = "cannot-come-then"
    /// Neither at home in it nor within its reach, or would have to travel.
    case outOfReach = "out-of-reach"
    /// The venue lacks what the person needs.
    case venueDoesNotFit = "venue-does-not-fit"
    case pinnedElsewhere = "pinned-elsewhere"
    /// More sit there than the rules let; of those the later registrations give way.
    case notKept = "not-kept"
}

/// A part of an earlier plan that does not hold in the term as it is now.
public enum Lapse: Hashable, Sendable {
    /// The session cannot be as it was planned; when all its obstacles are of leaders, time and place still stand.
    case session(ID<Offering>, [Obstacle])
    /// The session holds its time and place, but other dates: those it loses, those it gains.
    case dates(ID<Offering>, lost: [Day], gained: [Day])
    /// Pinned since, and not in the plan.
    case mustRun(ID<Offering>)
    /// Pinned since, and without that seat in the plan.
    case mustSit(ID<Request>, ID<Offering>)
    case seat(ID<Request>, ID<Offering>, SeatObstacle)
}

/// Why something was decided, as data; `Wording` puts it in words.
///
/// No reason names a person, and none tells of a barred pair.
public enum Reason: Hashable, Sendable {
    // Why an offering runs as it does.
    /// This many sit in it; this many of them at a time they prefer.
    case seats(taken: Int, atPreferredTime: Int)
    /// Of so many combinations of time, start and venue that the tables allow, this one was chosen.
    case chosenAmong(placements: Int)
    /// Without the offering so many fewer would have a seat, all else being timetabled as it is.
    case servesOtherwiseUnserved(Int)
    case pinned
    /// Closed dates that the series passes over, and whether it then goes on longer.
    case missedDates(Int, madeUp: Bool)
    /// The home seats not taken are held until this date, then open to guests.
    case homeSeatsReleased(Day)

    /// The best other way to run it, all other offerings as they are.
    case secondBest(Alternative)
    /// The best way to run it at another time.
    case otherTime(Alternative)
    /// What stands against every other time, where the least does first; empty when no other is allowed.
    case noOtherTime([Obstruction])
    /// The best way to run it at the same time in another venue.
    case otherVenue(Alternative)
    /// What stands against every other venue at the same time; empty when there is no other to choose.
    case noOtherVenue([Obstruction])
    /// Beside those who lead it, how many have the competence and the language, and how many of them are free then.
    case otherLeaders(competent: Int, free: Int)

    // Why an offering does not run.
    /// The smallest set of conditions that stops it.
    case stopped(Obstruction)
    /// No condition stops it, and this is what it would cost; these offerings would have to give way.
    case couldRun(Alternative, displacing: [ID<Offering>])

    // Why a person waits where they do.
    /// Position in the list, 1 first; who comes before, by rule.
    case queue(position: Int, before: Precedence)
    case orderedByPriority
    case orderedByLot
    /// All seats are taken.
    case full
    /// The guest seats are taken; held home seats are released on this date.
    case guestSeatsTaken(released: Day)

    // Why a person has no seat at all.
    /// No planned offering is for their target group and language in a kind that they want.
    case nothingOfTheKind
    /// Such offerings run, but none at a time when they can come.
    case noTimeFits
    /// Such offerings run at such a time, but too far away or closed to their district.
    case noneWithinReach
    /// No venue in reach has what they need.
    case noVenueFits
    /// They wait in so many lists.
    case waits(lists: Int)
    /// So many planned offerings for their target group fail them by these conditions alone.
    case nearMiss([Misfit], offerings: Int)
}

/// How many come before somebody in a queue, by the rule that puts them there.
public struct Precedence: Hashable, Sendable {
    /// By a better priority.
    public var priority: Int
    /// As residents of the host district.
    public var residents: Int
    public var lot: Int
    /// By an earlier registration.
    public var registration: Int

    public init(priority: Int = 0, residents: Int = 0, lot: Int = 0, registration: Int = 0) {
        self.priority = priority
        self.residents = residents
        self.lot = lot
        self.registration = registration
    }
}

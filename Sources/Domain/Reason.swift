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

    // Why an offering does not run.
    /// At no allowed time and start does the series fit in the term.
    case doesNotFitTerm
    /// No possible venue is open, free, large enough and equipped at any allowed time.
    case noVenue
    /// Leaders with the competence and the language, and how many are needed.
    case noLeader(needed: Int, competent: Int)
    /// At no allowed time are a venue and enough leaders free together.
    case noVenueAndLeaderTogether
    /// So few could come at the best time; the minimum is more.
    case tooFewCanCome(most: Int, minimum: Int)
    /// It could run, but its venue, leaders or participants serve more, or those worse off, in other offerings.
    case othersServeMore

    // Why a person waits where they do.
    /// Position in the list, 1 first; how many before them come first as residents of the host district.
    case queue(position: Int, residentsBefore: Int)
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
}

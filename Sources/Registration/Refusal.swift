public import Domain

/// Why an act is not done. No refusal tells of another person, nor of a barred pair.
public enum Refusal: Error, Hashable, Sendable {
    case notOpen(ID<Offering>)
    /// No meeting is left that the person could come to.
    case noMeetingLeft(ID<Offering>)
    case hasPlace(ID<Offering>)
    case hasNoPlace(ID<Offering>)
    case hasNoOffer(ID<Offering>)
    /// The time to reply has passed.
    case tooLate(ID<Offering>, replyBy: Instant)
    /// An offer has been let pass before, and the place kept.
    case hasKeptBefore(ID<Offering>)
    /// The line is as long as it may be.
    case lineIsFull(ID<Offering>, most: Int)
    /// The offering is not open to the person's district, or is far away and they do not travel.
    case outOfReach(ID<Offering>)
    /// The offering asks for a name or an alias.
    case needsName(ID<Offering>)
    /// Its venue lacks something that the person needs.
    case venueLacks(ID<Offering>)
    case tooManySessions(most: Int)
    case sameSessionTwice(ID<Offering>)
    /// To swap, somebody needs a seat to give up.
    case hasNoSeat(ID<Offering>)
    case notHeld(ID<Offering>)
    case isReleased(ID<Offering>)
    case seatsNotFree(ID<Offering>, free: Int)
    case notLent(ID<Offering>, ID<District>)
    case outsideLimits(Int, ClosedRange<Int>)
    /// To merge, everybody with a seat must find one in the other.
    case tooFewSeats(ID<Offering>, needed: Int, free: Int)
    /// A person has a place in both.
    case isInBoth(Int)
    /// The two cannot be merged without bringing people together who must not meet. Told to staff alone.
    case cannotMeet
    case cannotUndo(ID<Operation>, Obstacle)
    /// The actor's district neither hosts nor owns the session, or the actor is nobody who changes sessions.
    case notTheirs(ID<Offering>)
    case unknownSession(ID<Offering>)
    /// The person is known, with another home district.
    case livesElsewhere(ID<Person>)
    /// The series has no such date, or it is cancelled.
    case noSuchMeeting(ID<Offering>, Day)
    /// Somebody with protected personal details gets no calendar.
    case hasProtectedDetails(ID<Person>)
    case unknownPerson(ID<Person>)
    case unknownOperation(ID<Operation>)

    public enum Obstacle: String, Hashable, Sendable {
        /// Something has been done since in one of its sessions.
        case followed
        /// Somebody has been told.
        case told
        case undone
        /// Somebody has been erased by it.
        case erased
    }
}

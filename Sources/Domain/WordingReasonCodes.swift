extension Reason {
    /// The reason's name in data files: its case in kebab-case.
    public var code: String {
        switch self {
        case .seats: "seats"
        case .chosenAmong: "chosen-among"
        case .servesOtherwiseUnserved: "serves-otherwise-unserved"
        case .pinned: "pinned"
        case .missedDates: "missed-dates"
        case .homeSeatsReleased: "home-seats-released"
        case .doesNotFitTerm: "does-not-fit-term"
        case .noVenue: "no-venue"
        case .noLeader: "no-leader"
        case .noVenueAndLeaderTogether: "no-venue-and-leader-together"
        case .tooFewCanCome: "too-few-can-come"
        case .othersServeMore: "others-serve-more"
        case .queue: "queue"
        case .orderedByPriority: "ordered-by-priority"
        case .orderedByLot: "ordered-by-lot"
        case .full: "full"
        case .guestSeatsTaken: "guest-seats-taken"
        case .nothingOfTheKind: "nothing-of-the-kind"
        case .noTimeFits: "no-time-fits"
        case .noneWithinReach: "none-within-reach"
        case .noVenueFits: "no-venue-fits"
        case .waits: "waits"
        }
    }
}

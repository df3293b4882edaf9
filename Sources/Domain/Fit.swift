/// A condition of an offering that a person does not meet.
public enum Misfit: String, CaseIterable, Hashable, Comparable, Sendable {
    case group, language, kind
    /// It meets at a time when the person cannot come.
    case time
    /// It is not open to the person's district.
    case reach
    /// The person would have to travel, and cannot.
    case travel
    /// The venue lacks something that the person needs.
    case need

    /// Whether it is a matter of what the offering is, wherever and whenever it meets.
    public var isOfKind: Bool { self <= .kind }

    public static func < (a: Misfit, b: Misfit) -> Bool { a.place < b.place }
    private var place: Int { Misfit.allCases.firstIndex(of: self) ?? 0 }
}

extension Offering {
    /// What the offering is that the person does not ask for (H4).
    public func misfitsOfKind(for request: Request) -> [Misfit] {
        (groups.contains(request.group) ? [] : [.group]) + (language == request.language ? [] : [.language])
            + (request.kinds.contains(kind) ? [] : [.kind])
    }
}

extension City {
    /// What keeps a person from a seat in an offering at a time and place, other people apart (H4, H6).
    ///
    /// - Parameter venue: nil when digital.
    /// - Returns: each condition not met, in order; empty when the person fits.
    public func misfits(of request: Request, in offering: Offering, at time: WeeklyTime, venue: Venue?) -> [Misfit] {
        offering.misfitsOfKind(for: request) + misfitsOfPlace(for: request, in: offering, at: time, venue: venue)
    }

    private func misfitsOfPlace(for request: Request, in offering: Offering, at time: WeeklyTime, venue: Venue?) -> [Misfit] {
        var found: [Misfit] = []
        if !request.times.contains(time.weekday, offering.span(at: time)) { found.append(.time) }
        switch standing(of: request.district, in: offering, host: venue?.district) {
        case .home: break
        case .guest: if venue != nil, !request.travels { found.append(.travel) }
        case .outside: found.append(.reach)
        }
        if let venue, !venue.features.isSuperset(of: request.needs) { found.append(.need) }
        return found
    }

    /// How many could sit in an offering at a time and place if they sat nowhere else, the venue's seats apart (H4-H6).
    ///
    /// - Parameter asking: those who ask for such an offering.
    public func crowd(of asking: [Request], in offering: Offering, at time: WeeklyTime, venue: Venue?) -> Int {
        let able = asking.filter { misfitsOfPlace(for: $0, in: offering, at: time, venue: venue).isEmpty }
        let home = able.count { standing(of: $0.district, in: offering, host: venue?.district) == .home }
        return home + min(able.count - home, offering.guestSeats ?? .max)
    }
}

public import Domain
public import Registration

/// A session as everybody may see it: what `Exposure` hides from everybody is not in it, so that no page, feed, filter or file
/// made of it can tell.
public struct Listing: Hashable, Sendable {
    /// In addresses. It tells nothing of the session.
    public let key: String
    public let title: String
    public let kind: Kind
    public let language: Language
    /// Empty where it is not told whom it is for.
    public let groups: Set<TargetGroup>
    /// Whose it is to tell of: the owners, and the host where the place may be known.
    public let districts: [ID<District>]
    public let place: Place
    public let times: Times
    public let contact: String?
    public let availability: Availability
    public let queue: Terms.Queue
    /// Whether a person must give a name or an alias.
    public let needsIdentity: Bool
    /// The districts whose people may come; those of `districts` where more would tell of the place.
    public let open: Set<ID<District>>
    /// When seats held for the host district's own are open to all; nil where no day may be told, since it stands at a fixed distance
    /// from the first meeting.
    public let release: Instant?
    public let changed: Instant

    public enum Place: Hashable, Sendable {
        case digital
        /// - address: name and address of the venue, where it has one.
        case venue(in: ID<District>, address: String?, features: Features)
        case untold
    }

    public enum Times: Hashable, Sendable {
        /// - weekly: the time of the series.
        case exact(weekly: WeeklyTime, meetings: [Meeting])
        /// The Mondays of its weeks.
        case weeks([Day])
    }

    public struct Meeting: Hashable, Sendable {
        public let day: Day
        public let start: ClockTime
        public let minutes: Int
        /// nil for the place of the series.
        public let elsewhere: String?
        public let isCancelled: Bool
    }

    /// - Returns: nil when everybody is told of it only as one in a number.
    public init?(
        _ announcement: Announcement, _ roster: Roster, in term: Term.Head, features: Features, needsIdentity: Bool,
        standings: [ID<District>: Standing]
    ) {
        let told = announcement.told
        guard let exposure = Exposure(of: told, to: .everyone), let title = exposure.title else { return nil }
        key = Listing.key(of: announcement.offering, in: term)
        self.title = title
        kind = told.kind
        language = told.language
        groups = exposure.tellsGroups ? told.groups : []
        place =
            switch (told.place, exposure.showsPlace) {
            case (.digital, _): .digital
            case (.venue(_, let host), true): .venue(in: host, address: told.address, features: features)
            case (.venue, false): .untold
            }
        let host = exposure.showsPlace ? told.place.host : nil
        districts = told.owners + (host.map { told.owners.contains($0) ? [] : [$0] } ?? [])
        times =
            exposure.times == .exact
            ? .exact(weekly: told.time, meetings: announcement.listed) : .weeks(announcement.toldWeeks?.mondays ?? [])
        contact = (exposure.showsPlace ? told.contact.host : nil) ?? told.contact.owner
        availability = announcement.isCancelled ? .cancelled : roster.availability
        queue = roster.terms.queue
        self.needsIdentity = needsIdentity
        open =
            exposure.showsPlace
            ? Set(standings.filter { $0.value != .outside }.keys) : Set(told.owners)
        release = exposure.times == .exact ? roster.terms.release : nil
        changed = announcement.revision.changed
    }
}

extension Announcement {
    fileprivate var listed: [Listing.Meeting] {
        days.map { day in
            let meeting = meeting(on: day)
            let shown = meeting ?? regular(day)
            return Listing.Meeting(
                day: shown.day, start: shown.start, minutes: shown.minutes,
                elsewhere: shown.address == told.address ? nil : shown.address, isCancelled: meeting == nil)
        }.sorted { ($0.day, $0.start) < ($1.day, $1.start) }
    }
}

extension Listing {
    /// The same for as long as the session is there.
    public static func key(of session: ID<Offering>, in term: Term.Head) -> String {
        String(fingerprint("page/\(term.id)/\(session)").prefix(12))
    }

    /// From five in the afternoon; nil where the time is not told.
    public var isEvening: Bool? {
        guard case .exact(let weekly, _) = times else { return nil }
        return weekly.start.minutes >= 17 * 60
    }

    public var isDigital: Bool { place == .digital }

    /// The first day from a date on when somebody may come; the Monday of its week where that is all that is told.
    public func next(from today: Day) -> Day? {
        switch times {
        case .exact(_, let meetings): meetings.first { $0.day >= today && !$0.isCancelled }?.day
        case .weeks(let mondays): mondays.first { $0 + 6 >= today }
        }
    }

    /// Whether it is to be told of still: something comes, or it was cancelled not long ago.
    public func isCurrent(_ today: Day) -> Bool {
        switch times {
        case .exact(_, let meetings): meetings.contains { $0.day >= today }
        case .weeks(let mondays): mondays.contains { $0 + 6 >= today }
        }
    }

    /// Whether somebody can ask for a seat now.
    public var takesRegistrations: Bool { [.seats, .few, .queue].contains(availability) }
}

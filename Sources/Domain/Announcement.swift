/// A planned session as it has been told to those who subscribe to it, with all that has changed since.
///
/// What happened has happened: a change leaves the occurrences before it as they were told.
public struct Announcement: Hashable, Sendable {
    public let offering: ID<Offering>
    public let told: Told
    /// In order of id. Subscribers are not told who leads, so a change of leaders is no revision.
    public let leaders: [ID<Leader>]
    /// The dates of the series, in order, on the weekday of its time: those that are held, and those in `alterations`.
    public let days: [Day]
    /// The occurrences that are not as the series says, by the date that the series gives them.
    public let alterations: [Day: Alteration]
    public let isCancelled: Bool
    /// Of the series; an altered occurrence has its own.
    public let revision: Revision

    /// What is told of a series as a whole, to one audience or another. Another of it is a revision.
    public struct Told: Hashable, Sendable {
        public fileprivate(set) var title: String
        public fileprivate(set) var neutralTitle: String?
        public fileprivate(set) var visibility: Visibility
        public fileprivate(set) var groups: Set<TargetGroup>
        public let kind: Kind
        public let language: Language
        /// The districts that offer it; the first is asked where there is no host.
        public let owners: [ID<District>]
        /// The agreement whose districts it is for, if it is for those alone.
        public let pool: ID<Agreement>?
        public let place: Place
        /// Name and address of the venue; nil when digital.
        public let address: String?
        /// The functions to ask.
        public let contact: Contact
        public fileprivate(set) var time: WeeklyTime
        public let minutes: Int
        /// Weeks from one occurrence to the next.
        public let interval: Int

        public init(
            title: String, neutralTitle: String?, visibility: Visibility, groups: Set<TargetGroup>, kind: Kind,
            language: Language, owners: [ID<District>], pool: ID<Agreement>?, place: Place, address: String?,
            contact: Contact, time: WeeklyTime, minutes: Int, interval: Int
        ) {
            self.title = title
            self.neutralTitle = neutralTitle
            self.visibility = visibility
            self.groups = groups
            self.kind = kind
            self.language = language
            self.owners = owners
            self.pool = pool
            self.place = place
            self.address = address
            self.contact = contact
            self.time = time
            self.minutes = minutes
            self.interval = interval
        }
    }

    /// Addresses of functions, never of persons.
    public struct Contact: Hashable, Sendable {
        /// The host district's.
        public let host: String?
        /// The first owner's.
        public let owner: String?

        public init(host: String? = nil, owner: String? = nil) {
            self.host = host
            self.owner = owner
        }
    }

    /// Where a session is held.
    public enum Place: Hashable, Sendable {
        case digital
        case venue(ID<Venue>, in: ID<District>)

        public var venue: ID<Venue>? { if case .venue(let venue, _) = self { venue } else { nil } }
        public var host: ID<District>? { if case .venue(_, let host) = self { host } else { nil } }
    }

    /// One occurrence.
    public struct Meeting: Hashable, Sendable {
        public let day: Day
        public let start: ClockTime
        public let minutes: Int
        public let place: Place
        /// Name and address of the venue; nil when digital.
        public let address: String?

        public init(day: Day, start: ClockTime, minutes: Int, place: Place, address: String? = nil) {
            self.day = day
            self.start = start
            self.minutes = minutes
            self.place = place
            self.address = address
        }
    }

    /// What has become of an occurrence.
    public struct Alteration: Hashable, Sendable {
        /// When and where it is held instead; nil when it is cancelled.
        public let meeting: Meeting?
        public let revision: Revision
        /// Whether it was cancelled because a plan lost its date, and so is held again when a plan has the date again. What staff have called
        /// off stays so.
        public let comesBack: Bool

        public init(meeting: Meeting?, revision: Revision, comesBack: Bool = false) {
            self.meeting = meeting
            self.revision = revision
            self.comesBack = comesBack
        }
    }

    public init(
        offering: ID<Offering>, told: Told, leaders: [ID<Leader>], days: [Day], alterations: [Day: Alteration] = [:],
        isCancelled: Bool = false, revision: Revision
    ) {
        self.offering = offering
        self.told = told
        self.leaders = leaders
        self.days = days
        self.alterations = alterations
        self.isCancelled = isCancelled
        self.revision = revision
    }

    /// The occurrence that a date of the series stands for; nil when it is cancelled.
    public func meeting(on day: Day) -> Meeting? {
        if isCancelled { return nil }
        guard let alteration = alterations[day] else { return regular(day) }
        return alteration.meeting
    }

    /// As the series has it.
    public func regular(_ day: Day) -> Meeting { told.regular(day) }

    /// All that is held, in the order of the series.
    public var meetings: [Meeting] { days.compactMap(meeting) }

    /// The dates of the series as they were when it was last revised: those of before then as they were held, the others by
    /// the series, so that an occurrence that is altered again changes none of them.
    public var revisedDays: [Day] {
        let revised = Stockholm.local(revision.changed).day
        return days.compactMap { day in
            guard let alteration = alterations[day], alteration.revision <= revision else { return day }
            guard let meeting = alteration.meeting else { return day < revised ? nil : day }
            return meeting.day < revised ? meeting.day : day
        }
    }

    /// The highest revision of the series and its occurrences.
    fileprivate var latest: Revision { alterations.values.map(\.revision).reduce(revision, max) }
}

// MARK: - Changes

extension Announcement {
    /// A session told for the first time.
    public init(_ session: Session, of offering: Offering, in city: City?, at instant: Instant) {
        self.init(
            offering: offering.id, told: Told(session, of: offering, in: city), leaders: session.leaders,
            days: session.series.days,
            revision: Revision(changed: instant))
    }

    /// One occurrence held at another time or place, or cancelled; the same announcement when it is so already.
    ///
    /// - Parameters:
    ///   - day: by the series.
    ///   - meeting: nil to cancel it.
    /// - Returns: nil when the series has no such date, or is cancelled.
    public func altering(_ day: Day, to meeting: Meeting?, at instant: Instant) -> Announcement? {
        guard days.contains(day), !isCancelled else { return nil }
        if self.meeting(on: day) == meeting { return self }
        var alterations = alterations
        alterations[day] = altered(day, meeting, instant)
        return with(alterations)
    }

    private func altered(_ day: Day, _ meeting: Meeting?, _ instant: Instant, comesBack: Bool = false) -> Alteration {
        Alteration(
            meeting: meeting, revision: max(alterations[day]?.revision ?? revision, revision).next(at: instant),
            comesBack: comesBack)
    }

    /// All that was still to come cancelled, or what of it comes from a date on; the same announcement when nothing was.
    ///
    /// - Parameter comesBack: whether a plan that has the dates again holds them again.
    public func cancelled(from first: Day? = nil, at instant: Instant, comesBack: Bool = false) -> Announcement {
        let today = Stockholm.local(instant).day
        let coming = days.filter { day in meeting(on: day).map { $0.day >= max(today, first ?? today) } ?? false }
        if coming.isEmpty { return self }
        guard coming.count == meetings.count else {
            let alterations = coming.reduce(into: alterations) { alterations, day in
                alterations[day] = altered(day, nil, instant, comesBack: comesBack)
            }
            return Announcement(
                offering: offering, told: told, leaders: leaders, days: days, alterations: alterations,
                revision: with(alterations).latest.next(at: instant))
        }
        return Announcement(
            offering: offering, told: told, leaders: leaders, days: days, alterations: alterations, isCancelled: true,
            revision: latest.next(at: instant))
    }

    /// All that is still to come held again, as the series says; the same announcement when nothing of it was cancelled.
    public func reinstated(at instant: Instant) -> Announcement {
        let today = Stockholm.local(instant).day
        let coming = days.filter { $0 >= today && meeting(on: $0) == nil }
        if coming.isEmpty { return self }
        let next = latest.next(at: instant)
        let alterations = coming.reduce(into: alterations) { alterations, day in
            if alterations[day]?.meeting == nil, alterations[day] != nil {
                alterations[day] = Alteration(meeting: regular(day), revision: next)
            }
        }
        return Announcement(
            offering: offering, told: told, leaders: leaders, days: days, alterations: alterations, revision: next)
    }

    /// What is still to come of the series held at another weekly time, each in the week that it was in; what has been held
    /// stays as it was told.
    public func moved(to time: WeeklyTime, at instant: Instant) -> Announcement {
        let planned = days.filter { meeting(on: $0) != nil }.map { $0.monday + time.weekday.rawValue }
        let told = told.held(at: time)
        return told == self.told ? self : replaced(by: planned, told, leaders, at: instant)
    }

    /// The same with as much of it to be told as the offering has now; how it is held stays.
    public func told(as offering: Offering, at instant: Instant) -> Announcement {
        var next = told
        next.title = offering.title
        next.neutralTitle = offering.neutralTitle
        next.visibility = offering.visibility
        next.groups = offering.groups
        if next == told { return self }
        return Announcement(
            offering: self.offering, told: next, leaders: leaders, days: days, alterations: alterations,
            isCancelled: isCancelled, revision: latest.next(at: instant))
    }

    /// The announcement after the session has been planned anew, or its offering's row has changed; the same one when
    /// nothing told is otherwise.
    public func following(
        _ session: Session, of offering: Offering, in city: City?, at instant: Instant
    ) -> Announcement {
        let told = Told(session, of: offering, in: city)
        let planned = Set(session.series.days)
        let isSamePattern = told.time == self.told.time && told.interval == self.told.interval
        let keepsDates = days.contains { planned.contains($0) }
        // A date that stands for one that has been held can stand for no other.
        let today = Stockholm.local(instant).day
        let isTaken = days.contains { $0 >= today && planned.contains($0) && isHeld($0, before: today) }
        return isSamePattern && keepsDates && !isTaken && !isCancelled
            ? holding(session.series.days, told, session.leaders, at: instant)
            : replaced(by: session.series.days, told, session.leaders, at: instant)
    }

    /// The same weekly time: dates that are no longer held are cancelled, new ones come to the series. What staff have moved or called off by
    /// itself stays so.
    private func holding(_ planned: [Day], _ told: Told, _ leaders: [ID<Leader>], at instant: Instant) -> Announcement {
        let today = Stockholm.local(instant).day
        let coming = Set(planned.filter { $0 >= today })
        let all = coming.union(days).sorted()
        let isRevised = told != self.told || all != days
        let next = isRevised ? latest.next(at: instant) : revision
        var alterations = alterations
        for day in days {
            let alteration = alterations[day]
            if day < today || isHeld(day, before: today) {
                // An occurrence that has been held stays as it was told.
                if alteration == nil, told.regular(day) != regular(day) {
                    alterations[day] = Alteration(meeting: regular(day), revision: next)
                }
            } else if !coming.contains(day) {
                if meeting(on: day) != nil { alterations[day] = altered(day, nil, instant, comesBack: true) }
            } else if let alteration, alteration.meeting == nil, alteration.comesBack {
                alterations[day] = altered(day, told.regular(day), instant)
            } else if isRevised, alteration?.meeting == regular(day) {
                alterations[day] = nil
            }
        }
        return Announcement(
            offering: offering, told: told, leaders: leaders, days: all, alterations: alterations, revision: next)
    }

    /// Another weekly time: what is still to come follows the new one; what has been held stands before it, each as an altered
    /// occurrence of the new series.
    private func replaced(
        by planned: [Day], _ told: Told, _ leaders: [ID<Leader>], at instant: Instant
    ) -> Announcement {
        let today = Stockholm.local(instant).day
        let coming = planned.filter { $0 >= today }
        guard let first = coming.first else { return cancelled(at: instant, comesBack: true) }
        let held = meetings.filter { $0.day < today }
        let next = latest.next(at: instant)
        let before = held.indices.map { first - 7 * told.interval * (held.count - $0) }
        let kept = zip(before, held).map { ($0, Alteration(meeting: $1, revision: next)) }
        // What staff have called off stays so where its date is one of the new ones.
        let calledOff = coming.compactMap { day -> (Day, Alteration)? in
            guard !isCancelled, let alteration = alterations[day], alteration.meeting == nil, !alteration.comesBack else {
                return nil
            }
            return (day, Alteration(meeting: nil, revision: next))
        }
        return Announcement(
            offering: offering, told: told, leaders: leaders, days: before + coming,
            alterations: Dictionary(kept + calledOff) { first, _ in first }, revision: next)
    }

    private func isHeld(_ day: Day, before today: Day) -> Bool { meeting(on: day).map { $0.day < today } ?? false }

    private func with(_ alterations: [Day: Alteration]) -> Announcement {
        Announcement(
            offering: offering, told: told, leaders: leaders, days: days, alterations: alterations, isCancelled: isCancelled,
            revision: revision)
    }
}

extension Announcement.Told {
    fileprivate func held(at time: WeeklyTime) -> Announcement.Told {
        var told = self
        told.time = time
        return told
    }

    /// - Parameter city: gives names and addresses.
    fileprivate init(_ session: Session, of offering: Offering, in city: City?) {
        let place: Announcement.Place =
            if let venue = session.venue, let host = session.host { .venue(venue, in: host) } else { .digital }
        let pool: ID<Agreement>? = if case .pool(let agreement) = offering.reach { agreement } else { nil }
        self.init(
            title: offering.title, neutralTitle: offering.neutralTitle, visibility: offering.visibility,
            groups: offering.groups, kind: offering.kind, language: offering.language, owners: offering.owners, pool: pool,
            place: place, address: city.flatMap { $0.address(of: place) },
            contact: Announcement.Contact(
                host: place.host.flatMap { city?.district[$0]?.contact },
                owner: offering.owners.first.flatMap { city?.district[$0]?.contact }),
            time: session.time, minutes: offering.minutes, interval: offering.interval)
    }

    fileprivate func regular(_ day: Day) -> Announcement.Meeting {
        Announcement.Meeting(day: day, start: time.start, minutes: minutes, place: place, address: address)
    }
}

extension City {
    /// Name and address of a venue; nil when digital, or no longer in the tables.
    fileprivate func address(of place: Announcement.Place) -> String? {
        place.venue.flatMap { venue[$0] }.map { $0.name + ", " + $0.address }
    }
}

// MARK: - A whole plan

extension Plan {
    /// What subscribers are told of the plan.
    ///
    /// A session that was told and no longer runs is cancelled, also where its offering is no longer in the tables.
    /// - Parameters:
    ///   - earlier: what they have been told before.
    ///   - instant: when it is told; what lies before that day stays as it was.
    /// - Returns: in the order of the term's offerings, then those that are no longer there.
    public func announcements(in city: City, after earlier: [Announcement] = [], at instant: Instant) -> [Announcement] {
        let sessions = Dictionary(sessions.map { ($0.offering, $0) }) { first, _ in first }
        let told = Dictionary(earlier.map { ($0.offering, $0) }) { first, _ in first }
        let running: [Announcement] = city.offerings.compactMap { offering in
            switch (told[offering.id], sessions[offering.id]) {
            case (nil, nil): nil
            case (nil, let session?): Announcement(session, of: offering, in: city, at: instant)
            case (let before?, nil): before.cancelled(at: instant, comesBack: true)
            case (let before?, let session?): before.following(session, of: offering, in: city, at: instant)
            }
        }
        let gone = earlier.filter { city.offering[$0.offering] == nil }
        return running + gone.map { $0.cancelled(at: instant, comesBack: true) }
    }
}

extension Announcement {
    /// The weeks that a series is told by where its days are not.
    public struct Weeks: Hashable, Sendable {
        /// A Monday, as is the last.
        public let first: Day
        public let last: Day
        /// Weeks from one to the next.
        public let interval: Int

        public var mondays: [Day] { (0...(last - first) / (7 * interval)).map { first + 7 * interval * $0 } }
    }

    /// All weeks from the first to the last by the interval, also those when a meeting is missed, moved or cancelled, since a single closed
    /// day would tell the weekday; none after the last meeting, where the rest of the series was called off.
    public var toldWeeks: Weeks? {
        let end = meetings.map(\.day.monday).max()
        let isCalledOff = { (day: Day) in
            guard let end, day.monday > end, let alteration = alterations[day] else { return false }
            return alteration.meeting == nil && alteration.revision <= revision
        }
        let mondays = (isCancelled ? days : revisedDays.filter { !isCalledOff($0) }).map(\.monday)
        guard let first = mondays.min(), let last = mondays.max() else { return nil }
        // Every week, where the series has gone over to the weeks between.
        let isInStep = mondays.allSatisfy { ($0 - first) % (7 * told.interval) == 0 }
        return Weeks(first: first, last: last, interval: isInStep ? told.interval : 1)
    }
}

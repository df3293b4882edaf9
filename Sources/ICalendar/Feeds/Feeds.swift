public import Domain

/// A calendar to publish.
public struct Feed: Hashable, Sendable {
    /// `district/farsta.ics`, from the folder of feeds.
    public let path: String
    /// For people, in Swedish.
    public let name: String
    /// The whole file, in UTF-8.
    public let bytes: [UInt8]

    public init(path: String, name: String, bytes: [UInt8]) {
        self.path = path
        self.name = name
        self.bytes = bytes
    }
}

/// What has been announced, as calendars to subscribe to.
///
/// Nothing in them tells of participants, of how many they are, or of who a leader is.
public enum Feeds {
    /// The most events in one feed.
    public static let mostEvents = 1000
    /// The largest feed.
    public static let mostBytes = 1_000_000

    /// One for the city, for each district, pool, leader and venue, also where it is empty; in that order.
    ///
    /// - Parameters:
    ///   - announcements: of the city's term.
    ///   - instant: when the feeds are read; they tell of series that meet from 90 days before it to
    ///     400 after.
    /// - Complexity: O(announcements × feeds).
    public static func all(of announcements: [Announcement], in city: City, at instant: Instant) -> [Feed] {
        let today = Stockholm.local(instant).day
        let sessions = announcements.map { AnnouncedSession(announcement: $0, term: city.term.head, today: today) }
        let publisher = Publisher(term: city.term.head)
        return [publisher.feed("city", "hela staden", sessions.map(\.forEveryone))]
            + city.districts.map { district in
                let own = sessions.filter { $0.concerns(district.id) }
                return publisher.feed("district/\(district.id)", district.name, own.map(\.forEveryone))
            }
            + city.agreements.map { agreement in
                let own = sessions.filter { $0.announcement.told.pool == agreement.id }
                return publisher.feed("pool/\(agreement.id)", agreement.name, own.map(\.forEveryone))
            }
            + city.leaders.map { leader in
                let own = sessions.filter { $0.announcement.leaders.contains(leader.id) }
                let name = FeedWording.toLead(in: city.district[leader.home]?.name ?? leader.home.text)
                return publisher.feed("leader/\(leader.id)", name, own.map(\.forLeaders), FeedWording.staffOnly)
            }
            + city.venues.map { venue in
                publisher.feed("venue/\(venue.id)", venue.name, sessions.map { $0.events(at: venue.id) })
            }
    }
}

extension Feeds {
    /// Some sessions, for everybody.
    ///
    /// - Parameters:
    ///   - path: without its ending.
    ///   - subject: what they have in common.
    ///   - alarm: minutes before each meeting when the subscriber wants to be reminded; nil for no reminder.
    public static func choice(
        of announcements: [Announcement], path: String, subject: String, alarm: Int? = nil, in term: Term.Head,
        at instant: Instant
    ) -> Feed {
        let today = Stockholm.local(instant).day
        return Publisher(term: term, alarm: alarm).feed(
            path, subject, announcements.map { AnnouncedSession(announcement: $0, term: term, today: today).forEveryone })
    }

    /// What somebody has a place in, for them alone: a seat, or a place that is not sure yet.
    public static func personal(
        of places: [(announcement: Announcement, hasSeat: Bool)], alarm: Int? = nil, in term: Term.Head, at instant: Instant
    ) -> Feed {
        let today = Stockholm.local(instant).day
        return Publisher(term: term, alarm: alarm).feed(
            "personal", "mina träffar",
            places.map {
                AnnouncedSession(announcement: $0.announcement, term: term, today: today).events(hasSeat: $0.hasSeat)
            }, FeedWording.personal)
    }
}

/// Makes feeds of sessions.
private struct Publisher {
    let term: Term.Head
    /// Minutes before a meeting; nil for none.
    var alarm: Int?

    /// - Parameter sessions: the events of each.
    func feed(_ path: String, _ subject: String, _ sessions: [[CalendarEvent]], _ remark: String? = nil) -> Feed {
        let name = "Träffpunkt: \(subject), \(term.name)"
        let (events, shown) = fitting(sessions.map { $0.map(reminding) })
        let all = sessions.reduce(0) { $0 + $1.count }
        let remarks = [
            term.invented ? FeedWording.demonstration : nil, remark,
            shown < all ? FeedWording.cut(shown: shown, of: all) : nil,
        ].compactMap(\.self)
        let publication = Publication(name: name, description: remarks.isEmpty ? nil : remarks.joined(separator: " "))
        return Feed(path: path + ".ics", name: name, bytes: publication.bytes(around: events))
    }

    /// Nobody is reminded of what is cancelled.
    private func reminding(_ event: CalendarEvent) -> CalendarEvent {
        var event = event
        if event.status != .cancelled { event.alarm = alarm }
        return event
    }

    /// The first sessions whose events together are within what calendar programs take, and how many events those are.
    private func fitting(_ sessions: [[CalendarEvent]]) -> (ContentLineWriter, Int) {
        // The calendar's own properties and its zone take less than this.
        let room = Feeds.mostBytes - 10_000
        var writer = ContentLineWriter()
        var shown = 0
        for events in sessions {
            let before = writer.bytes.count
            for event in events { writer.append(event) }
            guard shown + events.count <= Feeds.mostEvents, writer.bytes.count <= room else {
                writer.shorten(to: before)
                break
            }
            shown += events.count
        }
        return (writer, shown)
    }
}

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

/// A plan as calendars to subscribe to.
///
/// Nothing in them tells of participants, of how many they are, or of who a leader is.
public enum Feeds {
    /// The most events in one feed.
    public static let mostEvents = 1000
    /// The largest feed.
    public static let mostBytes = 1_000_000

    /// One for the city, for each district, pool, leader and venue, also where it is empty; in that order.
    ///
    /// - Complexity: O(sessions × feeds).
    public static func all(of plan: Plan, in city: City) -> [Feed] {
        let events = plan.sessions.compactMap { session in
            city.offering[session.offering].map { SessionEvent(session: session, offering: $0, city: city) }
        }
        let publisher = Publisher(term: city.term)
        return [publisher.feed("city", "hela staden", events.compactMap { $0.component(for: .everyone) })]
            + city.districts.map { district in
                let own = events.filter { $0.concerns(district.id) }
                return publisher.feed("district/\(district.id)", district.name, own.compactMap { $0.component(for: .everyone) })
            }
            + city.agreements.map { agreement in
                let own = events.filter { $0.offering.reach == .pool(agreement.id) }
                return publisher.feed("pool/\(agreement.id)", agreement.name, own.compactMap { $0.component(for: .everyone) })
            }
            + city.leaders.map { leader in
                let own = events.filter { $0.session.leaders.contains(leader.id) }
                let name = FeedWording.toLead(in: city.district[leader.home]?.name ?? leader.home.text)
                return publisher.feed(
                    "leader/\(leader.id)", name, own.compactMap { $0.component(for: .leader) }, FeedWording.staffOnly)
            }
            + city.venues.map { venue in
                let own = events.filter { $0.session.venue == venue.id }
                return publisher.feed("venue/\(venue.id)", venue.name, own.compactMap { $0.component(for: .venue) })
            }
    }
}

/// Makes feeds of events.
private struct Publisher {
    let term: Term

    func feed(_ path: String, _ subject: String, _ events: [Component], _ remark: String? = nil) -> Feed {
        let name = "Träffpunkt: \(subject), \(term.name)"
        let kept = fitting(events)
        let remarks = [
            term.invented ? FeedWording.demonstration : nil, remark,
            kept.count < events.count ? FeedWording.cut(shown: kept.count, of: events.count) : nil,
        ].compactMap(\.self)
        let publication = Publication(
            name: name, description: remarks.isEmpty ? nil : remarks.joined(separator: " "), events: kept)
        return Feed(path: path + ".ics", name: name, bytes: publication.calendar.bytes)
    }

    /// The first events that together are within what calendar programs take.
    private func fitting(_ events: [Component]) -> [Component] {
        // The calendar's own properties and its zone take less than this.
        var room = Feeds.mostBytes - 10_000
        return Array(
            events.prefix(Feeds.mostEvents).prefix { event in
                room -= event.bytes.count
                return room >= 0
            })
    }
}

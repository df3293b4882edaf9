internal import Domain

/// A planned session as each kind of reader may see it.
struct SessionEvent {
    let session: Session
    let offering: Offering
    let city: City

    /// For anyone: nothing at all of a protected one, and of children's the week and no place.
    var forEveryone: Component? {
        switch offering.visibility {
        case .protected: nil
        case .children:
            component(
                uid: "week", times: SessionTimes.byWeek(session, offering), title: neutralTitle,
                description: description(tellsGroups: true, remark: FeedWording.byWeek), isTransparent: true)
        case .discreet:
            component(
                uid: "public", times: exact, title: neutralTitle, location: place, description: description(tellsGroups: false))
        case .open:
            component(
                uid: "public", times: exact, title: offering.title, location: place, description: description(tellsGroups: true)
            )
        }
    }

    /// For those who lead it, whose calendars others may glance at.
    var forLeader: Component? {
        switch offering.visibility {
        case .protected: component(uid: "leader", times: exact, title: offering.neutralTitle ?? FeedWording.neutralTitle)
        case .discreet: component(uid: "leader", times: exact, title: neutralTitle, location: place)
        case .children, .open: component(uid: "leader", times: exact, title: offering.title, location: place)
        }
    }

    /// For the door of its room.
    var forVenue: Component? {
        switch offering.visibility {
        case .open: component(uid: "public", times: exact, title: offering.title)
        case .protected, .discreet, .children: component(identity: booking, times: exact, title: FeedWording.booked)
        }
    }

    private var exact: [Property?] { SessionTimes.exact(session, offering) }
    private var neutralTitle: String { offering.neutralTitle ?? offering.title }

    /// What a booking that says nothing is known by: only what can be seen of it anyway.
    private var booking: [String] {
        ["booking", session.venue?.text ?? "", session.series.days.first?.iso ?? "", session.time.start.text]
    }

    private var place: String? {
        guard let id = session.venue, let venue = city.venue[id] else { return FeedWording.digitalPlace }
        return venue.name + ", " + venue.address
    }

    private func description(tellsGroups: Bool, remark: String? = nil) -> String {
        [
            FeedWording.sentence(
                Wording.swedish.text(of: offering.kind) + (tellsGroups ? " " + FeedWording.groups(offering.groups) : "")),
            "Språk: " + Wording.swedish.text(of: offering.language) + ".",
            remark ?? FeedWording.dates(session.series.days, interval: offering.interval),
            contact.map(FeedWording.contact),
        ].compactMap(\.self).joined(separator: "\n")
    }

    /// The function to ask: of the host district, or of a digital one's first owner.
    private var contact: String? {
        (session.host ?? offering.owners.first).flatMap { city.district[$0]?.contact }
    }

    private func component(
        uid role: String, times: [Property?], title: String, location: String? = nil, description: String? = nil,
        isTransparent: Bool = false
    ) -> Component {
        component(
            identity: [role, offering.id.text], times: times, title: title, location: location, description: description,
            isTransparent: isTransparent)
    }

    private func component(
        identity: [String], times: [Property?], title: String, location: String? = nil, description: String? = nil,
        isTransparent: Bool = false
    ) -> Component {
        let uid = fingerprint(([city.term.id.text] + identity).joined(separator: "/")) + "@" + city.term.site
        return Component(
            "VEVENT",
            [
                .text("UID", uid), .utc("DTSTAMP", city.term.revised), .utc("LAST-MODIFIED", city.term.revised),
                Property("SEQUENCE", raw: "0"),
            ]
                + times
                + [
                    .text("SUMMARY", title),
                    location.flatMap { .text("LOCATION", $0) },
                    description.flatMap { .text("DESCRIPTION", $0) },
                    Property("STATUS", raw: "CONFIRMED"),
                    Property("TRANSP", raw: isTransparent ? "TRANSPARENT" : "OPAQUE"),
                ])
    }
}

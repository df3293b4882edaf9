internal import Domain

/// A planned session as each kind of reader may see it.
struct SessionEvent {
    let session: Session
    let offering: Offering
    let city: City

    /// The session as `audience` may see it; nil when that is nothing.
    func component(for audience: Audience) -> Component? {
        guard let exposure = Exposure(of: offering, to: audience) else { return nil }
        let isExact = exposure.times == .exact
        let title = audience == .venue ? FeedWording.booked : exposure.title ?? FeedWording.untitled
        let note: Property? = note(exposure, for: audience).flatMap { .text("DESCRIPTION", $0) }
        return Component(
            "VEVENT",
            [
                .text("UID", uid(for: audience)), .utc("DTSTAMP", city.term.revised),
                .utc("LAST-MODIFIED", city.term.revised), Property("SEQUENCE", raw: "0"),
            ]
                + (isExact ? SessionTimes.exact(session, offering) : SessionTimes.byWeek(session, offering))
                + [
                    .text("SUMMARY", title),
                    exposure.showsPlace ? .text("LOCATION", place) : nil,
                    note,
                    Property("STATUS", raw: "CONFIRMED"),
                    Property("TRANSP", raw: isExact ? "OPAQUE" : "TRANSPARENT"),
                ])
    }

    /// The same whatever is edited. One for each audience: that one sees an event must not tell another which it is.
    private func uid(for audience: Audience) -> String {
        let role =
            switch audience {
            case .everyone: "everyone"
            case .leader: "leader"
            case .venue: "venue"
            }
        return fingerprint([city.term.id.text, role, offering.id.text].joined(separator: "/")) + "@" + city.term.site
    }

    private var place: String {
        guard let id = session.venue, let venue = city.venue[id] else { return FeedWording.digitalPlace }
        return venue.name + ", " + venue.address
    }

    private func note(_ exposure: Exposure, for audience: Audience) -> String? {
        switch audience {
        case .everyone: description(exposure)
        case .leader: exposure.showsPlace ? nil : FeedWording.placeInPlan
        case .venue: nil
        }
    }

    private func description(_ exposure: Exposure) -> String {
        [
            FeedWording.sentence(
                Wording.swedish.text(of: offering.kind)
                    + (exposure.tellsGroups ? " för " + Wording.swedish.relatives(of: offering.groups) : "")),
            "Språk: " + Wording.swedish.text(of: offering.language) + ".",
            exposure.times == .exact
                ? FeedWording.dates(session.series.days, interval: offering.interval) : FeedWording.byWeek,
            contact(exposure).map(FeedWording.contact),
        ].compactMap(\.self).joined(separator: "\n")
    }

    /// Whether it stands in a district's feed: an owner's, and the host's where the place may be known.
    func concerns(_ district: ID<District>) -> Bool {
        let showsHost = Exposure(of: offering, to: .everyone)?.showsPlace == true
        return offering.owners.contains(district) || (showsHost && session.host == district)
    }

    /// The function to ask: of the host district, or of the first owner where there is no host or none may be known.
    private func contact(_ exposure: Exposure) -> String? {
        ((exposure.showsPlace ? session.host : nil) ?? offering.owners.first).flatMap { city.district[$0]?.contact }
    }
}

internal import Domain

/// What a calendar says of itself, and the events in it.
package struct Publication: Sendable {
    package let name: String
    package let description: String?
    package let events: [Component]

    package init(name: String, description: String? = nil, events: [Component]) {
        self.name = name
        self.description = description
        self.events = events
    }

    /// How often a subscriber need look again.
    private static let refresh = "PT12H"

    /// A whole calendar (RFC 5545 section 3.4, RFC 7986, and the X- properties that calendar programs read).
    ///
    /// The zone is always there, so that a calendar without events still holds a component, as the RFC asks.
    package var calendar: Component {
        Component(
            "VCALENDAR",
            [
                Property("VERSION", raw: "2.0"),
                Property("PRODID", raw: "-//Traffpunkt//Traffpunkt 1//SV"),
                Property("CALSCALE", raw: "GREGORIAN"),
                .text("NAME", name),
                .text("X-WR-CALNAME", name),
                description.flatMap { .text("X-WR-CALDESC", $0) },
                Property("X-WR-TIMEZONE", raw: Stockholm.identifier),
                Property("REFRESH-INTERVAL", [.init("VALUE", "DURATION")], raw: Publication.refresh),
                Property("X-PUBLISHED-TTL", raw: Publication.refresh),
            ],
            [stockholmZone] + events)
    }
}

/// Europe/Stockholm under the rule of directive 2000/84/EC, exact since 1996: one observance for winter, one for summer.
private let stockholmZone = Component(
    "VTIMEZONE", [Property("TZID", raw: Stockholm.identifier)],
    [
        observance("STANDARD", name: "CET", onset: "19961027T030000", month: 10, from: "+0200", to: "+0100"),
        observance("DAYLIGHT", name: "CEST", onset: "19960331T020000", month: 3, from: "+0100", to: "+0200"),
    ])

private func observance(_ kind: String, name: String, onset: String, month: Int, from: String, to: String) -> Component {
    Component(
        kind,
        [
            Property("TZNAME", raw: name),
            Property("DTSTART", raw: onset),
            Property("RRULE", raw: "FREQ=YEARLY;BYMONTH=\(month);BYDAY=-1SU"),
            Property("TZOFFSETFROM", raw: from),
            Property("TZOFFSETTO", raw: to),
        ])
}

// The lines that an account of one offering or one request begins with.

extension Wording {
    /// `tisdagar 13:00–15:00 från 26 jan i linden (farsta), leds av kons-aldre`; places and leaders by their ids.
    public func runs(
        _ time: WeeklyTime, until end: ClockTime, from first: Day, venue: String?, host: String?, leaders: [String]
    ) -> String {
        let hours = "\(recurring(time.weekday)) \(time.start.text)–\(end.text)"
        let place = venue.map { " \(self == .swedish ? "i" : "in") \($0)" } ?? (self == .swedish ? " digitalt" : " online")
        let district = host.map { " (\($0))" } ?? ""
        switch self {
        case .swedish:
            return "\(hours) från \(shortText(of: first))\(place)\(district), leds av \(list(leaders))"
        case .english:
            return "\(hours) from \(shortText(of: first))\(place)\(district), led by \(list(leaders))"
        }
    }

    public var doesNotRun: String { self == .swedish ? "är inte med i planen" : "is not in the plan" }

    public func hasSeat(in offering: String, asGuest isGuest: Bool) -> String {
        switch self {
        case .swedish: "har plats i \(offering)\(isGuest ? " som gäst" : "")"
        case .english: "has a seat in \(offering)\(isGuest ? " as a guest" : "")"
        }
    }

    public var hasNoSeat: String { self == .swedish ? "har inte fått någon plats" : "has no seat" }
}

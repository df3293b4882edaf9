public import Domain

/// Where and when an offering meets, and who leads it, for programs.
public struct ArrangementForm: Encodable, Sendable {
    let weekday: String
    let start: String
    let venue: String?
    /// ISO week.
    let startWeek: Int
    let leaders: [String]

    enum CodingKeys: String, CodingKey { case weekday, start, venue, startWeek = "start_week", leaders }

    public init(_ arrangement: Arrangement, in city: City) {
        weekday = arrangement.time.weekday.code
        start = arrangement.time.start.text
        venue = arrangement.venue?.text
        startWeek = city.term.isoWeek(arrangement.startWeek)
        leaders = arrangement.leaders.map(\.text)
    }
}

public import Domain

/// Where somebody wants an offering, as a line of words: `tis 17:30 lokal-a vecka 5`. What is left out stays as it is.
public struct ArrangementText: Hashable, Sendable {
    public var weekday: Weekday?
    public var start: ClockTime?
    public var place: Place?
    /// The term's first week is 1.
    public var startWeek: Int?

    /// Where it would meet.
    public enum Place: Hashable, Sendable {
        case venue(ID<Venue>)
        case digital
    }

    /// All that is wrong in such a line, one sentence each, without full stops.
    public struct Misreading: Error, Hashable, Sendable {
        public let problems: [String]
    }

    /// Nothing said: all stays as it is.
    public init() {}

    /// Reads a line.
    ///
    /// The words may stand in any order: a weekday (in Swedish, or in the other language), a time of day, a venue's id or
    /// `digital`, and `vecka` (`v.`, `v`, `week`) with an ISO week.
    /// - Throws: all that is wrong in it.
    public init(_ text: String, in city: City, wording: Wording = .swedish) throws(Misreading) {
        var words = text.split { $0 == " " || $0 == "\t" || $0 == "," }.map(String.init)[...]
        var problems = words.isEmpty ? ["is empty; \(Self.wanted)"] : []
        while let word = words.popFirst() {
            if Self.weekWords.contains(word.lowercased()) {
                guard let number = words.popFirst() else {
                    problems.append("\"\(word)\" must be followed by an ISO week, such as \(word) 5")
                    break
                }
                let week = Int(number).flatMap { city.term.week(iso: $0) }
                let span = "\(city.term.isoWeek(1))-\(city.term.isoWeek(city.term.weeks))"
                problems += take(week, \.startWeek, number, "week", "must be a week of the term, \(span)")
            } else if let day = Wording.swedish.weekday(named: word) ?? wording.weekday(named: word) {
                problems += take(day, \.weekday, word, "weekday", "")
            } else if word.contains(where: { $0 == ":" || $0 == "." }) {
                let time = ClockTime(word).flatMap { $0.minutes < 1440 ? $0 : nil }
                problems += take(time, \.start, word, "time of day", "must be a time of day, such as 17:30")
            } else if word.lowercased() == "digital" {
                problems += take(.digital, \.place, word, "place", "")
            } else {
                let venue = (try? ID<Venue>(word)).flatMap { city.venue[$0] == nil ? nil : $0 }
                problems += take(
                    venue.map { .venue($0) }, \.place, word, "place",
                    "is no venue of the term" + suggestion(for: word, among: city.venues.map(\.id.text)) + "; \(Self.wanted)")
            }
        }
        guard problems.isEmpty else { throw Misreading(problems: problems) }
    }

    private static let weekWords: Set = ["vecka", "v.", "v", "week", "w"]
    private static let wanted =
        "must have some of a weekday, a time, a venue's id and a start week, such as \"tis 17:30 lokal-a vecka 5\""

    /// - Returns: what is wrong.
    private mutating func take<Value>(
        _ value: Value?, _ part: WritableKeyPath<Self, Value?>, _ word: String, _ what: String, _ problem: String
    ) -> [String] {
        guard let value else { return ["\"\(word.shown)\" \(problem)"] }
        guard self[keyPath: part] == nil else { return ["\"\(word.shown)\": there is a \(what) already; must be one"] }
        self[keyPath: part] = value
        return []
    }

    /// The arrangement that an offering would have.
    ///
    /// - Parameter session: how it is planned; nil when it is not, and then nothing but the leaders may be left out.
    /// - Throws: the parts that are missing.
    public func arrangement(
        of offering: Offering, now session: Session?, leaders: [ID<Leader>]? = nil
    ) throws(Misreading) -> Arrangement {
        let time = (weekday ?? session?.time.weekday, start ?? session?.time.start)
        let week = startWeek ?? session?.startWeek
        let isPlaced = place != nil || session != nil || offering.kind == .digital
        guard let weekday = time.0, let start = time.1, let week, isPlaced else {
            let missing = [
                (time.0 == nil, "a weekday"), (time.1 == nil, "a time of day"), (!isPlaced, "a venue"),
                (week == nil, "a start week"),
            ].filter(\.0).map(\.1)
            throw Misreading(problems: [
                "\(offering.id) does not run in the plan, so nothing can stay as it is; missing: \(missing.joined(separator: ", "))"
            ])
        }
        let venue: ID<Venue>? =
            switch place {
            case .venue(let venue): venue
            case .digital: nil
            case nil: session?.venue
            }
        return Arrangement(
            offering: offering.id, time: WeeklyTime(weekday, start), venue: venue, startWeek: week,
            leaders: leaders ?? session?.leaders ?? [])
    }
}

/// Something to tell about a calendar that was read.
public struct CalendarRemark: Hashable, Sendable {
    /// Whether something is lost.
    public enum Severity: Hashable, Sendable {
        /// The file is refused, or something in it whose time cannot be trusted.
        case error
        /// Read, in a way that its author may not have meant.
        case note
    }

    /// The first line of the file is 1; nil when the whole file is meant.
    public let line: Int?
    /// How much it matters.
    public let severity: Severity
    /// In English: what stands there, and what would be right.
    public let message: String

    public init(line: Int?, severity: Severity, message: String) {
        self.line = line
        self.severity = severity
        self.message = message
    }
}

/// What there is to tell of one file: bounded, however much is wrong with it.
struct RemarkLog {
    private var errors: [CalendarRemark] = []
    private var notes: [CalendarRemark] = []
    private var untold = 0
    private var topics: Set<Topic> = []
    private let limit: Int

    /// What is told once a file, at its first place.
    enum Topic: Hashable {
        case looseComponent, innerReturn, innerMark
        /// A zone's name that should stand in quotes.
        case colonInZone(String)
        /// Times without a zone, by the zone that they are taken in.
        case floating(String)
        /// Times without a zone in one line that are taken in that of DTSTART.
        case zoneless(Int?)
    }

    init(limit: Int) { self.limit = limit }

    var hasErrors: Bool { !errors.isEmpty }

    /// Whether another note would be kept, so that it is worth its words.
    var hasRoomForNotes: Bool { notes.count < limit }

    mutating func error(_ line: Int?, _ message: String) {
        if errors.count < limit {
            errors.append(CalendarRemark(line: line, severity: .error, message: message))
        } else {
            untold += 1
        }
    }

    mutating func error(_ refusal: Refusal) { error(refusal.line, refusal.message) }

    mutating func note(_ line: Int?, _ message: String) {
        if notes.count < limit {
            notes.append(CalendarRemark(line: line, severity: .note, message: message))
        } else {
            untold += 1
        }
    }

    mutating func note(_ line: Int?, once topic: Topic, _ message: String) {
        if topics.insert(topic).inserted { note(line, message) }
    }

    /// In order of line; where there are too many to tell, errors before notes, and first of all how many are left out.
    var told: [CalendarRemark] {
        let kept = errors + notes.prefix(limit - errors.count)
        let left = untold + errors.count + notes.count - kept.count
        let sorted = kept.sorted { ($0.line ?? 0, $0.message) < ($1.line ?? 0, $1.message) }
        guard left > 0 else { return sorted }
        return [CalendarRemark(line: nil, severity: .note, message: "\(left) more remarks are not shown")] + sorted
    }
}

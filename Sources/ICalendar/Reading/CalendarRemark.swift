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
    private var notes: [Kind: Alike] = [:]
    private var topics: Set<Topic> = []
    private let limit: Int
    /// Also of those that are not told.
    private(set) var errorCount = 0

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

    /// Notes are alike that differ in nothing but the values they tell.
    enum Kind: Hashable {
        case junk
        case worded(RemarkText.Pattern)
    }

    /// Notes that are alike.
    fileprivate struct Alike {
        var first: [CalendarRemark] = []
        var lines: [Int] = []
        var count = 0
    }

    /// So many alike are told one by one.
    private static let fewAlike = 3
    /// So many places of more are told.
    fileprivate static let fewLines = 6

    init(limit: Int) { self.limit = limit }

    var hasErrors: Bool { errorCount > 0 }

    mutating func error(_ line: Int?, _ message: String) {
        errorCount += 1
        if errors.count < limit { errors.append(CalendarRemark(line: line, severity: .error, message: message)) }
    }

    mutating func error(_ refusal: Refusal) { error(refusal.line, refusal.message) }

    mutating func note(_ line: Int?, _ text: RemarkText) { note(line, like: .worded(text.pattern)) { text.text } }

    mutating func note(_ line: Int?, once topic: Topic, _ text: RemarkText) {
        if topics.insert(topic).inserted { note(line, text) }
    }

    /// - Parameter message: made only where it is told.
    mutating func note(_ line: Int?, like kind: Kind, _ message: () -> String) {
        notes[kind, default: Alike()].count += 1
        if notes[kind]?.first.count ?? 0 < RemarkLog.fewAlike {
            notes[kind]?.first.append(CalendarRemark(line: line, severity: .note, message: message()))
        }
        if let line, notes[kind]?.lines.last != line, notes[kind]?.lines.count ?? 0 < RemarkLog.fewLines {
            notes[kind]?.lines.append(line)
        }
    }

    /// In order of line; many alike as one. Where there are too many to tell, errors before notes, and first of all how many
    /// are left out.
    var told: [CalendarRemark] {
        let notes = notes.values.flatMap { $0.count > RemarkLog.fewAlike ? [$0.summary] : $0.first }.sorted(by: inOrder)
        let kept = errors + notes.prefix(limit - errors.count)
        let left = errorCount + notes.count - kept.count
        let sorted = kept.sorted(by: inOrder)
        guard left > 0 else { return sorted }
        return [CalendarRemark(line: nil, severity: .note, message: "\(left) more remarks are not shown")] + sorted
    }

    private func inOrder(_ a: CalendarRemark, _ b: CalendarRemark) -> Bool {
        (a.line ?? 0, a.message) < (b.line ?? 0, b.message)
    }
}

extension RemarkLog.Alike {
    /// `… (34 such notes, also on lines 7, 12, 18, 24, 30 …)`
    fileprivate var summary: CalendarRemark {
        let first = self.first.first
        let others = lines.dropFirst().map(String.init).joined(separator: ", ")
        let places = others.isEmpty ? "" : ", also on lines \(others)" + (lines.count == RemarkLog.fewLines ? " …" : "")
        return CalendarRemark(
            line: first?.line, severity: .note, message: "\(first?.message ?? "") (\(count) such notes\(places))")
    }
}

/// Where libical read something else of an event than this reader did.
package struct ReadingDifference: Hashable, Sendable {
    /// Of the property, or of the event where it has none.
    package let line: Int?
    /// DTSTART, EXDATE …
    package let property: String
    /// For messages; nil for nothing.
    package let ours: String?
    package let theirs: String?
    /// The fault of libical's that it comes from; nil where none is known, so that the reading is in doubt.
    package let fault: LibicalFault?
}

/// How far libical, as the second reader of a file, agrees.
package struct SecondReading: Hashable, Sendable {
    /// Events of which both readings were held against each other.
    package internal(set) var compared = 0
    /// Also those that are libical's own faults; at most `most`.
    package private(set) var differences: [ReadingDifference] = []

    private static let most = 1000

    package init() {}

    mutating func add(_ difference: ReadingDifference) {
        if differences.count < SecondReading.most { differences.append(difference) }
    }
}

extension ReadingDifference {
    /// For people; nil where libical is at fault.
    var text: RemarkText? {
        guard fault == nil else { return nil }
        let (ours, theirs) = (ours.map { shown($0) } ?? "nothing", theirs.map { shown($0) } ?? "nothing")
        return "\(property): read as \(ours), but by another program (libical) as \(theirs)"
    }
}

extension CalendarImport {
    /// What libical finds of a file's events, beside what this reader does.
    ///
    /// - Parameter other: what libical is given in place of the file, so that a test can make the two differ.
    package static func secondReading(of bytes: [UInt8], as other: [UInt8]? = nil) -> SecondReading {
        (try? FileContents(bytes, until: lastInstant, .standard, second: other))?.second ?? SecondReading()
    }
}

internal import Domain

/// What there is to say of a calendar file before it is used.
package struct CheckedCalendar: Hashable, Sendable {
    package enum Outcome: String, Hashable, Sendable {
        /// Whole; there may be notes.
        case read
        /// With something missing, which is told.
        case partial
        /// Not at all.
        case refused
    }

    package let outcome: Outcome
    package let summary: CalendarSummary
    /// What libical, the second reader, found of the same events.
    package let second: SecondReading
    /// In order of line.
    package let remarks: [CalendarRemark]
}

extension CheckedCalendar {
    /// Of a file that is not read at all.
    package init(unread remark: CalendarRemark) {
        self.init(outcome: .refused, summary: CalendarSummary(), second: SecondReading(), remarks: [remark])
    }
}

extension CalendarImport {
    /// How long each series is followed, from its own start: long enough for what comes once a year.
    private static let trialDays = 731

    /// Looks for all that is wrong with a calendar, of whatever time; whatever the bytes are, it ends.
    ///
    /// Each series is followed for two years from its start.
    package static func check(_ bytes: [UInt8], limits: Limits = .standard) -> CheckedCalendar {
        do {
            var contents = try FileContents(bytes, until: lastInstant, limits)
            contents.follow(days: trialDays, limit: limits.occurrences)
            return CheckedCalendar(
                outcome: contents.ledger.remarks.hasErrors ? .partial : .read, summary: contents.summary,
                second: contents.second, remarks: contents.ledger.remarks.told)
        } catch {
            return CheckedCalendar(unread: CalendarRemark(line: error.line, severity: .error, message: error.message))
        }
    }

    /// 2100-01-01, when zones' rules need no longer be followed.
    static let lastInstant = Instant(seconds: 4_102_444_800)
}

extension FileContents {
    /// Follows each series from its start, and compares the zones over all the time that they may take.
    fileprivate mutating func follow(days: Int, limit: Int) {
        for events in series + availability.flatMap(\.available) {
            guard let start = events.map({ $0.start.instant }).min(),
                let window = Interval(start, Instant(seconds: start.seconds + days * 86_400))
            else { continue }
            do throws(Refusal) {
                let occurrences = try SeriesExpansion(events, window: window, limit: limit).occurrences(steps: &ledger.steps)
                if let last = occurrences.map(\.start.local.day).max() { summary.add(last) }
            } catch {
                ledger.remarks.error(error)
            }
        }
        compareZones()
    }
}

internal import Domain

/// What of an event decides when it takes place (RFC 5545 section 3.8.5).
package struct RecurringEvent: Sendable {
    /// A time besides those of the rules; a PERIOD has a length of its own.
    package struct Extra: Hashable, Sendable {
        package let start: Moment
        package let length: Length?

        package init(_ start: Moment, length: Length? = nil) {
            self.start = start
            self.length = length
        }
    }

    package let start: Moment
    package let length: Length
    package let rules: [RecurrenceRule]
    package let extra: [Extra]
    package let except: [Moment]
    /// Which occurrence of a series it stands for (RECURRENCE-ID).
    package let replaces: Moment?
    /// Whether it also stands for all later ones (RANGE=THISANDFUTURE).
    package let replacesFollowing: Bool
    package let sequence: Int

    package init(
        start: Moment, length: Length = Length(), rules: [RecurrenceRule] = [], extra: [Extra] = [], except: [Moment] = [],
        replaces: Moment? = nil, replacesFollowing: Bool = false, sequence: Int = 0
    ) {
        self.start = start
        self.length = length
        self.rules = rules
        self.extra = extra
        self.except = except
        self.replaces = replaces
        self.replacesFollowing = replacesFollowing
        self.sequence = sequence
    }

    /// The longest that one of its occurrences can be, in seconds and with an hour or two more where the clocks change.
    var longest: Int {
        let lengths = [length] + extra.compactMap(\.length)
        return lengths.map { ($0.days + 1) * 86_400 + $0.seconds }.max() ?? 0
    }
}

extension RecurringEvent {
    init(_ event: ImportedEvent) {
        self.init(
            start: event.start, length: event.length, rules: event.rules,
            extra: event.extra, except: event.except, replaces: event.replaces,
            replacesFollowing: event.replacesFollowing, sequence: event.sequence)
    }
}

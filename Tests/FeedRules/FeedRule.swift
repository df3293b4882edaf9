/// Where and when a feed is read.
package struct Reading: Sendable {
    /// The host of its UIDs.
    let site: String
    /// nil where the window and the age of what is cancelled are not to be judged.
    let today: CivilDay?

    package init(site: String, today: CivilDay?) {
        (self.site, self.today) = (site, today)
    }
}

/// One rule that every feed keeps.
struct FeedRule: Sendable {
    /// What is right.
    let sentence: String
    /// Where it is not.
    let faults: @Sendable (FeedFile, Reading) -> [String]

    init(_ sentence: String, _ faults: @escaping @Sendable (FeedFile, Reading) -> [String]) {
        (self.sentence, self.faults) = (sentence, faults)
    }

    /// A rule of each event.
    static func events(_ sentence: String, isKept: @escaping @Sendable (Event) -> Bool) -> FeedRule {
        FeedRule(sentence) { feed, _ in feed.events.filter { !isKept($0) }.map(\.name) }
    }

    /// A rule of each line.
    static func lines(_ sentence: String, isKept: @escaping @Sendable (ContentLine) -> Bool) -> FeedRule {
        FeedRule(sentence) { feed, _ in feed.lines.filter { !isKept($0) }.map { "\($0.name) in octets \($0.octets.count)" } }
    }

    static let all = ofBytes + ofCalendars + ofZones + ofEvents + ofSeries + ofCancellation
}

/// Each broken rule with the place, as `rule: place`; empty for a feed as it should be.
package func faults(inFeed bytes: [UInt8], _ reading: Reading) -> [String] {
    let feed = FeedFile(bytes)
    return FeedRule.all.flatMap { rule in rule.faults(feed, reading).map { "\(rule.sentence): \($0)" } }
}

/// The rules' sentences, for tests that break each.
package var feedRules: [String] { FeedRule.all.map(\.sentence) }

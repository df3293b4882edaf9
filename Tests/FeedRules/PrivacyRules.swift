package import Foundation
internal import IndependentCheck

/// A term's tables as far as its feeds may, or may not, tell of them.
package struct PublishedTerm {
    private let offerings: [Offering]
    private let leaders: [(id: String, title: String)]
    private let requests: Set<String>
    private let venues: [(name: String, address: String)]

    private struct Offering {
        let id: String
        let title: String
        let neutralTitle: String?
        let visibility: String

        init(_ row: Row) throws {
            id = try row.text("id")
            title = try row.text("title").precomposedStringWithCanonicalMapping
            let neutral = try row.text("neutral_title")
            neutralTitle = neutral.isEmpty ? nil : neutral.precomposedStringWithCanonicalMapping
            visibility = try row.text("visibility")
        }

        /// What everybody may read as its title.
        var publicTitle: String? {
            switch visibility {
            case "protected": nil
            case "discreet": neutralTitle ?? title
            default: title
            }
        }
    }

    /// - Parameter folder: with the tables of the term.
    package init(_ folder: URL) throws {
        func table(_ name: String) throws -> [Row] { try rows(of: folder.appendingPathComponent(name + ".csv")) }
        offerings = try table("offerings").map(Offering.init)
        leaders = try table("leaders").map { (try $0.text("id"), try $0.text("title")) }
        requests = Set(try table("requests").map { try $0.text("id") })
        venues = try table("venues").map { (try $0.text("name"), try $0.text("address")) }
    }

    /// Each rule of privacy that a feed breaks, as `rule: place`.
    ///
    /// - Parameter path: tells whose it is, such as `district/farsta.ics`.
    package func faults(inFeed bytes: [UInt8], at path: String) -> [String] {
        let feed = FeedFile(bytes)
        let broken =
            switch path.split(separator: "/").first {
            case "venue": ofAll(feed) + ofVenues(feed)
            case "leader": ofAll(feed) + ofLeaders(feed)
            default: ofAll(feed) + ofEverybody(feed)
            }
        return broken.map { $0 + " (\(path))" }
    }

    private func ofAll(_ feed: FeedFile) -> [String] {
        let texts = feed.lines.map(\.plain)
        let words = Set(texts.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init) })
        let counts = /\d+ (av \d+ )?(deltagare|anmäl|personer|platser|i kö|på väntelistan|sökande)/
        return requests.filter(words.contains).map { _ in "a request is named" }
            + leaders.filter { leader in
                words.contains(leader.id) || texts.contains { !leader.title.isEmpty && $0.contains(leader.title) }
            }.map { _ in "a leader is named" }
            + offerings.filter { words.contains($0.id) }.map { _ in "an offering's id is told" }
            + texts.filter { $0.contains(counts) }.map { _ in "participants are counted" }
    }

    private func ofEverybody(_ feed: FeedFile) -> [String] {
        let shown = Set(offerings.compactMap(\.publicTitle))
        let hidden = Set(
            offerings.flatMap { offering in
                [offering.title, offering.neutralTitle].compactMap(\.self).filter { $0 != offering.publicTitle }
            }
        ).subtracting(shown)
        let weekly = Set(offerings.filter { $0.visibility == "children" }.map(\.title))
            .subtracting(offerings.filter { $0.visibility != "children" }.compactMap(\.publicTitle))
        let discreet = Set(offerings.filter { $0.visibility == "discreet" }.compactMap(\.publicTitle))
            .subtracting(offerings.filter { $0.visibility != "discreet" }.compactMap(\.publicTitle))
        return feed.events.flatMap { event -> [String] in
            let title = bare(event)
            var broken: [String] = []
            if !shown.contains(title) { broken.append("a title is not one that everybody may read") }
            if hidden.contains(where: { names(event, $0) }) { broken.append("a hidden title is told") }
            if discreet.contains(title), groups.contains(where: event.description.lowercased().contains) {
                broken.append("a discreet offering tells whom it is for")
            }
            if weekly.contains(title), !isByWeek(event) { broken.append("children's meetings are told closer than by week") }
            return broken
        }
    }

    private func ofLeaders(_ feed: FeedFile) -> [String] {
        let secret = Set(offerings.filter { $0.visibility == "protected" }.flatMap { [$0.title, $0.neutralTitle ?? "Träff"] })
            .subtracting(offerings.filter { $0.visibility != "protected" }.flatMap { [$0.title, $0.neutralTitle ?? $0.title] })
        let hidden = offerings.filter { ["protected", "discreet"].contains($0.visibility) && $0.neutralTitle != $0.title }
            .filter { $0.visibility == "protected" || $0.neutralTitle != nil }.map(\.title)
        let others = Set(offerings.filter { $0.visibility == "open" || $0.visibility == "children" }.map(\.title))
        return feed.events.flatMap { event -> [String] in
            (hidden.contains { !others.contains($0) && names(event, $0) } ? ["a hidden title is told"] : [])
                + (secret.contains(bare(event)) && tellsPlace(event) ? ["a protected session's place is told"] : [])
        }
    }

    private func ofVenues(_ feed: FeedFile) -> [String] {
        let titles = Set(offerings.flatMap { [$0.title, $0.neutralTitle].compactMap(\.self) })
        return (Set(feed.events.map(bare)).count > 1 ? ["a venue tells one session from another"] : [])
            + feed.events.filter { !$0.location.isEmpty || !$0.description.isEmpty || titles.contains(bare($0)) }
            .map { _ in "a venue is told more than that it is booked" }
    }

    /// Monday to Monday, without a place, a weekday or a time of day.
    private func isByWeek(_ event: Event) -> Bool {
        guard let start = event.start, let end = event.end, start.form == .date, end.day - start.day == 7,
            start.day.weekday == 0
        else { return false }
        let weekdays = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
        return !tellsPlace(event) && !weekdays.contains(where: event.description.lowercased().contains)
            && !event.description.contains(/\d[:.]\d\d|\d (januari|februari|mars|april|maj|juni|juli|augusti)/)
            && event.excluded.isEmpty && !event.isOverride
    }

    private func tellsPlace(_ event: Event) -> Bool {
        !event.location.isEmpty
            || venues.contains { event.description.contains($0.name) || event.description.contains($0.address) }
    }

    private func names(_ event: Event, _ title: String) -> Bool {
        bare(event) == title || event.description.contains(title) || event.location.contains(title)
    }

    private func bare(_ event: Event) -> String {
        event.summary.hasPrefix("INSTÄLLD: ") ? String(event.summary.dropFirst("INSTÄLLD: ".count)) : event.summary
    }

    private let groups = [
        "psyk", "beroende", "missbruk", "bruk", "extrem", "krimin", "skjut", "våld", "funktionsned", "sjukdom", "äldre",
        "anhöriga till", "som är anhöriga",
    ]
}

internal import Foundation

extension FeedRule {
    static let ofEvents = [
        events("an event has what it needs, and each thing once") { event in
            let counts = Dictionary(grouping: event.component.lines, by: \.name).mapValues(\.count)
            return ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "LAST-MODIFIED", "STATUS", "TRANSP"]
                .allSatisfy { counts[$0] == 1 }
                && counts.allSatisfy { name, count in count == 1 || name == "EXDATE" || name == "CONFERENCE" }
        },
        FeedRule("an event holds nothing but what is known to be public") { feed, _ in
            // METHOD, ATTENDEE and ORGANIZER have their own rules.
            let known: Set = [
                "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "RECURRENCE-ID", "DTSTART", "DTEND", "RRULE", "RDATE", "EXDATE",
                "SUMMARY",
                "LOCATION", "DESCRIPTION", "STATUS", "TRANSP", "URL", "CONFERENCE", "METHOD", "ATTENDEE", "ORGANIZER",
            ]
            return feed.events.flatMap { $0.component.lines.filter(\.isWellFormed).map(\.name) }.filter { !known.contains($0) }
        },
        FeedRule("a UID is of the site") { feed, reading in
            feed.events.filter { event in
                let parts = event.uid.split(separator: "@", omittingEmptySubsequences: false)
                return !(parts.count == 2 && !parts[0].isEmpty && parts[1] == reading.site)
            }.map(\.name)
        },
        FeedRule("no two events have the same UID and RECURRENCE-ID") { feed, _ in
            var met: Set<[String]> = []
            return feed.events.filter {
                !met.insert([$0.uid, $0.component.first("RECURRENCE-ID")?.value ?? ""]).inserted
            }.map(\.name)
        },
        events("DTSTAMP and LAST-MODIFIED are one instant, in UTC") { event in
            let stamps = event.component.all("DTSTAMP") + event.component.all("LAST-MODIFIED")
            return Set(stamps.map(\.value)).count <= 1 && stamps.allSatisfy { $0.moments.allSatisfy { $0?.form == .utc } }
        },
        events("SEQUENCE is a number from 0") { event in
            event.component.all("SEQUENCE").allSatisfy { number($0.value) != nil }
        },
        events("an event ends after it begins, by the same clock") { event in
            guard let start = event.start, let end = event.end else { return event.component.first("DTEND") == nil }
            return start.form == end.form && start.wall < end.wall
        },
        events("a link to join stands where calendar programs show it") { event in
            event.component.all("CONFERENCE").allSatisfy { conference in
                (event.component.all("URL") + event.component.all("LOCATION") + event.component.all("DESCRIPTION")).contains {
                    $0.plain.contains(conference.value)
                }
            }
        },
        FeedRule("a series is told from 90 days back to 400 ahead") { feed, reading in
            guard let today = reading.today else { return [] }
            let window = today + -90...today + 400
            return feed.series.filter { series in
                !series.occurrences.isEmpty
                    && !series.occurrences.contains { occurrence in
                        occurrence.told.start.day <= window.upperBound && occurrence.told.lastDay >= window.lowerBound
                    }
            }.map { String($0.uid.prefix(8)) }
        },
    ]

    static let ofSeries = [
        events("a rule is weekly, and ends by a date") { event in
            let rules = event.component.all("RRULE")
            return rules.isEmpty || rules.count == 1 && event.rule != nil
        },
        events("no rule has COUNT=1, nor gives but one instance") { event in
            event.rule == nil || event.rule?.count != 1 && event.instances?.count != 1
        },
        events("a rule ends in UTC, that of whole days by a date") { event in
            guard let until = event.rule?.until, let start = event.start else { return true }
            return until.form == (start.form == .date ? .date : .utc)
        },
        events("a series begins with an instance of its rule") { event in
            event.rule == nil || event.start == nil || event.instances?.first == event.start
        },
        events("an exception is of the kind of the series' start, and hits an instance") { event in
            event.excluded.allSatisfy { moment in
                moment?.form == event.start?.form && moment.map { event.instances?.contains($0) != false } == true
            } && (event.excluded.isEmpty || event.component.first("RRULE") != nil)
        },
        events("no date is excepted twice") { Set($0.excluded).count == $0.excluded.count },
        FeedRule("an override stands for an instance that is not excepted, and has no rule") { feed, _ in
            feed.series.flatMap { series in
                series.overrides.filter { override in
                    guard let master = series.master else { return false }
                    return
                        !(override.replaces?.form == master.start?.form
                        && override.replaces.map { master.instances?.contains($0) != false && !master.excluded.contains($0) }
                            == true
                        && master.component.first("RRULE") != nil && override.component.first("RRULE") == nil
                        && override.component.first("EXDATE") == nil)
                }.map(\.name)
            }
        },
        FeedRule("an override has its series in the file, before it") { feed, _ in
            var met: Set<String> = []
            return feed.events.filter { event in
                if !event.isOverride { met.insert(event.uid) }
                return !met.contains(event.uid)
            }.map(\.name)
        },
        FeedRule("a series is told of something") { feed, _ in
            feed.series.filter { $0.master != nil && $0.master?.instances != nil && $0.occurrences.isEmpty }.map {
                String($0.uid.prefix(8))
            }
        },
        FeedRule("no RDATE: a series is a rule with exceptions") { feed, _ in
            feed.events.flatMap { $0.component.all("RDATE") }.map(\.name)
        },
    ]

    static let ofCancellation = [
        events("a status is one of three, a transparency one of two") { event in
            event.component.all("STATUS").allSatisfy { ["TENTATIVE", "CONFIRMED", "CANCELLED"].contains($0.value) }
                && event.component.all("TRANSP").allSatisfy { ["OPAQUE", "TRANSPARENT"].contains($0.value) }
        },
        events("what is cancelled takes no time") { event in
            !event.isCancelled || event.component.all("TRANSP").allSatisfy { $0.value == "TRANSPARENT" }
        },
        events("what is cancelled says so in its title, and nothing else does") { event in
            event.isCancelled == event.summary.hasPrefix("INSTÄLLD: ")
        },
        events("what is cancelled has been revised") { event in
            !event.isCancelled || event.sequence != 0
        },
        FeedRule("what is cancelled is told until 30 days after its date") { feed, reading in
            guard let today = reading.today else { return [] }
            return feed.series.filter { series in
                let ends = Dictionary(
                    series.occurrences.filter(\.told.isCancelled).map { ($0.event.name, $0.told.lastDay) },
                    uniquingKeysWith: max)
                return ends.values.contains { $0 + 30 < today }
            }.map { String($0.uid.prefix(8)) }
        },
    ]
}

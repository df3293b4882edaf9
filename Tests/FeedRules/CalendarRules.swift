internal import Foundation

extension FeedRule {
    static let ofCalendars = [
        FeedRule("there is one calendar, of events and zones") { feed, _ in
            let paths = feed.components.map { ($0.path + [$0.name]).joined(separator: "/") }
            let known: Set = [
                "VCALENDAR", "VCALENDAR/VEVENT", "VCALENDAR/VTIMEZONE", "VCALENDAR/VTIMEZONE/STANDARD",
                "VCALENDAR/VTIMEZONE/DAYLIGHT", "VCALENDAR/VEVENT/VALARM",
            ]
            return paths.filter { !known.contains($0) } + (paths.count { $0 == "VCALENDAR" } == 1 ? [] : ["VCALENDAR"])
        },
        FeedRule("a calendar says once each what it is") { feed, _ in
            [
                "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
            ].filter { feed.calendar($0).count != 1 }
        },
        FeedRule("it is iCalendar 2.0, in Gregorian dates") { feed, _ in
            (feed.calendar("VERSION").filter { $0.value != "2.0" }
                + feed.calendar("CALSCALE").filter { $0.value != "GREGORIAN" })
                .map(\.name)
        },
        FeedRule("NAME and X-WR-CALNAME are the same") { feed, _ in
            Set((feed.calendar("NAME") + feed.calendar("X-WR-CALNAME")).map(\.value)).count > 1 ? ["they differ"] : []
        },
        FeedRule("REFRESH-INTERVAL is a duration, and X-PUBLISHED-TTL the same") { feed, _ in
            let intervals = feed.calendar("REFRESH-INTERVAL"), lives = feed.calendar("X-PUBLISHED-TTL")
            let areRight = intervals.allSatisfy { line in
                line.parameters == ["VALUE": "DURATION"] && line.value.wholeMatch(of: /P([1-9]\d*[DW]|T[1-9]\d*[HM])/) != nil
                    && lives.allSatisfy { $0.value == line.value }
            }
            return areRight ? [] : ["X-PUBLISHED-TTL"]
        },
        FeedRule("a subscription has no METHOD") { feed, _ in feed.lines.filter { $0.name == "METHOD" }.map(\.name) },
        FeedRule("no person is named as ATTENDEE or ORGANIZER") { feed, _ in
            feed.lines.map(\.name).filter { $0 == "ATTENDEE" || $0 == "ORGANIZER" }
        },
        FeedRule("nobody is reminded who has not asked for it") { feed, _ in
            feed.components.map(\.name).filter { $0 == "VALARM" }
        },
    ]

    static let ofZones = [
        FeedRule("each zone that is named is in the file once, and is IANA's") { feed, _ in
            let zones = feed.components.filter { $0.name == "VTIMEZONE" }.map { $0.first("TZID")?.value ?? "" }
            let used = Set(feed.lines.compactMap { $0.parameters["TZID"] })
            return used.filter { !zones.contains($0) }.sorted() + zones.filter { !zoneNames.contains($0) }
                + (Set(zones).count == zones.count ? [] : ["twice"])
        },
        FeedRule("a zone is one STANDARD and one DAYLIGHT, by rules, without RDATE or seconds") { feed, _ in
            let zones = feed.components.filter { $0.name == "VTIMEZONE" }.count
            let observances = feed.components.filter { $0.path.last == "VTIMEZONE" }
            let areOne = ["STANDARD", "DAYLIGHT"].allSatisfy { name in observances.count { $0.name == name } == zones }
            let areRuled = observances.allSatisfy { observance in
                ["RRULE", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO"].allSatisfy { observance.all($0).count == 1 }
                    && observance.all("RDATE").isEmpty
                    && (observance.all("TZOFFSETFROM") + observance.all("TZOFFSETTO")).allSatisfy { $0.value.utf8.count == 5 }
            }
            return areOne && areRuled ? [] : ["VTIMEZONE"]
        },
        FeedRule("a zone's definition is true, from 2024 to 2040") { feed, _ in
            feed.components.filter { $0.path.last == "VTIMEZONE" }.filter { !isTrue($0) }.map(\.name)
        },
        FeedRule("no time floats, and none in UTC has a zone") { feed, _ in
            feed.events.flatMap(\.component.lines).filter { line in
                timeProperties.contains(line.name)
                    && line.moments.contains { moment in
                        moment.map { $0.form == .floating || $0.form == .utc && line.parameters["TZID"] != nil } ?? true
                    }
            }.map { "\($0.name) \($0.value)" }
        },
        FeedRule("a date says VALUE=DATE, and a time does not") { feed, _ in
            feed.events.flatMap(\.component.lines).filter { line in
                timeProperties.contains(line.name)
                    && line.moments.contains { ($0?.form == .date) != (line.parameters["VALUE"] == "DATE") }
            }.map { "\($0.name) \($0.value)" }
        },
    ]

    private static let zoneNames = Set(TimeZone.knownTimeZoneIdentifiers)
    private static let timeProperties: Set = [
        "DTSTART", "DTEND", "EXDATE", "RDATE", "RECURRENCE-ID", "DTSTAMP", "LAST-MODIFIED", "CREATED",
    ]

    /// Whether Stockholm's clock goes from one offset to the other just when an observance says, each year.
    private static func isTrue(_ observance: Component) -> Bool {
        guard let zone = stockholm, let start = observance.first("DTSTART")?.moments.first.flatMap(\.self),
            let from = observance.first("TZOFFSETFROM").flatMap({ offset($0.value) }),
            let to = observance.first("TZOFFSETTO").flatMap({ offset($0.value) }),
            let rule = observance.first("RRULE")?.value.wholeMatch(of: /FREQ=YEARLY;BYMONTH=(3|10);BYDAY=-1SU/),
            let month = Int(rule.1), start.day.weekday == 6
        else { return false }
        return (2024...2040).allSatisfy { year in
            guard let day = CivilDay.lastSunday(year, month: month), start.day <= day else { return false }
            let onset = day.number * 86400 + start.seconds - from
            let before = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(onset - 1)))
            return before == from && zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(onset))) == to
        }
    }

    private static func offset(_ text: String) -> Int? {
        guard let sign = text.first, let digits = number(text.dropFirst().prefix(4)) else { return nil }
        return (sign == "-" ? -1 : 1) * (digits / 100 * 3600 + digits % 100 * 60)
    }
}

public import Domain
import Foundation

/// `announced.json`: what subscribers have been told of each session, with its revisions. Documented in calendars/README.md.
public enum AnnouncedFile {
    /// The file's name in the folder.
    public static let name = "announced.json"
    /// What its `format` key says: the form and its version.
    public static let format = "traffpunkt-announced/1"

    /// The file's bytes: the same for the same announcements.
    public static func bytes(_ announcements: [Announcement], of city: City) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let form = AnnouncedForm(
            format: format, term: city.term.id.text, sessions: announcements.map(AnnouncedForm.Session.init))
        return [UInt8](try encoder.encode(form)) + [UInt8(ascii: "\n")]
    }

    /// Reads announcements back, also of offerings that are no longer in the city's tables.
    ///
    /// - Throws: what keeps the file from being the announcements of this city's term.
    public static func read(_ bytes: [UInt8], of city: City) throws(FolderFault) -> [Announcement] {
        do {
            let form = try JSONDecoder().decode(AnnouncedForm.self, from: Data(bytes))
            guard form.format == format else { throw misfit("format", form.format, "must be \(format)") }
            guard form.term == city.term.id.text else {
                throw misfit("term", form.term, "must be the term's id, \(city.term.id)")
            }
            let announcements = try form.sessions.map { try $0.announcement() }
            guard Set(announcements.map(\.offering)).count == announcements.count else {
                throw FolderFault(file: name, problem: "has an offering twice")
            }
            return announcements
        } catch let fault as FolderFault {
            throw fault
        } catch let error as DecodingError {
            throw FolderFault(file: name, problem: "is not in the form \(format): \(error.sentence)")
        } catch {
            throw FolderFault(file: name, problem: "is not in the form \(format)")
        }
    }

    /// One announcement, as it stands in the database.
    static func text(of announcement: Announcement) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(AnnouncedForm.Session(announcement)), as: UTF8.self)
    }

    static func announcement(_ text: String) throws -> Announcement {
        try JSONDecoder().decode(AnnouncedForm.Session.self, from: Data(text.utf8)).announcement()
    }
}

private func misfit(_ key: String, _ value: String, _ problem: String) -> FolderFault {
    FolderFault(file: AnnouncedFile.name, column: key, value: value, problem: problem)
}

private struct AnnouncedForm: Codable {
    var format: String
    var term: String
    var sessions: [Session]

    struct Session: Codable {
        var offering: String
        var title: String
        var neutralTitle: PlanForm.OrNull<String>
        var visibility: String
        var groups: [String]
        var kind: String
        var language: String
        var owners: [String]
        var pool: PlanForm.OrNull<String>
        var host: PlanForm.OrNull<String>
        var venue: PlanForm.OrNull<String>
        var address: PlanForm.OrNull<String>
        var contactHost: PlanForm.OrNull<String>
        var contactOwner: PlanForm.OrNull<String>
        var weekday: String
        var start: String
        var minutes: Int
        var interval: Int
        var leaders: [String]
        var days: [String]
        var altered: [Alteration]
        var cancelled: Bool
        var revision: Revision

        enum CodingKeys: String, CodingKey {
            case offering, title, neutralTitle = "neutral_title", visibility, groups, kind, language, owners, pool, host,
                venue, address, contactHost = "contact_host", contactOwner = "contact_owner", weekday, start, minutes,
                interval = "interval_weeks", leaders, days, altered, cancelled, revision
        }
    }

    struct Alteration: Codable {
        /// By the series.
        var day: String
        /// null when it is cancelled.
        var held: PlanForm.OrNull<Meeting>
        var revision: Revision
        /// Only where it is true: cancelled since a plan lost its date.
        var comesBack: Bool?

        enum CodingKeys: String, CodingKey { case day, held, revision, comesBack = "comes_back" }
    }

    struct Meeting: Codable {
        var day: String
        var start: String
        var minutes: Int
        var host: PlanForm.OrNull<String>
        var venue: PlanForm.OrNull<String>
        var address: PlanForm.OrNull<String>
    }

    struct Revision: Codable {
        var number: Int
        var changed: String
    }
}

// MARK: - From announcements

extension AnnouncedForm.Session {
    fileprivate init(_ announcement: Announcement) {
        let told = announcement.told
        self.init(
            offering: announcement.offering.text, title: told.title, neutralTitle: .init(told.neutralTitle),
            visibility: told.visibility.rawValue, groups: told.groups.sorted().map(\.rawValue), kind: told.kind.rawValue,
            language: told.language.code, owners: told.owners.map(\.text), pool: .init(told.pool?.text),
            host: .init(told.place.host?.text), venue: .init(told.place.venue?.text),
            address: .init(told.address), contactHost: .init(told.contact.host), contactOwner: .init(told.contact.owner),
            weekday: told.time.weekday.code,
            start: told.time.start.text, minutes: told.minutes, interval: told.interval,
            leaders: announcement.leaders.map(\.text), days: announcement.days.map(\.iso),
            altered: announcement.alterations.sorted { $0.key < $1.key }.map { day, alteration in
                AnnouncedForm.Alteration(
                    day: day.iso, held: .init(alteration.meeting.map(AnnouncedForm.Meeting.init)),
                    revision: AnnouncedForm.Revision(alteration.revision), comesBack: alteration.comesBack ? true : nil)
            },
            cancelled: announcement.isCancelled, revision: AnnouncedForm.Revision(announcement.revision))
    }
}

extension AnnouncedForm.Meeting {
    fileprivate init(_ meeting: Announcement.Meeting) {
        self.init(
            day: meeting.day.iso, start: meeting.start.text, minutes: meeting.minutes,
            host: .init(meeting.place.host?.text), venue: .init(meeting.place.venue?.text),
            address: .init(meeting.address))
    }
}

extension AnnouncedForm.Revision {
    fileprivate init(_ revision: Revision) {
        self.init(number: revision.number, changed: Stockholm.text(revision.changed))
    }
}

// MARK: - Back to announcements

extension AnnouncedForm.Session {
    fileprivate func announcement() throws -> Announcement {
        guard let time = try? Form.weeklyTime.read("\(weekday) \(start)") else {
            throw misfit("start", "\(weekday) \(start)", "must be a weekly time")
        }
        guard (1...52).contains(interval) else { throw misfit("interval_weeks", String(interval), "must be 1 to 52") }
        let days = try days.map(AnnouncedForm.day)
        guard let first = days.first, days == Set(days).sorted(),
            days.allSatisfy({ $0.weekday == time.weekday && ($0 - first) % (7 * interval) == 0 })
        else { throw misfit("days", offering, "must be dates of the session's weekly time, in order") }
        let altered = try altered.map { (try AnnouncedForm.day($0.day), try $0.alteration()) }
        guard altered.allSatisfy({ days.contains($0.0) }), Set(altered.map(\.0)).count == altered.count else {
            throw misfit("altered", offering, "must name dates of the session, each once")
        }
        return Announcement(
            offering: try id(offering),
            told: Announcement.Told(
                title: title, neutralTitle: neutralTitle.value, visibility: try known(visibility, "visibility"),
                groups: Set(try groups.map { try known($0, "groups") }), kind: try known(kind, "kind"),
                language: try spoken(language), owners: try owners.map { try id($0) }, pool: try pool.value.map { try id($0) },
                place: try place(host.value, venue.value), address: address.value,
                contact: Announcement.Contact(host: contactHost.value, owner: contactOwner.value), time: time,
                minutes: try AnnouncedForm.length(minutes, from: time.start), interval: interval),
            leaders: try leaders.map { try id($0) }, days: days, alterations: Dictionary(uniqueKeysWithValues: altered),
            isCancelled: cancelled, revision: try revision.revision())
    }
}

extension AnnouncedForm.Alteration {
    fileprivate func alteration() throws -> Announcement.Alteration {
        Announcement.Alteration(
            meeting: try held.value.map { try $0.meeting() }, revision: try revision.revision(), comesBack: comesBack ?? false)
    }
}

extension AnnouncedForm.Meeting {
    fileprivate func meeting() throws -> Announcement.Meeting {
        guard let time = ClockTime(start) else { throw misfit("start", start, "must be a time of day") }
        return Announcement.Meeting(
            day: try AnnouncedForm.day(day), start: time, minutes: try AnnouncedForm.length(minutes, from: time),
            place: try place(host.value, venue.value), address: address.value)
    }
}

extension AnnouncedForm.Revision {
    fileprivate func revision() throws -> Domain.Revision {
        guard (0...1_000_000_000).contains(number) else { throw misfit("number", String(number), "must be 0 or more") }
        guard let time = try? Date(changed, strategy: .iso8601) else {
            throw misfit("changed", changed, "must be a time such as 2027-01-26T13:00:00+01:00")
        }
        return Domain.Revision(number: number, changed: Instant(seconds: Int(time.timeIntervalSince1970)))
    }
}

extension AnnouncedForm {
    fileprivate static func day(_ text: String) throws -> Day {
        guard let day = Day(iso: text) else { throw misfit("day", text, "must be a date") }
        return day
    }

    fileprivate static func length(_ minutes: Int, from start: ClockTime) throws -> Int {
        guard (1...1440).contains(minutes), ClockTime(minutes: start.minutes + minutes) != nil else {
            throw misfit("minutes", String(minutes), "must be 1 or more, and end by midnight")
        }
        return minutes
    }
}

private func known<Value: RawRepresentable & CaseIterable>(_ text: String, _ key: String) throws -> Value
where Value.RawValue == String {
    guard let value = Value(rawValue: text) else {
        throw misfit(key, text, "must be one of " + Value.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return value
}

private func spoken(_ code: String) throws -> Language {
    guard let language = Language(code) else { throw misfit("language", code, "must be a code of two or three letters") }
    return language
}

private func id<Row>(_ text: String) throws -> ID<Row> {
    guard let id = try? ID<Row>(text) else { throw misfit("id", text, "must be an id") }
    return id
}

private func place(_ host: String?, _ venue: String?) throws -> Announcement.Place {
    switch (host, venue) {
    case (nil, nil): .digital
    case (let host?, let venue?): .venue(try id(venue), in: try id(host))
    default: throw misfit("venue", venue ?? "null", "must be null when host is, and only then")
    }
}

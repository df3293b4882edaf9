internal import Domain
internal import Foundation
internal import Registration

// The catalogue for programs, documented in `openapi.json`. It holds what the pages show, and nothing else.

/// - Parameter parts: of the path, after `/api/v1`.
func openData(_ parts: [String], _ filter: Filter, _ catalogue: Catalogue, at origin: Origin) throws -> Content {
    switch (parts.first, parts.count) {
    case (nil, 0): return try json(IndexForm(origin))
    case ("groups", 1): return try json(GroupsForm(catalogue, filter, origin))
    case ("groups.csv", 1):
        return Content(Array(groupsTable(catalogue, filter, origin).utf8), type: "text/csv; charset=utf-8")
    case ("groups", 2):
        guard let listing = catalogue.byKey[parts[1]] else { throw Failure.notFound }
        return try json(GroupForm(listing, origin))
    case ("districts", 1): return try json(catalogue.districts.map(DistrictForm.init))
    default: throw Failure.notFound
    }
}

private func json(_ value: some Encodable) throws -> Content {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Content(Array(try encoder.encode(value)), type: "application/json")
}

/// RFC 9457.
func problem(_ status: Int, _ title: String) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return (try? encoder.encode(ProblemForm(status: status, title: title))).map(Array.init) ?? []
}

private struct ProblemForm: Encodable {
    let status: Int
    let title: String
}

private struct IndexForm: Encodable {
    let groups, groupsTable, districts, documentation: String

    enum CodingKeys: String, CodingKey { case groups, groupsTable = "groups_csv", districts, documentation }

    init(_ origin: Origin) {
        groups = origin.text + "/api/v1/groups"
        groupsTable = origin.text + "/api/v1/groups.csv"
        districts = origin.text + "/api/v1/districts"
        documentation = origin.text + "/openapi.json"
    }
}

private struct DistrictForm: Encodable {
    let id, name, contact: String

    init(_ district: Catalogue.District) {
        id = district.id.text
        name = district.name
        contact = district.contact
    }
}

private struct GroupsForm: Encodable {
    let term: String
    let invented: Bool
    let groups: [GroupForm]

    init(_ catalogue: Catalogue, _ filter: Filter, _ origin: Origin) {
        term = catalogue.term.name
        invented = catalogue.term.invented
        groups = catalogue.listings(filter).map { GroupForm($0, origin) }
    }
}

private struct GroupForm: Encodable {
    let id, title, kind, language, availability, page: String
    let targetGroups: [String]
    let districts: [String]
    let host: String?
    let address: String?
    let isDigital: Bool
    let features: [String]
    let contact: String?
    let meetings: [MeetingForm]?
    /// ISO 8601 weeks, where the days are not public.
    let weeks: [String]?

    enum CodingKeys: String, CodingKey {
        case id, title, kind, language, availability, page, targetGroups = "target_groups", districts, host, address,
            isDigital = "digital", features, contact, meetings, weeks
    }

    struct MeetingForm: Encodable {
        let start, end: String
        let isCancelled: Bool

        enum CodingKeys: String, CodingKey { case start, end, isCancelled = "cancelled" }
    }

    init(_ listing: Listing, _ origin: Origin) {
        id = listing.key
        title = listing.title
        kind = listing.kind.rawValue
        language = listing.language.code
        availability = listing.availability.rawValue
        page = origin.text + Link.offering(listing.key).path(.swedish)
        targetGroups = listing.groups.sorted().map(\.rawValue)
        districts = listing.districts.map(\.text)
        isDigital = listing.isDigital
        contact = listing.contact
        if case .venue(let host, let address, let features) = listing.place {
            (self.host, self.address, self.features) = (host.text, address, features.names)
        } else {
            (host, address, features) = (nil, nil, [])
        }
        switch listing.times {
        case .exact(_, let all):
            weeks = nil
            meetings = all.map {
                MeetingForm(
                    start: LocalStamp($0.day, $0.start).text,
                    end: LocalStamp($0.day, ClockTime(clamping: $0.start.minutes + $0.minutes)).text,
                    isCancelled: $0.isCancelled)
            }
        case .weeks(let mondays):
            meetings = nil
            weeks = mondays.map { "\($0.isoWeek.year)-W\(padded($0.isoWeek.week, 2))" }
        }
    }
}

/// RFC 4180.
private func groupsTable(_ catalogue: Catalogue, _ filter: Filter, _ origin: Origin) -> String {
    let header = [
        "id", "title", "kind", "language", "target_groups", "districts", "host", "address", "digital", "availability", "next",
        "contact", "page",
    ]
    let rows = catalogue.listings(filter).map { listing -> [String] in
        let form = GroupForm(listing, origin)
        return [
            form.id, form.title, form.kind, form.language, form.targetGroups.joined(separator: " "),
            form.districts.joined(separator: " "), form.host ?? "", form.address ?? "", form.isDigital ? "1" : "0",
            form.availability, form.meetings?.first { !$0.isCancelled }?.start ?? form.weeks?.first ?? "", form.contact ?? "",
            form.page,
        ]
    }
    return ([header] + rows).map { $0.map(\.csvCell).joined(separator: ",") + "\r\n" }.joined()
}

public import Domain

/// The waitlists as tables for staff: request numbers, never names.
///
/// One row for each place in a queue, offerings in the order of the term's, the first in line first. `reason_code` and
/// `reason` hold all the reasons of a place, with `|` and `; ` between them.
public struct WaitlistTables {
    private struct List {
        /// The host, and for a digital offering its first owner.
        let district: ID<District>?
        let rows: [[String]]
    }

    private let lists: [List]

    public init(_ city: City, _ plan: Plan, wording: Wording = .swedish) {
        let hosts = Dictionary(plan.sessions.map { ($0.offering, $0.host) }) { first, _ in first }
        lists = plan.waitlists.compactMap { waitlist in
            guard let offering = city.offering[waitlist.offering] else { return nil }
            let host = hosts[offering.id] ?? nil
            let district = host ?? offering.owners.first
            let name = district.flatMap { city.district[$0]?.name }
            let rows = waitlist.entries.enumerated().map { index, entry in
                let home = city.request[entry.request]?.district
                return [
                    offering.id.text, String(index + 1), entry.request.text, home?.text ?? "",
                    home.map { city.standing(of: $0, in: offering, host: host) }?.name ?? "",
                    entry.reasons.map(\.code).joined(separator: "|"), wording.text(of: entry.reasons, host: name),
                ]
            }
            return List(district: district, rows: rows)
        }
    }

    /// The bytes of `waitlists.csv`.
    public var all: [UInt8] { table(lists) }

    /// The bytes of `waitlists/DISTRICT.csv`: the offerings that the district hosts, and digital ones that it is the first
    /// owner of.
    public func of(_ district: ID<District>) -> [UInt8] { table(lists.filter { $0.district == district }) }

    private func table(_ lists: [List]) -> [UInt8] {
        var table = SpreadsheetTable(columns: [
            "offering", "position", "request", "home_district", "standing", "reason_code", "reason",
        ])
        for row in lists.flatMap(\.rows) { table.append(row) }
        return table.bytes
    }
}

extension Standing {
    fileprivate var name: String {
        switch self {
        case .home: "home"
        case .guest: "guest"
        case .outside: "outside"
        }
    }
}

public import Domain

/// `waitlists.csv` and `waitlists/DISTRICT.csv`: who waits for what, in order, without names.
public enum WaitlistTables {
    private static let header = ["offering", "position", "request", "home_district", "standing", "reason_code", "reason"]

    /// - Returns: the whole city's table, then one for each district in the order of the term's.
    public static func files(_ plan: Plan, of city: City) -> [OutputFile] {
        var whole = CSVText(header: header)
        var tables = Dictionary(city.districts.map { ($0.id, CSVText(header: header)) }) { first, _ in first }
        for (session, waitlist) in zip(plan.sessions, plan.waitlists) {
            guard let offering = city.offering[session.offering] else { continue }
            let holder = session.host ?? offering.owners.first
            for row in rows(waitlist, session, offering, city) {
                whole.append(row)
                if let holder { tables[holder]?.append(row) }
            }
        }
        return [OutputFile("waitlists.csv", whole.bytes)]
            + city.districts.compactMap { district in
                tables[district.id].map { OutputFile("waitlists/\(district.id).csv", $0.bytes) }
            }
    }

    private static func rows(
        _ waitlist: Waitlist, _ session: Session, _ offering: Offering, _ city: City
    ) -> [[String]] {
        let host = session.host.flatMap { city.district[$0]?.name }
        return waitlist.entries.enumerated().compactMap { index, entry in
            guard let request = city.request[entry.request] else { return nil }
            let isHome = city.standing(of: request.district, in: offering, host: session.host) == .home
            return [
                offering.id.text, String(index + 1), request.id.text, request.district.text, isHome ? "home" : "guest",
                entry.reasons.map(\.code).joined(separator: "|"), Wording.swedish.text(of: entry.reasons, host: host),
            ]
        }
    }
}

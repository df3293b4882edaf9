public import Domain
import Foundation

/// What a plan's file says of each offering and request, without the term's tables.
public struct PlanAccount: Sendable {
    private let offerings: [String: OfferingAccount]
    private let requests: [String: RequestAccount]

    /// - Throws: what keeps the file from being a plan.
    /// - Complexity: O(seats + waitlist entries).
    public init(_ bytes: [UInt8]) throws(FolderFault) {
        let form = try PlanFile.form(bytes)
        do {
            offerings = Dictionary(
                try form.sessions.map { ($0.offering, try OfferingAccount($0)) }
                    + form.unplanned.map {
                        (
                            $0.offering,
                            OfferingAccount(offering: $0.offering, session: nil, reasons: try PlanForm.reasons($0.reasons))
                        )
                    }
            ) { first, _ in first }
            requests = try PlanAccount.requests(form)
        } catch let fault as FolderFault {
            throw fault
        } catch {
            throw PlanFile.unreadable
        }
    }

    private static func requests(_ form: PlanForm) throws -> [String: RequestAccount] {
        var accounts: [String: RequestAccount] = [:]
        for session in form.sessions {
            for seat in session.seats {
                accounts[seat.request] = RequestAccount(
                    request: seat.request, seat: .init(offering: session.offering, isGuest: seat.standing == .guest))
            }
        }
        for row in form.unserved {
            accounts[row.request] = RequestAccount(request: row.request, reasons: try PlanForm.reasons(row.reasons))
        }
        let hosts = Dictionary(form.sessions.map { ($0.offering, $0.host.value) }) { first, _ in first }
        for list in form.waitlists {
            for entry in list.entries {
                accounts[entry.request]?.places.append(
                    .init(
                        offering: list.offering, host: hosts[list.offering] ?? nil,
                        reasons: try PlanForm.reasons(entry.reasons)))
            }
        }
        return accounts
    }

    /// - Throws: what the plan has instead, in English: a sentence without a full stop.
    public func offering(_ id: String) throws(FolderFault) -> OfferingAccount {
        guard let account = offerings[id] else {
            throw missing("offering", id, among: offerings.keys, otherwise: requests[id] != nil ? "request" : nil)
        }
        return account
    }

    /// - Throws: as `offering(_:)`.
    public func request(_ id: String) throws(FolderFault) -> RequestAccount {
        guard let account = requests[id] else {
            throw missing("request", id, among: requests.keys, otherwise: offerings[id] != nil ? "offering" : nil)
        }
        return account
    }

    private func missing(_ column: String, _ id: String, among known: some Collection<String>, otherwise: String?)
        -> FolderFault
    {
        let example = known.min().map { ", such as \($0)" } ?? ""
        let help =
            otherwise.map { "; it is \($0 == "offering" ? "an" : "a") \($0)" }
            ?? (suggestion(for: id, among: known).isEmpty
                ? "; it has \(known.count)\(example)" : suggestion(for: id, among: known))
        return FolderFault(file: PlanFile.name, column: column, value: id, problem: "the plan has no such \(column)\(help)")
    }
}

/// Why an offering runs as it does, or does not run.
public struct OfferingAccount: Hashable, Sendable {
    public let offering: String
    /// nil when it does not run.
    public let session: Session?
    public let reasons: [Reason]

    public struct Session: Hashable, Sendable {
        /// nil when digital, as is `venue`.
        public let host: String?
        public let venue: String?
        public let time: WeeklyTime
        public let end: ClockTime
        public let firstDay: Day
        public let leaders: [String]
    }
}

/// Why somebody sits where they do, or waits.
public struct RequestAccount: Hashable, Sendable {
    public let request: String
    /// nil without a seat.
    public var seat: Seat?
    /// Why they have no seat.
    public var reasons: [Reason] = []
    /// Every planned offering that fits and is full to them.
    public var places: [Place] = []

    public struct Seat: Hashable, Sendable {
        public let offering: String
        public let isGuest: Bool
    }

    public struct Place: Hashable, Sendable {
        public let offering: String
        public let host: String?
        public let reasons: [Reason]
    }
}

extension OfferingAccount {
    fileprivate init(_ form: PlanForm.Session) throws {
        let time = "\(form.weekday) \(form.start)"
        guard let weekly = try? Form.weeklyTime.read(time), let end = ClockTime(form.end),
            let first = form.occurrences.first.flatMap({ Day(iso: $0.day) })
        else {
            throw FolderFault(
                file: PlanFile.name, column: "sessions", value: form.offering, problem: "must have a time, an end and dates")
        }
        self.init(
            offering: form.offering,
            session: Session(
                host: form.host.value, venue: form.venue.value, time: weekly, end: end, firstDay: first, leaders: form.leaders),
            reasons: try PlanForm.reasons(form.reasons))
    }
}

// MARK: - For programs

extension OfferingAccount: Encodable {
    private enum Key: String, CodingKey { case offering, planned, session, reasons }

    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(offering, forKey: .offering)
        try object.encode(session != nil, forKey: .planned)
        try object.encode(session, forKey: .session)
        try object.encode(reasons.map(ReasonForm.init), forKey: .reasons)
    }
}

extension OfferingAccount.Session: Encodable {
    private enum Key: String, CodingKey {
        case host, venue, weekday, start, end, leaders, firstDay = "first_day"
    }

    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(host, forKey: .host)
        try object.encode(venue, forKey: .venue)
        try object.encode(time.weekday.code, forKey: .weekday)
        try object.encode(time.start.text, forKey: .start)
        try object.encode(end.text, forKey: .end)
        try object.encode(firstDay.iso, forKey: .firstDay)
        try object.encode(leaders, forKey: .leaders)
    }
}

extension RequestAccount: Encodable {
    private enum Key: String, CodingKey { case request, seat, reasons, waitlists }

    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(request, forKey: .request)
        try object.encode(seat, forKey: .seat)
        try object.encode(reasons.map(ReasonForm.init), forKey: .reasons)
        try object.encode(places, forKey: .waitlists)
    }
}

extension RequestAccount.Seat: Encodable {
    private enum Key: String, CodingKey { case offering, standing = "as" }

    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(offering, forKey: .offering)
        try object.encode(isGuest ? "guest" : "home", forKey: .standing)
    }
}

extension RequestAccount.Place: Encodable {
    private enum Key: String, CodingKey { case offering, host, reasons }

    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(offering, forKey: .offering)
        try object.encode(host, forKey: .host)
        try object.encode(reasons.map(ReasonForm.init), forKey: .reasons)
    }
}

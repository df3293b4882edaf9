import Domain
import Registration
import Store

/// What an act brought about, in words, a line each.
struct ActText {
    let done: LivingTerm.Done
    let wording: Wording

    init(_ done: LivingTerm.Done, _ wording: Wording) {
        self.done = done
        self.wording = wording
    }

    private var isSwedish: Bool { wording == .swedish }

    var lines: [String] {
        let all = done.entries.filter { $0.event.isTold }.map { "\($0.session): \(text(of: $0.event))" }
        let nothing = isSwedish ? "Inget ändrades." : "Nothing changed."
        return (all.isEmpty ? [nothing] : all) + [operation]
    }

    var operation: String {
        let again = done.isRepeated ? (isSwedish ? " (redan gjord förut)" : " (done before)") : ""
        return "\(isSwedish ? "åtgärd" : "operation"): \(done.operation)\(again)"
    }

    /// `mån 11 jan 2027 kl. 16:00`.
    static func text(of instant: Instant, _ wording: Wording) -> String {
        let (day, second) = Stockholm.local(instant)
        let time = ClockTime(clamping: second / 60).text
        return "\(wording.text(of: day)) \(wording == .swedish ? "kl." : "at") \(time)"
    }

    /// What a person has in a session now.
    ///
    /// - Parameter host: the host district's name.
    func standing(of person: ID<Person>, in session: ID<Offering>, host: String?) -> String {
        guard let roster = done.rosters[session], let place = roster.places[person] else {
            return isSwedish ? "ingen plats" : "no place"
        }
        switch place.status {
        case .seated: return isSwedish ? "har plats" : "has a seat"
        case .offered(_, let replyBy):
            let time = Self.text(of: replyBy, wording)
            return isSwedish ? "erbjuds plats, svar senast \(time)" : "is offered a seat, reply by \(time)"
        case .waiting: return wording.text(of: roster.reasons(for: person), host: host)
        }
    }

    private func text(of event: Event) -> String {
        switch event {
        case .opened: isSwedish ? "öppen för anmälan" : "open for registrations"
        case .waitlisted(let asking): "\(asking.person) " + (isSwedish ? "ställs i kö" : "is put in line")
        case .granted(let person, _): "\(person) " + (isSwedish ? "får plats" : "gets a seat")
        case .offered(let person, _, let replyBy):
            "\(person) " + (isSwedish ? "erbjuds plats, svar senast " : "is offered a seat, reply by ")
                + Self.text(of: replyBy, wording)
        case .accepted(let person): "\(person) " + (isSwedish ? "tackar ja" : "says yes")
        case .declined(let person, keeps: true):
            "\(person) " + (isSwedish ? "avstår och står kvar i kön" : "says no and keeps the place in line")
        case .declined(let person, keeps: false): "\(person) " + (isSwedish ? "tackar nej" : "says no")
        case .expired(let person, keeps: true):
            "\(person) "
                + (isSwedish ? "svarade inte i tid och står kvar i kön" : "did not reply in time and keeps the place in line")
        case .expired(let person, keeps: false):
            "\(person) " + (isSwedish ? "svarade inte i tid och lämnar kön" : "did not reply in time and leaves the line")
        case .left(let person): "\(person) " + (isSwedish ? "lämnar kön" : "leaves the line")
        case .released(let person): "\(person) " + (isSwedish ? "lämnar sin plats" : "gives up the seat")
        case .lent(let district, let seats):
            isSwedish
                ? "\(wording.count(seats, .seat)) lånas ut till \(district)"
                : "\(wording.count(seats, .seat)) lent to \(district)"
        case .returned(let district, let seats):
            isSwedish
                ? "\(wording.count(seats, .seat)) tas tillbaka från \(district)"
                : "\(wording.count(seats, .seat)) taken back from \(district)"
        case .quotaReleased: isSwedish ? "hållna platser öppnas för alla" : "held seats are open to everybody"
        case .capacityChanged(let seats):
            isSwedish ? "har nu \(wording.count(seats, .seat))" : "has \(wording.count(seats, .seat)) now"
        case .queueChanged(let queue): (isSwedish ? "kön går efter " : "the line goes by ") + name(of: queue)
        case .moved(let meetings):
            isSwedish
                ? "har nya tider, \(wording.count(meetings.count, .meeting))"
                : "has new times, \(wording.count(meetings.count, .meeting))"
        case .closed: isSwedish ? "stängd för anmälan" : "closed for registrations"
        case .reopened: isSwedish ? "öppen för anmälan igen" : "open for registrations again"
        case .cancelled: isSwedish ? "inställd" : "cancelled"
        case .reinstated: isSwedish ? "hålls ändå" : "held after all"
        case .merged(let other): isSwedish ? "går upp i \(other)" : "goes over into \(other)"
        case .undone(let operation): isSwedish ? "åtgärden \(operation) är ogjord" : "operation \(operation) is undone"
        }
    }

    private func name(of queue: Terms.Queue) -> String {
        switch queue {
        case .registration: isSwedish ? "anmälningstid" : "time of registration"
        case .priority: isSwedish ? "prioritet" : "priority"
        case .lottery(let seed, _): isSwedish ? "lottning, frö \(seed)" : "lot, seed \(seed)"
        }
    }
}

extension Event {
    /// Whether people are told of it; what stands beside it in the ledger says the rest.
    fileprivate var isTold: Bool { if case .opened = self { false } else { true } }
}

/// What an act brought about, for programs.
struct ActForm: Encodable {
    let operation: String
    let isRepeated: Bool
    let entries: [Line]
    /// What the people whom it was about have now.
    let places: [PlaceForm]

    struct Line: Encodable {
        let session: String
        let number: Int
        let event: String
        let person: String?
        let by: String
        let reason: String
    }

    enum CodingKeys: String, CodingKey { case operation, isRepeated = "repeated", entries, places }

    init(_ done: LivingTerm.Done, _ wording: Wording) {
        operation = done.operation.text
        isRepeated = done.isRepeated
        entries = done.entries.map {
            Line(
                session: $0.session.text, number: $0.number, event: $0.event.name, person: $0.event.person?.text,
                by: $0.actor.description, reason: $0.reason.rawValue)
        }
        var seen: Set<[String]> = []
        places = done.entries.compactMap { entry in
            guard let person = entry.event.person, seen.insert([entry.session.text, person.text]).inserted,
                let roster = done.rosters[entry.session], let place = roster.places[person]
            else { return nil }
            return PlaceForm(place, in: roster, wording)
        }
    }
}

/// Somebody's place in a session, for programs; without anything that tells who they are.
struct PlaceForm: Encodable {
    let session: String
    let person: String
    let district: String
    /// `seated`, `offered`, `waiting`, or `resting` after an offer that was let pass.
    let status: String
    let party: Int
    let registered: String
    let seats: [Int]?
    let kind: String?
    let replyBy: String?
    let position: Int?
    let reasons: [String]?
    let text: String?

    enum CodingKeys: String, CodingKey {
        case session, person, district, status, party, registered, seats, kind, replyBy = "reply_by", position, reasons, text
    }

    /// - Parameter host: the host district's name.
    init(_ place: Place, in roster: Roster, _ wording: Wording, host: String? = nil) {
        session = roster.session.text
        person = place.asking.person.text
        district = place.asking.district.text
        party = place.asking.party.rawValue
        registered = Stockholm.text(place.asking.registered)
        seats = place.taking?.seats
        kind = place.taking?.kind.rawValue
        status = place.status.code
        if case .offered(_, let time) = place.status { replyBy = Stockholm.text(time) } else { replyBy = nil }
        let why = roster.reasons(for: place.asking.person)
        position = why.lazy.compactMap { if case .queue(let position, _) = $0 { position } else { nil } }.first
        reasons = why.isEmpty ? nil : why.map(\.code)
        text = why.isEmpty ? nil : wording.text(of: why, host: host)
    }
}

extension Place.Status {
    var code: String {
        switch self {
        case .waiting(resting: false): "waiting"
        case .waiting(resting: true): "resting"
        case .offered: "offered"
        case .seated: "seated"
        }
    }
}

internal import Domain
internal import Foundation
internal import Registration

/// How an event stands in the ledger's columns: its name, and what else it says as JSON.
struct EntryForm: Codable {
    var terms: TermsForm?
    var asking: AskingForm?
    var seats: [Int]?
    var kind: String?
    var replyBy: Int?
    var keeps: Bool?
    var district: String?
    var count: Int?
    var queue: QueueForm?
    var meetings: [Int]?
    var into: String?
    var operation: String?

    struct TermsForm: Codable {
        var capacity: Int
        var guestSeats: Int?
        var release: Int
        var queue: QueueForm
        var meetings: [Int]
    }

    struct QueueForm: Codable {
        var order: String
        var seed: String?
        var before: Int?
    }

    struct AskingForm: Codable {
        var district: String
        var resident: Bool
        var guest: Bool
        var party: Int
        var wish: String
        var rank: Int
        var registered: Int
        var priority: Int
        var leadDays: Int
        var replaces: String?
    }

    /// An entry that cannot be read: by another version, or altered.
    struct Unreadable: Error {}
}

// MARK: - To the ledger

extension Event {
    func detail() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(form), as: UTF8.self)
    }

    private var form: EntryForm {
        switch self {
        case .opened(let terms): EntryForm(terms: .init(terms))
        case .waitlisted(let asking): EntryForm(asking: .init(asking))
        case .granted(_, let taking): EntryForm(seats: taking.seats, kind: taking.kind.rawValue)
        case .offered(_, let taking, let replyBy):
            EntryForm(seats: taking.seats, kind: taking.kind.rawValue, replyBy: replyBy.seconds)
        case .declined(_, let keeps), .expired(_, let keeps): EntryForm(keeps: keeps)
        case .lent(let district, let seats), .returned(let district, let seats):
            EntryForm(district: district.text, count: seats)
        case .capacityChanged(let capacity): EntryForm(count: capacity)
        case .queueChanged(let queue): EntryForm(queue: .init(queue))
        case .moved(let meetings): EntryForm(meetings: meetings.map(\.seconds))
        case .merged(let other): EntryForm(into: other.text)
        case .undone(let operation): EntryForm(operation: operation.text)
        case .accepted, .left, .released, .quotaReleased, .closed, .reopened, .cancelled, .reinstated: EntryForm()
        }
    }
}

extension EntryForm.TermsForm {
    fileprivate init(_ terms: Terms) {
        self.init(
            capacity: terms.capacity, guestSeats: terms.guestSeats, release: terms.release.seconds, queue: .init(terms.queue),
            meetings: terms.meetings.map(\.seconds))
    }
}

extension EntryForm.QueueForm {
    init(_ queue: Terms.Queue) {
        switch queue {
        case .registration: self.init(order: "registration")
        case .priority: self.init(order: "priority")
        case .lottery(let seed, let before): self.init(order: "lottery", seed: String(seed), before: before.seconds)
        }
    }

    func queue() throws -> Terms.Queue {
        switch (order, seed.flatMap { UInt64($0) }, before) {
        case ("registration", nil, nil): .registration
        case ("priority", nil, nil): .priority
        case ("lottery", let seed?, let before?): .lottery(seed: seed, before: Instant(seconds: before))
        default: throw EntryForm.Unreadable()
        }
    }
}

extension EntryForm.AskingForm {
    fileprivate init(_ asking: Asking) {
        self.init(
            district: asking.district.text, resident: asking.isResident, guest: asking.isGuest, party: asking.party.rawValue,
            wish: asking.wish.text, rank: asking.rank, registered: asking.registered.seconds, priority: asking.priority,
            leadDays: asking.leadDays, replaces: asking.replaces?.text)
    }
}

// MARK: - From the ledger

extension Event {
    init(name: String, person: ID<Person>?, detail: String) throws {
        let form = try JSONDecoder().decode(EntryForm.self, from: Data(detail.utf8))
        func found<Value>(_ value: Value?) throws -> Value {
            guard let value else { throw EntryForm.Unreadable() }
            return value
        }
        let taking = { try Taking(seats: found(form.seats), kind: found(form.kind.flatMap(Taking.Kind.init))) }
        switch name {
        case "opened": self = .opened(try found(form.terms).terms())
        case "waitlisted": self = .waitlisted(try found(form.asking).asking(found(person)))
        case "granted": self = .granted(try found(person), try taking())
        case "offered":
            self = .offered(try found(person), try taking(), replyBy: Instant(seconds: try found(form.replyBy)))
        case "accepted": self = .accepted(try found(person))
        case "declined": self = .declined(try found(person), keeps: try found(form.keeps))
        case "expired": self = .expired(try found(person), keeps: try found(form.keeps))
        case "left": self = .left(try found(person))
        case "released": self = .released(try found(person))
        case "lent": self = .lent(try ID(found(form.district)), seats: try found(form.count))
        case "returned": self = .returned(try ID(found(form.district)), seats: try found(form.count))
        case "quota-released": self = .quotaReleased
        case "capacity-changed": self = .capacityChanged(try found(form.count))
        case "queue-changed": self = .queueChanged(try found(form.queue).queue())
        case "moved": self = .moved(try found(form.meetings).map(Instant.init(seconds:)))
        case "closed": self = .closed
        case "reopened": self = .reopened
        case "cancelled": self = .cancelled
        case "reinstated": self = .reinstated
        case "merged": self = .merged(into: try ID(found(form.into)))
        case "undone": self = .undone(try ID(found(form.operation)))
        default: throw EntryForm.Unreadable()
        }
    }
}

extension EntryForm.TermsForm {
    fileprivate func terms() throws -> Terms {
        Terms(
            capacity: capacity, guestSeats: guestSeats, release: Instant(seconds: release), queue: try queue.queue(),
            meetings: meetings.map(Instant.init(seconds:)))
    }
}

extension EntryForm.AskingForm {
    fileprivate func asking(_ person: ID<Person>) throws -> Asking {
        guard let party = Party(rawValue: party) else { throw EntryForm.Unreadable() }
        return Asking(
            person: person, district: try ID(district), isResident: resident, isGuest: guest, party: party, wish: try ID(wish),
            rank: rank, registered: Instant(seconds: registered), priority: priority, leadDays: leadDays,
            replaces: try replaces.map { try ID($0) })
    }
}

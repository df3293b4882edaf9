internal import Domain
internal import Registration

/// What a row of the ledger says of its event beside the name and the person: words such as `kind=home seats=3,4`, joined by
/// spaces. Their values are slugs and numbers, so nothing ever needs escaping.
struct EventDetail {
    private let words: [Substring: Substring]

    init(_ text: String) throws {
        let pairs = try text.split(separator: " ").map { (word: Substring) -> (Substring, Substring) in
            guard let equals = word.firstIndex(of: "=") else { throw Unreadable() }
            return (word[..<equals], word[word.index(after: equals)...])
        }
        words = try Dictionary(pairs) { _, _ in throw Unreadable() }
    }

    func optionalText(_ name: String) -> String? { words[name[...]].map(String.init) }

    func text(_ name: String) throws -> String {
        guard let text = optionalText(name) else { throw Unreadable() }
        return text
    }

    func optionalInteger(_ name: String) throws -> Int? { try words[name[...]].map(number) }

    func integer(_ name: String) throws -> Int {
        guard let number = try optionalInteger(name) else { throw Unreadable() }
        return number
    }

    func integers(_ name: String) throws -> [Int] { try text(name).split(separator: ",").map(number) }

    func instant(_ name: String) throws -> Instant { Instant(seconds: try integer(name)) }

    func id<Of>(_ name: String) throws -> ID<Of> { try ID(text(name)) }

    private func number(_ text: Substring) throws -> Int {
        guard let number = Int(text) else { throw Unreadable() }
        return number
    }
}

/// A row that cannot be read: by another version, or altered.
struct Unreadable: Error {}

/// A queue as `session` and the ledger hold it.
struct QueueForm {
    let order: String
    let seed: String?
    let before: Int?
}

extension QueueForm {
    init(_ queue: Terms.Queue) {
        switch queue {
        case .registration: self.init(order: "registration", seed: nil, before: nil)
        case .priority: self.init(order: "priority", seed: nil, before: nil)
        case .lottery(let seed, let before): self.init(order: "lottery", seed: String(seed), before: before.seconds)
        }
    }

    func queue() throws -> Terms.Queue {
        switch (order, seed.flatMap { UInt64($0) }, before) {
        case ("registration", nil, nil): .registration
        case ("priority", nil, nil): .priority
        case ("lottery", let seed?, let before?): .lottery(seed: seed, before: Instant(seconds: before))
        default: throw Unreadable()
        }
    }
}

// MARK: - To the ledger

extension Event {
    var detail: String {
        switch self {
        case .opened(let terms): words(terms.words + QueueForm(terms.queue).words)
        case .waitlisted(let asking): words(asking.words)
        case .granted(_, let taking): words(taking.words)
        case .offered(_, let taking, let replyBy): words(taking.words + [("reply", replyBy.seconds)])
        case .declined(_, let keeps), .expired(_, let keeps): words([("keeps", keeps ? 1 : 0)])
        case .lent(let district, let seats), .returned(let district, let seats):
            words([("district", district), ("seats", seats)])
        case .capacityChanged(let capacity): words([("capacity", capacity)])
        case .queueChanged(let queue): words(QueueForm(queue).words)
        case .moved(let meetings): words([("meetings", list(meetings.map(\.seconds)))])
        case .merged(let other): words([("into", other)])
        case .undone(let operation): words([("operation", operation)])
        case .accepted, .left, .released, .quotaReleased, .closed, .reopened, .cancelled, .reinstated: ""
        }
    }
}

/// A name and its value; nothing is written for nil.
private typealias Word = (name: String, value: (any CustomStringConvertible)?)

private func words(_ words: [Word]) -> String {
    words.compactMap { word in word.value.map { "\(word.name)=\($0.description)" } }.joined(separator: " ")
}

private func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ",") }

extension Terms {
    fileprivate var words: [Word] {
        [
            ("capacity", capacity), ("guests", guestSeats), ("release", release.seconds),
            ("meetings", list(meetings.map(\.seconds))),
        ]
    }
}

extension QueueForm {
    fileprivate var words: [Word] { [("order", order), ("seed", seed), ("before", before)] }
}

extension Taking {
    fileprivate var words: [Word] { [("kind", kind.rawValue), ("seats", list(seats))] }
}

extension Asking {
    fileprivate var words: [Word] {
        [
            ("district", district), ("resident", isResident ? 1 : 0), ("guest", isGuest ? 1 : 0), ("party", party.rawValue),
            ("wish", wish), ("rank", rank), ("registered", registered.seconds), ("priority", priority), ("lead", leadDays),
            ("replaces", replaces),
        ]
    }
}

// MARK: - From the ledger

extension Event {
    init(name: String, person: ID<Person>?, detail text: String) throws {
        let detail = try EventDetail(text)
        func someone() throws -> ID<Person> {
            guard let person else { throw Unreadable() }
            return person
        }
        switch name {
        case "opened": self = .opened(try detail.terms())
        case "waitlisted": self = .waitlisted(try detail.asking(someone()))
        case "granted": self = .granted(try someone(), try detail.taking())
        case "offered": self = .offered(try someone(), try detail.taking(), replyBy: try detail.instant("reply"))
        case "accepted": self = .accepted(try someone())
        case "declined": self = .declined(try someone(), keeps: try detail.integer("keeps") == 1)
        case "expired": self = .expired(try someone(), keeps: try detail.integer("keeps") == 1)
        case "left": self = .left(try someone())
        case "released": self = .released(try someone())
        case "lent": self = .lent(try detail.id("district"), seats: try detail.integer("seats"))
        case "returned": self = .returned(try detail.id("district"), seats: try detail.integer("seats"))
        case "quota-released": self = .quotaReleased
        case "capacity-changed": self = .capacityChanged(try detail.integer("capacity"))
        case "queue-changed": self = .queueChanged(try detail.queue())
        case "moved": self = .moved(try detail.meetings())
        case "closed": self = .closed
        case "reopened": self = .reopened
        case "cancelled": self = .cancelled
        case "reinstated": self = .reinstated
        case "merged": self = .merged(into: try detail.id("into"))
        case "undone": self = .undone(try detail.id("operation"))
        default: throw Unreadable()
        }
    }
}

extension EventDetail {
    fileprivate func terms() throws -> Terms {
        Terms(
            capacity: try integer("capacity"), guestSeats: try optionalInteger("guests"), release: try instant("release"),
            queue: try queue(), meetings: try meetings())
    }

    fileprivate func queue() throws -> Terms.Queue {
        try QueueForm(order: text("order"), seed: optionalText("seed"), before: optionalInteger("before")).queue()
    }

    fileprivate func meetings() throws -> [Instant] { try integers("meetings").map(Instant.init(seconds:)) }

    fileprivate func taking() throws -> Taking {
        guard let kind = Taking.Kind(rawValue: try text("kind")) else { throw Unreadable() }
        return Taking(seats: try integers("seats"), kind: kind)
    }

    fileprivate func asking(_ person: ID<Person>) throws -> Asking {
        guard let party = Party(rawValue: try integer("party")) else { throw Unreadable() }
        return Asking(
            person: person, district: try id("district"), isResident: try integer("resident") == 1,
            isGuest: try integer("guest") == 1, party: party, wish: try id("wish"), rank: try integer("rank"),
            registered: try instant("registered"), priority: try integer("priority"), leadDays: try integer("lead"),
            replaces: try optionalText("replaces").map { try ID($0) })
    }
}

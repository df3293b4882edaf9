public import Domain
public import Registration

/// What a link opens.
public enum LinkPurpose: String, CaseIterable, Hashable, Sendable {
    /// The person's own page: there can be several, so that a lost one can be made anew by staff.
    case page
    /// The person's own calendar feed: there is one at most.
    case calendar
}

extension LivingTerm {
    /// Whose link it is; nil for a token that opens nothing, or nothing any more.
    ///
    /// It is found by its hash, so that how long the search takes tells nothing of the token.
    public func person(by token: Token, for purpose: LinkPurpose) async throws -> ID<Person>? {
        try await database.read { transaction in
            try transaction.rows(
                """
                SELECT person_id FROM link JOIN person ON person.id = person_id
                WHERE hash = $1 AND purpose = $2 AND erased_at IS NULL
                """, .text(token.hash), .text(purpose.rawValue)
            ).first.map { try ID($0.text(0)) }
        }
    }

    /// Makes a link, shown once. A new calendar link takes the place of the old one, which opens nothing from then on.
    ///
    /// - Parameters:
    ///   - token: opens it.
    ///   - closesOthers: earlier links for the same purpose open nothing from then on.
    /// - Throws: `Refusal.hasProtectedDetails` for the calendar of somebody whose details are protected.
    @discardableResult
    public func makeLink(
        _ purpose: LinkPurpose, for person: ID<Person>, token: Token = .new(), closesOthers: Bool = false, by actor: Actor
    ) async throws -> Token {
        try await database.write { transaction in
            try actor.checkMayAct(for: person, in: People.lock(person, transaction).home)
            if purpose == .calendar, try People.details(of: person, keys: keys, transaction)?.isProtected == true {
                throw Refusal.hasProtectedDetails(person)
            }
            if purpose == .calendar || closesOthers { try Links.remove(purpose, of: person, transaction) }
            try Links.insert(token, purpose, for: person, at: now(), transaction)
            try log(.written, person, .link, by: actor, transaction)
        }
        return token
    }

    /// The links for a purpose open nothing from now on.
    public func revokeLinks(_ purpose: LinkPurpose, of person: ID<Person>, by actor: Actor) async throws {
        try await database.write { transaction in
            try actor.checkMayAct(for: person, in: People.lock(person, transaction).home)
            try Links.remove(purpose, of: person, transaction)
            try log(.written, person, .link, by: actor, transaction)
        }
    }

    /// Whether the person has a calendar link.
    public func hasCalendarLink(_ person: ID<Person>) async throws -> Bool {
        try await database.read { transaction in
            try !transaction.rows(
                "SELECT hash FROM link WHERE person_id = $1 AND purpose = 'calendar'", .text(person.text)
            ).isEmpty
        }
    }

    /// Who is meant by the short code that they say on the telephone: the first letters of their pseudonym.
    ///
    /// - Returns: nil when nobody is, or several are.
    public func person(byCode code: ShortCode) async throws -> ID<Person>? {
        try await database.read { transaction in
            let first = "p-" + code.letters
            let found = try transaction.rows(
                """
                SELECT id FROM person WHERE id COLLATE "C" >= $1 AND id COLLATE "C" < $2 AND erased_at IS NULL
                """, .text(first), .text(first + "~"))
            return found.count == 1 ? try found.first.map { try ID($0.text(0)) } : nil
        }
    }
}

/// Links as rows.
enum Links {
    static func insert(
        _ token: Token, _ purpose: LinkPurpose, for person: ID<Person>, at now: Instant, _ transaction: Transaction
    ) throws {
        try transaction.change(
            "INSERT INTO link (hash, person_id, purpose, made_at) VALUES ($1, $2, $3, $4)", .text(token.hash),
            .text(person.text), .text(purpose.rawValue), .integer(now.seconds))
    }

    static func remove(_ purpose: LinkPurpose, of person: ID<Person>, _ transaction: Transaction) throws {
        try transaction.change(
            "DELETE FROM link WHERE person_id = $1 AND purpose = $2", .text(person.text), .text(purpose.rawValue))
    }
}

/// Eight letters and digits that a person says on the telephone, so that staff find them: `abcd-ef23`. It opens nothing.
public struct ShortCode: Hashable, Sendable, CustomStringConvertible {
    let letters: String

    private static let length = 8

    /// nil for a person who registered otherwise than by themselves or through staff.
    public init?(of person: ID<Person>) {
        guard person.text.hasPrefix("p-"), person.text.utf8.count >= 2 + Self.length else { return nil }
        letters = String(person.text.dropFirst(2).prefix(Self.length))
    }

    /// Reads one as it is said or written: in capitals too, with or without the hyphen and spaces.
    public init?(_ text: String) {
        let letters = text.lowercased().filter { $0 != "-" && $0 != " " }
        guard letters.utf8.count == Self.length, letters.allSatisfy({ ("a"..."z").contains($0) || ("2"..."7").contains($0) })
        else { return nil }
        self.letters = letters
    }

    public var description: String { (letters.prefix(4) + "-" + letters.dropFirst(4)).uppercased() }
}

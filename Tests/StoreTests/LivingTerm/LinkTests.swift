import Domain
import Registration
import Testing

@testable import Store

@Suite("A person's link") struct LinkTests {
    private static let staff = Actor.district(TrialTerm.farsta)

    private static func details(_ name: String = "Kim") throws -> PersonalDetails {
        PersonalDetails(name: try PersonName(name), reach: .email(try EmailAddress("kim@example.org")))
    }

    /// Kim, registered with a link.
    private func registered(_ kind: DatabaseKind) async throws -> (trial: TrialTerm, person: ID<Person>, token: Token) {
        let trial = try TrialTerm(kind)
        try await trial.open("cafe")
        let token = Token.new()
        let done = try await trial.term.register(
            Registering(sessions: [id("cafe")], district: TrialTerm.farsta, details: Self.details()), link: token, by: .person,
            operation: id("register"))
        return (trial, try #require(done.person), token)
    }

    @Test("opens their page from the registration on, and no calendar", arguments: DatabaseKind.allCases)
    func opens(kind: DatabaseKind) async throws {
        let (trial, person, token) = try await registered(kind)
        #expect(try await trial.term.person(by: token, for: .page) == person)
        #expect(try await trial.term.person(by: token, for: .calendar) == nil)
        #expect(try await trial.term.person(by: Token.new(), for: .page) == nil)
        // What is stored opens nothing.
        #expect(try await trial.count("SELECT COUNT(*) FROM link WHERE hash = '\(token.text)'") == 0)
    }

    @Test("a new calendar takes the place of the old one; a closed one opens nothing", arguments: DatabaseKind.allCases)
    func renewed(kind: DatabaseKind) async throws {
        let (trial, person, page) = try await registered(kind)
        let first = try await trial.term.makeLink(.calendar, for: person, by: .person)
        let second = try await trial.term.makeLink(.calendar, for: person, by: .person)
        #expect(try await trial.term.person(by: first, for: .calendar) == nil)
        #expect(try await trial.term.person(by: second, for: .calendar) == person)
        try await trial.term.revokeLinks(.calendar, of: person, by: .person)
        #expect(try await trial.term.person(by: second, for: .calendar) == nil)
        #expect(try await !trial.term.hasCalendarLink(person))
        #expect(try await trial.term.person(by: page, for: .page) == person)
        #expect(try await trial.term.verify().problems == [])
    }

    @Test("is made by the person and their home district alone", arguments: DatabaseKind.allCases)
    func refused(kind: DatabaseKind) async throws {
        let (trial, person, _) = try await registered(kind)
        for actor in [Actor.district(TrialTerm.skarpnack), .city, .leader(id("lo"))] {
            await #expect(throws: Refusal.unknownPerson(person)) {
                try await trial.term.makeLink(.page, for: person, by: actor)
            }
            await #expect(throws: Refusal.unknownPerson(person)) {
                try await trial.term.revokeLinks(.page, of: person, by: actor)
            }
            await #expect(throws: Refusal.unknownPerson(person)) {
                try await trial.term.correct(person, by: actor) { _ in try Self.details("Robin") }
            }
        }
        _ = try await trial.term.makeLink(.page, for: person, by: Self.staff)
    }

    @Test("opens nothing once the person is erased", arguments: DatabaseKind.allCases)
    func erased(kind: DatabaseKind) async throws {
        let (trial, person, token) = try await registered(kind)
        try await trial.term.erase(person, by: .person, operation: id("erase"))
        #expect(try await trial.term.person(by: token, for: .page) == nil)
        #expect(try await trial.count("SELECT COUNT(*) FROM link") == 0)
    }

    @Test("what is stored is corrected, and the log tells of it", arguments: DatabaseKind.allCases)
    func corrected(kind: DatabaseKind) async throws {
        let (trial, person, _) = try await registered(kind)
        try await trial.term.correct(person, by: .person) { _ in try Self.details("Robin") }
        let record = try await trial.term.record(of: person, for: .person)
        #expect(record.details?.name?.text == "Robin")
        #expect(record.history.map(\.act) == ["written", "corrected", "exported"])
        #expect(try await trial.term.verify().problems == [])
    }

    @Test("the short code finds the person as it is said", arguments: DatabaseKind.allCases)
    func code(kind: DatabaseKind) async throws {
        let (trial, person, _) = try await registered(kind)
        let code = try #require(ShortCode(of: person))
        for text in [code.description, code.description.lowercased(), code.description.replacing("-", with: " ")] {
            #expect(try await trial.term.person(byCode: try #require(ShortCode(text))) == person)
        }
        #expect(try await trial.term.person(byCode: try #require(ShortCode("aaaa-aaaa"))) == nil)
        for wrong in ["", "abc", "abcd-efg1", "abcd-efghi", "åbcd-efgh"] { #expect(ShortCode(wrong) == nil) }
    }

    @Test(
        "what is published has another mark after each change, and the same while nothing changes",
        arguments: DatabaseKind.allCases)
    func marks(kind: DatabaseKind) async throws {
        let (trial, person, _) = try await registered(kind)
        let first = try await trial.term.publicationMark()
        #expect(try await trial.term.publicationMark() == first)
        try await trial.term.withdraw(person, from: id("cafe"), by: .person, operation: id("leave"))
        let second = try await trial.term.publicationMark()
        #expect(second != first)
        let published = try #require(try await trial.term.published())
        #expect(published.sessions.map(\.view.roster.session) == [id("cafe")])
        #expect(published.sessions[0].standings == [TrialTerm.farsta: .home, TrialTerm.skarpnack: .guest])
        #expect(published.districts.map(\.id) == TrialTerm.districts)
    }

    @Test("what everybody can see cannot be undone; what nobody was told of can", arguments: DatabaseKind.allCases)
    func published(kind: DatabaseKind) async throws {
        let (trial, person, _) = try await registered(kind)
        try await trial.term.cancel(id("cafe"), by: Self.staff, operation: id("cancel"))
        try await trial.term.undo(id("cancel"), by: Self.staff, operation: id("undo"))
        try await trial.term.cancel(id("cafe"), by: Self.staff, operation: id("cancel-2"))
        try await trial.term.notePublished()
        await #expect(throws: Refusal.cannotUndo(id("cancel-2"), .told)) {
            try await trial.term.undo(id("cancel-2"), by: Self.staff, operation: id("undo-2"))
        }
        try await trial.term.reinstate(id("cafe"), by: Self.staff, operation: id("reinstate"))
        try await trial.term.notePublished()
        // A seat is not told to everybody.
        try await trial.term.withdraw(person, from: id("cafe"), by: .person, operation: id("slip"))
        try await trial.term.notePublished()
        try await trial.term.undo(id("slip"), by: Self.staff, operation: id("undo-3"))
        #expect(try await trial.term.roster("cafe").seated.count == 1)
    }

    @Test(
        "of a calendar is closed when the person's details become protected, and none is made", arguments: DatabaseKind.allCases
    )
    func protected(kind: DatabaseKind) async throws {
        let (trial, person, page) = try await registered(kind)
        let calendar = try await trial.term.makeLink(.calendar, for: person, by: .person)
        let details = PersonalDetails(name: try PersonName("Kim"), reach: .throughStaff, isProtected: true)
        try await trial.term.correct(person, by: Self.staff) { _ in details }
        #expect(try await trial.term.person(by: calendar, for: .calendar) == nil)
        for actor in [Actor.person, Self.staff] {
            await #expect(throws: Refusal.hasProtectedDetails(person)) {
                try await trial.term.makeLink(.calendar, for: person, by: actor)
            }
        }
        #expect(try await trial.term.person(by: page, for: .page) == person)
    }
}

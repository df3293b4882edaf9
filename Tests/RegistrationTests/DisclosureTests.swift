import Domain
import Registration
import Testing

@Suite("Who sees what of a person in a session")
struct DisclosureTests {
    private let guest: Participation
    private let waiting: Participation
    private let named: Participation
    private let resident: Participation

    init() throws {
        guest = try Self.person()
        waiting = try Self.person(hasSeat: false, named: ["kurs"])
        named = try Self.person(named: ["kurs", "annan"])
        resident = try Self.person(home: "farsta")
    }

    private static func person(
        home: String = "skarpnack", hasSeat: Bool = true, named: [String] = []
    ) throws -> Participation {
        Participation(
            home: try ID(home), offering: try ID("kurs"), host: try ID("farsta"),
            leaders: [try ID("kons-1"), try ID("kons-2")],
            coorganisers: [try ID("anhoriga")], hasSeat: hasSeat, named: Set(try named.map { try ID($0) }))
    }

    /// By actor: of a guest, of a guest who let the host know their name, of a resident of the host, of a guest who waits.
    private static let rows: [(String, [Disclosure])] = [
        ("person", [.full, .full, .full, .full]),
        ("district:skarpnack", [.full, .full, .nothing, .full]),
        ("district:farsta", [.needsOnly, .needsAndName, .full, .numbersOnly]),
        ("district:sodermalm", [.nothing, .nothing, .nothing, .nothing]),
        ("leader:kons-1", [.needsAndName, .needsAndName, .needsAndName, .nothing]),
        ("leader:kons-2", [.needsAndName, .needsAndName, .needsAndName, .nothing]),
        ("leader:kons-3", [.nothing, .nothing, .nothing, .nothing]),
        ("leader:farsta", [.nothing, .nothing, .nothing, .nothing]),
        ("coorganiser:anhoriga", [.needsAndName, .needsAndName, .needsAndName, .nothing]),
        ("coorganiser:kons-1", [.nothing, .nothing, .nothing, .nothing]),
        ("city", [.numbersOnly, .numbersOnly, .numbersOnly, .numbersOnly]),
        ("rule", [.nothing, .nothing, .nothing, .nothing]),
    ]

    @Test("is as the table says, for every role", arguments: rows.indices)
    func table(_ row: Int) throws {
        let (text, seen) = Self.rows[row]
        let actor = try #require(Actor(text))
        #expect([guest, named, resident, waiting].map { Disclosure(of: $0, to: actor) } == seen, "\(text)")
    }

    @Test("is never a guest's name to the host without consent for that very offering")
    func otherOffering() throws {
        let elsewhere = try Self.person(named: ["annan"])
        let host = Actor.district(try ID("farsta"))
        #expect(Disclosure(of: elsewhere, to: host) == .needsOnly)
        #expect(Disclosure(of: named, to: host) == .needsAndName)
    }

    @Test("is never a name, nor what a seat needs, to the city")
    func city() {
        for person in [guest, named, resident, waiting] {
            let seen = Disclosure(of: person, to: .city)
            #expect(seen.showsNumbers && !seen.showsName && !seen.showsNeeds && !seen.showsContact)
        }
    }

    @Test("is never how a person is reached, but to that person and the home district")
    func contact() throws {
        for person in [guest, named, resident, waiting] {
            let told = Self.rows.map(\.0).filter { text in
                Actor(text).map { Disclosure(of: person, to: $0).showsContact } ?? true
            }
            #expect(told == ["person", "district:\(person.home)"])
        }
    }

    @Test("is never a name to a leader or a co-organiser of those who only wait, or of another session")
    func waitingOrElsewhere() throws {
        for (actor, person) in [("leader:kons-1", waiting), ("coorganiser:anhoriga", waiting), ("leader:kons-3", named)] {
            #expect(Disclosure(of: person, to: try #require(Actor(actor))) == .nothing)
        }
    }

    @Test("shows more from each degree to the next")
    func degrees() {
        let shown = Disclosure.allCases.map { [$0.showsNumbers, $0.showsNeeds, $0.showsName, $0.showsContact].count { $0 } }
        #expect(shown == [0, 1, 2, 3, 4])
    }
}

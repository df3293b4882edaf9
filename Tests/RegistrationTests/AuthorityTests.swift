import Domain
import Registration
import Testing

@Suite("Who may act") struct AuthorityTests {
    private let anna = World.person("anna")

    @Test("for a person: themselves, and staff of their home district", arguments: ["person", "rule", "district:farsta"])
    func mayAct(_ actor: String) throws {
        try #require(Actor(actor)).checkMayAct(for: anna, in: World.farsta)
    }

    @Test(
        "to everybody else it is as if there were no such person",
        arguments: ["district:skarpnack", "city", "leader:konsulent"])
    func mayNotAct(_ actor: String) throws {
        let actor = try #require(Actor(actor))
        #expect(throws: Refusal.unknownPerson(anna)) { try actor.checkMayAct(for: anna, in: World.farsta) }
    }

    @Test("a session is changed by the district that hosts it, and by those that own it")
    func mayChange() throws {
        for district in [World.farsta, World.skarpnack] {
            try Actor.district(district).checkMayChange(World.cafe, ofHost: World.farsta, owners: [World.skarpnack])
        }
        for actor in [Actor.person, .city, .district(ID(slugOf: "bromma"))] {
            #expect(throws: Refusal.notTheirs(World.cafe)) {
                try actor.checkMayChange(World.cafe, ofHost: World.farsta, owners: [World.skarpnack])
            }
        }
    }
}

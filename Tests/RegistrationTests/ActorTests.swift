import Domain
import Registration
import Testing

@Suite("An actor") struct ActorTests {
    @Test(
        "is read as it is written",
        arguments: ["person", "city", "rule", "district:farsta", "leader:kons-aldre", "coorganiser:anhoriga"])
    func text(_ text: String) { #expect(Actor(text)?.description == text) }

    @Test(
        "is nothing else",
        arguments: [
            "", "Person", "district:", "district:Farsta", "staff", "rule ", "person:", "leader", "leader:", "leader:a:b",
            "coorganiser:Å", ":", ":a",
        ])
    func refused(_ text: String) { #expect(Actor(text) == nil) }
}

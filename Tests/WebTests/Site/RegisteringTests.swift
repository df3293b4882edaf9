import Domain
import Registration
import Testing

@testable import Web

@Suite("Asking for a seat on the site") struct RegisteringTests {
    private let world = TrialWorld()
    private let site: Site
    private let key = TrialOffering().key

    init() { site = Site(world, at: Origin(host: "127.0.0.1:8080", isSecure: false)) }

    /// What the first step gives: the cookie and the ticket.
    private func begin() async throws -> (cookie: String, ticket: String) {
        let reply = await site.respond(to: Visit(path: "/anmal/\(key)"))
        let cookie = try #require(reply["Set-Cookie"]?.split(separator: ";").first.map(String.init))
        return (cookie, try #require(ticket(reply)))
    }

    private func ticket(_ reply: Reply) -> String? {
        String(decoding: reply.body, as: UTF8.self).firstMatch(of: /name="biljett" value="([^"]+)"/).map { String($0.1) }
    }

    private static let filled = [
        Visit.Field("stadsdel", "farsta"), Visit.Field("antal", "1"), Visit.Field("namn", "Kim"),
        Visit.Field("kontakt", "epost"),
        Visit.Field("epost", "kim@example.org"), Visit.Field("behov", "step-free"), Visit.Field("webbplats", ""),
    ]

    private func post(_ step: String, _ fields: [Visit.Field], _ begun: (cookie: String, ticket: String), address: String = "a")
        async -> Reply
    {
        await site.respond(
            to: Visit(
                isPost: true, path: "/anmal/\(step)",
                form: fields + [Visit.Field("grupp", key), Visit.Field("biljett", begun.ticket)],
                address: address, cookie: begun.cookie))
    }

    @Test("takes three steps and ends at a page of one's own")
    func steps() async throws {
        let begun = try await begin()
        #expect(await post("uppgifter", [Visit.Field("stadsdel", "farsta")], begun).status == 200)
        let check = await post("kontroll", Self.filled, begun)
        #expect(check.status == 200)
        #expect(String(decoding: check.body, as: UTF8.self).contains("kim@example.org"))
        world.pass(seconds: 5)
        let sent = await post("skicka", Self.filled, begun)
        #expect(sent.status == 303)
        #expect(sent["Location"] == "/min/\(TrialWorld.token)?ny=ja")
        let wish = try #require(world.wishes.first)
        #expect(wish.keys == [key] && wish.district == TrialWorld.farsta && wish.party == .one)
        #expect(wish.details.name?.text == "Kim" && wish.details.needs.features == [.stepFree])
        // A form that is sent twice carries the same operation.
        _ = await post("skicka", Self.filled, begun)
        #expect(Set(world.wishes.map(\.operation)).count == 1)
    }

    @Test("nothing is stored before the last step, nor without the visitor's own cookie, nor too late")
    func refused() async throws {
        let begun = try await begin()
        _ = await post("kontroll", Self.filled, begun)
        world.pass(seconds: 5)
        #expect(await post("skicka", Self.filled, ("anmalan=aaaaaaaaaaaaaaaa", begun.ticket)).status == 403)
        #expect(await post("skicka", Self.filled, (begun.cookie, "1.abc.def")).status == 403)
        #expect(await post("skicka", Self.filled, (begun.cookie, begun.ticket + "0")).status == 403)
        world.pass(seconds: Tickets.seconds)
        #expect(await post("skicka", Self.filled, begun).status == 403)
        #expect(world.wishes == [])
    }

    @Test("a program that fills in the field that nobody sees, or is faster than anybody, registers nobody")
    func trapped() async throws {
        let begun = try await begin()
        #expect(await post("skicka", Self.filled, begun).status == 422)
        world.pass(seconds: 5)
        let filled = Self.filled.filter { $0.name != "webbplats" } + [Visit.Field("webbplats", "http://x")]
        #expect(await post("skicka", filled, begun).status == 422)
        #expect(world.wishes == [])
    }

    @Test(
        "what is wrong is told at its field, and what was written is kept",
        arguments: [
            ("epost", "kim", "Skriv en e-postadress"), ("namn", "811218-9876", "Ta bort personnumret"),
            ("namn", "", "Skriv vad du vill kallas"),
            ("kontakt", "", "Välj hur vi når dig"),
        ])
    func wrong(field: String, value: String, told: String) async throws {
        let begun = try await begin()
        let fields = Self.filled.filter { $0.name != field } + [Visit.Field(field, value)]
        let reply = await post("kontroll", fields, begun)
        #expect(reply.status == 422)
        let text = String(decoding: reply.body, as: UTF8.self)
        #expect(text.contains(told))
        #expect(text.contains("href=\"#\(field)\""))
    }

    @Test("hostile text stays text")
    func hostile() async throws {
        let begun = try await begin()
        let fields = Self.filled.filter { $0.name != "namn" } + [Visit.Field("namn", "\"><script>alert(1)</script>")]
        let text = String(decoding: await post("kontroll", fields, begun).body, as: UTF8.self)
        #expect(!text.contains("<script>alert"))
        #expect(text.contains("&lt;script&gt;"))
    }

    @Test("a district that the session is not open to is refused before anything is asked")
    func outside() async throws {
        let begun = try await begin()
        #expect(await post("uppgifter", [Visit.Field("stadsdel", "finnsinte")], begun).status == 422)
        #expect(await post("uppgifter", [], begun).status == 422)
    }

    @Test("a refusal by the rules leads back with its reason")
    func refusal() async throws {
        let begun = try await begin()
        world.pass(seconds: 5)
        world.refuse(.notOpen(ID(slugOf: "cafe")))
        let reply = await post("skicka", Self.filled, begun)
        #expect(reply.status == 409)
        #expect(String(decoding: reply.body, as: UTF8.self).contains("tar inte emot anmälningar"))
    }

    @Test("an address that sends without end is told to wait; another is not")
    func limited() async throws {
        let begun = try await begin()
        for _ in 0..<30 { _ = await post("uppgifter", [], begun) }
        let reply = await post("uppgifter", [], begun)
        #expect(reply.status == 429)
        #expect(reply["Retry-After"] == "4")
        #expect(await post("uppgifter", [], begun, address: "b").status == 422)
        world.pass(seconds: 4)
        #expect(await post("uppgifter", [], begun).status == 422)
    }
}

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
        reply.text.firstMatch(of: /name="biljett" value="([^"]+)"/).map { String($0.1) }
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
        #expect(check.text.contains("kim@example.org"))
        world.pass(seconds: 5)
        let sent = await post("skicka", Self.filled, begun)
        #expect(sent.status == 303)
        let wish = try #require(world.wishes.first)
        #expect(wish.token.utf8.count == 32)
        #expect(sent["Location"] == "/min/\(wish.token)?ny=ja")
        #expect(sent["Set-Cookie"]?.hasPrefix("anmalan=; Path=/; Max-Age=0;") == true)
        #expect(wish.keys == [key] && wish.district == TrialWorld.farsta && wish.party == .one)
        #expect(wish.details.name?.text == "Kim" && wish.details.needs.features == [.stepFree])
        // Sent twice as it was, it leads to the same page; with something else in it, to another that does not open.
        let again = await post("skicka", Self.filled, begun)
        #expect(again["Location"] == sent["Location"])
        _ = await post("skicka", Self.filled.filter { $0.name != "namn" } + [Visit.Field("namn", "Robin")], begun)
        #expect(Set(world.wishes.map(\.operation)).count == 1)
        #expect(world.wishes.map { $0.token == wish.token } == [true, true, false])
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
        let text = reply.text
        #expect(text.contains(told))
        #expect(text.contains("href=\"#\(field)\"") && text.contains("id=\"\(field)-fel\""))
        #expect(text.contains("aria-describedby=\"\(field == "namn" ? "namn-hjalp " : "")\(field)-fel\""))
        #expect(text.contains("value=\"\(field == "epost" ? "kim" : "kim@example.org")\""))
    }

    @Test("hostile text stays text")
    func hostile() async throws {
        let begun = try await begin()
        let fields = Self.filled.filter { $0.name != "namn" } + [Visit.Field("namn", "\"><script>alert(1)</script>")]
        let text = await post("kontroll", fields, begun).text
        #expect(!text.contains("<script>alert"))
        #expect(text.contains("&lt;script&gt;"))
    }

    @Test("a district that the session is not open to is refused before anything is asked")
    func outside() async throws {
        let begun = try await begin()
        #expect(await post("uppgifter", [Visit.Field("stadsdel", "finnsinte")], begun).status == 422)
        let undecided = await post("uppgifter", [], begun)
        #expect(undecided.status == 422)
        #expect(undecided.text.contains("name=\"stadsdel\" aria-invalid=\"true\" aria-describedby=\"stadsdel-fel\""))
    }

    @Test("who would rather be called is noted so")
    func called() async throws {
        let begun = try await begin()
        world.pass(seconds: 5)
        let fields =
            Self.filled.filter { $0.name != "kontakt" }
            + [("kontakt", "ring"), ("telefon", "08-12 34 56")].map {
                Visit.Field($0.0, $0.1)
            }
        #expect(await post("skicka", fields, begun).status == 303)
        #expect(world.wishes.first?.details.reach == .call(try PhoneNumber("08-12 34 56")))
    }

    @Test("a form that was sent before with something else in it stores nothing and shows nobody's page")
    func sentAlready() async throws {
        let begun = try await begin()
        world.pass(seconds: 5)
        world.refuse(FormAlreadySent())
        let reply = await post("skicka", Self.filled, begun)
        #expect(reply.status == 409 && reply["Location"] == nil)
        #expect(reply.text.contains("Formuläret har redan skickats"))
    }

    @Test("a refusal by the rules leads back with its reason")
    func refusal() async throws {
        let begun = try await begin()
        world.pass(seconds: 5)
        world.refuse(Refusal.notOpen(ID(slugOf: "cafe")))
        let reply = await post("skicka", Self.filled, begun)
        #expect(reply.status == 409)
        #expect(reply.text.contains("tar inte emot anmälningar"))
    }

    @Test("one group takes so many registrations at once, from whatever addresses; others go on")
    func flooded() async throws {
        let begun = try await begin()
        world.pass(seconds: 5)
        for visitor in 0..<600 {
            let reply = await post("skicka", Self.filled, begun, address: "v\(visitor)")
            #expect(reply.status == 303)
        }
        let reply = await post("skicka", Self.filled, begun, address: "last")
        #expect(reply.status == 429 && reply["Retry-After"] == "1")
        #expect(world.wishes.count == 600)
        world.pass(seconds: 1)
        #expect(await post("skicka", Self.filled, begun, address: "last").status == 303)
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

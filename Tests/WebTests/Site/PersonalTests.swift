import Domain
import Registration
import Testing

@testable import Web

@Suite("A person's own page") struct PersonalTests {
    private static let seat = Taking(seats: [1], kind: .home)

    private static func view(_ status: Place.Status, hasCalendar: Bool = false) throws -> PersonalView {
        PersonalView(
            code: "ABCD-EF23", district: TrialWorld.farsta,
            details: PersonalDetails(name: try PersonName("Kim"), reach: .email(try EmailAddress("kim@example.org"))),
            places: [
                PersonalPlace(
                    key: TrialOffering().key, title: "Anhörigcafé", weekly: WeeklyTime(.tuesday, ClockTime(clamping: 780)),
                    meetings: [],
                    place: .digital, host: "Farsta", status: status, hasKept: false, reasons: [], isCancelled: false)
            ], hasCalendar: hasCalendar)
    }

    private func site(_ world: TrialWorld) -> Site { Site(world, at: Origin(host: "127.0.0.1:8080", isSecure: true)) }

    private func ticket(_ reply: Reply) throws -> String {
        try #require(
            String(decoding: reply.body, as: UTF8.self).firstMatch(of: /name="biljett" value="([^"]+)"/).map { String($0.1) })
    }

    @Test("is kept by no cache, found by no search engine, and tells no other site its address")
    func headers() async throws {
        let world = TrialWorld(view: try Self.view(.seated(Self.seat)))
        let reply = await site(world).respond(to: Visit(path: "/min/\(TrialWorld.token)"))
        #expect(reply.status == 200)
        #expect(reply["Cache-Control"] == "no-store")
        #expect(reply["Referrer-Policy"] == "no-referrer")
        #expect(reply["X-Robots-Tag"] == "noindex, nofollow")
        #expect(reply["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains")
        let text = String(decoding: reply.body, as: UTF8.self)
        #expect(text.contains("ABCD-EF23") && text.contains("kim@example.org"))
        #expect(text.contains("<p class=\"seats free\">Du har en plats</p>"))
        #expect(!text.contains("Markup(") && !text.contains("&lt;"))
    }

    @Test(
        "an offer can be answered, by whoever has the page and its ticket",
        arguments: [
            (PersonalAct.accept, PersonalRequest.accept(key: TrialOffering().key)),
            (.keep, .decline(key: TrialOffering().key, keeps: true)),
            (.decline, .decline(key: TrialOffering().key, keeps: false)),
            (.leave, .leave(key: TrialOffering().key)), (.erase, .erase), (.revokeCalendar, .revokeCalendar),
        ])
    func acts(act: PersonalAct, request: PersonalRequest) async throws {
        let world = TrialWorld(view: try Self.view(.offered(Self.seat, replyBy: Instant(seconds: 1_801_000_000))))
        let site = site(world)
        let ticket = try ticket(await site.respond(to: Visit(path: "/min/\(TrialWorld.token)")))
        let path = "/min/\(TrialWorld.token)/\(act.rawValue)"
        let group = Visit.Field("grupp", TrialOffering().key)
        #expect(await site.respond(to: Visit(isPost: true, path: path, form: [group])).status == 403)
        #expect(world.acts == [])
        let done = await site.respond(to: Visit(isPost: true, path: path, form: [group, Visit.Field("biljett", ticket)]))
        #expect([200, 303].contains(done.status))
        #expect(world.acts == [request])
    }

    @Test("a calendar's address is shown once, when it is made")
    func calendar() async throws {
        let world = TrialWorld(view: try Self.view(.seated(Self.seat), hasCalendar: true))
        let site = site(world)
        let page = await site.respond(to: Visit(path: "/min/\(TrialWorld.token)"))
        #expect(!String(decoding: page.body, as: UTF8.self).contains(".ics"))
        let made = await site.respond(
            to: Visit(
                isPost: true, path: "/min/\(TrialWorld.token)/ny-kalender", form: [Visit.Field("biljett", try ticket(page))]))
        #expect(String(decoding: made.body, as: UTF8.self).contains("/min/\(String(repeating: "c", count: 32)).ics"))
        let feed = await site.respond(to: Visit(path: "/min/\(TrialWorld.token).ics"))
        #expect(feed["Cache-Control"] == "private, no-store" && feed["X-Robots-Tag"] == "noindex, nofollow")
    }

    @Test("a link that opens nothing looks like every other, and few can be tried")
    func unknown() async throws {
        let site = site(TrialWorld())
        let wrong = String(repeating: "x", count: 32)
        #expect(await site.respond(to: Visit(path: "/min/\(wrong)", address: "a")).status == 404)
        let calendar = await site.respond(to: Visit(path: "/min/\(wrong).ics", address: "a"))
        #expect(calendar.status == 410 && !String(decoding: calendar.body, as: UTF8.self).contains("VCALENDAR"))
        for _ in 0..<18 { _ = await site.respond(to: Visit(path: "/min/\(wrong)", address: "a")) }
        let reply = await site.respond(to: Visit(path: "/min/\(wrong)", address: "a"))
        #expect(reply.status == 429)
        #expect(reply["Retry-After"] == "30")
    }

    @Test("what is stored can be corrected; what is wrong is told")
    func corrected() async throws {
        let world = TrialWorld(view: try Self.view(.seated(Self.seat)))
        let site = site(world)
        let ticket = Visit.Field("biljett", try ticket(await site.respond(to: Visit(path: "/min/\(TrialWorld.token)"))))
        let path = "/min/\(TrialWorld.token)/ratta"
        let wrong = await site.respond(to: Visit(isPost: true, path: path, form: [ticket, Visit.Field("epost", "kim")]))
        #expect(wrong.status == 422)
        _ = await site.respond(
            to: Visit(
                isPost: true, path: path, form: [ticket, Visit.Field("namn", "Robin"), Visit.Field("telefon", "070-123 45 67")])
        )
        #expect(
            world.acts == [
                .correct(PersonalDetails(name: try PersonName("Robin"), reach: .phone(try PhoneNumber("070-123 45 67"))))
            ])
    }

    @Test("visits are counted without telling whose page it was")
    func counts() async throws {
        let site = site(TrialWorld(view: try Self.view(.seated(Self.seat))))
        _ = await site.respond(to: Visit(path: "/min/\(TrialWorld.token)"))
        _ = await site.respond(to: Visit(path: "/\(TrialWorld.token)"))
        let text = String(decoding: await site.respond(to: Visit(path: "/metrics")).body, as: UTF8.self)
        #expect(text.contains("traffpunkt_visits_total{page=\"min\",status=\"200\"} 1"))
        #expect(text.contains("traffpunkt_visits_total{page=\"other\",status=\"404\"} 1"))
        #expect(!text.contains("ttt"))
    }
}
